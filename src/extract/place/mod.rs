//! Defines how the place of a number is read: from the phrase behind it, before it, the subject of
//! its clause, the label of its row, the heading above, the number it is a part of, or the sentence
//! before. No place is an answer, and the right one for totals of the whole story.

mod again;
mod phrase;
mod recognise;
mod row;
mod subject;

use super::column;
use super::phrase::{Chunk, Kind};
use super::reach::{self, Offer};
use super::scene::{Scene, Stage};
use super::spot::Spot;
use crate::lexicon::Entry;
use crate::model::{Mention, Origin, Part, Place, SentenceKind};
use phrase::Phrase;
use recognise::{Map, Spotted, Surety};
use std::borrow::Cow;

/// Reads the place of each mention; `spots` are theirs, in order.
pub(super) fn read(stage: &Stage<'_, '_>, spots: &[Spot<'_, '_>], mentions: &mut [Mention]) {
    let mut sight: Option<(usize, Vec<Phrase>)> = None;
    for at in 0..mentions.len().min(spots.len()) {
        let spot = &spots[at];
        let Some(scene) = stage.at(spot) else { continue };
        let map = Map { clause: scene.clause, names: &stage.names, text: &stage.reader.document.text };
        if sight.as_ref().is_none_or(|(view, _)| *view != spot.view) {
            sight = Some((spot.view, phrase::phrases(&map)));
        }
        let phrases = sight.as_ref().map_or(&[][..], |(_, phrases)| phrases.as_slice());
        let finder = Finder { stage, scene, map, phrases };
        let whole = || finder.of_whole(&mentions[..at], &mentions[at]).map(Some);
        let found = finder.of_sentence(spot).or_else(whole).or_else(|| finder.of_section(spot).map(Some));
        if let Some((place, rule)) = found.flatten() {
            mentions[at].place = Some(place);
            mentions[at].trace.push((Part::Place, rule));
        }
    }
}

/// A place and the rule that found it.
type Found = (Place, &'static str);

struct Finder<'f, 'r, 'a> {
    stage: &'f Stage<'r, 'a>,
    scene: &'f Scene<'r, 'a>,
    map: Map<'f, 'a>,
    phrases: &'f [Phrase],
}

impl Finder<'_, '_, '_> {
    /// Returns the place the number's own sentence gives it; `Some(None)` where it says that the
    /// number is for the whole country.
    fn of_sentence(&self, spot: &Spot<'_, '_>) -> Option<Option<Found>> {
        let row = self.of_row(spot).map(|place| (self.place(&place, Origin::Row), "label of the row"));
        let bracket = || row::bracketed(&self.map, spot.chunk);
        let bracket = || bracket().map(|place| (self.place(&place, Origin::Clause), "before the brackets"));
        row.or_else(bracket)
            .or_else(|| self.of_owner(spot))
            .or_else(|| self.of_host(spot))
            .or_else(|| self.of_apposed(spot))
            .map(Some)
            .or_else(|| self.of_phrases(spot))
            .or_else(|| self.of_there(spot).map(Some))
            .or_else(|| self.of_subject(spot).map(Some))
            .or_else(|| self.of_opening().map(Some))
    }

    /// Returns the place whose number it is: "Brennick's 14,000 residents".
    fn of_owner(&self, spot: &Spot<'_, '_>) -> Option<Found> {
        let own = self.map.clause.get(spot.chunk)?;
        let number = self.scene.numbers.get(spot.number)?.phrase.start;
        let before = Chunk { tokens: own.tokens.start..number, head: number.checked_sub(1)?, ..own.clone() };
        let place = self.map.possessor(&before)?;
        Some((self.place(&place, Origin::Clause), "place whose number it is"))
    }

    /// Returns the place that opens the sentence before a colon.
    fn of_opening(&self) -> Option<Found> {
        let place = row::opening(&self.map)?;
        Some((self.place(&place, Origin::Row), "label of the sentence"))
    }

    /// Returns the label of the number's row, also where only that of the row beside it tells that the
    /// labels are places ("Central" between "North" and "South").
    fn of_row(&self, spot: &Spot<'_, '_>) -> Option<Spotted> {
        // "Northern | 410" under a head that says what the rows are: "Port | Ships".
        let headed = || {
            column::label_noun(spot).filter(column::Head::is_place)?;
            row::cell(&self.map, column::label_cell(spot)?)
        };
        // "Trailhead | 2019-2022 | 214,600" under "Model | Years | Vehicles"
        let other = |label: &Spotted| {
            let head = || column::label_noun(spot).filter(|head| !head.is_place());
            label.surety == Surety::Name && head().is_some()
        };
        let label = row::label(&self.map, self.scene, spot.chunk).filter(|label| !other(label));
        label.or_else(headed).or_else(|| {
            let label = row::word(&self.map, spot.chunk)?;
            let beside = [spot.view.checked_sub(1)?, spot.view + 1];
            beside.into_iter().any(|view| self.is_labelled(view)).then_some(label)
        })
    }

    /// Returns whether the sentence is a row labelled with a place.
    fn is_labelled(&self, view: usize) -> bool {
        let clause = self.stage.reader.clause(view);
        let map = Map { clause, ..self.map };
        let first = clause.chunks.iter().position(|chunk| chunk.number.is_some());
        first
            .and_then(|first| row::label_at(&map, row::lead(&map), first))
            .and_then(|at| row::place(&map, at))
            .is_some()
    }

    /// Returns the place of the phrase the number takes.
    fn of_phrases(&self, spot: &Spot<'_, '_>) -> Option<Option<Found>> {
        if self.phrases.is_empty() {
            return None;
        }
        if again::is_elsewhere(self.scene, spot.chunk) {
            return Some(None);
        }
        let offer = |phrase: &Phrase| Offer {
            chunks: phrase.chunks.clone(),
            weak: phrase.place.surety == Surety::Common,
            ahead: phrase.joined,
        };
        let said = |phrase: &&Phrase| !self.is_of_saying(phrase, spot.chunk);
        let phrases: Vec<&Phrase> = self.phrases.iter().filter(said).collect();
        let offers: Vec<Offer> = phrases.iter().map(|phrase| offer(phrase)).collect();
        let (index, rule) = reach::choose(self.scene.ground(), &offers, spot.number)?;
        let place = &phrases.get(index)?.place;
        Some((place.surety != Surety::Whole).then(|| (self.place(place, Origin::Clause), rule)))
    }

    /// Returns the place that the verb is about, where all other places stand in an aside behind it: "Lark House,
    /// a former brewery on Kiln Street, was home to 146 people".
    fn of_host(&self, spot: &Spot<'_, '_>) -> Option<Found> {
        let clause = self.map.clause;
        let (first, last) = (self.phrases.first()?, self.phrases.last()?);
        let comma = |at: usize| clause.kind(at) == Some(Kind::Comma);
        let close = last.chunks.end;
        let open = (1..=first.chunks.start).rev().find(|at| comma(*at))?;
        let verb = (open..close).any(|at| clause.is_finite(at));
        let closed = comma(close) && clause.is_finite(close + 1) && close < spot.chunk && !verb;
        let place = self.map.at(open - 1, None).filter(|place| closed && place.surety == Surety::Known)?;
        Some((self.place(&place, Origin::Clause), "place that an aside describes"))
    }

    /// Returns the place that is described with the number: "on Sanari, an island of 21,000 people".
    fn of_apposed(&self, spot: &Spot<'_, '_>) -> Option<Found> {
        let clause = self.map.clause;
        let of = spot.chunk.checked_sub(1).filter(|of| matches!(clause.lemma(*of), "of" | "with"))?;
        let kind = of.checked_sub(1).filter(|at| clause.get(*at).is_some_and(Chunk::is_noun))?;
        let first = clause.get(kind).and_then(|kind| clause.tokens.get(kind.tokens.start))?;
        let area = clause.lexicon.places.noun(clause.lemma(kind)).is_some();
        let comma = kind.checked_sub(1).filter(|at| clause.kind(*at) == Some(Kind::Comma))?;
        let told = area && first.has_lemma(&["a", "an"]);
        let near = |phrase: &&Phrase| phrase.chunks.end == comma && phrase.place.surety <= Surety::Name;
        let led = || self.phrases.iter().find(near).map(|phrase| phrase.place.clone());
        let host = comma.checked_sub(1)?;
        // What is said to be a village is one, whatever its name.
        let called = || {
            let phrase = clause.get(host).filter(|phrase| phrase.is_noun() && phrase.number.is_none())?;
            let name = self.map.capitals_from(&phrase.tokens, 0)?;
            (name.end == phrase.tokens.end && !self.map.refused(&name))
                .then(|| Spotted::new(name, host + 1, Surety::Name))
        };
        let place = led().or_else(|| self.map.at(host, None)).or_else(called).filter(|_| told)?;
        (place.surety <= Surety::Name)
            .then(|| (self.place(&place, Origin::Clause), "place that is described"))
    }

    /// Returns the place that "there" stands for.
    fn of_there(&self, spot: &Spot<'_, '_>) -> Option<Found> {
        if !again::says_there(self.scene, spot.chunk) {
            return None;
        }
        let (map, place) = again::of_sentence_before(self.stage, &self.map, spot.view)?;
        Some((self.place_of(&map, &place, Origin::Carried), "there"))
    }

    /// Returns whether the phrase tells where the number was said: "Speaking in Geneva, the agency
    /// said …". One that opens the sentence tells where it was so.
    fn is_of_saying(&self, phrase: &Phrase, chunk: usize) -> bool {
        phrase.chunks.start > 0
            && self.scene.attributions.iter().any(|found| {
                let behind = found.distance(chunk).is_some() && found.segment.end <= chunk;
                behind && phrase.chunks.end <= found.segment.start
            })
    }

    fn of_subject(&self, spot: &Spot<'_, '_>) -> Option<Found> {
        let (place, rule) = subject::subject(&self.map, self.scene, spot.chunk)?;
        Some((self.place(&place, Origin::Clause), rule))
    }

    /// Returns the place of the number this one is a part of.
    fn of_whole(&self, before: &[Mention], mention: &Mention) -> Option<Found> {
        let whole = mention.structure.part_of?.whole;
        let whole = before.iter().rev().find(|other| other.span == whole)?;
        Some((whole.place.clone()?, "place of the whole"))
    }

    /// Returns the place that the heading above names, where it is nothing but a place.
    fn of_section(&self, spot: &Spot<'_, '_>) -> Option<Found> {
        let views = &self.stage.reader.views;
        let above = self.stage.headings.partition_point(|heading| *heading < spot.view);
        let heading = *self.stage.headings.get(above.checked_sub(1)?)?;
        if views[heading].sentence.kind == SentenceKind::Headline {
            return None;
        }
        let clause = self.stage.reader.clause(heading);
        let map = Map { clause, ..self.map };
        let named = clause.chunks.iter().filter(|chunk| chunk.is_noun()).count() == 1;
        let place = map.at(0, None).filter(|place| named && place.surety == Surety::Known)?;
        let sure =
            map.entry(&place.tokens).is_some() || self.stage.names.located(map.words(&place.tokens)) > 0;
        if !sure {
            return None;
        }
        Some((self.place_of(&map, &place, Origin::Section), "heading above"))
    }

    fn place(&self, spotted: &Spotted, origin: Origin) -> Place {
        self.place_of(&self.map, spotted, origin)
    }

    fn place_of(&self, map: &Map<'_, '_>, spotted: &Spotted, origin: Origin) -> Place {
        let again = || spotted.again.map(|again| Cow::Borrowed(again.of(map.text)));
        let name = again().unwrap_or_else(|| map.cased(&spotted.tokens));
        let within =
            self.entry(&name).map_or(Vec::new(), |entry| entry.within().map(str::to_owned).collect());
        Place { name: name.into_owned(), within, origin }
    }

    /// Returns the gazetteer's place of that name: the one whose container the document names too,
    /// or else the largest.
    fn entry(&self, name: &str) -> Option<Entry> {
        let places = &self.stage.reader.lexicon.places;
        let near = |entry: &Entry| entry.within().any(|container| self.stage.names.has(container));
        places.named(name).find(near).or_else(|| places.named(name).next())
    }
}
