//! What is read, what is refused, and what is counted.

use super::*;

/// What is read, as strict JSON, and the labels of what was odd.
fn read(body: &[u8]) -> Result<(String, Vec<&'static str>), NotJson> {
    let mut oddities = Oddities::default();
    let text = text(body, &mut oddities);
    let members = object(&text, &mut oddities)?;
    let labels = oddities.iter().map(|(oddity, _)| oddity.label()).collect();
    Ok((Value::Object(members).to_json(), labels))
}

#[test]
fn what_field_clients_write_is_understood() {
    for (body, meant, odd) in [
        (&b"{\"a\":1,}"[..], r#"{"a":1}"#, vec!["trailing_comma"]),
        (
            b"{\"a\":[1,2 , ] }",
            r#"{"a":[1,2]}"#,
            vec!["trailing_comma"],
        ),
        (
            b"\xef\xbb\xbf {\"a\":\"x\"}\r\n",
            r#"{"a":"x"}"#,
            vec!["byte_order_mark"],
        ),
        (b"{\"a\":true}\n\0", r#"{"a":true}"#, vec!["trailing_nul"]),
        (
            b"{\"a\":\"\xff\"}",
            "{\"a\":\"\u{fffd}\"}",
            vec!["invalid_utf8"],
        ),
        (
            br#"{"a":"\ud83d x"}"#,
            "{\"a\":\"\u{fffd} x\"}",
            vec!["lone_surrogate"],
        ),
        (
            br#"{"a":"\ud83d\ud83d\ude00"}"#,
            "{\"a\":\"\u{fffd}😀\"}",
            vec!["lone_surrogate"],
        ),
        (
            br#"{"a":"AUDC\john\u12"}"#,
            r#"{"a":"AUDC\\john\\u12"}"#,
            vec!["invalid_escape"],
        ),
        (
            b"{\"a\":\"x\ny\"}",
            r#"{"a":"x\ny"}"#,
            vec!["control_character"],
        ),
        (b"{\"a\":007}", r#"{"a":007}"#, vec!["odd_number"]),
        (b"{\"a\":1,\"a\":2}", r#"{"a":1,"a":2}"#, vec![]),
        (br#"{"\u00e9\n\/":-1.5e+3}"#, "{\"é\\n/\":-1.5e+3}", vec![]),
        (b"{}", "{}", vec![]),
    ] {
        let shown = String::from_utf8_lossy(body);
        assert_eq!(read(body), Ok((meant.to_owned(), odd)), "{shown}");
    }
}

#[test]
fn what_is_no_object_is_refused() {
    for body in [
        "",
        " ",
        "[]",
        "null",
        "mac=00908f484cf0",
        "{",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,,}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{\"a\":tru}",
        "{\"a\":1-2}",
        "{\"a\":-}",
        "{\"a\":\"x}",
        "{\"a\":\"x\\",
        "{} {}",
        "{\"a\":[,]}",
        "{\"a\":[1}",
    ] {
        assert!(read(body.as_bytes()).is_err(), "{body}");
    }
}

#[test]
fn nesting_is_bounded() {
    let nested = |levels: usize| {
        let open = "[".repeat(levels);
        let close = "]".repeat(levels);
        read(format!("{{\"a\":{open}{close}}}").as_bytes())
    };
    assert!(nested(DEPTH_MAX - 1).is_ok());
    assert_eq!(nested(DEPTH_MAX), Err(NotJson::TooDeep));
    assert_eq!(nested(30_000), Err(NotJson::TooDeep));
}

#[test]
fn errors_say_where() {
    let error = read("\u{feff}{\"a\" 1}".as_bytes()).unwrap_err();
    assert_eq!(
        error,
        NotJson::Missing {
            expected: "a colon",
            offset: 8
        }
    );
}
