//! What bodies are read as, and what is refused.

use super::*;
use schemas::{Mac, RegionName};

fn fields(problem: &Problem) -> Vec<&str> {
    problem
        .errors()
        .iter()
        .map(|error| error.field.as_str())
        .collect()
}

#[test]
fn all_errors_are_told_at_once_and_name_their_field() {
    let body = br#"{"name":"a\nb","macs":["00908f484cf0","x",7],"flag":1,"role":"supervisor",
        "region":{"name":"a/b","extra":true}}"#;
    let mut read = Fields::parse(body).unwrap();
    assert_eq!(read.required_name("name"), None);
    assert_eq!(read.list::<Mac>("macs"), None);
    assert_eq!(read.flag("flag"), None);
    read.required_object("region", |inner| {
        inner.required_parsed::<RegionName>("name")
    });
    assert!(read.required_secret("password").is_none());
    let problem = read.finish(Some(())).unwrap_err();
    assert_eq!(
        fields(&problem),
        [
            "name",
            "macs[1]",
            "macs[2]",
            "flag",
            "region.name",
            "region.extra",
            "password",
            "role"
        ]
    );
}

#[test]
fn what_is_valid_is_read() {
    let body = br#"{"name":"alice","count":7,"macs":["00:90:8F:48:4C:F0"],"nothing":null}"#;
    let mut read = Fields::parse(body).unwrap();
    let name = read.required_name("name");
    let count = read.number("count", 1, 10);
    let macs = read.list::<Mac>("macs");
    assert_eq!(read.text("nothing", 10), None);
    let value = name.zip(count).zip(macs);
    let ((name, count), macs) = read.finish(value).unwrap();
    assert_eq!((name.as_str(), count, macs.len()), ("alice", 7, 1));
}

#[test]
fn a_body_that_is_no_object_is_refused() {
    assert_eq!(Fields::parse(b"{").unwrap_err().code(), Code::MalformedJson);
    assert_eq!(Fields::parse(b"").unwrap_err().code(), Code::MalformedJson);
    assert_eq!(
        Fields::parse(b"[1]").unwrap_err().code(),
        Code::InvalidRequest
    );
}

#[test]
fn numbers_have_limits() {
    for body in [
        r#"{"n":0}"#,
        r#"{"n":11}"#,
        r#"{"n":"5"}"#,
        r#"{"n":5.5}"#,
        r#"{"n":-1}"#,
    ] {
        let mut read = Fields::parse(body.as_bytes()).unwrap();
        let number = read.number("n", 1, 10);
        assert_eq!(fields(&read.finish(number).unwrap_err()), ["n"], "{body}");
    }
    let mut read = Fields::parse(br#"{"n":5.0,"vlan":1e2}"#).unwrap();
    assert_eq!(read.number("n", 1, 10), Some(5));
    assert_eq!(
        read.number_or_text("vlan", |_| Ok(())).as_deref(),
        Some("100")
    );
}
