//! What commands say: data on stdout, notes on stderr.
//!
//! Guarantees that a reader who closes the pipe (`| head`) ends the command without a word, and
//! that a text from the log cannot steer the terminal it is shown on. Does not format anything.

use std::fmt::Display;
use std::io::{self, BufWriter, StdoutLock, Write};

use anyhow::{Context as _, Result};

/// The reader of stdout has gone. No failure: it has seen what it wanted.
#[derive(Debug, thiserror::Error)]
#[error("nobody reads the output any more")]
pub(super) struct OutputClosed;

/// Where data goes, one line at a time.
pub(super) struct Output<W: Write = BufWriter<StdoutLock<'static>>> {
    writer: W,
}

impl Output {
    /// Stdout, buffered: nothing is certain to be seen before [`Output::flush`].
    pub(super) fn stdout() -> Output {
        Output::to(BufWriter::new(io::stdout().lock()))
    }
}

impl<W: Write> Output<W> {
    /// Any other place.
    pub(super) fn to(writer: W) -> Output<W> {
        Output { writer }
    }

    /// Writes a line.
    ///
    /// # Errors
    /// [`OutputClosed`] when nobody reads any more, or the place cannot be written.
    pub(super) fn line(&mut self, text: impl Display) -> Result<()> {
        written(writeln!(self.writer, "{text}"))
    }

    /// Writes a text that brings its own line ends.
    ///
    /// # Errors
    /// As [`Output::line`].
    pub(super) fn text(&mut self, text: &str) -> Result<()> {
        written(self.writer.write_all(text.as_bytes()))
    }

    /// Hands over what is still buffered.
    ///
    /// # Errors
    /// As [`Output::line`].
    pub(super) fn flush(&mut self) -> Result<()> {
        written(self.writer.flush())
    }
}

fn written(outcome: io::Result<()>) -> Result<()> {
    match outcome {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Err(OutputClosed.into()),
        outcome => outcome.context("cannot write the output"),
    }
}

/// Says something to the person at the terminal. Whether it can be heard does not matter.
pub(super) fn note(text: impl Display) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// The text with everything escaped that could end a line or steer a terminal.
pub(super) fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        if steers(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// A line of JSON with the same characters as JSON escapes, so that it still is the same JSON:
/// outside of its strings there are none of them.
pub(super) fn harmless_json(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for character in json.chars() {
        if steers(character) {
            shown.push_str(&format!("\\u{:04x}", u32::from(character)));
        } else {
            shown.push(character);
        }
    }
    shown
}

/// Control characters, line separators and marks that turn the direction of writing; all of them
/// lie below U+10000.
fn steers(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Failing(io::ErrorKind);

    impl Write for Failing {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(self.0.into())
        }
    }

    #[test]
    fn a_reader_who_leaves_is_told_from_a_disk_that_is_full() {
        let closed = Output::to(Failing(io::ErrorKind::BrokenPipe))
            .line("x")
            .unwrap_err();
        assert!(closed.is::<OutputClosed>());
        let full = Output::to(Failing(io::ErrorKind::StorageFull))
            .flush()
            .unwrap_err();
        assert!(!full.is::<OutputClosed>());
        assert_eq!(full.to_string(), "cannot write the output");
    }

    #[test]
    fn texts_cannot_steer_a_terminal() {
        let hostile = "a\u{1b}[2J\r\n\u{9b}1m\u{202e}\u{2028}ü";
        let shown = harmless(hostile);
        assert_eq!(shown, "a\\u{1b}[2J\\r\\n\\u{9b}1m\\u{202e}\\u{2028}ü");
        let json = serde_json::to_string(hostile).unwrap();
        let shown = harmless_json(&json);
        assert!(!shown.chars().any(steers), "{shown}");
        assert_eq!(serde_json::from_str::<String>(&shown).unwrap(), hostile);
    }
}
