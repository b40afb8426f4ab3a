//! Defines [`mend`], the rules that correct tags where two neighbours are too little to see.
//!
//! Each rule is for words of one tag, looks at one with its surroundings and may give it another
//! tag. All that the rules look at is near or counted beforehand, so that the cost is linear.

use super::candidates::Slot;
use super::clause::Clauses;
use super::cut::Piece;
use crate::lexicon::{ChangeUse, Lexicon, NUMBER, PlaceKind, Pos, SpeakerNoun, Tag, WordRole};

/// How far ahead a verb is looked for, in words; longer reduced clauses are rare and the bound keeps
/// the cost linear.
const CLAUSE: usize = 16;

/// A sentence whose tags are being corrected.
pub(super) struct Draft<'s> {
    /// The text the pieces point into.
    pub(super) sentence: &'s str,
    /// The words and marks.
    pub(super) pieces: &'s [Piece],
    /// Their candidates.
    pub(super) slots: &'s [Slot<'s>],
    /// The word tables.
    pub(super) lexicon: &'s Lexicon,
    /// Their tags so far.
    pub(super) tags: Vec<Tag>,
}

/// Returns the corrected tags.
pub(super) fn mend(mut draft: Draft<'_>) -> Vec<Tag> {
    let subordinates = |at| draft.lexicon.functions.subordinates(draft.text(at));
    let mut clauses = Clauses::new(&draft.tags, subordinates);
    for at in 0..draft.tags.len() {
        let better = match draft.tags[at] {
            Tag::Mark => plural_possessive(&draft, at),
            Tag::Preposition => about_a_number(&draft, at),
            Tag::Particle => object_of_particle(&draft, at),
            Tag::Auxiliary => owner(&draft, at),
            Tag::Wh => pointing(&draft, at),
            Tag::Pronoun => possessive(&draft, at).or_else(|| single(&draft, at)),
            Tag::Adverb => side(&draft, at),
            Tag::Verb => according_to(&draft, at)
                .or_else(|| mount(&draft, at))
                .or_else(|| counted_plural(&draft, at))
                .or_else(|| speaking_plural(&draft, at))
                .or_else(|| counted_single(&draft, at))
                .or_else(|| subject_of_lone_verb(&draft, at))
                .or_else(|| opening_plural(&draft, at))
                .or_else(|| office_before_name(&draft, at))
                .or_else(|| behind_unit(&draft, at))
                .or_else(|| noun_of_phrase(&draft, at)),
            Tag::Adjective => burned(&draft, &clauses, at)
                .or_else(|| alone(&draft, at))
                .or_else(|| office(&draft, at))
                .or_else(|| spot(&draft, at)),
            Tag::Gerund => acting(&draft, at),
            Tag::Past | Tag::Participle => participle(&draft, &clauses, at),
            Tag::Noun | Tag::Nouns => alone_accounts(&draft, at).or_else(|| lone_verb(&draft, &clauses, at)),
            _ => None,
        };
        if let Some(tag) = better {
            clauses.change(at, draft.tags[at], tag);
            draft.tags[at] = tag;
        }
    }
    draft.tags
}

impl Draft<'_> {
    fn text(&self, at: usize) -> &str {
        self.pieces.get(at).map_or("", |piece| &self.sentence[piece.start..piece.end])
    }

    fn tag(&self, at: usize) -> Option<Tag> {
        self.tags.get(at).copied()
    }

    /// Returns the tag of the word before `at`.
    fn before(&self, at: usize) -> Option<Tag> {
        at.checked_sub(1).map(|before| self.tags[before])
    }

    /// Returns whether the word is a form of a verb of saying or thinking.
    fn says(&self, at: usize) -> bool {
        let verbs = self.slots[at].readings().filter(|reading| reading.tag.is_verb());
        { verbs }.any(|reading| self.lexicon.speech.verb(reading.lemma()).is_some())
    }

    /// Returns whether the word names a side ("north").
    fn is_side(&self, at: usize) -> bool {
        self.lexicon.places.noun(self.text(at)) == Some(PlaceKind::Direction)
    }

    /// Returns whether a determiner stands right before the word.
    fn is_opened(&self, at: usize) -> bool {
        matches!(self.before(at), Some(Tag::Determiner | Tag::Possessive))
    }

    /// Returns whether the word compares an amount with another ("4% lower").
    fn compares(&self, at: usize) -> bool {
        self.lexicon.changes.get(self.text(at), ChangeUse::After).is_some()
    }

    /// Returns whether the word hands on to a plain verb ("helped rescue", "let go").
    fn helps(&self, at: usize) -> bool {
        let frames = &self.lexicon.frames;
        self.slots[at].readings().any(|reading| frames.is(reading.lemma(), WordRole::Chain))
    }

    /// Returns the index of the last word before `at` that is neither adverb nor negation.
    fn governor(&self, at: usize) -> Option<usize> {
        let skipped = |tag: &Tag| matches!(tag, Tag::Adverb | Tag::Negation);
        self.tags[..at].iter().rposition(|tag| !skipped(tag))
    }
}

/// An apostrophe after a plural and before a word is its possessive ("states' operations").
fn plural_possessive(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    if !matches!(draft.text(at), "'" | "’") {
        return None;
    }
    let before = at.checked_sub(1)?;
    let plural = draft.text(before).ends_with(['s', 'S']) && draft.tags[before].is_noun();
    let next = draft.pieces.get(at + 1).is_some_and(|next| next.spaced && next.shape.is_word());
    (plural && !draft.pieces[at].spaced && next).then_some(Tag::Possessive)
}

/// Behind a name and "alone" stands a verb ("Texas alone accounts for").
fn alone_accounts(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let alone = at.checked_sub(1).filter(|alone| draft.text(*alone) == "alone")?;
    let name = draft.before(alone) == Some(Tag::Name);
    (name && draft.slots[at].may_be(Tag::Verb)).then_some(Tag::Verb)
}

/// A kind of place before a name begins the name ("Mount Ahi").
fn mount(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let capital = draft.text(at).starts_with(char::is_uppercase);
    let kind = || draft.lexicon.places.noun(&draft.text(at).to_lowercase());
    let named = draft.tag(at + 1) == Some(Tag::Name);
    (capital && named && kind() == Some(PlaceKind::Area)).then_some(Tag::Name)
}

/// Behind "according to" stands a noun ("according to aid workers").
fn according_to(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let to = at.checked_sub(2)?;
    let led = draft.text(to + 1) == "to" && draft.text(to).eq_ignore_ascii_case("according");
    (led && draft.slots[at].may_be(Tag::Noun)).then_some(Tag::Noun)
}

/// A preposition that may be an adverb is one directly before a number, unless a phrase of place or
/// time begins with it ("about 40", but "in 40 towns").
fn about_a_number(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let before = draft.tag(at + 1) == Some(Tag::Number);
    let amount = draft.slots[at].may_be(Tag::Adverb) && !draft.slots[at].may_be(Tag::Wh);
    let after_verb_of_place = draft.before(at) == Some(Tag::Preposition);
    (before
        && amount
        && (after_verb_of_place || matches!(draft.text(at), "about" | "About" | "around" | "Around")))
    .then_some(Tag::Adverb)
}

/// A particle directly before a name is its preposition ("capsized off Santa Brisa").
fn object_of_particle(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let name = draft.tag(at + 1) == Some(Tag::Name);
    let either = draft.slots[at].may_be(Tag::Preposition);
    (name && either).then_some(Tag::Preposition)
}

/// A genitive behind a noun may stand before an adjective in -ly ("the start-up's monthly active users").
fn owner(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let genitive = matches!(draft.text(at), "'s" | "’s") && draft.before(at).is_some_and(Tag::is_noun);
    let adjective = draft.tag(at + 1) == Some(Tag::Adverb)
        && draft.text(at + 1).ends_with("ly")
        && draft.slots.get(at + 1).is_some_and(|slot| slot.may_be(Tag::Adjective));
    let mut rest = draft.tags.iter().skip(at + 2).take(MODIFIERS);
    let noun =
        rest.find(|tag| **tag != Tag::Adjective).is_some_and(|tag| matches!(tag, Tag::Noun | Tag::Nouns));
    // "the unit's operating margin widened"
    let activity = draft.tag(at + 1) == Some(Tag::Gerund) && noun && {
        let mut rest = draft.tags.iter().skip(at + 2).take(MODIFIERS + 1);
        let behind = rest.find(|tag| !matches!(tag, Tag::Adjective | Tag::Noun | Tag::Nouns));
        matches!(behind, Some(Tag::Past | Tag::Auxiliary | Tag::Modal))
    };
    (genitive && (adjective && noun || activity)).then_some(Tag::Possessive)
}

/// "That" before the verb of the sentence it opens points back ("That is up from 1,655").
fn pointing(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let opens = at == 0 && draft.text(at) == "That";
    let verb = matches!(draft.tag(at + 1), Some(Tag::Auxiliary | Tag::Modal | Tag::Past));
    (opens && verb).then_some(Tag::Determiner)
}

/// "Her" cannot be the subject of what follows it at the head of a sentence, which is its noun ("Her lead
/// over the incumbent has shrunk").
fn possessive(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let opens = at == 0 && draft.text(at) == "Her" && draft.slots[at].may_be(Tag::Possessive);
    let noun = draft.slots.get(at + 1).is_some_and(|next| next.may_be(Tag::Noun) || next.may_be(Tag::Nouns));
    (opens && noun).then_some(Tag::Possessive)
}

/// The plain form of a verb cannot follow a singular noun as its verb, so that it is a noun of the
/// same phrase ("a workplace chat", "a travel expert").
fn noun_of_phrase(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let plain = !draft.text(at).ends_with('s');
    if !plain || !draft.slots[at].may_be(Tag::Noun) {
        return None;
    }
    // "raided call centres": two verbs do not follow each other.
    let verb = matches!(draft.before(at), Some(Tag::Past | Tag::Participle | Tag::Gerund | Tag::Preposition));
    if verb && matches!(draft.tag(at + 1), Some(Tag::Noun | Tag::Nouns)) && !draft.helps(at - 1) {
        return Some(Tag::Noun);
    }
    // "Her lead over the incumbent has shrunk"
    if draft.before(at) == Some(Tag::Possessive) {
        return Some(Tag::Noun);
    }
    // "in the north stand"
    let side = at.checked_sub(1).is_some_and(|before| draft.is_side(before));
    if side && draft.before(at) == Some(Tag::Adjective) && draft.is_opened(at - 1) {
        return Some(Tag::Noun);
    }
    // "A Delaware judge": one name has no verb in the plain form.
    let single = at >= 2 && matches!(draft.text(at - 2), "a" | "an" | "A" | "An");
    if draft.before(at) == Some(Tag::Name) && single {
        return Some(Tag::Noun);
    }
    if draft.before(at) != Some(Tag::Noun) {
        return None;
    }
    let start = at.saturating_sub(4);
    let opened = draft.tags[start..at].iter().any(|tag| matches!(tag, Tag::Determiner | Tag::Possessive));
    let plural =
        draft.tags[start..at].iter().any(|tag| matches!(tag, Tag::Conjunction | Tag::Modal | Tag::Number));
    (opened && !plural).then_some(Tag::Noun)
}

/// A form in -s behind a number of several is the plural of a noun: its verb would be in the plain
/// form ("grabbed 12 rebounds as", "in 210 felony charges").
fn counted_plural(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    if !draft.text(at).ends_with('s') {
        return None;
    }
    // "nine invited visits"
    let modifier = |tag: &Tag| matches!(tag, Tag::Noun | Tag::Adjective | Tag::Participle | Tag::Gerund);
    let floor = at.saturating_sub(MODIFIERS);
    let number = (floor..at).rev().find(|before| !modifier(&draft.tags[*before]))?;
    let text = draft.text(number);
    // "The budget for 2024 rises", "one calls", "Route 66 runs".
    let year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let one = text == "1" || text.eq_ignore_ascii_case("one");
    // "children under five carry"
    let limit = number.checked_sub(1).is_some_and(|at| matches!(draft.text(at), "under" | "over"));
    let aged = number.checked_sub(2).is_some_and(|at| limit && draft.tags[at] == Tag::Nouns);
    let named = aged || draft.before(number).is_some_and(|tag| tag.is_noun() || tag == Tag::Symbol);
    // "12 percent support cuts to": with a word between, an object makes it a verb after all.
    let object = draft.tag(at + 1).is_some_and(begins_phrase);
    let participle = |tag: &Tag| matches!(tag, Tag::Participle | Tag::Gerund);
    let close = draft.tags[number + 1..at].iter().all(participle);
    let known = draft.slots[at].may_be(Tag::Nouns);
    let plural = draft.tags[number] == Tag::Number && !year && !one && !named && (close || known && !object);
    plural.then_some(Tag::Nouns)
}

/// "One" counts where a participle or a plain form that is a noun as well stands before a noun in the
/// singular, neither of which could be its verb ("one unnamed officer", "one travel expert").
fn single(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let one = draft.text(at).eq_ignore_ascii_case("one") && draft.slots[at].may_be(Tag::Number);
    let next = draft.tag(at + 1).filter(|_| one)?;
    // "Does one travel", "must one pay"
    let asked = matches!(draft.before(at), Some(Tag::Auxiliary | Tag::Modal));
    let counts = match next {
        Tag::Past | Tag::Participle => {
            draft.slots[at + 1].may_be(Tag::Participle) && draft.tag(at + 2) == Some(Tag::Noun)
        }
        Tag::Verb => !asked && plain_noun(draft, at + 1),
        _ => false,
    };
    counts.then_some(Tag::Number)
}

/// Returns whether the word is the plain form of a verb and a noun as well, with no object behind it.
fn plain_noun(draft: &Draft<'_>, at: usize) -> bool {
    let object = matches!(draft.tag(at + 1), Some(Tag::Determiner | Tag::Possessive | Tag::Pronoun))
        && !matches!(draft.text(at + 1), "'s" | "’s");
    let plain = !draft.text(at).ends_with('s') || draft.text(at).ends_with("ss");
    plain && draft.slots[at].may_be(Tag::Noun) && !object
}

/// The plain form of a verb behind "one", which it does not agree with, is a noun ("one travel expert"),
/// and so it is behind a preposition and a number, which can be no subject ("with 21 email addresses").
fn counted_single(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let number = at.checked_sub(1).filter(|number| draft.tags[*number] == Tag::Number)?;
    let one = draft.text(number).eq_ignore_ascii_case("one");
    let led = draft.before(number) == Some(Tag::Preposition) && draft.tag(at + 1) == Some(Tag::Nouns);
    ((one || led) && plain_noun(draft, at)).then_some(Tag::Noun)
}

/// How many words may stand between a number and its noun.
const MODIFIERS: usize = 3;

/// A verb that opens the sentence is a noun where the next word can only be its verb: no order has an
/// object in the plural and a number right behind it ("Strike grounds 3,400 flights").
fn subject_of_lone_verb(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let opens = at == 0 && draft.slots[at].may_be(Tag::Noun) && !draft.text(at).ends_with('s');
    let verb = draft.text(at + 1).ends_with('s') && draft.slots.get(at + 1)?.may_be(Tag::Verb);
    (opens && verb && draft.tag(at + 2) == Some(Tag::Number)).then_some(Tag::Noun)
}

/// The first of the words of an office before a name is a noun like them ("Fire chief Olaf Brandt", "Works
/// council head Greta Sholl").
fn office_before_name(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let noun = draft.slots[at].readings().map(|reading| reading.tag).find(|tag| tag.is_noun());
    let small = |tag: &&Tag| matches!(tag, Tag::Noun | Tag::Adjective);
    let words = draft.tags.iter().skip(at + 1).take(MODIFIERS).take_while(small).count();
    let person = |at: usize| draft.lexicon.speech.noun(draft.text(at)) == Some(SpeakerNoun::Person);
    let office = at == 0 && words > 0 && person(at + words) && draft.tag(at + words + 1) == Some(Tag::Name);
    noun.filter(|_| office)
}

/// An office between a noun and a name is a noun ("Fire chief Olaf Brandt").
fn office(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let between = draft.before(at) == Some(Tag::Noun) && draft.tag(at + 1) == Some(Tag::Name);
    let person = || draft.lexicon.speech.noun(draft.text(at)) == Some(SpeakerNoun::Person);
    (between && person()).then_some(Tag::Noun)
}

/// A noun for a place between a determiner and a mark or verb is no adjective ("the terminal, which").
fn spot(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let ends = matches!(draft.tag(at + 1), None | Some(Tag::Mark | Tag::Auxiliary | Tag::Modal | Tag::Wh));
    let noun = draft.slots[at].may_be(Tag::Noun) && draft.lexicon.places.noun(draft.text(at)).is_some();
    (ends && noun && draft.is_opened(at)).then_some(Tag::Noun)
}

/// A form in -ing with a capital before a name is a part of it ("Acting Superintendent Dorrigan").
fn acting(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let title = draft.tag(at + 1) == Some(Tag::Name) && draft.lexicon.names.of(draft.text(at + 1)).is_some();
    let capital = draft.pieces.get(at).is_some_and(|piece| piece.shape.is_capitalised());
    (title && capital).then_some(Tag::Name)
}

/// "Alone" right behind a name is an adverb ("Tolland County alone accounts for").
fn alone(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    (draft.text(at) == "alone" && draft.before(at) == Some(Tag::Name)).then_some(Tag::Adverb)
}

/// A side behind a determiner and before another word of the phrase is an adjective ("the north stand").
fn side(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let next = matches!(draft.tag(at + 1), Some(Tag::Verb | Tag::Noun | Tag::Nouns));
    (next && draft.is_opened(at) && draft.is_side(at)).then_some(Tag::Adjective)
}

/// A form in -s right before a verb of saying is the plural of those who say it: two verbs do not follow
/// each other ("…, monitors say").
fn speaking_plural(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let next = matches!(draft.tag(at + 1), Some(Tag::Verb | Tag::Past)) && draft.text(at).ends_with('s');
    let mut nouns = draft.slots[at].readings().filter(|reading| reading.tag == Tag::Nouns);
    let speaks = |lemma: &str| draft.lexicon.speech.noun(lemma).is_some();
    (next && draft.says(at + 1) && nouns.any(|noun| speaks(noun.lemma()))).then_some(Tag::Nouns)
}

/// A form in -s that opens the sentence is the plural of a noun where a verb with a tense follows: its
/// own verb would have a subject before it ("Exports to China fell").
fn opening_plural(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let opens = at == 0 && draft.text(at).ends_with('s') && draft.slots[at].may_be(Tag::Nouns);
    let led = matches!(draft.tag(at + 1), Some(Tag::Preposition | Tag::To));
    let clause = draft.tags.iter().skip(at + 1).take(CLAUSE);
    let verb = clause.take_while(|tag| **tag != Tag::Mark).any(|tag| Clauses::is_finite(*tag));
    (opens && led && verb).then_some(Tag::Nouns)
}

/// The plain form of a verb behind a number with its unit is an adjective that compares ("4% lower at
/// noon"), or a noun where a determiner opens the phrase ("a 4.99% rise in council tax").
fn behind_unit(draft: &Draft<'_>, at: usize) -> Option<Tag> {
    let (noun, compares) = (draft.slots[at].may_be(Tag::Noun), draft.compares(at));
    if draft.text(at).ends_with('s') || !noun && !compares {
        return None;
    }
    let unit = |before: usize| matches!(draft.text(before), "%" | "percent" | "cent" | "point" | "-");
    let number =
        (at.saturating_sub(MODIFIERS)..at).rev().find(|before| draft.tags[*before] == Tag::Number)?;
    let units = number + 1 < at && (number + 1..at).any(unit);
    // "the 2.1 million-barrel drop"
    let first = draft.tags[..number].iter().rposition(|tag| *tag != Tag::Number);
    let opened = first.is_some_and(|at| matches!(draft.tags[at], Tag::Determiner | Tag::Possessive));
    if units && compares {
        return Some(Tag::Adjective);
    }
    (units && opened && noun).then_some(Tag::Noun)
}

/// A past form read as an adjective is the verb where a noun stands before it and its object behind
/// it ("the fire burned 9,000 acres").
fn burned(draft: &Draft<'_>, clauses: &Clauses, at: usize) -> Option<Tag> {
    let either = draft.slots[at].may_be(Tag::Past);
    let subject = draft.before(at).is_some_and(Tag::is_noun);
    let objects = [Tag::Number, Tag::Determiner, Tag::Possessive, Tag::Pronoun];
    let object = draft.tag(at + 1).is_some_and(|tag| objects.contains(&tag));
    (either && subject && object && clauses.others(at, Tag::Adjective) == 0).then_some(Tag::Past)
}

/// Decides between past tense and participle where the form may be either, by the words around it.
fn participle(draft: &Draft<'_>, clauses: &Clauses, at: usize) -> Option<Tag> {
    let tag = draft.tags[at];
    // "children aged 5 to 14"
    if draft.text(at) == "aged" && draft.tag(at + 1) == Some(Tag::Number) {
        return Some(Tag::Adjective);
    }
    if !draft.slots[at].may_be(Tag::Participle) || !draft.slots[at].may_be(Tag::Past) {
        return None;
    }
    let governor = draft.governor(at)?;
    match draft.tags[governor] {
        Tag::Auxiliary => Some(Tag::Participle),
        Tag::Pronoun | Tag::There => Some(Tag::Past),
        Tag::Number if governor + 1 == at && is_part(draft, governor) => Some(Tag::Past),
        Tag::Number if draft.text(governor).eq_ignore_ascii_case("one") => {
            (draft.tag(at + 1) == Some(Tag::Noun)).then_some(Tag::Participle)
        }
        Tag::Mark if closes_aside(draft, governor) => Some(Tag::Past),
        // "from a downwardly revised 3.7%"
        Tag::Determiner if governor + 1 < at && draft.tag(at + 1) == Some(Tag::Number) => {
            Some(Tag::Participle)
        }
        Tag::Determiner if draft.tag(at + 1).is_some_and(begins_phrase) => Some(Tag::Past),
        before if before.is_noun() && clauses.others(at, tag) == 0 => {
            Some(if is_fragment(draft, clauses, at) { Tag::Participle } else { Tag::Past })
        }
        Tag::Noun | Tag::Nouns if verb_follows(&draft.tags, at) => Some(Tag::Participle),
        Tag::Noun | Tag::Nouns => after_verb(draft, clauses, governor),
        _ => None,
    }
}

/// Returns whether the number is a part of the whole that opens the sentence, so that its verb follows:
/// "Of 3,312 volunteers, 41 reported severe headaches".
fn is_part(draft: &Draft<'_>, number: usize) -> bool {
    let comma = number.checked_sub(1).is_some_and(|before| draft.text(before) == ",");
    draft.text(0) == "Of" && comma
}

/// Returns whether the mark at an index is the second comma of an aside before which no verb stands
/// ("17 people, five of them children, died").
fn closes_aside(draft: &Draft<'_>, at: usize) -> bool {
    let commas = (at.saturating_sub(CLAUSE)..at).filter(|before| draft.text(*before) == ",").count();
    let verb = draft.tags[..at].iter().any(|tag| Clauses::is_finite(*tag));
    draft.text(at) == "," && commas == 1 && !verb
}

/// Returns whether a tag begins a noun phrase that follows a verb.
fn begins_phrase(tag: Tag) -> bool {
    matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Number | Tag::To | Tag::Wh)
}

/// Returns what a form in -ed is behind the noun at `at` whose clause has its verb before that noun:
/// it only describes ("rescued 47 victims trafficked in Texas"), but after a verb of saying another
/// clause may begin without a joining word ("said 47 people died").
fn after_verb(draft: &Draft<'_>, clauses: &Clauses, at: usize) -> Option<Tag> {
    let start = at.saturating_sub(CLAUSE);
    let verb = (start..at).rev().find(|verb| Clauses::is_finite(draft.tags[*verb]))?;
    let says = draft.says(verb);
    clauses.same(verb, at).then_some(if says { Tag::Past } else { Tag::Participle })
}

/// Returns whether the word only describes the noun before it in a text without any verb ("47 victims
/// rescued, 102 arrested", "Bodies recovered: 9"): a comma, a colon or nothing follows, and no full
/// stop ends the text.
fn is_fragment(draft: &Draft<'_>, clauses: &Clauses, at: usize) -> bool {
    let alone = clauses.all() <= usize::from(Clauses::is_finite(draft.tags[at]));
    let stopped = matches!(draft.text(draft.tags.len() - 1), "." | "!" | "?");
    alone && !stopped && matches!(draft.text(at + 1), "" | "," | ";" | ":")
}

/// Returns whether a finite verb follows in the same clause with no subject of its own, so that the
/// word at `at` only describes the noun before it ("the people arrested in Texas were …").
fn verb_follows(tags: &[Tag], at: usize) -> bool {
    let ends = |tag: &Tag| matches!(tag, Tag::Mark | Tag::Conjunction | Tag::Wh | Tag::Pronoun | Tag::To);
    let rest = tags[at + 1..].iter().take_while(|tag| !ends(tag));
    let clause: Vec<Tag> = rest.copied().take(CLAUSE).collect();
    let verb = clause.iter().position(|tag| Clauses::is_finite(*tag) && *tag != Tag::Verb);
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

/// In a sentence without any finite verb a noun that may be one is it, where it agrees with the noun
/// or number before it ("Police arrest 102", "the commercial ends").
fn lone_verb(draft: &Draft<'_>, clauses: &Clauses, at: usize) -> Option<Tag> {
    if !draft.slots[at].may_be(Tag::Verb) || matches!(draft.text(at + 1), "'s" | "’s") {
        return None;
    }
    if clauses.all() > 0 && !(clauses.others(at, draft.tags[at]) == 0 && gives_value(draft, at)) {
        return None;
    }
    let singular = draft.text(at).ends_with('s');
    let subject = match draft.before(at)? {
        Tag::Nouns | Tag::Number => !singular,
        Tag::Noun | Tag::Name => singular,
        _ => false,
    };
    let behind = draft.tag(at + 1);
    let subject = subject || (behind == Some(Tag::Number) && reaches(draft, at));
    let object = [
        Tag::Number,
        Tag::Determiner,
        Tag::Possessive,
        Tag::Preposition,
        Tag::To,
        Tag::Particle,
        Tag::Adverb,
    ];
    let goes_on = behind.is_some_and(|tag| object.contains(&tag)) || matches!(draft.text(at + 1), "." | ",");
    (subject && goes_on).then_some(Tag::Verb)
}

/// Returns whether the word is a form in -s of a verb that tells what a figure did, with a value
/// behind it ("Rainfall since April amounts to 118 mm").
fn gives_value(draft: &Draft<'_>, at: usize) -> bool {
    let readings = draft.slots[at].readings();
    let mut verbs = readings.filter(|reading| reading.tag == Tag::Verb);
    let figure = verbs.any(|reading| draft.lexicon.events.is(Pos::Verb, reading.lemma(), NUMBER));
    let led = matches!(draft.tag(at + 1), Some(Tag::To | Tag::Preposition));
    let value = draft.tag(at + 1 + usize::from(led)) == Some(Tag::Number);
    figure && value && led && draft.text(at).ends_with('s')
}

/// Returns whether the word is the plain form of a verb that tells what a figure did, whose plural
/// subject stands further off ("Measles cases in the province top 500").
fn reaches(draft: &Draft<'_>, at: usize) -> bool {
    let plural = draft.tags[..at].contains(&Tag::Nouns);
    let word = draft.text(at);
    plural && draft.lexicon.events.is(Pos::Verb, word, NUMBER)
}
