//! Configuration files, as administrators upload them.
//!
//! Holds that reading, checking and resolving never panic and always end; that what was read prints
//! and reads back the same; that a file without an error is one that can be read; and that a
//! resolved file is a file with the same values. Input: a file, and behind a NUL the one that it
//! includes by any name but `gone.cfg`.

#![no_main]

use std::collections::BTreeMap;

use libfuzzer_sys::fuzz_target;
use rollcall::provisioning::{
    cfg::Cfg,
    effective::resolve,
    finding::Finding,
    include::{Phone, Resolution},
    lint,
};

const PHONE: Phone<'static> = Phone {
    mac: Some("00908f484cf0"),
    model: Some("440HD"),
};

fuzz_target!(|input: &[u8]| {
    let (text, not_text) = lint::read("a.cfg", input);
    let (text, other) = text.split_once('\0').unwrap_or((&text, ""));
    let parsed = Cfg::parse(text);
    if let Ok(cfg) = &parsed {
        let printed = cfg.to_string();
        let again = Cfg::parse(&printed).expect("what was printed can be read");
        assert_eq!(*cfg, again, "another file is read back");
        assert_eq!(printed, again.to_string());
    }

    let resolver = |name: &str| match name {
        "gone.cfg" => Resolution::Missing,
        "a.cfg" => Resolution::Text(text.to_owned()),
        _ => Resolution::Text(other.to_owned()),
    };
    let findings = lint::lint("a.cfg", text, PHONE, &resolver);
    for finding in findings.iter().chain(&not_text) {
        // The checks that the command line and uploads rely on: one line, with a place.
        assert!(finding.line_number > 0);
        assert!(!finding.to_string().contains(['\n', '\r']), "{finding}");
    }
    assert!(parsed.is_ok() || findings.iter().any(Finding::is_error));

    let effective = resolve("a.cfg", text, PHONE, &resolver);
    let resolved = Cfg::parse(&effective.to_text()).expect("what was resolved can be read");
    let last: BTreeMap<_, _> = resolved
        .parameters()
        .map(|(_, name, value)| (name, value))
        .collect();
    let settings = effective.settings();
    let settings = settings.iter().map(|(name, is)| (*name, is.value));
    assert!(last.into_iter().eq(settings), "other values count");
});
