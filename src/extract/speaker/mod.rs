//! Defines how the speaker of a number is read: who the text says said it, by name where the text
//! names them anywhere. No speaker is an answer, and the one most numbers have.

mod antecedent;
pub(super) mod attribution;
mod given;
mod hidden;
mod label;
mod name;
pub(super) mod quote;
mod source;
pub(super) mod who;

use super::clause::Clause;
use super::scene::{Scene, Stage};
use super::spot::Spot;
use crate::model::{Mention, Part, Span, Speaker};
use attribution::{Attribution, SAW};
use name::Known;
use source::COUNTS;
use who::{Hall, Sort};

/// Reads the speaker of each mention; `spots` are theirs, in order.
pub(super) fn read(stage: &Stage<'_, '_>, spots: &[Spot<'_, '_>], mentions: &mut [Mention]) {
    let mut reader =
        Speakers { stage, quoted: vec![None; stage.quotes.spans.len()], known: Known::default() };
    for (spot, mention) in spots.iter().zip(mentions) {
        let Some(scene) = stage.at(spot) else { continue };
        if let Some((speaker, rule)) = reader.speaker(scene, spot, mention) {
            mention.speaker = Some(speaker);
            mention.trace.push((Part::Speaker, rule));
        }
    }
}

/// A speaker and the rule that found it.
type Found = (Speaker, &'static str);

struct Speakers<'s, 'r, 'a> {
    stage: &'s Stage<'r, 'a>,
    /// The speaker of each quotation, once looked for.
    quoted: Vec<Option<Option<Found>>>,
    /// Who has spoken so far.
    known: Known,
}

impl Speakers<'_, '_, '_> {
    fn speaker(&mut self, scene: &Scene<'_, '_>, spot: &Spot<'_, '_>, mention: &Mention) -> Option<Found> {
        let quote = self.stage.quotes.around(mention.span);
        let attribution = self.nearest(scene, spot.chunk, quote).cloned();
        let own = attribution.as_ref().is_some_and(|found| COUNTS.contains(&found.rule));
        if quote.is_none() && !own && given::takes_for_known(scene, spot) {
            return None;
        }
        match (attribution, quote) {
            (Some(attribution), Some(quote)) => self.quoted(scene, &attribution, quote),
            // "Norwick told the agency that it knew of 26"
            (Some(attribution), None) if attribution.who.sort == Sort::Pronoun => {
                self.around(scene, spot.chunk, &attribution).or_else(|| self.name(scene.clause, &attribution))
            }
            (Some(attribution), None) => {
                self.name(scene.clause, &attribution).or_else(|| self.around(scene, spot.chunk, &attribution))
            }
            (None, Some(quote)) => self.of_quote(quote),
            (None, None) => None,
        }
    }

    /// Returns who is said to say it within a quotation; "they told me" leads nowhere, so that the
    /// number is the speaker's own.
    fn quoted(&mut self, scene: &Scene<'_, '_>, attribution: &Attribution, quote: usize) -> Option<Found> {
        let vague = attribution.who.sort == Sort::Pronoun;
        let named = if vague { None } else { self.name(scene.clause, attribution) };
        named.or_else(|| self.of_quote(quote)).or_else(|| self.name(scene.clause, attribution))
    }

    /// Returns who is said to say the words of somebody whose name is not known: "The maker of tractors
    /// said it expected".
    fn around(&mut self, scene: &Scene<'_, '_>, chunk: usize, inner: &Attribution) -> Option<Found> {
        let further = |found: &&Attribution| {
            found.distance(chunk).is_some() && found.said.contains(&inner.segment.start)
        };
        let outer = scene.attributions.iter().rfind(further)?;
        self.name(scene.clause, outer)
    }

    /// Returns the nearest attribution that covers a chunk and stands in the same quotation as the
    /// number, or outside all where the number does.
    fn nearest<'s>(
        &self,
        scene: &'s Scene<'_, '_>,
        chunk: usize,
        quote: Option<usize>,
    ) -> Option<&'s Attribution> {
        let same = |found: &&Attribution| self.quote_of(scene.clause, found) == quote;
        let covering = scene.attributions.iter().filter(same);
        covering
            .filter_map(|found| Some((found.distance(chunk)?, found)))
            .min_by_key(|(far, _)| *far)
            .map(|(_, found)| found)
    }

    /// Returns the quotation the attribution itself stands in.
    fn quote_of(&self, clause: Clause<'_, '_>, attribution: &Attribution) -> Option<usize> {
        let span = self.hall(clause).span(&attribution.who.tokens)?;
        self.stage.quotes.around(span)
    }

    fn hall<'s>(&'s self, clause: Clause<'s, 's>) -> Hall<'s, 's> {
        Hall { clause, names: &self.stage.names, text: &self.stage.reader.document.text }
    }

    fn name(&mut self, clause: Clause<'_, '_>, attribution: &Attribution) -> Option<Found> {
        let hall = Hall { clause, names: &self.stage.names, text: &self.stage.reader.document.text };
        let speaker = self.known.name(self.stage, &hall, &attribution.who)?;
        // "They saw 17 bodies": who only watches tells nothing unless that is what they are there for.
        let told =
            attribution.who.sort != Sort::Pronoun || attribution.rule != SAW || hall.watches(&speaker.name);
        if attribution.who.sort == Sort::Document
            && attribution.rule != source::ACCORDING
            && given::is_nameless(&hall, &attribution.who)
        {
            return None;
        }
        let own = given::is_own(self.stage.reader.document, &hall, attribution, &speaker);
        (told && !own).then_some((speaker, attribution.rule))
    }

    /// Returns the speaker of a quotation: named in a sentence it touches, or else that of the
    /// quotation before it in the same paragraph.
    fn of_quote(&mut self, quote: usize) -> Option<Found> {
        if let Some(known) = self.quoted.get(quote).cloned().flatten() {
            return known;
        }
        let span = self.stage.quotes.spans.get(quote).copied()?;
        let found = self.beside(span).or_else(|| self.labelled(span)).or_else(|| self.continued(quote, span));
        let found = found.or_else(|| self.introduced(span));
        if let Some(slot) = self.quoted.get_mut(quote) {
            *slot = Some(found.clone());
        }
        found
    }

    /// Returns who is said to speak in the sentences the quotation touches.
    fn beside(&mut self, quote: Span) -> Option<Found> {
        let views = &self.stage.reader.views;
        let first = views.partition_point(|view| view.sentence.span.end <= quote.start);
        let last = views.partition_point(|view| view.sentence.span.start < quote.end);
        let mut ends: Vec<usize> = vec![last.checked_sub(1)?, first];
        ends.dedup();
        for view in ends {
            let clause = self.stage.reader.clause(view);
            let attributions = self.stage.attributions(view);
            let outside = |found: &&Attribution| self.quote_of(clause, found).is_none();
            let near = attributions.iter().filter(outside).min_by_key(|found| {
                let at = self.hall(clause).span(&found.who.tokens).map_or(0, |span| span.start);
                at.abs_diff(quote.end).min(at.abs_diff(quote.start))
            });
            if let Some(found) = near {
                return self.name(clause, found).map(|(speaker, _)| (speaker, "speaker of the quotation"));
            }
        }
        None
    }

    /// Returns the person whose name and a colon stand before the quotation: "Karl Reed: “We …”".
    fn labelled(&self, quote: Span) -> Option<Found> {
        let text = self.stage.reader.document.text.get(..quote.start)?;
        let label = text.strip_suffix(": ")?;
        let end = label.len();
        let run = self.stage.names.at(Span::new(end.checked_sub(1)?, end))?;
        // "17:20 Mayor Hesketh: “…”": the stamp of an entry may stand before.
        let stamp = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ' ' | '|' | '-' | '–');
        let before = text[..run.span.start].trim_end_matches(stamp);
        let first = before.is_empty() || before.ends_with('\n');
        let speaker = Speaker { name: run.whole.to_owned(), span: Some(run.span) };
        (first && run.span.end == end).then_some((speaker, "name before the quotation"))
    }

    /// Returns the person that the sentence before the quotation is about.
    fn introduced(&mut self, quote: Span) -> Option<Found> {
        let (hall, who) = antecedent::introduced(self.stage, quote)?;
        let speaker = self.known.name(self.stage, &hall, &who)?;
        Some((speaker, "person of the sentence before the quotation"))
    }

    /// Returns the speaker of the quotation before, in the same paragraph.
    fn continued(&mut self, quote: usize, span: Span) -> Option<Found> {
        let before = quote.checked_sub(1)?;
        let text = &self.stage.reader.document.text;
        let between = Span::new(self.stage.quotes.spans.get(before)?.end, span.start).of(text);
        if between.contains('\n') {
            return None;
        }
        self.of_quote(before).map(|(speaker, _)| (speaker, "speaker of the quotation before"))
    }
}
