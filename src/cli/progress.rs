//! Defines [`Progress`], a line on standard error that says how far a long command is.

use indicatif::{ProgressBar, ProgressStyle};
use std::time::Duration;

/// How often the line is redrawn.
const TICK: Duration = Duration::from_millis(200);

/// A line on standard error while a long command runs; nothing where standard error is no terminal.
pub(super) struct Progress {
    bar: ProgressBar,
}

impl Progress {
    /// Begins with nothing done.
    pub(super) fn documents() -> Self {
        let bar = ProgressBar::new_spinner();
        let style = ProgressStyle::with_template("{spinner} {human_pos} documents, {per_sec}, {elapsed}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        bar.enable_steady_tick(TICK);
        Self { bar }
    }

    /// Adds `n` documents.
    pub(super) fn add(&self, n: usize) {
        self.bar.inc(n as u64);
    }

    /// Runs `print` with the line out of the way.
    pub(super) fn around(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
