//! Tracing: what the program says about itself, on stderr.
//!
//! Guarantees that one event is one line and that no field can forge another: JSON escapes by
//! itself, and in pretty lines control characters, line separators and terminal sequences of any
//! field are written as escapes. Libraries speak only from `warn` upwards, so that no request body
//! or header of theirs reaches the log.
//!
//! The newest lines are kept in memory too (`recent`). Does not know what is secret: the types
//! `Secret` and `Personal` do not print themselves.

mod recent;

use std::fmt;
use std::io::IsTerminal;
use std::str::FromStr;
use std::sync::{Arc, LazyLock};

use tracing::level_filters::LevelFilter;
use tracing::{Level, Subscriber};
use tracing_subscriber::Layer;
use tracing_subscriber::field::MakeExt;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::debug_fn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

pub use self::recent::{LINES_MAX, LogLine, LogLines};

/// Our own crates' targets begin with this.
const OUR_TARGETS: &str = "rollcall";

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Pretty,
    /// One JSON object a line, for collectors.
    Json,
}

/// The least important kind of line that is still written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogLevel {
    Error,
    Warn,
    Info,
    Debug,
    Trace,
}

/// A word that names no log format or level; displays what is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be one of {allowed}")]
pub struct UnknownWord {
    allowed: &'static str,
}

/// Why tracing could not start.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    #[error("tracing was already started in this process")]
    AlreadyStarted {
        #[source]
        source: tracing_subscriber::util::TryInitError,
    },
}

impl FromStr for LogFormat {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<LogFormat, UnknownWord> {
        match word {
            "pretty" => Ok(LogFormat::Pretty),
            "json" => Ok(LogFormat::Json),
            _ => Err(UnknownWord {
                allowed: "pretty, json",
            }),
        }
    }
}

impl FromStr for LogLevel {
    type Err = UnknownWord;

    fn from_str(word: &str) -> Result<LogLevel, UnknownWord> {
        match word {
            "error" => Ok(LogLevel::Error),
            "warn" => Ok(LogLevel::Warn),
            "info" => Ok(LogLevel::Info),
            "debug" => Ok(LogLevel::Debug),
            "trace" => Ok(LogLevel::Trace),
            _ => Err(UnknownWord {
                allowed: "error, warn, info, debug, trace",
            }),
        }
    }
}

impl LogLevel {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            LogLevel::Error => "error",
            LogLevel::Warn => "warn",
            LogLevel::Info => "info",
            LogLevel::Debug => "debug",
            LogLevel::Trace => "trace",
        }
    }

    fn of(level: Level) -> LogLevel {
        match level {
            Level::ERROR => LogLevel::Error,
            Level::WARN => LogLevel::Warn,
            Level::INFO => LogLevel::Info,
            Level::DEBUG => LogLevel::Debug,
            Level::TRACE => LogLevel::Trace,
        }
    }

    fn level(self) -> Level {
        match self {
            LogLevel::Error => Level::ERROR,
            LogLevel::Warn => Level::WARN,
            LogLevel::Info => Level::INFO,
            LogLevel::Debug => Level::DEBUG,
            LogLevel::Trace => Level::TRACE,
        }
    }
}

/// The lines that [`init`] keeps: the process has one log.
pub fn recent_lines() -> Arc<LogLines> {
    static LINES: LazyLock<Arc<LogLines>> = LazyLock::new(Arc::default);
    LINES.clone()
}

/// Starts tracing to stderr for the whole process; colours only where stderr is a terminal.
///
/// # Errors
/// When called a second time in one process.
pub fn init(format: LogFormat, level: LogLevel) -> Result<(), TelemetryError> {
    let colours = std::io::stderr().is_terminal();
    subscriber(format, level, colours, std::io::stderr, recent_lines())
        .try_init()
        .map_err(|source| TelemetryError::AlreadyStarted { source })
}

/// What [`init`] installs, writing to `writer` and keeping the newest lines in `recent`: there
/// always from `info` upwards, so that what administrators do can be read.
pub fn subscriber<W>(
    format: LogFormat,
    level: LogLevel,
    colours: bool,
    writer: W,
    recent: Arc<LogLines>,
) -> impl Subscriber + Send + Sync
where
    W: for<'writer> MakeWriter<'writer> + Send + Sync + 'static,
{
    let lines = match format {
        LogFormat::Pretty => tracing_subscriber::fmt::layer()
            .with_ansi(colours)
            .with_writer(writer)
            .fmt_fields(
                debug_fn(|line, field, value| {
                    let text = Escaped(format!("{value:?}"));
                    match field.name() {
                        "message" => write!(line, "{text}"),
                        name => write!(line, "{name}={text}"),
                    }
                })
                .delimited(" "),
            )
            .boxed(),
        LogFormat::Json => tracing_subscriber::fmt::layer()
            .json()
            .with_current_span(true)
            .with_span_list(false)
            .with_writer(writer)
            .boxed(),
    };
    let level = LevelFilter::from_level(level.level());
    let kept = recent::Keeper(recent).with_filter(targets(level.max(LevelFilter::INFO)));
    tracing_subscriber::registry()
        .with(lines.with_filter(targets(level)))
        .with(kept)
}

fn targets(level: LevelFilter) -> Targets {
    Targets::new()
        .with_default(level.min(LevelFilter::WARN))
        // It calls every malformed request an error, and anybody can send those.
        .with_target("actix_http", LevelFilter::OFF)
        .with_target(OUR_TARGETS, level)
}

/// The text on one line, unable to steer a terminal.
pub fn escaped(text: &str) -> String {
    Escaped(text.to_owned()).to_string()
}

/// Writes text so that it stays one line and cannot steer a terminal.
struct Escaped(String);

impl fmt::Display for Escaped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        use fmt::Write;
        for character in self.0.chars() {
            if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') {
                write!(formatter, "{}", character.escape_default())?;
            } else {
                formatter.write_char(character)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use parking_lot::Mutex;
    use std::io::Write;
    use std::sync::Arc;

    #[derive(Clone, Default)]
    struct Captured(Arc<Mutex<Vec<u8>>>);

    impl Write for Captured {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    /// The lines that `speak` leaves in the log.
    fn lines(format: LogFormat, level: LogLevel, speak: impl FnOnce()) -> Vec<String> {
        let captured = Captured::default();
        let writer = captured.clone();
        let recent = Arc::new(LogLines::default());
        let subscriber = subscriber(format, level, false, move || writer.clone(), recent);
        tracing::subscriber::with_default(subscriber, speak);
        let bytes = captured.0.lock().clone();
        String::from_utf8(bytes)
            .unwrap()
            .lines()
            .map(str::to_owned)
            .collect()
    }

    #[test]
    fn what_administrators_read_begins_at_info() {
        let recent = Arc::new(LogLines::default());
        let (format, level) = (LogFormat::Json, LogLevel::Error);
        let subscriber = subscriber(format, level, false, std::io::sink, recent.clone());
        tracing::subscriber::with_default(subscriber, || {
            tracing::info!(target: "rollcall::http", "ours");
            tracing::debug!(target: "rollcall::http", "ours, too small");
            tracing::info!(target: "hyper", "chatter");
            tracing::error!(target: "actix_http", "anybody's");
        });
        let (lines, _) = recent.newest(LogLevel::Trace, 9);
        let said: Vec<_> = lines.iter().map(|line| line.message.as_str()).collect();
        assert_eq!(said, ["ours"]);
    }

    const FORGED: &str = "mary\r\n2026-01-01T00:00:00Z  INFO forged\u{1b}[2J\u{2028}\0";

    fn speak_of_forgery() {
        let span = tracing::info_span!("request", user = %FORGED);
        let _entered = span.enter();
        tracing::info!(display = %FORGED, debug = ?FORGED, text = FORGED, "signed in {FORGED}");
    }

    #[test]
    fn pretty_lines_cannot_be_forged() {
        let lines = lines(LogFormat::Pretty, LogLevel::Info, speak_of_forgery);
        assert_eq!(lines.len(), 1, "{lines:?}");
        let line = &lines[0];
        assert!(line.contains("signed in mary\\r\\n2026"), "{line}");
        assert!(line.contains("display=mary\\r\\n2026"), "{line}");
        assert!(
            !line.chars().any(|character| character.is_control()),
            "{line:?}"
        );
        assert!(!line.contains('\u{2028}'), "{line:?}");
    }

    #[test]
    fn json_lines_cannot_be_forged() {
        let lines = lines(LogFormat::Json, LogLevel::Info, speak_of_forgery);
        assert_eq!(lines.len(), 1, "{lines:?}");
        let object: serde_json::Value = serde_json::from_str(&lines[0]).unwrap();
        assert_eq!(object["level"], "INFO");
        assert_eq!(object["fields"]["display"], FORGED);
        assert_eq!(object["fields"]["text"], FORGED);
        assert_eq!(object["span"]["user"], FORGED);
    }

    #[test]
    fn levels_hold_for_us_and_libraries_speak_only_of_trouble() {
        let speak = || {
            tracing::debug!(target: "rollcall::engine", "ours");
            tracing::debug!(target: "sled::pagecache", "chatter");
            tracing::info!(target: "hyper", "chatter");
            tracing::warn!(target: "hyper", "trouble");
        };
        assert_eq!(lines(LogFormat::Pretty, LogLevel::Debug, speak).len(), 2);
        assert_eq!(lines(LogFormat::Pretty, LogLevel::Info, speak).len(), 1);
        assert_eq!(lines(LogFormat::Pretty, LogLevel::Error, speak).len(), 0);
    }

    #[test]
    fn words_are_parsed_exactly() {
        assert_eq!("json".parse(), Ok(LogFormat::Json));
        assert_eq!("trace".parse(), Ok(LogLevel::Trace));
        let refused = "INFO".parse::<LogLevel>().unwrap_err();
        assert_eq!(
            refused.to_string(),
            "must be one of error, warn, info, debug, trace"
        );
    }
}
