//! Defines [`Progress`], a line on standard error that says how far a long command is.

use crate::ingest;
use crate::workspace::Step;
use indicatif::{HumanCount, ProgressBar, ProgressStyle};
use std::mem::{Discriminant, discriminant};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// How often the line is redrawn.
const TICK: Duration = Duration::from_millis(200);

/// A line on standard error while a long command runs; nothing where standard error is no terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    start: Instant,
    /// Bytes of the files that were read, and how many they have; `None` where that is not known.
    read: Arc<AtomicU64>,
    size: Option<u64>,
}

impl Progress {
    /// Begins with nothing done.
    pub(super) fn documents() -> Self {
        let bar = ProgressBar::new_spinner();
        let style = ProgressStyle::with_template("{spinner} {msg}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        bar.enable_steady_tick(TICK);
        Self { bar, start: Instant::now(), read: Arc::default(), size: None }
    }

    /// Begins with nothing done of the files below the paths, whose size says how long reading will take.
    pub(super) fn of(paths: &[PathBuf]) -> Self {
        let mut progress = Self::documents();
        if !progress.bar.is_hidden() {
            progress.size = ingest::size(paths);
        }
        progress
    }

    /// Returns where the bytes are counted that are read.
    pub(super) fn read(&self) -> Arc<AtomicU64> {
        Arc::clone(&self.read)
    }

    /// Adds `n` documents that were read.
    pub(super) fn add(&self, n: usize) {
        self.bar.inc(n as u64);
        let share = self.size.map(|size| (self.read.load(Ordering::Relaxed).min(size), size));
        self.bar.set_message(reading(self.bar.position(), share, self.start.elapsed()));
    }

    /// Says how far a run over the database is; `start` is when it began.
    pub(super) fn step(&self, step: Step, start: Instant) {
        self.bar.set_message(told(step, start.elapsed()));
    }

    /// Runs `print` with the line out of the way.
    pub(super) fn around(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }
}

/// Runs something long over the database, which is given what takes its steps and shows how far it is.
pub(super) fn showing<T>(run: impl FnOnce(&mut dyn FnMut(Step)) -> T) -> T {
    let progress = Progress::documents();
    let mut start: Option<(Instant, Discriminant<Step>)> = None;
    run(&mut |step| {
        // Each kind of step takes its own time, from which what is left is reckoned.
        let kind = discriminant(&step);
        let since = match start {
            Some((since, of)) if of == kind => since,
            _ => Instant::now(),
        };
        start = Some((since, kind));
        progress.step(step, since);
    })
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Returns how far reading is: documents, of how many bytes so many were read, and for how long.
fn reading(documents: u64, share: Option<(u64, u64)>, elapsed: Duration) -> String {
    let rate = documents.saturating_mul(1000) / u64::try_from(elapsed.as_millis()).unwrap_or(1).max(1);
    let done = format!("{} documents read, {} a second", HumanCount(documents), HumanCount(rate));
    let left = share.and_then(|(read, size)| Some((read * 100 / size.max(1), left(read, size, elapsed)?)));
    left.map_or(done.clone(), |(percent, left)| format!("{done}, {percent} %, about {left} left"))
}

/// Returns how far a run over the database is.
fn told(step: Step, elapsed: Duration) -> String {
    let share = |done: usize, of: usize, what: &str| {
        let (done, of) = (done as u64, of as u64);
        let told = format!("{} of {} {what}", HumanCount(done), HumanCount(of));
        left(done, of, elapsed).map_or(told.clone(), |left| format!("{told}, about {left} left"))
    };
    match step {
        Step::Gathered(documents) => format!("{} documents put into stories", HumanCount(documents as u64)),
        Step::Checked { documents, of } => share(documents, of, "documents checked"),
        Step::Compared { stories, of } => share(stories, of, "stories compared"),
    }
}

/// Returns how long the rest will take if it goes on as before; `None` where nothing was done yet.
fn left(done: u64, all: u64, elapsed: Duration) -> Option<String> {
    let seconds = elapsed.as_secs().checked_mul(all.saturating_sub(done))?.checked_div(done)?;
    Some(match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) => format!("{minutes} min {seconds} s"),
        (hours, minutes, _) => format!("{hours} h {minutes} min"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reading_tells_rate_share_and_time_left() {
        let minute = Duration::from_secs(60);
        assert_eq!(reading(90_000, None, minute), "90,000 documents read, 1,500 a second");
        let told = reading(90_000, Some((25_000_000, 100_000_000)), minute);
        assert_eq!(told, "90,000 documents read, 1,500 a second, 25 %, about 3 min 0 s left");
        assert_eq!(reading(0, Some((0, 7)), Duration::ZERO), "0 documents read, 0 a second");
    }

    #[test]
    fn comparing_tells_stories_and_time_left() {
        let compared = told(Step::Compared { stories: 200, of: 11_000 }, Duration::from_secs(100));
        assert_eq!(compared, "200 of 11,000 stories compared, about 1 h 30 min left");
        assert_eq!(told(Step::Gathered(10_000), Duration::ZERO), "10,000 documents put into stories");
        let checked = told(Step::Checked { documents: 0, of: 5 }, Duration::from_secs(1));
        assert_eq!(checked, "0 of 5 documents checked");
    }
}
