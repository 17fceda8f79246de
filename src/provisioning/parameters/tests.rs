//! What the catalogue promises: that it is whole, and that its bounds are the manuals'.

use super::super::boot::{SystemUser, boot_file};
use super::super::cfg::Cfg;
use super::super::cipher::SYSTEM_OBFUSCATED;
use super::super::models::built_in_models;
use super::super::public_url::PublicUrl;
use super::*;

#[test]
fn every_line_of_the_catalogue_is_read_and_sound() {
    let entries = CATALOGUE.lines().filter(|line| !line.starts_with(';'));
    for line in entries {
        let parameter = Parameter::read(line).unwrap_or_else(|| panic!("{line:?}"));
        assert!(!parameter.description.ends_with('.'), "{line:?}");
        if let Some(default) = parameter.default {
            assert_eq!(parameter.check(default), None, "{line:?}");
        }
        let concrete = parameter.with_numbers_of("");
        let found = lookup(&concrete).map(|found| found.name);
        assert_eq!(found, Some(parameter.name), "twice in the catalogue");
    }
    for broken in ["", "a\tb", "a\tnumber 1\t-\t-\tx", "a\ttext\t-\t-\tx\ty"] {
        assert!(Parameter::read(broken).is_none(), "{broken:?}");
    }
}

/// Every parameter that manual B names, with what it says of its default and its section.
#[test]
fn manual_b_is_in_it() {
    for (name, default, section) in [
        ("system/http_server_port", Some("80"), "B §2.1.2"),
        ("system/https_server_port", Some("443"), "B §2.1.2"),
        ("system/web_user_name", Some("admin"), "B §2.1.3"),
        ("system/web_user_password", Some("1234"), "B §2.1.3"),
        ("system/type", None, "B §2.2.2"),
        ("voip/line/0/enabled", None, "B §2.2.3"),
        ("voip/line/0/id", None, "B §2.2.3"),
        ("voip/line/7/auth_name", None, "B §2.2.3"),
        ("voip/line/0/auth_password", None, "B §2.2.3"),
        ("ems_server/keep_alive_period", Some("60"), "B §2.3"),
        ("ems_server/provisioning/url", None, "B §2.3"),
        ("ems_server/user_name", None, "B §2.3"),
        ("ems_server/user_password", None, "B §2.3"),
        ("provisioning/method", Some("Dynamic"), "B §3.1.2"),
        ("provisioning/url_option_value", Some("160"), "B §3.1.2"),
        (
            "provisioning/random_provisioning_time",
            Some("120"),
            "B §3.1.2",
        ),
        ("provisioning/period/type", Some("daily"), "B §3.1.2"),
        (
            "provisioning/period/hourly/hours_interval",
            Some("24"),
            "B §3.1.2",
        ),
        ("provisioning/period/daily/time", Some("00:00"), "B §3.1.2"),
        ("provisioning/period/weekly/day", Some("Sunday"), "B §3.1.2"),
        ("provisioning/period/weekly/time", Some("00:00"), "B §3.1.2"),
    ] {
        let parameter = lookup(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!(
            (parameter.default, parameter.manual),
            (default, Some(section)),
            "{name}"
        );
    }
}

#[test]
fn whatever_rollcall_writes_is_in_it() {
    let mut named = 0;
    for model in built_in_models() {
        for template in [&model.generic, &model.lync] {
            let lines = [&template.global_text, &template.private_text];
            for line in lines.iter().flat_map(|text| text.lines()) {
                let Some((left, _)) = line.split_once('=').filter(|_| !line.starts_with(';'))
                else {
                    continue;
                };
                let name = left.rsplit([':', '?']).next().unwrap_or(left);
                assert!(lookup(name).is_some(), "{name} is missing");
                named += 1;
            }
        }
    }
    assert!(named > 300, "only {named} names were found");

    let user = SystemUser {
        name: "system".to_owned(),
        obfuscated_password: SYSTEM_OBFUSCATED.to_owned(),
    };
    let url = PublicUrl::parse("http://10.1.8.23").unwrap();
    let boot = Cfg::parse(&boot_file(&url, Some(&user)).unwrap()).unwrap();
    for (_, name, value) in boot.parameters() {
        assert_eq!(check(name, value), None, "{name}");
    }
}

#[test]
fn values_have_the_bounds_of_the_manual() {
    for (name, good, bad) in [
        (
            "system/http_server_port",
            &["0", "80", "65535"][..],
            &["65536", "-1", "+1", "", "80 "][..],
        ),
        (
            "provisioning/period/hourly/hours_interval",
            &["1", "168"],
            &["0", "169", "1.5", "4294967297"],
        ),
        (
            "provisioning/period/daily/time",
            &["00:00", "23:59"],
            &["24:00", "0:30", "00:60", "0030", "+0:30"],
        ),
        (
            "provisioning/period/type",
            &["every5minutes", "DAILY", "powerup"],
            &["minutely", ""],
        ),
        (
            "provisioning/method",
            &["STATIC", "Dynamic", "disable"],
            &["http"],
        ),
        (
            "system/ntp/gmt_offset",
            &["+00:00", "-03:30"],
            &["00:00", "+15:00", "UTC"],
        ),
        ("voip/line/0/enabled", &["0", "1"], &["yes", "true", ""]),
        (
            "ems_server/provisioning/url",
            &["http://10.1.8.23:8081", "TFTP://10.10.10.10/x", ""],
            &[
                "10.1.8.23",
                "file:///etc",
                "http://",
                "http:///x",
                "http://a b",
            ],
        ),
        (
            "voip/signalling/sip/proxy_address",
            &["10.1.1.9", "::1", "pbx-1.example.com.", ""],
            &["10.1.1", "10.1.1.256", "a b", "a..b", "http://pbx"],
        ),
        (
            "voip/line/3/auth_password",
            &["12345", "{\"0qrNRpSJ6aE=\"}", "{x", ""],
            &["{\"0qrNRpSJ6aE=\"", "{\"0qrN\"}", "{\"\"}", "{\"%\"}"],
        ),
    ] {
        for value in good {
            assert_eq!(check(name, value), None, "{name}={value}");
        }
        for value in bad {
            let problem = check(name, value);
            assert!(
                matches!(problem, Some(ParameterProblem::Value { .. })),
                "{name}={value} is taken"
            );
        }
    }
    let problem = check("system/http_server_port", "http").unwrap();
    assert_eq!(
        problem.to_string(),
        "must be a whole number from 0 to 65535"
    );
}

#[test]
fn an_unknown_name_is_told_the_nearest_one() {
    for (name, expected) in [
        ("system/typ", Some("system/type")),
        ("System/Type", Some("system/type")),
        ("provisioning/periode/typ", Some("provisioning/period/type")),
        (
            "voip/line/3/auth_pasword",
            Some("voip/line/3/auth_password"),
        ),
        ("voip/line/8/id", Some("voip/line/0/id")),
        ("voip/line/07/id", Some("voip/line/0/id")),
        ("voip/line//id", Some("voip/line/0/id")),
        ("something/else", None),
        ("", None),
        ("/", None),
    ] {
        assert!(lookup(name).is_none(), "{name}");
        assert_eq!(nearest(name).as_deref(), expected, "{name}");
    }
    assert_eq!(nearest(&"system/type".repeat(1000)), None);
    let problem = check("system/typ", "440HD").unwrap();
    assert_eq!(
        problem.to_string(),
        "is no known parameter; did you mean system/type?"
    );
}
