//! For whatever values: a file is refused with the name of what is wrong, or holds exactly the
//! intended parameters with exactly the intended values (threats T12 and T13).

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::provisioning::cfg::Line;

/// Values with a good chance of what breaks lines, beside any text at all.
fn value() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ -~]{0,12}",
        2 => ".{0,12}",
        1 => "[a\n\r\u{0}\u{85}\u{2028}=;# ]{0,6}",
        1 => Just("x\nvoip/line/0/auth_password=p".to_owned()),
        1 => Just("%ITCS_UserPassword%".to_owned()),
        1 => Just("{{7*7}}".to_owned()),
        1 => Just("include http://evil/a.cfg".to_owned()),
        1 => "[ ;#?]{1,2}[a-z=]{0,3}",
    ]
}

proptest! {
    #[test]
    fn whatever_the_values_a_file_holds_exactly_the_intended_parameters(
        line in prop::option::of([value(), value(), value()]),
        vlan in prop::option::of((value(), any::<u16>())),
        (proxy, zone, password) in (value(), value(), value()),
        (key, key_value) in (prop_oneof![value(), Just("a/b".to_owned())], value()),
    ) {
        let mut given = Given::built_in("430HD", false)
            .with(Scope::System, "Outbound_proxy", &proxy)
            .with(Scope::Region, "TimeZoneLocation", &zone)
            .with(Scope::Device, "IPPhonePassword", &password)
            .overridden(Scope::OverrideDevice, &key, &key_value);
        given.line = line.clone();
        given.vlan = vlan.clone();
        let Ok(rendered) = given.render() else { return Ok(()) };

        let has = |text: &str| !text.is_empty();
        let [user, display, secret] = line.clone().unwrap_or_default();
        let differs = |value: &str, default: &str| has(value) && value != default;
        let mut expected: BTreeMap<&str, &str> = BTreeMap::from([
            ("system/type", "430HD"),
            ("personal_settings/language", "English"),
        ]);
        let vlan_id = vlan.as_ref().map(|(_, id)| id.to_string());
        let vlan_mode = vlan.as_ref().map_or("", |(mode, _)| mode);
        for (present, name, value) in [
            (line.is_some(), "voip/line/0/enabled", "1"),
            (has(&user), "voip/line/0/id", &*user),
            (has(&user), "voip/line/0/auth_name", &user),
            (has(&secret), "voip/line/0/auth_password", &secret),
            (has(&display), "voip/line/0/description", &display),
            (has(vlan_mode), "network/lan/vlan/mode", vlan_mode),
            (vlan.is_some(), "network/lan/vlan/id", vlan_id.as_deref().unwrap_or("")),
            (differs(&zone, "+00:00"), "system/ntp/gmt_offset", &zone),
            (true, "system/web_user_password", if has(&password) { &password } else { "1234" }),
            (true, &key, &key_value),
        ] {
            if present {
                expected.insert(name, value);
            }
        }
        let private = Cfg::parse(&rendered.private.text).unwrap();
        let found: Vec<_> = private.parameters().map(|(_, name, value)| (name, value)).collect();
        prop_assert_eq!(found.len(), expected.len());
        prop_assert_eq!(found.into_iter().collect::<BTreeMap<_, _>>(), expected);

        let global = Cfg::parse(&rendered.global.text).unwrap();
        let proxied = global.parameters().filter(|(_, _, value)| *value == proxy).count();
        prop_assert!(!has(&proxy) || proxied >= 2);
        prop_assert_eq!(global.parameters().count(), if has(&proxy) { 28 } else { 24 });
    }
}

const SCOPES: [Scope; 5] = [
    Scope::System,
    Scope::Model,
    Scope::Region,
    Scope::User,
    Scope::Device,
];
const NAMES: [&str; 3] = ["A", "B", "C"];
const GLOBAL: &str = "g/a=%ITCS_A%\n?g/b=%ITCS_B%\n";
const PRIVATE: &str = "p/a=pre%ITCS_A%post%ITCS_B%\n?A:p/b=%ITCS_B%\n?include %ITCS_C%\n";

/// A value for some of the names in some of the scopes, wide to narrow.
fn values() -> impl Strategy<Value = Vec<[Option<String>; 3]>> {
    let some = || prop::option::weighted(0.3, value());
    prop::collection::vec([some(), some(), some()], SCOPES.len())
}

/// What two lines of prose say: the narrowest value that is not empty counts; a name that no scope
/// looked at defines has none.
fn narrowest(values: &[[Option<String>; 3]], name: usize) -> Option<String> {
    let defined = || values.iter().filter_map(|scope| scope[name].clone());
    let full = defined().rfind(|value| !value.is_empty());
    full.or_else(|| defined().next())
}

fn parameter(name: &str, value: String) -> Line {
    Line::Parameter {
        name: name.to_owned(),
        value,
    }
}

/// The lines of both files, if their values can stand there.
fn intended(values: &[[Option<String>; 3]]) -> (Vec<Line>, Vec<Line>) {
    let shared = |name| narrowest(&values[..2], name);
    // Defined for others, if for nobody else.
    let own = |name| narrowest(values, name).unwrap_or_default();
    let [a, b, c] = [own(0), own(1), own(2)];
    let mut global = Vec::new();
    global.extend(shared(0).map(|a| parameter("g/a", a)));
    let shared_b = shared(1).filter(|b| !b.is_empty());
    global.extend(shared_b.map(|b| parameter("g/b", b)));

    let mut private = vec![parameter("p/a", format!("pre{a}post{b}"))];
    if !a.is_empty() && !b.is_empty() {
        private.push(parameter("p/b", b.clone()));
    }
    if !c.is_empty() {
        private.push(Line::Include(c));
    }
    if shared(0).as_ref() != Some(&a) {
        private.push(parameter("g/a", a));
    }
    if shared(1).as_ref() != Some(&b) && !b.is_empty() {
        private.push(parameter("g/b", b));
    }
    (global, private)
}

fn ends_a_line(text: &str) -> bool {
    text.contains(|letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}'))
}

/// Whether a line can be written, told from the line alone.
fn can_stand(line: &Line) -> bool {
    match line {
        Line::Parameter { value, .. } => !ends_a_line(value) && !value.starts_with(' '),
        Line::Include(target) => !ends_a_line(target) && !target.contains(char::is_whitespace),
        Line::Blank | Line::Comment(_) => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn a_file_is_refused_by_name_or_is_the_intended_one(values in values()) {
        let mut given = Given::template(GLOBAL, PRIVATE);
        given.defined_for_others = NAMES.to_vec();
        for (scope, of_scope) in SCOPES.iter().zip(&values) {
            for (name, value) in NAMES.iter().zip(of_scope) {
                if let Some(value) = value {
                    given = given.with(*scope, name, value);
                }
            }
        }
        let (global, private) = intended(&values);
        let lines = global.iter().chain(&private);
        let broken: Vec<&Line> = lines.filter(|line| !can_stand(line)).collect();
        match given.render() {
            Ok(rendered) => {
                prop_assert!(broken.is_empty(), "{broken:?}");
                for (file, lines) in [(&rendered.global, global), (&rendered.private, private)] {
                    prop_assert_eq!(Cfg::parse(&file.text).unwrap().lines, lines);
                }
            }
            Err(RenderError::Value { parameter, placeholder: Some(placeholder), .. }) => {
                let is_it = |line: &&Line| match line {
                    Line::Parameter { name, .. } => *name == parameter,
                    _ => parameter == "include",
                };
                prop_assert!(broken.iter().any(is_it), "{parameter}");
                prop_assert!(NAMES.contains(&placeholder.as_str()));
            }
            Err(other) => prop_assert!(false, "{other}"),
        }
    }
}
