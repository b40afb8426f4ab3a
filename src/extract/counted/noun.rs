//! Defines [`counted`], which makes a [`Counted`] of a noun phrase.

use crate::extract::clause::Clause;
use crate::lexicon::WordRole;
use crate::model::Counted;
use crate::text::{Tag, Token};
use std::ops::Range;

/// Returns what the noun at token `head` says is counted. `words` are the tokens of its phrase; those
/// before the head that modify it are kept, common nouns as part of the lemma ("search warrant").
#[must_use]
pub fn counted(clause: &Clause<'_, '_>, words: Range<usize>, head: usize) -> Option<Counted> {
    clause.tokens.get(head)?;
    let start = first_modifier(clause.tokens, words.start, head);
    let mut lemma = String::new();
    let mut modifiers = Vec::new();
    let mut compound = head;
    while compound > start && joins(clause, compound - 1) {
        compound -= 1;
    }
    for modifier in &clause.tokens[start..compound] {
        if modifies(modifier.tag) {
            modifiers.push(modifier.lemma.clone().into_owned());
        }
    }
    // "The S&P 500" is named by all its words.
    if clause.tokens[head].tag == Tag::Number && start < head {
        modifiers.clear();
        lemma = text_of(clause.tokens, start, head);
    } else {
        for part in &clause.tokens[compound..head] {
            lemma.push_str(&part.lemma);
            lemma.push(' ');
        }
        lemma.push_str(singular(clause, head));
    }
    let text = text_of(clause.tokens, start, head);
    let person = clause.lexicon.persons.group(&lemma).map(str::to_owned);
    Some(Counted { lemma, text, modifiers, person, carried: false })
}

/// Returns the lemma of a head noun: "person" for "people", and the noun's for a word that looks like
/// a name only because it opens the sentence ("Exports shrank").
fn singular<'c>(clause: &Clause<'c, '_>, head: usize) -> &'c str {
    let token = &clause.tokens[head];
    if token.lemma == "people" {
        return "person";
    }
    // "MPs", "NGOs"
    let short = token.text.strip_suffix('s').filter(|short| short.len() > 1);
    if let Some(short) = short.filter(|short| short.chars().all(|letter| letter.is_ascii_uppercase())) {
        return short;
    }
    if token.tag == Tag::Gerund && head > 0 {
        return clause.lexicon.words.lemma(token.text, Tag::Noun).unwrap_or(&token.lemma);
    }
    // "(e) Bodies recovered: 9"
    let first = head == 0 || clause.tokens[head - 1].tag == Tag::Mark;
    if !first || !matches!(token.tag, Tag::Name | Tag::Gerund | Tag::Verb) {
        return &token.lemma;
    }
    let low = token.text.to_lowercase();
    let mut nouns = [Tag::Nouns, Tag::Noun].into_iter();
    nouns.find_map(|tag| clause.lexicon.words.lemma(&low, tag)).unwrap_or(&token.lemma)
}

/// Returns a counted thing that the noun phrase at a chunk implies without naming it: a crowd is of
/// people. The words are those of the phrase.
pub(super) fn meant(clause: &Clause<'_, '_>, lemma: &str, at: usize) -> Counted {
    let said = clause.get(at).and_then(|chunk| counted(clause, chunk.tokens.clone(), chunk.head));
    Counted { text: said.map_or(String::new(), |said| said.text), ..unspoken(clause, lemma) }
}

/// Returns a counted thing without words of its own in the text.
pub(super) fn unspoken(clause: &Clause<'_, '_>, lemma: &str) -> Counted {
    let person = clause.lexicon.persons.group(lemma).map(str::to_owned);
    Counted { lemma: lemma.to_owned(), person, ..Counted::default() }
}

/// Returns whether the word before a head belongs to its lemma: common nouns, save those that mean
/// people ("minor victims" are victims).
fn joins(clause: &Clause<'_, '_>, at: usize) -> bool {
    let token = &clause.tokens[at];
    token.tag == Tag::Noun
        && clause.lexicon.persons.group(&token.lemma).is_none()
        && !clause.lexicon.frames.is(&token.lemma, WordRole::Time)
}

fn modifies(tag: Tag) -> bool {
    tag.is_noun() || matches!(tag, Tag::Adjective | Tag::Participle | Tag::Gerund)
}

/// Returns the first token of the unbroken run of modifiers before a head.
fn first_modifier(tokens: &[Token<'_>], floor: usize, head: usize) -> usize {
    let mut start = head;
    // "85 per cent fewer queens" are queens.
    let compares = |token: &Token<'_>| token.has_lemma(&["few", "fewer", "more", "less", "little"]);
    while start > floor && modifies(tokens[start - 1].tag) && !compares(&tokens[start - 1]) {
        start -= 1;
    }
    // "large and small islands"
    if let Some(list) = list_before(tokens, floor, start) {
        start = list;
    }
    // "the 1.5-litre engine": what is joined to a number is its unit.
    let joined = start > floor && tokens[start - 1].text == "-" && !tokens[start].spaced;
    if joined { head.min(start + 1) } else { start }
}

/// Returns the first of the adjectives that commas and "and" join to the one at `start`.
fn list_before(tokens: &[Token<'_>], floor: usize, start: usize) -> Option<usize> {
    let adjective = |at: usize| tokens.get(at).is_some_and(|token| token.tag == Tag::Adjective);
    let joint = |at: usize| matches!(tokens[at].text, "," | "and" | "or");
    let mut first = start;
    while adjective(first) && first >= floor + 2 && joint(first - 1) && adjective(first - 2) {
        first -= 2;
    }
    (first < start).then_some(first)
}

/// Returns the words from one token to another as they stand, single-spaced.
fn text_of(tokens: &[Token<'_>], start: usize, end: usize) -> String {
    let mut text = String::new();
    for token in &tokens[start..=end] {
        if token.spaced && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    text
}
