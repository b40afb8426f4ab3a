//! Defines [`mend`], the rules that correct tags where two neighbours are too little to see.

use super::candidates::Slot;
use super::cut::Piece;
use crate::lexicon::Tag;

/// How far ahead a verb is looked for, in words; longer reduced clauses are rare and the bound keeps
/// the cost linear.
const CLAUSE: usize = 16;

/// Corrects the tags of a sentence.
pub(super) fn mend(sentence: &str, pieces: &[Piece], slots: &[Slot<'_>], tags: &mut [Tag]) {
    let mut finite = tags.iter().filter(|tag| is_finite(**tag)).count();
    for at in 0..tags.len() {
        let text = &sentence[pieces[at].start..pieces[at].end];
        if matches!(text, "'" | "’") && is_plural_possessive(sentence, pieces, tags, at) {
            tags[at] = Tag::Possessive;
        }
        let before = usize::from(is_finite(tags[at]));
        participle(slots, tags, at, finite == before);
        finite = finite + usize::from(is_finite(tags[at])) - before;
    }
}

/// Returns whether the apostrophe at `at` follows a plural without a space and stands before a word
/// ("states' operations").
fn is_plural_possessive(sentence: &str, pieces: &[Piece], tags: &[Tag], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let plural = sentence[..pieces[before].end].ends_with(['s', 'S']) && tags[before].is_noun();
    let next = pieces.get(at + 1).is_some_and(|next| next.spaced && next.shape.is_word());
    plural && !pieces[at].spaced && next
}

/// Decides between past tense and participle where the form may be either, by the verbs around it; `alone`
/// tells that the sentence has no finite verb besides.
fn participle(slots: &[Slot<'_>], tags: &mut [Tag], at: usize, alone: bool) {
    let open = matches!(tags[at], Tag::Past | Tag::Participle);
    if !open || !slots[at].may_be(Tag::Participle) || !slots[at].may_be(Tag::Past) {
        return;
    }
    let skipped = |tag: &&Tag| matches!(**tag, Tag::Adverb | Tag::Negation);
    match tags[..at].iter().rev().find(|tag| !skipped(tag)) {
        Some(Tag::Auxiliary) => tags[at] = Tag::Participle,
        Some(before) if before.is_noun() && alone => tags[at] = Tag::Past,
        Some(Tag::Noun | Tag::Nouns) if verb_follows(tags, at) => tags[at] = Tag::Participle,
        _ => {}
    }
}

fn is_finite(tag: Tag) -> bool {
    matches!(tag, Tag::Verb | Tag::Past | Tag::Auxiliary | Tag::Modal)
}

/// Returns whether a finite verb follows in the same clause with no subject of its own, so that the
/// word at `at` only describes the noun before it ("the people arrested in Texas were …").
fn verb_follows(tags: &[Tag], at: usize) -> bool {
    let ends = |tag: &Tag| matches!(tag, Tag::Mark | Tag::Conjunction | Tag::Wh | Tag::Pronoun | Tag::To);
    let rest = tags[at + 1..].iter().take_while(|tag| !ends(tag));
    let clause: Vec<Tag> = rest.copied().take(CLAUSE).collect();
    let verb = clause.iter().position(|tag| is_finite(*tag) && *tag != Tag::Verb);
    let subject = |verb: usize| clause[..verb].iter().filter(|tag| tag.is_noun()).count();
    let phrase =
        clause.first().is_some_and(|tag| matches!(tag, Tag::Preposition | Tag::Adverb | Tag::Particle));
    verb.is_some_and(|verb| verb == 0 || (phrase && subject(verb) > 0 && opens_once(&clause[..verb])))
}

/// Returns whether every run of nouns in the words hangs on a preposition, so that none is left to
/// be a subject.
fn opens_once(words: &[Tag]) -> bool {
    let runs = words.windows(2).filter(|pair| pair[1].is_noun() && !pair[0].is_noun()).count();
    runs <= words.iter().filter(|tag| **tag == Tag::Preposition).count()
}
