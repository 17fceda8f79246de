//! How far a long command is: a bar on stderr.
//!
//! Guarantees that only a terminal sees it, and that nothing of it is left afterwards. Does not
//! tell what was done; the command does.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

const TEMPLATE: &str = "{bar:40} {human_pos} of {human_len} {msg}, {per_sec}, {eta} left";

/// What a step costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Folding an event: a microsecond.
    Event,
    /// Writing a file: some ten of them.
    File,
}

impl Step {
    /// Below so many steps nobody has to wait.
    fn worth_showing(self) -> u64 {
        match self {
            Self::Event => 100_000,
            Self::File => 2_000,
        }
    }

    /// How many steps go by between two looks at the bar: looking costs more than an event.
    fn a_look(self) -> u64 {
        match self {
            Self::Event => 4096,
            Self::File => 64,
        }
    }
}

/// A bar that goes away when it is dropped.
pub(super) struct Progress {
    bar: ProgressBar,
    step: Step,
}

impl Progress {
    /// A bar of so many steps of `what`.
    pub(super) fn new(step: Step, what: &'static str, length: u64) -> Progress {
        // Hidden by itself where stderr is no terminal.
        let target = match length < step.worth_showing() {
            true => ProgressDrawTarget::hidden(),
            false => ProgressDrawTarget::stderr(),
        };
        let style = ProgressStyle::with_template(TEMPLATE).expect("the template is well-formed");
        let bar = ProgressBar::with_draw_target(Some(length), target);
        let bar = bar.with_style(style).with_message(what);
        Progress { bar, step }
    }

    /// So many steps are done.
    pub(super) fn at(&self, done: u64) {
        if done.is_multiple_of(self.step.a_look()) {
            self.bar.set_position(done);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_can_be_drawn() {
        for step in [Step::Event, Step::File] {
            let progress = Progress::new(step, "steps", step.worth_showing());
            progress.at(step.a_look());
            assert_eq!(progress.bar.position(), step.a_look());
            progress.at(step.a_look() + 1);
            assert_eq!(progress.bar.position(), step.a_look());
        }
    }
}
