//! The newest lines of the program's own log, kept in memory for administrators (M70–M73).
//!
//! Guarantee: bounded in lines and in bytes, whatever is logged; keeping a line neither waits for a
//! reader nor fails. What goes in is what every other log line may hold: secrets do not print
//! themselves. Deliberately not here: files; whoever needs lines after a restart keeps stderr.

use std::{collections::VecDeque, fmt, sync::Arc};

use parking_lot::Mutex;
use tracing::{
    Event, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{Layer, layer::Context};

use super::LogLevel;
use crate::clock::{Clock, SystemClock};

/// How many lines are kept.
pub const LINES_MAX: usize = 10_000;

/// How many bytes of text all lines may have together.
const BYTES_MAX: usize = 8 * 1024 * 1024;

/// How many characters of a message or a field are kept.
const TEXT_LENGTH_MAX: usize = 2_000;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// Milliseconds since 1970.
    pub time_ms: i64,
    /// How important.
    pub level: LogLevel,
    /// The module that said it.
    pub target: String,
    /// What it said.
    pub message: String,
    /// More: name, value.
    pub fields: Vec<(&'static str, String)>,
}

impl LogLine {
    fn bytes(&self) -> usize {
        let fields = self
            .fields
            .iter()
            .map(|(name, value)| name.len() + value.len());
        self.target.len() + self.message.len() + fields.sum::<usize>()
    }
}

#[derive(Default)]
struct Kept {
    lines: VecDeque<LogLine>,
    bytes: usize,
}

/// The newest lines.
#[derive(Default)]
pub struct LogLines(Mutex<Kept>);

impl LogLines {
    /// The newest so many lines of this level or a more important one, oldest of them first, and
    /// how many such lines there are.
    pub fn newest(&self, level: LogLevel, count: usize) -> (Vec<LogLine>, usize) {
        let kept = self.0.lock();
        let fitting = || kept.lines.iter().filter(|line| line.level <= level);
        let total = fitting().count();
        let passed_over = total.saturating_sub(count);
        (fitting().skip(passed_over).cloned().collect(), total)
    }

    fn push(&self, line: LogLine) {
        let mut kept = self.0.lock();
        kept.bytes += line.bytes();
        kept.lines.push_back(line);
        while kept.lines.len() > LINES_MAX || kept.bytes > BYTES_MAX {
            let Some(oldest) = kept.lines.pop_front() else {
                break;
            };
            kept.bytes -= oldest.bytes();
        }
    }
}

/// Puts what is said into [`LogLines`].
pub(super) struct Keeper(pub(super) Arc<LogLines>);

impl<S: Subscriber> Layer<S> for Keeper {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        let mut read = Read::default();
        event.record(&mut read);
        self.0.push(LogLine {
            time_ms: SystemClock.now_ms(),
            level: LogLevel::of(*event.metadata().level()),
            target: event.metadata().target().to_owned(),
            message: read.message,
            fields: read.fields,
        });
    }
}

#[derive(Default)]
struct Read {
    message: String,
    fields: Vec<(&'static str, String)>,
}

impl Visit for Read {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.keep(field, format!("{value:?}"));
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.keep(field, value.to_owned());
    }

    fn record_error(&mut self, field: &Field, value: &(dyn std::error::Error + 'static)) {
        let mut text = value.to_string();
        let mut cause = value.source();
        while let Some(error) = cause {
            text.push_str(": ");
            text.push_str(&error.to_string());
            cause = error.source();
        }
        self.keep(field, text);
    }
}

impl Read {
    fn keep(&mut self, field: &Field, mut text: String) {
        if let Some((end, _)) = text.char_indices().nth(TEXT_LENGTH_MAX) {
            text.truncate(end);
        }
        match field.name() {
            "message" => self.message = text,
            name => self.fields.push((name, text)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tracing_subscriber::layer::SubscriberExt;

    /// What is kept of what `speak` says.
    fn kept(speak: impl FnOnce()) -> Arc<LogLines> {
        let lines = Arc::new(LogLines::default());
        let subscriber = tracing_subscriber::registry().with(Keeper(lines.clone()));
        tracing::subscriber::with_default(subscriber, speak);
        lines
    }

    #[test]
    fn a_line_is_kept_as_it_was_said() {
        let failed = std::io::Error::other("disk\nfull");
        let lines = kept(|| {
            tracing::warn!(
                count = 3,
                name = "ali\nce",
                error = &failed as &dyn std::error::Error,
                "said {}",
                "so"
            );
        });
        let (lines, total) = lines.newest(LogLevel::Trace, 10);
        let [line] = &lines[..] else {
            panic!("{lines:?}");
        };
        assert_eq!(
            (total, line.level, line.message.as_str()),
            (1, LogLevel::Warn, "said so")
        );
        let fields = [("count", "3"), ("name", "ali\nce"), ("error", "disk\nfull")];
        assert!(
            line.fields
                .iter()
                .map(|(name, value)| (*name, value.as_str()))
                .eq(fields)
        );
        assert!(
            line.target.ends_with("telemetry::recent::tests"),
            "{}",
            line.target
        );
    }

    #[test]
    fn the_newest_of_a_level_are_found() {
        let lines = kept(|| {
            tracing::error!("one");
            tracing::debug!("two");
            tracing::info!("three");
        });
        let said = |level, count| {
            let (lines, total) = lines.newest(level, count);
            let messages: Vec<_> = lines.into_iter().map(|line| line.message).collect();
            (messages.join(" "), total)
        };
        assert_eq!(said(LogLevel::Trace, 2), ("two three".to_owned(), 3));
        assert_eq!(said(LogLevel::Info, 9), ("one three".to_owned(), 2));
        assert_eq!(said(LogLevel::Error, 0), (String::new(), 1));
    }

    #[test]
    fn lines_and_bytes_are_bounded() {
        let lines = kept(|| {
            for number in 0..LINES_MAX + 5 {
                tracing::info!("{number}");
            }
        });
        let (newest, total) = lines.newest(LogLevel::Info, LINES_MAX);
        assert_eq!((newest[0].message.as_str(), total), ("5", LINES_MAX));

        let long = "ü".repeat(TEXT_LENGTH_MAX * 2);
        let lines = kept(|| (0..LINES_MAX).for_each(|_| tracing::info!("{long}")));
        let (newest, total) = lines.newest(LogLevel::Info, 1);
        assert_eq!(newest[0].message.chars().count(), TEXT_LENGTH_MAX);
        assert!(
            (1..=BYTES_MAX / (TEXT_LENGTH_MAX * 2)).contains(&total),
            "{total}"
        );
        let kept = lines.0.lock();
        assert_eq!(
            kept.bytes,
            kept.lines.iter().map(LogLine::bytes).sum::<usize>()
        );
    }
}
