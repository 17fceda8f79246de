//! A file that phones include and that stays as it is.
//!
//! Guarantee: it says of a parameter what its last line of it says, as phones read it.

use std::collections::HashMap;

/// What the file says.
#[derive(Debug, Default)]
pub(crate) struct KeptLines {
    text: String,
    /// The last line of each parameter, and each include under itself.
    last: HashMap<Box<str>, Box<str>>,
}

impl KeptLines {
    /// The lines of this file.
    pub(crate) fn of(text: String) -> Self {
        let mut last = HashMap::new();
        for line in text.lines() {
            last.insert(name(line).into(), line.into());
        }
        Self { text, last }
    }

    /// The whole file.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether this line is what the file says.
    pub(super) fn has(&self, line: &str) -> bool {
        self.last
            .get(name(line))
            .is_some_and(|last| **last == *line)
    }
}

fn name(line: &str) -> &str {
    line.split_once('=').map_or(line, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_a_parameter_counts() {
        let kept = KeptLines::of("a=1\ninclude x.cfg\na=2\nb=\n".to_owned());
        assert!(kept.has("a=2") && kept.has("include x.cfg") && kept.has("b="));
        assert!(!kept.has("a=1") && !kept.has("c=1"));
    }
}
