//! A job's list of targets as it is stored: one a line, a MAC address or `user:<id>`.
//!
//! Guarantee: what was written is read. Pure.

use std::fmt::Write;

use schemas::{Mac, UserId, commands::JobTarget};

/// The file of these targets.
pub(super) fn written(targets: &[JobTarget]) -> String {
    let mut text = String::with_capacity(targets.len() * 13);
    for target in targets {
        let written = match target {
            JobTarget::Phone(mac) => writeln!(text, "{mac}"),
            JobTarget::User(id) => writeln!(text, "user:{id}"),
        };
        written.expect("a String takes everything");
    }
    text
}

/// The targets of a file; `None` where it is no such file.
pub(super) fn read(text: &[u8]) -> Option<Vec<JobTarget>> {
    let text = std::str::from_utf8(text).ok()?;
    text.lines()
        .map(|line| match line.strip_prefix("user:") {
            Some(id) => Some(JobTarget::User(UserId(id.parse().ok()?))),
            None => Some(JobTarget::Phone(line.parse::<Mac>().ok()?)),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let mac = "00908f484cf0".parse().unwrap();
        let targets = vec![JobTarget::Phone(mac), JobTarget::User(UserId(7))];
        assert_eq!(read(written(&targets).as_bytes()), Some(targets));
        assert_eq!(read(b"00908f484cf0\nx\n"), None);
    }
}
