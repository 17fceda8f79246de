//! What a bench prints, and how rounds become one figure.
//!
//! Guarantee: one JSON object a line on stdout, and nothing else there.

use std::io::Write as _;

use anyhow::Result;
use serde::Serialize;

/// One line of output.
#[derive(Debug, Serialize)]
pub(crate) struct Line<'a> {
    /// The bench.
    pub(crate) bench: &'a str,
    /// Our figure; higher is better.
    pub(crate) ours: f64,
    /// The reference's figure in the same unit.
    pub(crate) reference: f64,
    /// Ours by the reference's.
    pub(crate) ratio: f64,
    /// What the ratio should reach.
    pub(crate) target: f64,
    /// The unit of both figures.
    pub(crate) unit: &'a str,
}

impl Line<'_> {
    /// Prints the line.
    pub(crate) fn print(&self) -> Result<()> {
        print(self)
    }
}

/// Prints a line, or one with more fields.
pub(crate) fn print(line: &impl Serialize) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{}", serde_json::to_string(line)?)?;
    Ok(out.flush()?)
}

/// Rounds of ours and of the reference, taken in turn.
#[derive(Debug, Default)]
pub(crate) struct Rounds {
    ours: Vec<f64>,
    reference: Vec<f64>,
}

impl Rounds {
    /// Adds one round of both.
    pub(crate) fn add(&mut self, ours: f64, reference: f64) {
        self.ours.push(ours);
        self.reference.push(reference);
    }

    /// The line: medians of both, and the median of the rounds' ratios, which a machine that is
    /// busy for a while disturbs least.
    pub(crate) fn line<'a>(&self, bench: &'a str, target: f64, unit: &'a str) -> Line<'a> {
        let ratios = self.ours.iter().zip(&self.reference);
        let ratios = ratios.map(|(ours, reference)| ours / reference).collect();
        Line {
            bench,
            ours: rounded(median(self.ours.clone())),
            reference: rounded(median(self.reference.clone())),
            ratio: rounded(median(ratios)),
            target,
            unit,
        }
    }
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Three digits behind the point.
pub(crate) fn rounded(figure: f64) -> f64 {
    (figure * 1000.0).round() / 1000.0
}

/// Says something on stderr.
pub(crate) fn note(text: &str) {
    // Whether it can be seen does not matter.
    let _ = writeln!(std::io::stderr(), "{text}");
}
