//! What resolving promises: every line with its file, later values count, whatever includes
//! whatever it ends, and its text is a configuration file.

use std::collections::HashMap;

use proptest::prelude::*;

use super::super::cfg::Cfg;
use super::*;

const PHONE: Phone<'static> = Phone {
    mac: Some("00908f484cf0"),
    model: Some("440HD"),
};

fn resolved(files: &[(&str, &str)]) -> Effective {
    let (name, text) = files[0];
    let files: HashMap<_, _> = files.iter().copied().collect();
    resolve(name, text, PHONE, &|name| match files.get(name) {
        Some(text) => Resolution::Text((*text).to_owned()),
        None => Resolution::Missing,
    })
}

fn findings(effective: &Effective) -> Vec<String> {
    effective.findings.iter().map(Finding::to_string).collect()
}

/// Manual B §2.2.2, its bare names and its addresses, with files behind the bare ones.
const MANUAL: &[(&str, &str)] = &[
    (
        "00908f484cf0.cfg",
        "system/type=440HD\n\
         system/web_user_name=first\n\
         include 440HD_<MAC>_voip.cfg\n\
         include <MODEL>.cfg\n\
         include https://remote-pc/vlan_conf.cfg\n\
         include tftp://10.10.10.10/440HD_<MAC>_network.cfg\n\
         voip/line/0/id=4071\n",
    ),
    (
        "440HD_00908f484cf0_voip.cfg",
        "; voice\nvoip/line/0/enabled=1\nvoip/line/0/id=1\n",
    ),
    (
        "440HD.cfg",
        "include common.cfg\nsystem/web_user_name=last\n",
    ),
    ("common.cfg", "system/ntp/enabled=1\n"),
];

#[test]
fn includes_stand_where_they_are_named() {
    let effective = resolved(MANUAL);

    assert_eq!(findings(&effective), [""; 0]);
    assert_eq!(
        effective.to_text(),
        "system/type=440HD\n\
         system/web_user_name=first\n\
         ; include 440HD_00908f484cf0_voip.cfg\n\
         ; voice\n\
         voip/line/0/enabled=1\n\
         voip/line/0/id=1\n\
         ; end of 440HD_00908f484cf0_voip.cfg\n\
         ; include 440HD.cfg\n\
         ; include common.cfg\n\
         system/ntp/enabled=1\n\
         ; end of common.cfg\n\
         system/web_user_name=last\n\
         ; end of 440HD.cfg\n\
         ; external, not resolved:\n\
         include https://remote-pc/vlan_conf.cfg\n\
         ; external, not resolved:\n\
         include tftp://10.10.10.10/440HD_00908f484cf0_network.cfg\n\
         voip/line/0/id=4071\n"
    );
}

#[test]
fn every_line_names_its_file_and_the_last_value_counts() {
    let effective = resolved(MANUAL);
    let places: Vec<_> = effective
        .lines
        .iter()
        .map(|line| (effective.file_of(line), line.line_number, line.depth))
        .collect();
    assert_eq!(
        places[..5],
        [
            ("00908f484cf0.cfg", 1, 0),
            ("00908f484cf0.cfg", 2, 0),
            ("00908f484cf0.cfg", 3, 0),
            ("440HD_00908f484cf0_voip.cfg", 1, 1),
            ("440HD_00908f484cf0_voip.cfg", 2, 1),
        ]
    );
    assert_eq!(places[8], ("common.cfg", 1, 2));

    let settings = effective.settings();
    let of = |name| {
        let setting: Setting<'_> = settings[name];
        (setting.value, setting.file, setting.line_number)
    };
    assert_eq!(settings.len(), 5);
    assert_eq!(of("system/web_user_name"), ("last", "440HD.cfg", 2));
    assert_eq!(of("voip/line/0/id"), ("4071", "00908f484cf0.cfg", 7));
    assert_eq!(of("system/ntp/enabled"), ("1", "common.cfg", 1));
}

#[test]
fn what_is_not_followed_is_told_and_stays_a_comment() {
    let effective = resolved(&[
        ("a.cfg", "include b.cfg\nx =1\ninclude ../etc\n"),
        ("b.cfg", "include gone.cfg\ninclude a.cfg\nsystem/type=1\n"),
    ]);

    assert_eq!(
        findings(&effective),
        [
            "b.cfg:1: includes gone.cfg, which is not there (warning)",
            "b.cfg:2: includes a.cfg again: a.cfg includes b.cfg includes it (error)",
            "a.cfg:2: has a space beside the equals sign; write name=value (error)",
            "a.cfg:3: includes ../etc, which is neither a bare file name nor an address \
             with http, https, tftp or ftp before :// (warning)",
        ]
    );
    assert_eq!(
        effective.to_text(),
        "; include b.cfg\n\
         ; include gone.cfg (not resolved)\n\
         ; include a.cfg (not resolved)\n\
         system/type=1\n\
         ; end of b.cfg\n\
         ; line 2 has a space beside the equals sign; write name=value\n\
         ; include ../etc (not resolved)\n"
    );
}

#[test]
fn for_an_unknown_phone_its_own_includes_stay_open() {
    let text = "include <MODEL>_x.cfg\n";
    let effective = resolve("a.cfg", text, Phone::default(), &|name| {
        panic!("{name} was asked for")
    });
    assert_eq!(effective.findings, []);
    assert_eq!(
        effective.to_text(),
        "; include <MODEL>_x.cfg (not resolved)\n"
    );
}

#[test]
fn including_ends_however_the_files_include_each_other() {
    let chain = resolve("0", "include 1\n", PHONE, &|name| {
        let next = name.parse::<u32>().unwrap() + 1;
        Resolution::Text(format!("include {next}\n"))
    });
    assert_eq!(
        findings(&chain),
        ["8:1: includes 9, which is 9 files deep; 8 at most are followed (error)"]
    );

    // Each file includes the next one twice: 2 to the 8th of them, if nobody counted.
    let fan = resolve("0", "include 1\ninclude 1\n", PHONE, &|name| {
        let next = name.parse::<u32>().unwrap() + 1;
        Resolution::Text(format!("include {next}\ninclude {next}\n"))
    });
    let included = |line: &&EffectiveLine| matches!(line.content, Content::Included(_));
    assert_eq!(fan.lines.iter().filter(included).count(), INCLUDES_MAX);
    assert!(fan.findings.iter().all(Finding::is_error));

    let long = ";\n".repeat(BYTES_MAX / 2);
    let two = resolve("0", "include 1\ninclude 1\n", PHONE, &|_| {
        Resolution::Text(long.clone())
    });
    assert_eq!(
        findings(&two),
        [
            "0:2: includes 1, with which the included files are too many or too \
          long to follow (error)"
        ]
    );
}

proptest! {
    #[test]
    fn whatever_is_resolved_is_a_file_with_the_same_values(
        a in "(((x|y|z)=[12 ]|include [abc]|;|x =|\u{7f})\r?\n){0,6}",
        b in "(((x|y|z)=[12 ]|include [abc]|include ftp://a)\n){0,4}",
    ) {
        let effective = resolved(&[("a", &a), ("b", &b)]);
        let read = Cfg::parse(&effective.to_text());
        prop_assert!(read.is_ok(), "{read:?}");
        let read = read.unwrap();
        let last: BTreeMap<_, _> =
            read.parameters().map(|(_, name, value)| (name, value)).collect();
        let settings = effective.settings();
        let settings: BTreeMap<_, _> =
            settings.iter().map(|(name, setting)| (*name, setting.value)).collect();
        prop_assert_eq!(last, settings);
    }
}
