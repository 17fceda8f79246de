//! What the check promises: it finds what is wrong, goes on behind it, and has nothing to say of
//! what this program writes itself.

use proptest::prelude::*;

use super::super::boot::{SystemUser, boot_file, first_contact_file};
use super::super::cfg::Cfg;
use super::super::cipher::SYSTEM_OBFUSCATED;
use super::super::include::Resolution;
use super::super::models::built_in_models;
use super::super::public_url::PublicUrl;
use super::super::render::{Inputs, SipLine, render};
use super::*;

fn check(text: &str) -> Vec<String> {
    let resolver = |name: &str| match name {
        "good.cfg" | "440HD.cfg" => Resolution::Text("system/ntp/enabled=yes\n".to_owned()),
        "back.cfg" => Resolution::Text("include f.cfg\ninclude gone.cfg\n".to_owned()),
        _ => Resolution::Missing,
    };
    let findings = lint("f.cfg", text, Phone::default(), &resolver);
    let shown = findings.iter().map(Finding::to_string);
    shown
        .map(|finding| finding.replacen("f.cfg:", "", 1))
        .collect()
}

#[test]
fn every_line_is_looked_at_also_behind_a_bad_one() {
    let text = "system/typ=440HD\n\
        system/http_server_port=70000\n\
        just words\n\
        system/type = 440HD\n\
        ; fine\n\
        \n\
        a=\u{1}\n\
        system/web_user_password=canary \n\
        system/http_server_port=80\n\
        voip/line/0/id=%ITCS_UserName%\n";
    assert_eq!(
        check(text),
        [
            "1: system/typ is no known parameter; did you mean system/type? (warning)",
            "2: system/http_server_port must be a whole number from 0 to 65535 (warning)",
            "3: is neither name=value, nor include, nor a comment (error)",
            "4: has a space beside the equals sign; write name=value (error)",
            "7: holds the control character U+0001; remove it (error)",
            "8: the value of system/web_user_password ends in a blank, which belongs to \
             it (warning)",
            "9: system/http_server_port stands in line 2 already; this line counts, that \
             one does not (warning)",
            "10: voip/line/0/id holds a placeholder, %ITCS_…%, which only a template can \
             hold (warning)",
        ]
    );
}

#[test]
fn includes_are_followed_for_what_is_wrong_with_them() {
    assert_eq!(
        check("include good.cfg\ninclude http://10.10.10.10/x.cfg\n"),
        [""; 0],
        "neither an address nor the values of another file are looked at"
    );
    assert_eq!(
        check("include back.cfg\ninclude nowhere.cfg\n"),
        [
            "2: includes nowhere.cfg, which is not there (warning)",
            "back.cfg:1: includes f.cfg again: f.cfg includes back.cfg includes it (error)",
            "back.cfg:2: includes gone.cfg, which is not there (warning)",
        ]
    );
    assert_eq!(check("include <MODEL>.cfg\ninclude <MAC>.cfg\n"), [""; 0]);
    assert_eq!(
        check("system/type=430HD\ninclude <MODEL>.cfg\n"),
        ["2: includes 430HD.cfg, which is not there (warning)"]
    );
    assert_eq!(check("system/type=440HD\ninclude <MODEL>.cfg\n"), [""; 0]);
}

#[test]
fn bytes_that_are_no_text_are_told_with_their_line() {
    let (text, finding) = read("f.cfg", b"a=1\r\nb=\xfc\r\nc=\xff\n");
    assert_eq!(text, "a=1\r\nb=\u{fffd}\r\nc=\u{fffd}\n");
    let finding = finding.unwrap();
    assert!(finding.is_error());
    assert_eq!(
        finding.to_string(),
        "f.cfg:2: is not UTF-8 text; save the file as UTF-8 or plain ASCII (error)"
    );
    assert_eq!(read("f.cfg", b"a=\xc3\xbc").1, None);
}

#[test]
fn a_file_of_nonsense_is_checked_at_once() {
    let text: String = (0..20_000)
        .map(|number| format!("provisioning/period/hourly/hour_{number}=1\n"))
        .collect();
    let findings = check(&text);
    assert_eq!(findings.len(), 20_000);
    assert!(
        findings[0].ends_with("did you mean provisioning/period/hourly/hours_interval? (warning)")
    );
    assert!(findings[NEAREST_MAX].ends_with("is no known parameter (warning)"));
}

#[test]
fn there_is_nothing_to_say_of_what_rollcall_writes() {
    let user = SystemUser {
        name: "system".to_owned(),
        obfuscated_password: SYSTEM_OBFUSCATED.to_owned(),
    };
    let url = PublicUrl::parse("http://10.1.8.23").unwrap();
    let boot = boot_file(&url, Some(&user)).unwrap();
    assert_eq!(check(&boot), [""; 0]);
    for model in built_in_models() {
        for template in [&model.generic, &model.lync] {
            let global_file = Some(template.global_file.as_str());
            let first = first_contact_file(model.name, global_file, &url, Some(&user)).unwrap();
            assert_eq!(check(&first), [""; 0], "{}", template.name);
            let rendered = render(&Inputs {
                mac: "00908f484cf0",
                model: model.name,
                template,
                line: Some(SipLine {
                    user_name: "4071",
                    display_name: "Jonathan",
                    password: "12345",
                }),
                language: Some("French"),
                vlan_mode: Some("Manual"),
                vlan_id: Some(7),
                firmware_file: None,
                public_url: &url,
                system_user: Some(&user),
                is_defined: &|_| false,
                template_model: None,
                placeholders: &|_, name| match name {
                    "Outbound_proxy" => Some("10.1.1.9"),
                    "Redundant_outbound_proxy" => Some("backup.example.com"),
                    "Primary_NTP" => Some("10.1.1.1"),
                    _ => None,
                },
                overrides: &[],
                kept: None,
            })
            .unwrap();
            let global = &rendered.global;
            let resolver = |name: &str| match name == global.name {
                true => Resolution::Text(global.text.clone()),
                false => Resolution::Missing,
            };
            for file in [&rendered.private, &rendered.global] {
                let findings = lint(&file.name, &file.text, Phone::default(), &resolver);
                assert_eq!(findings, [], "{}", template.name);
            }
        }
    }
}

proptest! {
    #[test]
    fn without_an_error_it_is_a_file(text in "([a=;#/ .\u{1}]{0,4}|include [ab]|x=1|\r?\n){0,12}") {
        let findings = lint("a", &text, Phone::default(), &|_| Resolution::Missing);
        let has_error = findings.iter().any(Finding::is_error);
        // A file that includes itself can be read all the same.
        let includes_itself = text.lines().any(|line| line.trim_end() == "include a");
        let is_file = Cfg::parse(&text).is_ok();
        prop_assert!(has_error || is_file);
        prop_assert!(!has_error || !is_file || includes_itself);
    }
}
