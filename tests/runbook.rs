//! The runbook has a paragraph for every error code that a client can see.

use rollcall::http::problem::Code;

#[test]
fn every_error_code_is_in_the_runbook() {
    let runbook = include_str!("../ops/runbook.md");
    let missing: Vec<_> = Code::ALL
        .iter()
        .map(|code| code.name())
        .filter(|code| !runbook.lines().any(|line| is_heading_of(line, code)))
        .collect();
    assert!(
        missing.is_empty(),
        "no paragraph in ops/runbook.md for: {}",
        missing.join(", ")
    );
}

/// `### code` or `### ```code` ```.
fn is_heading_of(line: &str, code: &str) -> bool {
    line.starts_with('#') && line.trim_start_matches('#').trim().trim_matches('`') == code
}

#[test]
fn a_heading_is_known_from_a_mention() {
    assert!(is_heading_of("### `device_not_found`", "device_not_found"));
    assert!(!is_heading_of("see device_not_found", "device_not_found"));
}
