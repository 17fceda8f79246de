//! What is wrong with a configuration file, or odd about it: one finding a line of it.
//!
//! Guarantee: a message names lines, parameters and included files, never a value, which may be a
//! secret. An *error* is what a phone cannot read, or what never ends; everything else is a
//! *warning*, since phones know more than this program does. What follows from either is for
//! whoever asked.

use super::cfg::Problem;
use super::parameters::ParameterProblem;

/// One thing to tell about a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line_number}: {complaint} ({})", .complaint.severity().as_str())]
pub struct Finding {
    /// The file's name, as it was given or included.
    pub file: String,
    /// From 1.
    pub line_number: usize,
    pub complaint: Complaint,
}

/// Whether a file can be used all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Warning,
    Error,
}

/// What there is to say of a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Complaint {
    #[error("{0}")]
    Line(Problem),
    #[error("is not UTF-8 text; save the file as UTF-8 or plain ASCII")]
    NotText,
    #[error("{name} {problem}")]
    Parameter {
        name: String,
        problem: ParameterProblem,
    },
    #[error("{name} stands in line {earlier} already; this line counts, that one does not")]
    Repeated { name: String, earlier: usize },
    #[error("{name} holds a placeholder, %ITCS_…%, which only a template can hold")]
    Placeholder { name: String },
    #[error("the value of {name} ends in a blank, which belongs to it")]
    BlankAtEnd { name: String },
    #[error("includes {name}, which is not there")]
    Missing { name: String },
    #[error(
        "includes {target}, which is neither a bare file name nor an address with http, https, \
         tftp or ftp before ://"
    )]
    NoFileName { target: String },
    /// `chain`: from the file that is included again to the one that does it.
    #[error("includes {name} again: {} includes it", .chain.join(" includes "))]
    Loop { name: String, chain: Vec<String> },
    #[error("includes {name}, which is {depth} files deep; {greatest} at most are followed")]
    TooDeep {
        name: String,
        depth: usize,
        greatest: usize,
    },
    #[error("includes {name}, with which the included files are too many or too long to follow")]
    TooMuch { name: String },
}

impl Severity {
    /// The word that is shown.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Finding {
    /// Whether it is an error, by [`Complaint::severity`].
    pub fn is_error(&self) -> bool {
        self.complaint.severity() == Severity::Error
    }
}

impl Complaint {
    /// An error is a line that phones cannot read, or includes that do not end.
    pub fn severity(&self) -> Severity {
        match self {
            Self::Line(_)
            | Self::NotText
            | Self::Loop { .. }
            | Self::TooDeep { .. }
            | Self::TooMuch { .. } => Severity::Error,
            Self::Parameter { .. }
            | Self::Repeated { .. }
            | Self::Placeholder { .. }
            | Self::BlankAtEnd { .. }
            | Self::Missing { .. }
            | Self::NoFileName { .. } => Severity::Warning,
        }
    }

    /// Whether it is about what a line includes, and not about the line as it stands.
    pub(super) fn is_of_include(&self) -> bool {
        match self {
            Self::Missing { .. }
            | Self::NoFileName { .. }
            | Self::Loop { .. }
            | Self::TooDeep { .. }
            | Self::TooMuch { .. } => true,
            Self::Line(_)
            | Self::NotText
            | Self::Parameter { .. }
            | Self::Repeated { .. }
            | Self::Placeholder { .. }
            | Self::BlankAtEnd { .. } => false,
        }
    }
}
