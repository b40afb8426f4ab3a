//! Defines the matchers of attributions whose speaker or verb stands elsewhere or is hard to see: "…, and put
//! the loss at £9m", "the council puts it at £3m, the contractor at £4m", "she went on to say".

use super::attribution::{Attribution, of_subject, opens_that, set_off, subject};
use super::who::{Hall, Sort};
use crate::extract::number::Number;
use crate::extract::phrase::{Chunk, Kind};
use crate::lexicon::{Saying, WordRole};
use crate::text::Tag;

/// Reads "…, the growers' union estimates." and "the ministry estimates that …" where the tagger
/// takes the verb for a noun: the last word of a noun phrase may be a verb of saying.
pub(super) fn swallowed(hall: &Hall<'_, '_>, at: usize) -> Option<Attribution> {
    let phrase = hall.clause.get(at).filter(|phrase| phrase.is_noun() && phrase.number.is_none())?;
    let verb = hall.token(phrase.head).filter(|head| head.tag == Tag::Nouns)?;
    let saying = hall.clause.lexicon.speech.verb(&verb.lemma)?;
    // "The charity's director, Lena Ost, estimates that": all of the phrase is the verb.
    if phrase.tokens.len() == 1 && opens_that(hall, at + 1) && at > 0 && set_off(hall, at - 1) {
        let first = subject(hall, at)?;
        let who = hall.who(first).filter(|who| (saying.say || saying.think) && who.sort.speaks())?;
        let said = at + 2..hall.clause.chunks.len();
        return Some(Attribution { who, segment: first..at + 2, said, rule: "somebody says that" });
    }
    let who = hall.possessor(phrase.tokens.start, phrase.head, at + 1)?;
    let told = (saying.say || saying.think) && who.sort.speaks();
    // "Union head Greta Sholl fears for 200 jobs"
    let named = is_behind_name(hall, phrase.head);
    let pair = hall.clause.lexicon.speech.verb_with(&verb.lemma, hall.clause.lemma(at + 1));
    if pair.is_some_and(|pair| pair.object) && named && hall.clause.has_number(at + 2) {
        let said = at + 2..at + 3;
        return Some(Attribution { who, segment: at..at + 2, said, rule: "somebody gave a number" });
    }
    if told && opens_that(hall, at + 1) {
        let said = at + 2..hall.clause.chunks.len();
        return Some(Attribution { who, segment: at..at + 2, said, rule: "somebody says that" });
    }
    let last = matches!(hall.clause.kind(at + 1), None | Some(Kind::Break | Kind::Comma | Kind::Adverb));
    let before = at.checked_sub(1).filter(|before| told && last && set_off(hall, *before))?;
    Some(Attribution { who, segment: before..at + 1, said: 0..before, rule: "somebody says, behind" })
}

/// Returns whether a name stands right before the token.
fn is_behind_name(hall: &Hall<'_, '_>, at: usize) -> bool {
    at.checked_sub(1).and_then(|before| hall.token(before)).is_some_and(|token| token.tag == Tag::Name)
}

/// Reads "went on to say that …", "had to admit that …": the verb before changes nothing of who says it.
/// "Declined to say" says nothing.
pub(super) fn led(hall: &Hall<'_, '_>, at: usize, saying: Saying) -> Option<Attribution> {
    let clause = hall.clause;
    let before = clause.before(at).filter(|before| clause.is_finite(*before))?;
    let verb = clause.get(before)?;
    let words = clause.tokens.get(verb.tokens.clone())?;
    let asserted = !words.iter().any(|word| matches!(word.tag, Tag::Negation | Tag::Modal));
    // "Went on to say", but not "went to say".
    let goes = clause.lemma(before) != "go" || words.len() > 1;
    let leads = asserted && goes && clause.lexicon.frames.is(clause.lemma(before), WordRole::Lead);
    let first = subject(hall, before).filter(|_| leads && saying.say)?;
    let who = hall.who(first).filter(|who| who.sort.speaks())?;
    of_subject(hall, at, Saying { say: true, ..Saying::default() }, (first, who))
}

/// Reads "was quoted as saying that …".
pub(super) fn quoted(hall: &Hall<'_, '_>, at: usize, saying: Saying) -> Option<Attribution> {
    let clause = hall.clause;
    let before = clause.before(at).filter(|before| clause.lemma(*before) == "as")?;
    let verb = clause.before(before).filter(|verb| clause.get(*verb).and_then(Chunk::verb).is_some())?;
    let passive = clause.get(verb)?.verb()?.passive;
    let told = clause.lexicon.speech.verb(clause.lemma(verb)).is_some_and(|told| told.say);
    let first = subject(hall, verb).filter(|_| passive && told && saying.say)?;
    let who = hall.who(first).filter(|who| who.sort.speaks())?;
    of_subject(hall, at, Saying { say: true, ..Saying::default() }, (first, who))
}

/// Reads "the lawyers held that five would do, and put the loss at £9m": the verb goes on with the speaker
/// of the clause before, where "and" is set off by a comma or what was said has no subject that could speak.
pub(super) fn shared(
    hall: &Hall<'_, '_>,
    at: usize,
    saying: Saying,
    last: Option<&Attribution>,
    set_off: bool,
) -> Option<Attribution> {
    let clause = hall.clause;
    let joint = clause.before(at).filter(|joint| clause.kind(*joint) == Some(Kind::Conjunction))?;
    let comma = joint.checked_sub(1).is_some_and(|before| clause.kind(before) == Some(Kind::Comma));
    if set_off && !comma {
        return None;
    }
    let last = last.filter(|last| last.said.contains(&at) && last.segment.end <= joint)?;
    let found = of_subject(hall, at, saying, (joint, last.who.clone()))?;
    (found.said.start > at).then_some(Attribution { segment: at..found.segment.end, ..found })
}

/// Reads "the council puts it at £3m, the contractor at £4m", "police counted 900, the union 2,000": the
/// verb of the second is that of the first.
pub(super) fn beside(
    hall: &Hall<'_, '_>,
    at: usize,
    last: Option<&Attribution>,
    numbers: &[Number],
) -> Option<Attribution> {
    let clause = hall.clause;
    let last = last.filter(|last| last.segment.end <= at && !last.who.document)?;
    let joint = at
        .checked_sub(1)
        .filter(|joint| matches!(clause.kind(*joint), Some(Kind::Comma | Kind::Break | Kind::Conjunction)))?;
    let claims = |chunk: usize| {
        let number = clause.get(chunk).and_then(|chunk| numbers.get(chunk.number?));
        number.is_some_and(|number| number.rejected.is_none())
    };
    let given = (last.segment.end..joint).find(|chunk| claims(*chunk))?;
    let who = hall.who(at).filter(|who| matches!(who.sort, Sort::Person | Sort::Body))?;
    let preposition = clause.kind(who.end) == Some(Kind::Preposition);
    let number = if preposition { who.end + 1 } else { who.end };
    // As the first number stands behind "at", so does the second.
    let led = |number: usize| {
        let before = number.checked_sub(1)?;
        (clause.kind(before) == Some(Kind::Preposition)).then(|| clause.lemma(before))
    };
    let same = led(given) == led(number) && (preposition || clause.get(number).is_some_and(|own| own.bare));
    let verb = (last.segment.end..number).any(|at| clause.get(at).and_then(Chunk::verb).is_some());
    let fits = same && claims(number) && !verb && clause.verb_after(number).is_none();
    fits.then_some(Attribution {
        who,
        segment: at..number,
        said: number..clause.chunks.len(),
        rule: "somebody else's number",
    })
}
