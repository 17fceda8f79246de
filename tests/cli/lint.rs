//! `lint` on files of a temporary directory.

use std::fs;

use super::{fail, run_with_stdin, stderr, stdout, succeed};
use crate::support::process::rollcall;

/// Runs `lint` in a directory with these files; status, stdout and stderr.
fn lint(files: &[(&str, &str)], arguments: &[&str]) -> (Option<i32>, String, String) {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("inner")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let output = rollcall(&[&["lint"], arguments].concat())
        .current_dir(folder.path())
        .output()
        .unwrap();
    (output.status.code(), stdout(&output), stderr(&output))
}

#[test]
fn a_good_file_is_status_0_without_a_word() {
    let files = [
        (
            "00908F484CF0.cfg",
            "system/type=440HD\r\nvoip/line/0/auth_password={\"0qrNRpSJ6aE=\"}\r\n\
             include 440HD_<MAC>_voip.cfg\r\ninclude ftp://remote-pc/provisioning.cfg\r\n",
        ),
        ("440HD_00908F484CF0_voip.cfg", "voip/line/0/enabled=1\n"),
    ];
    let outcome = lint(&files, &["00908F484CF0.cfg"]);
    assert_eq!(outcome, (Some(0), String::new(), String::new()));
}

#[test]
fn one_finding_a_line_each_once_and_status_1() {
    let files = [
        (
            "inner/a.cfg",
            "system/typ=1\nsystem/web_user_password=canary\nx =1\ninclude b.cfg\n\
             include ../secret.cfg\n",
        ),
        ("inner/b.cfg", "include a.cfg\ninclude gone.cfg\n"),
        ("secret.cfg", "canary\n"),
    ];
    let (status, found, said) = lint(&files, &["inner/a.cfg", "inner/b.cfg"]);
    assert_eq!(
        found,
        "inner/a.cfg:1: system/typ is no known parameter; did you mean system/type? (warning)\n\
         inner/a.cfg:3: has a space beside the equals sign; write name=value (error)\n\
         inner/a.cfg:5: includes ../secret.cfg, which is neither a bare file name nor an \
         address with http, https, tftp or ftp before :// (warning)\n\
         inner/b.cfg:1: includes a.cfg again: a.cfg includes b.cfg includes it (error)\n\
         inner/b.cfg:2: includes gone.cfg, which is not there (warning)\n\
         inner/a.cfg:4: includes b.cfg again: b.cfg includes a.cfg includes it (error)\n"
    );
    assert_eq!((status, said.as_str()), (Some(1), "error: 6 findings\n"));
}

#[test]
fn a_file_that_cannot_be_read_does_not_hide_the_others() {
    let files = [("a.cfg", "words\n")];
    let (status, found, said) = lint(&files, &["gone.cfg", "inner", "a.cfg"]);
    assert_eq!(status, Some(1));
    assert_eq!(
        found,
        "a.cfg:1: is neither name=value, nor include, nor a comment (error)\n"
    );
    assert!(said.contains("cannot read gone.cfg"), "{said}");
    assert!(said.contains("cannot read inner"), "{said}");
    assert!(
        said.ends_with("error: 1 finding, 2 files could not be read\n"),
        "{said}"
    );
}

#[test]
fn stdin_is_a_file_too_and_cannot_steer_the_terminal() {
    let output = run_with_stdin(&["lint", "-"], "\u{1b}[2J=1\nsystem/type=440HD\n");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        stdout(&output),
        "-:1: holds the control character U+001B; remove it (error)\n"
    );
    let output = run_with_stdin(&["lint", "-"], "include <MAC>_\u{202e}.cfg\n");
    assert_eq!(output.status.code(), Some(0), "which phone is not known");
}

#[test]
fn without_a_file_it_is_wrong_usage_and_help_shows_an_example() {
    assert!(fail(&["lint"], 2).contains("FILE"));
    let help = succeed(&["lint", "--help"]);
    assert!(help.contains("Examples:\n  rollcall lint"), "{help}");
}
