//! How far a long command is: a bar on stderr.
//!
//! Guarantees that only a terminal sees it, and that nothing of it is left afterwards. Does not
//! tell what was done; the command does.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const TEMPLATE: &str = "{bar:40} {human_pos} of {human_len} {msg}, {per_sec}, {eta} left";

/// Below this nobody has to wait.
const WORTH_SHOWING: u64 = 100_000;

/// How many steps go by between two looks at the bar: looking costs more than folding an event.
const STEPS_A_LOOK: u64 = 4096;

/// A bar that goes away when it is dropped.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar of so many steps of `what`.
    pub(super) fn new(what: &'static str, length: u64) -> Progress {
        // Hidden by itself where stderr is no terminal.
        let target = match length {
            ..WORTH_SHOWING => ProgressDrawTarget::hidden(),
            _ => ProgressDrawTarget::stderr(),
        };
        let style = ProgressStyle::with_template(TEMPLATE).expect("the template is well-formed");
        let bar = ProgressBar::with_draw_target(Some(length), target);
        Progress(bar.with_style(style).with_message(what))
    }

    /// So many steps are done.
    pub(super) fn at(&self, done: u64) {
        if done.is_multiple_of(STEPS_A_LOOK) {
            self.0.set_position(done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_can_be_drawn() {
        let progress = Progress::new("events", WORTH_SHOWING);
        progress.at(STEPS_A_LOOK);
        assert_eq!(progress.0.position(), STEPS_A_LOOK);
        progress.at(STEPS_A_LOOK + 1);
        assert_eq!(progress.0.position(), STEPS_A_LOOK);
    }
}
