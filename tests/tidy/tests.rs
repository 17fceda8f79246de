//! The checks can fail: each rule refuses a sample that breaks it, and accepts one that does not.

use super::*;

/// The messages about `code`, which stands under a header in the file `path`.
fn messages(path: &str, code: &str) -> Vec<String> {
    let text = format!("//! Header.\n{code}\n");
    check_file(path, &text)
        .iter()
        .map(Finding::to_string)
        .collect()
}

#[track_caller]
fn refused(path: &str, code: &str, part: &str) {
    let messages = messages(path, code);
    assert!(
        messages.iter().any(|message| message.contains(part)),
        "{code}: {messages:?}"
    );
}

#[track_caller]
fn accepted(path: &str, code: &str) {
    assert_eq!(messages(path, code), Vec::<String>::new(), "{code}");
}

#[test]
fn form_is_checked() {
    let finding = &check_file("src/clock.rs", "use std::fmt;\n")[0];
    assert_eq!(
        (finding.line, finding.message.contains("header")),
        (1, true)
    );
    refused(
        "src/clock.rs",
        &format!("// {}", "é".repeat(98)),
        "src/clock.rs:2: 101 columns",
    );
    accepted("src/clock.rs", &format!("// {}", "é".repeat(97)));
    refused("src/clock.rs", &"\n".repeat(500), "lines, 500 at most");
    accepted("src/clock.rs", &"\n".repeat(498));
    let page = "x\n".repeat(501);
    assert_eq!(check_file("ui/src/page.tsx", &page).len(), 1);
}

#[test]
fn directions_are_checked() {
    for (path, code, part) in [
        (
            "src/log/mod.rs",
            "use crate::engine::Engine;",
            "rs:2: log may not name engine",
        ),
        (
            "src/log/chain.rs",
            "\n\nfn f() { crate::http::g() }",
            "rs:4: log may not name http",
        ),
        (
            "src/domain/phone.rs",
            "use crate::{domain::x, clock::{a, b}};",
            "not name clock",
        ),
        (
            "src/domain/phone.rs",
            "use super::super::log::EventLog;",
            "not name log",
        ),
        (
            "src/clock.rs",
            "use super::config;",
            "clock may not name config",
        ),
        (
            "src/http/mod.rs",
            "use crate::phones;",
            "http may not name phones",
        ),
        (
            "src/http/write/user.rs",
            "use crate::projector::View;",
            "not name projector",
        ),
        (
            "src/http/write/user.rs",
            "use projections::Fleet;",
            "not name the projections",
        ),
        (
            "src/http/read/user.rs",
            "use crate::engine::Engine;",
            "not name engine",
        ),
        (
            "src/domain/phone.rs",
            "use projections::Fleet;",
            "not name the projections",
        ),
        ("src/shed.rs", "", "in no room"),
        (
            "src/clock.rs",
            "#[cfg(test)]\nmod tests;\nuse crate::log;",
            "not name log",
        ),
    ] {
        refused(path, code, part);
    }
}

#[test]
fn allowed_directions_pass() {
    for (path, code) in [
        (
            "src/engine/writer.rs",
            "use crate::{domain::decide, log::{EventLog, engine}};",
        ),
        (
            "src/engine/writer.rs",
            "use super::queue; use crate::engine::state;",
        ),
        (
            "src/http/write/user.rs",
            "use crate::http::problem; use crate::engine::Engine;",
        ),
        (
            "src/clock.rs",
            "// use crate::log;\n/* crate::log /* */ crate::app */",
        ),
        (
            "src/clock.rs",
            "const A: &str = \"crate::log\"; const B: &str = r#\"\"crate::app\"#;",
        ),
        (
            "src/clock.rs",
            "const Q: char = '\"'; fn f<'a>(_: &'a str) {} // crate::log",
        ),
        (
            "src/clock.rs",
            "macro_rules! m { () => { $crate::log::f() } }",
        ),
        (
            "src/clock.rs",
            "#[cfg(test)]\nmod tests { use crate::log::MemoryLog; }",
        ),
        ("src/domain/tests.rs", "use crate::log::MemoryLog;"),
        ("src/main.rs", "use crate::cli;"),
        ("schemas/src/ids.rs", "use crate::time;"),
    ] {
        accepted(path, code);
    }
}

#[test]
fn confined_words_are_checked() {
    refused(
        "src/engine/mod.rs",
        "fn f(_: sled::Db) {}",
        "only src/log/sled*.rs",
    );
    refused(
        "src/log/verify.rs",
        "use sled::Tree;",
        "only src/log/sled*.rs",
    );
    accepted("src/log/sled.rs", "use sled::Tree;");
    accepted("src/log/mod.rs", "mod sled; pub use sled::SledLog;");
    accepted("src/app.rs", "use crate::log::sled::SledLog;");
    accepted("src/store.rs", "use crate::log::{EventLog, sled::SledLog};");
    refused("src/store.rs", "use ::sled::Db;", "only src/log/sled*.rs");
    refused(
        "schemas/src/stored/v1.rs",
        "use bincode::Encode;",
        "codec.rs knows bincode",
    );
    accepted("schemas/src/stored/codec.rs", "use bincode::Encode;");
    refused(
        "tests/boot.rs",
        "std::time::SystemTime::now();",
        "take a Clock",
    );
    refused("src/cli/mod.rs", "jiff::Timestamp::now();", "take a Clock");
    accepted("src/clock.rs", "let now = SystemTime::now(); // crate::log");
    accepted("src/cli/mod.rs", "std::time::Instant::now();");
}
