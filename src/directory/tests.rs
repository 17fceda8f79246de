//! Filters, addresses, messages and entries, without a directory.

use proptest::prelude::*;

use super::{
    address::{host, is_permitted, resolve},
    people,
    wire::{self, Answer, Entry, Malformed},
    *,
};

fn settings() -> DirectorySettings {
    DirectorySettings {
        server: "ldap.example.com".to_owned(),
        port: 389,
        user_name: "cn=phones,dc=example,dc=com".to_owned(),
        password: Secret::new("canary"),
        base: "dc=example,dc=com".to_owned(),
        name_filter: "(&(telephoneNumber=*)(sn=%))".to_owned(),
        name_attributes: "cn sn".to_owned(),
        number_filter: "(|(telephoneNumber=%)(mobile=%))".to_owned(),
        number_attributes: "telephoneNumber mobile".to_owned(),
        display_name: "%sn, %givenName".to_owned(),
        max_hits: 50,
        country_code: String::new(),
        area_code: String::new(),
        sort_result: true,
        search_timeout_seconds: 5,
        call_lookup: String::new(),
    }
}

fn with(change: impl FnOnce(&mut DirectorySettings)) -> DirectorySettings {
    let mut settings = settings();
    change(&mut settings);
    settings
}

fn name(typed: &str) -> Lookup {
    Lookup::Name(typed.to_owned())
}

fn number(typed: &str) -> Lookup {
    Lookup::Number(typed.to_owned())
}

/// The filter that is asked is the one that is written like this.
#[track_caller]
fn asks(settings: &DirectorySettings, lookup: &Lookup, written: &str) {
    let asked = filter::of(settings, lookup).unwrap();
    assert_eq!(asked, ldap3::parse_filter(written).unwrap(), "{written}");
}

#[track_caller]
fn refusal(settings: &DirectorySettings, lookup: &Lookup) -> DirectoryError {
    match Search::of(settings, lookup) {
        Ok(_) => panic!("should have been refused"),
        Err(error) => error,
    }
}

#[test]
fn a_name_is_a_beginning_and_a_number_is_whole() {
    let plain = settings();
    asks(&plain, &name("sm"), "(&(telephoneNumber=*)(sn=sm*))");
    asks(&plain, &name("Ø"), "(&(telephoneNumber=*)(sn=Ø*))");
    asks(
        &plain,
        &number("4711"),
        "(|(telephoneNumber=4711)(mobile=4711))",
    );
    for (template, asked) in [
        ("(sn=%*)", "(sn=sm*)"),
        ("(cn=*%)", "(cn=*sm*)"),
        ("(cn~=%)", "(cn~=sm)"),
        ("(cn:caseIgnoreMatch:=%)", "(cn:caseIgnoreMatch:=sm)"),
        ("(!(cn=%))", "(!(cn=sm*))"),
        ("cn=%", "(cn=sm*)"),
    ] {
        let settings = with(|it| it.name_filter = template.to_owned());
        asks(&settings, &name("sm"), asked);
    }
    let abroad = with(|it| {
        it.country_code = "+47".to_owned();
        it.area_code = "22".to_owned();
        it.number_filter = "telephoneNumber=%".to_owned();
    });
    let both = "(|(telephoneNumber=4711)(telephoneNumber=+47224711))";
    asks(&abroad, &number("4711"), both);
}

#[test]
fn what_is_typed_is_nothing_but_a_value() {
    let escaped = r"(&(telephoneNumber=*)(sn=\2a\29\28uid=\2a*))";
    asks(&settings(), &name("*)(uid=*"), escaped);
    let escaped = r"(|(telephoneNumber=\5c2a\00)(mobile=\5c2a\00))";
    asks(&settings(), &number("\\2a\0"), escaped);
    asks(&settings(), &name("%sn"), "(&(telephoneNumber=*)(sn=%sn*))");
}

#[test]
fn a_filter_without_a_place_for_what_is_typed_is_refused() {
    let deep = format!("{}(sn=%){}", "(!".repeat(16), ")".repeat(16));
    let long = format!("(sn=%{})", "x".repeat(1_024));
    for filter in [
        "",
        "(sn=*)",
        "(%=x)",
        "(&%(sn=%))",
        "%",
        "(sn=%",
        "(sn=%))",
        "(sn%)",
        "()%",
        &deep,
        &long,
    ] {
        let error = refusal(&with(|it| it.name_filter = filter.to_owned()), &name("x"));
        assert_eq!(error.code(), "ldap_filter_invalid", "{filter}");
        assert_eq!(error.field(), Some("name_filter"), "{filter}");
        // The other filter is not looked at.
        let other = with(|it| it.number_filter = filter.to_owned());
        assert!(Search::of(&other, &name("x")).is_ok());
    }
}

#[test]
fn settings_that_cannot_be_are_named() {
    type Change = fn(&mut DirectorySettings);
    let changes: [(Change, &str); 9] = [
        (|it| it.max_hits = 0, "max_hits"),
        (|it| it.max_hits = 1_001, "max_hits"),
        (|it| it.search_timeout_seconds = 0, "search_timeout_seconds"),
        (
            |it| it.search_timeout_seconds = 61,
            "search_timeout_seconds",
        ),
        (|it| it.name_attributes = " ".to_owned(), "name_attributes"),
        (
            |it| it.number_attributes = "a(b".to_owned(),
            "number_attributes",
        ),
        (|it| it.display_name = "x".repeat(257), "display_name"),
        (|it| it.user_name = String::new(), "user_name"),
        (|it| it.password = Secret::default(), "password"),
    ];
    for (change, field) in changes {
        let error = refusal(&with(change), &name("x"));
        assert_eq!(
            (error.code(), error.field()),
            ("ldap_setting_invalid", Some(field))
        );
    }
    for typed in [name(""), number(&"1".repeat(129))] {
        assert_eq!(refusal(&settings(), &typed).field(), Some("lookup"));
    }
}

#[test]
fn a_server_is_a_host_and_nothing_more() {
    for (server, found) in [
        ("ldap.example.com", "ldap.example.com"),
        ("10.1.2.3", "10.1.2.3"),
        ("ldap://dc_1.example/", "dc_1.example"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"),
    ] {
        assert_eq!(host(server).unwrap(), found);
    }
    for server in [
        "",
        "1.2.3.4@127.0.0.1",
        "ldap.example.com:389",
        "ldaps://ldap.example.com",
        "http://127.0.0.1/",
        "ldap://a/dc=b",
        "ldap:///",
        "[10.1.2.3]",
        "a b",
        "a\0",
        "-h",
        "føo",
    ] {
        let error = host(server).unwrap_err();
        assert_eq!(
            (error.code(), error.field()),
            ("ldap_setting_invalid", Some("server"))
        );
    }
}

#[tokio::test]
async fn whatever_leads_there_no_directory_has_such_an_address() {
    // The last four are 169.254.169.254 and 0.0.0.0 to the system.
    for server in [
        "169.254.169.254",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "::",
        "fe80::1",
        "ff02::1",
        "::ffff:169.254.169.254",
        "64:ff9b::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "::169.254.169.254",
        "2852039166",
        "0xa9fea9fe",
        "0251.0376.0251.0376",
        "0",
    ] {
        let error = resolve(host(server).unwrap(), 389).await.unwrap_err();
        assert_eq!(error.code(), "ldap_address_refused", "{server}: {error}");
    }
    for address in [
        "127.0.0.1",
        "10.1.2.3",
        "::1",
        "fd00::1",
        "64:ff9b::a01:203",
        "192.0.2.1",
    ] {
        assert!(is_permitted(address.parse().unwrap()), "{address}");
    }
    let nowhere = resolve("nowhere.invalid", 389).await.unwrap_err();
    assert_eq!(nowhere.code(), "ldap_unresolvable");
}

/// One element, its kind and what is in it.
fn element(kind: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![kind, 0x82];
    bytes.extend(u16::try_from(content.len()).unwrap().to_be_bytes());
    bytes.extend(content);
    bytes
}

fn texts(kind: u8, texts: &[&str]) -> Vec<u8> {
    let elements = texts.iter().flat_map(|text| element(0x04, text.as_bytes()));
    element(kind, &elements.collect::<Vec<u8>>())
}

#[test]
fn answers_are_read_and_what_is_none_is_malformed() {
    let result = |kind: u8, code: u8| {
        let parts = [vec![0x0a, 1, code], element(4, b"dn"), element(4, b"why")].concat();
        [vec![2, 1, 1], element(kind, &parts)].concat()
    };
    assert_eq!(
        wire::answer(&result(0x61, 49)),
        Ok((1, Answer::Bound(Outcome(49))))
    );
    assert_eq!(
        wire::answer(&result(0x65, 0)),
        Ok((1, Answer::Done(Outcome(0))))
    );
    let attribute = [texts(0x30, &["sn"]), texts(0x31, &["Smith", "Smythe"])].concat();
    let attribute = element(0x30, &attribute[4..]);
    let entry = [element(4, b"cn=x"), element(0x30, &attribute)].concat();
    let found = Entry {
        name: "cn=x".to_owned(),
        attributes: vec![(
            "sn".to_owned(),
            vec!["Smith".to_owned(), "Smythe".to_owned()],
        )],
    };
    let entry = [vec![2, 1, 2], element(0x64, &entry)].concat();
    assert_eq!(wire::answer(&entry), Ok((2, Answer::Entry(found))));
    let reference = [vec![2, 1, 2], texts(0x73, &["ldap://elsewhere/"])].concat();
    assert_eq!(wire::answer(&reference), Ok((2, Answer::Reference)));
    let goodbye = [vec![2, 1, 0], element(0x78, b"")].concat();
    assert_eq!(wire::answer(&goodbye), Ok((0, Answer::Goodbye)));
    for end in 0..entry.len() {
        assert_eq!(wire::answer(&entry[..end]), Err(Malformed), "{end}");
    }
    for bytes in [
        &b"HTTP/1.1 400 Bad Request"[..],
        &[2, 5, 0, 0, 0, 0, 1],
        &[2, 0x80, 1],
    ] {
        assert_eq!(wire::answer(bytes), Err(Malformed));
    }
    assert_eq!(wire::head(b"H"), Err(Malformed));
    assert_eq!(wire::head(&[0x15, 3]), Err(Malformed), "an alert of TLS");
    assert_eq!(wire::head(&[0x30, 0x80]), Err(Malformed));
    assert_eq!(wire::head(&[0x30, 0x85]), Err(Malformed));
    assert_eq!(wire::head(&[0x30, 0x82, 1]), Ok(None));
    assert_eq!(wire::head(&[0x30, 0x82, 1, 2]), Ok(Some((4, 0x102))));
}

fn of_entry(display_name: &str, values: &[(&str, &[&str])]) -> DirectoryEntry {
    let settings = with(|it| it.display_name = display_name.to_owned());
    let search = Search::of(&settings, &name("x")).unwrap();
    let texts = |values: &[&str]| values.iter().map(|&value| value.to_owned()).collect();
    let attributes = values
        .iter()
        .map(|(name, values)| ((*name).to_owned(), texts(values)))
        .collect();
    let name = "uid=x,dc=example".to_owned();
    people::shown(&search, &Entry { name, attributes })
}

#[test]
fn an_entry_is_shown_as_the_format_says() {
    let black: &[(&str, &[&str])] = &[
        ("SN", &["Black"]),
        ("givenName;lang-en", &["Mike", "Michael"]),
        ("mobile", &["2", "3"]),
        ("telephoneNumber", &["1"]),
    ];
    let shown = of_entry("%sn, %givenName", black);
    assert_eq!(shown.display_name, "Black, Mike");
    assert_eq!(
        shown.numbers,
        ["1", "2", "3"],
        "in the order of the attributes"
    );
    for (format, expected) in [
        ("%givenName %sn", "Mike Black"),
        ("Dr. %sn.", "Dr. Black."),
        ("100% %sn", "100% Black"),
        ("%ou, %sn", "Black"),
        ("%ou", "Black"),
        ("", "Black"),
    ] {
        assert_eq!(of_entry(format, black).display_name, expected, "{format}");
    }
    let unknown = of_entry("%sn", &[]);
    assert_eq!(unknown.display_name, "uid=x,dc=example");
    assert_eq!(unknown.numbers, Vec::<String>::new());
    let long = "x".repeat(1_000);
    let odd = of_entry(
        "%sn",
        &[("sn", &["a\u{1b}[2J\r\n"]), ("mobile", &[&long, "\0"])],
    );
    assert_eq!(odd.display_name, "a[2J");
    assert_eq!(odd.numbers, ["x".repeat(128)]);
}

#[test]
fn a_password_is_not_shown_with_the_settings() {
    assert!(!format!("{:?}", settings()).contains("canary"));
}

proptest! {
    #[test]
    fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = (wire::head(&bytes), wire::answer(&bytes));
    }

    /// As if it were an answer, as far as the first bytes tell.
    #[test]
    fn no_answer_makes_the_reader_panic(
        kind in prop_oneof![Just(0x61_u8), Just(0x64), Just(0x65), Just(0x73), Just(0x78)],
        content in proptest::collection::vec(
            prop_oneof![0_u8..6, Just(0x30), Just(0x31), any::<u8>()],
            0..60,
        ),
    ) {
        let _ = wire::answer(&[vec![2, 1, 1], element(kind, &content)].concat());
    }

    /// Whatever is typed, the filter has the conditions that its template has.
    #[test]
    fn nothing_that_is_typed_changes_the_conditions(typed in "[a-z*()\\\\&|!=%\0 ]{1,20}") {
        let written = filter::of(&settings(), &name(&typed)).unwrap();
        let shape = |tag: Tag| format!("{tag:?}").matches("OctetString").count();
        let plain = filter::of(&settings(), &name("x")).unwrap();
        prop_assert_eq!(shape(written), shape(plain));
    }
}
