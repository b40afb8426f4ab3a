//! Defines the matchers of modality that look beyond the number's own clause: to the verb before a colon, to
//! the line before a list, to the verb that opens a condition.

use super::{Cues, Sight, Told, by_verb};
use crate::extract::phrase::Form;
use crate::extract::zone::ZoneKind;
use crate::lexicon::ModalPhrase;
use crate::model::{Modality, SentenceKind};

/// How many rows a list may have before the number's; longer ones are tables.
const MOST_ROWS: usize = 24;

/// How many tokens before the colon are asked what is to come.
const NEAR: usize = 6;

/// Reads "The company will cut: 400 jobs in Leeds and 300 in Hull": nothing behind the colon is a verb.
pub(super) fn announced(sight: &Sight<'_, '_, '_>) -> Option<Modality> {
    let zone = sight.scene.zones.get(sight.zone());
    let clause = sight.clause;
    let mark = clause.get(zone.first).and_then(|chunk| clause.tokens.get(chunk.head));
    let colon = zone.kind == ZoneKind::Joined && mark.is_some_and(|mark| mark.text == ":");
    let alone = !(zone.first..clause.chunks.len()).any(|at| sight.is_verb(at));
    let verb = (0..zone.first).rev().find(|at| sight.is_verb(*at)).filter(|_| colon && alone)?;
    match by_verb(clause, verb)? {
        Told::Modality(modality @ (Modality::Planned | Modality::Forecast)) => Some(modality),
        _ => None,
    }
}

/// Reads the rows below "The plan will:" or "The council plans to close:"; a row with a subject and verb of
/// its own speaks for itself.
pub(super) fn listed(sight: &Sight<'_, '_, '_>) -> Option<Modality> {
    let views = &sight.stage.reader.views;
    let row = |at: usize| views[at].sentence.kind == SentenceKind::Row;
    let own = sight.scene.view;
    if !row(own) || sight.clause.verb_after(sight.chunk).is_some() {
        return None;
    }
    let before = (own.saturating_sub(MOST_ROWS)..own).rev().find(|at| !row(*at))?;
    let text = views[before].sentence.span.of(&sight.stage.reader.document.text);
    let clause = sight.stage.reader.clause(before);
    // The tagger takes "will" before a colon for a noun, so that the words themselves are asked.
    let cues = Cues::of(clause);
    let ahead = |cue: &ModalPhrase| matches!(cue.modality, Modality::Planned | Modality::Forecast);
    let near = clause.tokens.len().saturating_sub(NEAR)..clause.tokens.len();
    let (tokens, cue) =
        cues.within(near).filter(|(_, cue)| ahead(cue)).last().filter(|_| text.ends_with(':'))?;
    let past = clause.chunks.iter().rev().take_while(|chunk| chunk.tokens.start > tokens.start);
    let told = past.into_iter().any(|chunk| chunk.verb().is_some_and(|verb| verb.form == Form::Finite));
    (!told).then_some(cue.modality)
}

/// Reads a condition without "if": "Were the fund to sell, 400 jobs …", "Had they stayed, 40 …".
pub(super) fn inverted(sight: &Sight<'_, '_, '_>) -> Option<Modality> {
    let clause = sight.clause;
    let first = clause.get(0).filter(|first| first.verb().is_some() && first.tokens.len() == 1)?;
    let word = clause.tokens.get(first.tokens.start)?.lower.as_ref();
    let subject = clause.get(1).is_some_and(|next| next.is_noun() && next.number.is_none());
    let form = (2..clause.chunks.len()).find_map(|at| clause.get(at)?.verb()).map(|verb| verb.form);
    let opens = match word {
        "were" => form == Some(Form::Infinitive),
        "had" => form.is_some_and(|form| form != Form::Infinitive),
        _ => false,
    };
    let question = clause.tokens.last().is_some_and(|token| token.text == "?");
    (opens && subject && !question).then_some(Modality::Hypothetical)
}
