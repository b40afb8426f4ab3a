//! Defines [`lemma`], the dictionary form of a tagged word, and [`lower`], the word in lower case.

use super::candidates::Slot;
use super::token::Shape;
use crate::lexicon::{Form, Known, Lexicon, Reading, Tag};
use std::borrow::Cow;

/// A dictionary form.
pub(super) struct Lemma<'t> {
    /// In lower case with straight apostrophes.
    pub(super) lemma: Cow<'t, str>,
    /// Which tables hold it.
    pub(super) known: Known,
}

/// Returns a word in lower case with straight apostrophes, borrowed where it is so already or known.
pub(super) fn lower<'t>(text: &'t str, shape: Shape, form: Option<Form<'t>>) -> Cow<'t, str> {
    match (form, shape) {
        (_, Shape::Lower) if text.is_ascii() => Cow::Borrowed(text),
        (Some(form), _) => Cow::Borrowed(form.text()),
        (None, Shape::Digits | Shape::Mark | Shape::Symbol) => Cow::Borrowed(text),
        _ if text.is_ascii() => Cow::Owned(text.to_ascii_lowercase()),
        _ => Cow::Owned(text.to_lowercase().replace('\u{2019}', "'")),
    }
}

/// Returns the lemma of a word read as `tag`: from its known readings, or by its ending where it is
/// unknown. `lower` is the word in lower case.
pub(super) fn lemma<'t>(
    lower: &Cow<'t, str>,
    shape: Shape,
    slot: &Slot<'t>,
    tag: Tag,
    lexicon: &Lexicon,
) -> Lemma<'t> {
    if let Some(form) = slot.form {
        let plural = |reading: &Reading<'_>| tag == Tag::Nouns && reading.tag == Tag::Verb;
        let reading = form.readings().find(|reading| reading.tag == tag);
        // "12 rebounds", where the tables know only the verb.
        let reading = reading.or_else(|| form.readings().find(plural));
        return match reading.filter(|reading| !form.is_lemma_of(*reading)) {
            Some(reading) => Lemma { lemma: Cow::Borrowed(reading.lemma()), known: reading.known() },
            // What is borrowed is not copied.
            None => Lemma { lemma: lower.clone(), known: form.known },
        };
    }
    match shape {
        Shape::Digits | Shape::Mark | Shape::Symbol => Lemma { lemma: lower.clone(), known: slot.known },
        _ => match base(lower, tag, lexicon) {
            None => Lemma { lemma: lower.clone(), known: slot.known },
            Some(lemma) => {
                let known = lexicon.words.look_up(&lemma).map_or_else(Known::default, |form| form.known);
                Lemma { lemma: Cow::Owned(lemma), known }
            }
        },
    }
}

/// Returns the dictionary form of an unknown word by its ending; a stem that is itself known is
/// preferred. `None` where it is the word itself.
fn base(word: &str, tag: Tag, lexicon: &Lexicon) -> Option<String> {
    let endings: &[(&str, &[&str])] = match tag {
        Tag::Nouns => &[("ies", &["y"]), ("men", &["man"]), ("es", &["", "e"]), ("s", &[""])],
        Tag::Verb => &[("ies", &["y"]), ("es", &["", "e"]), ("s", &[""])],
        Tag::Past | Tag::Participle => &[("ied", &["y"]), ("ed", &["", "e"])],
        Tag::Gerund => &[("ing", &["", "e"])],
        _ => return None,
    };
    let (stem, repairs) =
        endings.iter().find_map(|(end, repairs)| Some((word.strip_suffix(end)?, repairs)))?;
    if stem.len() < 2 || word.ends_with("ss") {
        return None;
    }
    let mut known = repairs.iter().map(|repair| format!("{stem}{repair}"));
    let again = |base: &str| base.strip_prefix("re-").is_some_and(|verb| lexicon.words.get(verb).is_some());
    let known = known.find(|base| lexicon.words.get(base).is_some() || again(base));
    Some(known.unwrap_or_else(|| unknown_base(stem, repairs, tag)))
}

/// Returns the likeliest dictionary form where none is known: a doubled consonant is made single
/// ("chatted"), and an ending in "es" gives back a bare stem only after a hiss ("foxes").
fn unknown_base(stem: &str, repairs: &[&str], tag: Tag) -> String {
    let hiss = ["s", "x", "z", "ch", "sh"].iter().any(|end| stem.ends_with(end));
    let mut ends = stem.bytes().rev();
    let doubled =
        matches!((ends.next(), ends.next()), (Some(a), Some(b)) if a == b && b"bdgmnprt".contains(&a));
    match (repairs, tag) {
        (["", "e"], Tag::Nouns | Tag::Verb) if !hiss => format!("{stem}e"),
        (["", "e"], Tag::Past | Tag::Participle | Tag::Gerund) if doubled => {
            stem[..stem.len() - 1].to_owned()
        }
        _ => format!("{stem}{}", repairs.first().unwrap_or(&"")),
    }
}
