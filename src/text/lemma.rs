//! Defines [`lemma`], the dictionary form of a tagged word.

use super::token::Shape;
use crate::lexicon::{Form, Lexicon, Tag};
use std::borrow::Cow;

/// Returns the lemma of a word read as `tag`: from its known readings, or by its ending where it is
/// unknown; in lower case with a straight apostrophe. Names keep their form.
pub(super) fn lemma<'t>(
    text: &'t str,
    shape: Shape,
    form: Option<Form<'t>>,
    tag: Tag,
    lexicon: &Lexicon,
) -> Cow<'t, str> {
    if let Some(form) = form {
        let reading = form.readings.iter().find(|reading| reading.tag == tag);
        return Cow::Borrowed(reading.map_or(form.text, |reading| reading.lemma));
    }
    match shape {
        Shape::Digits | Shape::Mark | Shape::Symbol => Cow::Borrowed(text),
        Shape::Lower if text.is_ascii() => base(Cow::Borrowed(text), tag, lexicon),
        _ if text.is_ascii() => base(Cow::Owned(text.to_ascii_lowercase()), tag, lexicon),
        _ => base(Cow::Owned(text.to_lowercase().replace('\u{2019}', "'")), tag, lexicon),
    }
}

/// Returns the dictionary form of an unknown word by its ending; a stem that is itself known is
/// preferred.
fn base<'t>(word: Cow<'t, str>, tag: Tag, lexicon: &Lexicon) -> Cow<'t, str> {
    let endings: &[(&str, &[&str])] = match tag {
        Tag::Nouns => &[("ies", &["y"]), ("men", &["man"]), ("es", &["", "e"]), ("s", &[""])],
        Tag::Verb => &[("ies", &["y"]), ("es", &["", "e"]), ("s", &[""])],
        Tag::Past | Tag::Participle => &[("ied", &["y"]), ("ed", &["", "e"])],
        Tag::Gerund => &[("ing", &["", "e"])],
        _ => return word,
    };
    let Some((stem, repairs)) =
        endings.iter().find_map(|(end, repairs)| Some((word.strip_suffix(end)?, repairs)))
    else {
        return word;
    };
    if stem.len() < 2 || word.ends_with("ss") {
        return word;
    }
    let mut known = repairs.iter().map(|repair| format!("{stem}{repair}"));
    let known = known.find(|base| lexicon.words.get(base).is_some());
    Cow::Owned(known.unwrap_or_else(|| unknown_base(stem, repairs, tag)))
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
