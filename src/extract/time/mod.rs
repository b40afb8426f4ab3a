//! Defines how the time a number is for is read: expressions of time are found in its sentence,
//! resolved against the day of publication, and one of them is chosen.
//!
//! When something was *said* is not when it was so: times within "the agency said on Friday" are
//! left out. A number without a time of its own takes the stamp of its live-blog entry.

mod absolute;
mod calendar;
mod clock;
mod expression;
mod relative;
mod scan;

use super::reach::{self, Offer};
use super::scene::{Scene, Stage};
use super::spot::Spot;
use crate::model::{Grain, Mention, Part, Period};
use expression::{Expression, expressions};
use scan::{Now, Scan};

/// Reads the time of each mention; `spots` are theirs, in order.
pub(super) fn read(stage: &Stage<'_, '_>, spots: &[Spot<'_, '_>], mentions: &mut [Mention]) {
    let mut sight: Option<(usize, Vec<Expression>, Option<Period>)> = None;
    let mut lines = Lines { text: &stage.reader.document.text, seen: 0, start: 0 };
    for (spot, mention) in spots.iter().zip(mentions) {
        let Some(scene) = stage.at(spot) else { continue };
        if sight.as_ref().is_none_or(|(view, ..)| *view != spot.view) {
            let stamp = stamp(stage, lines.start_of(mention.sentence.start));
            sight = Some((spot.view, found(stage, scene), stamp));
        }
        let Some((_, times, stamp)) = &sight else { continue };
        let period = own(scene, times, spot).or_else(|| chosen(scene, times, spot));
        let text = &stage.reader.document.text;
        let period = period.map(|(time, rule)| (stamped(self::period(time, text), stamp.as_ref()), rule));
        let period = period.or_else(|| stamp.clone().map(|stamp| (stamp, "stamp of the entry")));
        if let Some((period, rule)) = period {
            mention.period = Some(period);
            mention.trace.push((Part::Period, rule));
        }
    }
}

fn found(stage: &Stage<'_, '_>, scene: &Scene<'_, '_>) -> Vec<Expression> {
    let document = stage.reader.document;
    let future = scene.cues.what_comes();
    let now = Now { published: document.published, future, previous: None };
    let (tokens, numbers) = (scene.clause.tokens, scene.numbers);
    let times = &stage.reader.lexicon.times;
    let meanings = &scan::meanings(tokens, times);
    let mut found = expressions(Scan { text: &document.text, tokens, numbers, times, meanings, now });
    let line = document.text.get(..tokens.first().map_or(0, |token| token.span.start)).unwrap_or_default();
    let fresh = line.is_empty() || line.ends_with('\n');
    // The stamp of a live-blog entry is for all its sentences and read apart.
    let stamp =
        |time: &Expression| time.tokens.start == 0 && stamp_of(&document.text, time.span.start).is_some();
    found.retain(|time| !(fresh && stamp(time)));
    found
}

/// Returns the time within the number's own noun phrase: "Monday's 12 arrests", "$2 a year earlier".
fn own<'t>(
    scene: &Scene<'_, '_>,
    times: &'t [Expression],
    spot: &Spot<'_, '_>,
) -> Option<(&'t Expression, &'static str)> {
    let chunk = scene.clause.get(spot.chunk)?;
    let number = scene.numbers.get(spot.number)?;
    let inside = |time: &&Expression| {
        let before = chunk.tokens.start <= time.tokens.start && time.tokens.end <= number.phrase.start;
        before || number.tokens.end <= time.tokens.start && time.tokens.start < chunk.tokens.end
    };
    times.iter().find(inside).map(|time| (time, "within the phrase"))
}

/// Returns the time the number takes among those of its sentence.
fn chosen<'t>(
    scene: &Scene<'_, '_>,
    times: &'t [Expression],
    spot: &Spot<'_, '_>,
) -> Option<(&'t Expression, &'static str)> {
    if times.is_empty() {
        return None;
    }
    let offer = |time: &Expression| {
        let start = scene.clause.chunk_of(time.tokens.start);
        let end = scene.clause.chunk_of(time.tokens.end - 1) + 1;
        Offer { chunks: start..end, weak: false, ahead: false }
    };
    let number = scene.numbers.get(spot.number)?;
    let named = |time: &Expression| time.attributive && time.tokens.start >= number.tokens.start;
    let said = |time: &&Expression| !time.owner && !named(time) && !is_of_saying(scene, time, spot.chunk);
    let times: Vec<&Expression> = times.iter().filter(said).collect();
    let offers: Vec<Offer> = times.iter().map(|time| offer(time)).collect();
    let (index, rule) = reach::choose(scene.ground(), &offers, spot.number)?;
    Some((times.get(index)?, rule))
}

/// Returns the period with the minute of the entry's stamp, where it is the day of the entry.
fn stamped(period: Period, stamp: Option<&Period>) -> Period {
    let same =
        |stamp: &&Period| period.minute.is_none() && period.start == stamp.start && period.end == stamp.end;
    match stamp.filter(same).and_then(|stamp| stamp.minute) {
        Some(minute) => Period { minute: Some(minute), grain: Grain::Hour, ..period },
        None => period,
    }
}

/// Returns whether the time stands before the words that tell who says the number, and the number
/// behind them: "On Friday the office said it had arrested 102".
fn is_of_saying(scene: &Scene<'_, '_>, time: &Expression, chunk: usize) -> bool {
    scene.attributions.iter().any(|found| {
        let behind = found.distance(chunk).is_some() && found.segment.end <= chunk;
        behind && scene.clause.chunk_of(time.tokens.start) < found.segment.start
    })
}

fn period(time: &Expression, text: &str) -> Period {
    let stretch = time.stretch;
    Period {
        text: time.span.of(text).to_owned(),
        start: stretch.start,
        end: stretch.end,
        minute: stretch.minute,
        grain: stretch.grain,
        as_of: time.state,
    }
}

/// The lines of a text, asked for in order, so that every byte is looked at once.
struct Lines<'t> {
    text: &'t str,
    /// How far the text was looked at.
    seen: usize,
    /// Where the line begins that this byte stands in.
    start: usize,
}

impl Lines<'_> {
    /// Returns where the line of byte `at` begins; it must not lie before one asked for earlier.
    fn start_of(&mut self, at: usize) -> usize {
        if let Some(end) = self.text.get(self.seen..at).and_then(|text| text.rfind('\n')) {
            self.start = self.seen + end + 1;
        }
        self.seen = self.seen.max(at);
        self.start
    }
}

/// Reads the clock time at the start of a line, before a dash or colon: a live blog.
fn stamp(stage: &Stage<'_, '_>, start: usize) -> Option<Period> {
    let document = stage.reader.document;
    let (length, minute) = stamp_of(&document.text, start)?;
    let day = document.published;
    let text = document.text.get(start..start + length)?.to_owned();
    Some(Period { text, start: day, end: day, minute: Some(minute), grain: Grain::Hour, as_of: true })
}

/// Bytes from the start of a line within which a stamp and the mark behind it stand.
const LONGEST_STAMP: usize = 32;

/// Returns the bytes and minute of the stamp that the line from byte `start` on begins with.
fn stamp_of(text: &str, start: usize) -> Option<(usize, u16)> {
    let rest = text.get(start..)?;
    clock::stamp(rest[..rest.floor_char_boundary(LONGEST_STAMP)].lines().next()?)
}
