//! Defines [`takes_for_known`] and [`is_own`], which tell numbers that somebody speaks of without being who says
//! them: what is known to all before anybody speaks, and what an outlet writes of itself.
//!
//! "Three of the 39 men were missing, the ministry said" has the three from the ministry and not the 39.

use super::attribution::{Attribution, GAVE};
use super::source::is_genitive;
use super::who::{Hall, Sort, Who};
use crate::extract::phrase::Chunk;
use crate::extract::scene::Scene;
use crate::extract::spot::Spot;
use crate::extract::zone::ZoneKind;
use crate::model::{Dimension, Document, Speaker};
use crate::text::Tag;

/// Returns whether the sentence takes the number for known: things the reader has heard of ("of the 39 men"),
/// how far off a place is ("some 70 km south of the island"), or what the rest is held against ("they get 4.9
/// litres, when the standard is 15").
pub(super) fn takes_for_known(scene: &Scene<'_, '_>, spot: &Spot<'_, '_>) -> bool {
    let clause = spot.clause();
    // "The epicentre was 11 km north of the town": that is what is told.
    let told = || {
        spot.chunk.checked_sub(1).and_then(|before| clause.get(before)).is_some_and(|c| c.verb().is_some())
    };
    let zone = scene.zones.get(scene.zones.at(spot.chunk));
    let beside = zone.kind == ZoneKind::Subordinate && zone.first > 0 && clause.lemma(zone.first) == "when";
    is_definite(spot) || spot.is_distance() && !told() || beside
}

/// Returns whether the number is the whole that a part is taken of, and the reader has heard of: "three of the 39
/// men", "two of its 11 cranes". Alone, "the 39 men" may be news.
fn is_definite(spot: &Spot<'_, '_>) -> bool {
    let Some(number) = spot.get() else { return false };
    // "Repaid £86,000 of the £120,000 she took": a sum is told, wherever it stands.
    let told = matches!(number.quantity.unit.dimension, Dimension::Share | Dimension::Money);
    let before = number.phrase.start.checked_sub(1).and_then(|before| spot.tokens().get(before));
    let behind = spot.tokens().get(number.phrase.end);
    // "The 6.1-magnitude tremor", "the village's 900 residents"
    let joined = behind.is_some_and(|token| token.text == "-");
    let owned = before.is_some_and(|token| token.tag == Tag::Possessive && !is_genitive(token));
    let pointed = before.is_some_and(|token| token.has_lemma(&["the", "these", "those"]));
    is_behind_of(spot) && !told && !joined && (pointed || owned)
}

/// Returns whether the number is the whole that a part is taken of: "30 of the 184".
fn is_behind_of(spot: &Spot<'_, '_>) -> bool {
    let clause = spot.clause();
    let of = spot.chunk.checked_sub(1).filter(|of| clause.lemma(*of) == "of");
    of.and_then(|of| of.checked_sub(1)).and_then(|part| clause.get(part)).is_some_and(Chunk::is_noun)
}

/// Returns whether an outlet tells its own number: nobody else says it then. "The council expects 150
/// redundancies" in the council's own release; with "said that" the release quotes itself.
pub(super) fn is_own(
    document: &Document,
    hall: &Hall<'_, '_>,
    attribution: &Attribution,
    speaker: &Speaker,
) -> bool {
    if attribution.rule != GAVE || attribution.who.sort == Sort::Person || others_say(hall, attribution) {
        return false;
    }
    let last = speaker.name.rsplit(' ').next().unwrap_or_default();
    let outlet = document.source.split(|c: char| !c.is_alphanumeric());
    let named = outlet.into_iter().any(|word| word.len() > 1 && word.eq_ignore_ascii_case(last));
    named || is_defined(&document.text, last)
}

/// Returns whether the sentence has it from somebody else as well, as news has: "740, the ministry said; the union
/// put the number at 1,900".
fn others_say(hall: &Hall<'_, '_>, attribution: &Attribution) -> bool {
    let clause = hall.clause;
    let elsewhere = |at: &usize| !attribution.segment.contains(at) && !attribution.said.contains(at);
    let mut finite = (0..clause.chunks.len()).filter(elsewhere).filter(|at| clause.is_finite(*at));
    finite.any(|at| clause.lexicon.speech.verb(clause.lemma(at)).is_some_and(|saying| saying.object))
}

/// Returns whether the document gives itself that name in brackets: `("the Company")`.
fn is_defined(text: &str, name: &str) -> bool {
    let capital = name.starts_with(char::is_uppercase);
    capital
        && text.match_indices(name).any(|(at, _)| {
            let before = text.get(..at).unwrap_or_default();
            let behind = text.get(at + name.len()..).unwrap_or_default();
            before.ends_with("the ") && behind.starts_with(['"', '”']) && {
                let opener = before.trim_end_matches("the ");
                opener.ends_with(['"', '“'])
            }
        })
}

/// Returns whether nothing but numbers show it, whose they are nobody says: "the figures show", "data for July show";
/// but "Garda figures", "the report".
pub(super) fn is_nameless(hall: &Hall<'_, '_>, who: &Who) -> bool {
    let several =
        hall.token(who.tokens.start).is_some_and(|token| token.tag == Tag::Nouns || token.tag == Tag::Name);
    who.tokens.len() == 1 && several
}
