//! Defines [`Participles`], the past participle of a verb, for naming what happened ("rescued", "struck").
//!
//! Reading never needs it: there every form is looked up in [`Words`].

use super::inflect::past;
use super::map::Map;
use super::table::{Error, rows};
use super::{Tag, Words};

/// Past participles that are not regular, by lemma.
#[derive(Debug, Default)]
pub struct Participles {
    irregular: Map<&'static str, &'static str>,
}

impl Participles {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub(super) fn embedded() -> Result<Self, Error> {
        let table = include_str!("../../data/participles.tsv");
        let rows = rows("participles.tsv", table, "lemma and past participle")?;
        Ok(Self { irregular: rows.into_iter().map(|(_, [lemma, form])| (lemma, form)).collect() })
    }

    /// Returns the past participle of a verb, its particle behind it ("laid off"), or `None` for words
    /// that the dictionary does not know as verbs.
    #[must_use]
    pub fn of(&self, lemma: &str, words: &Words) -> Option<String> {
        let (verb, particle) = lemma.split_once(' ').map_or((lemma, ""), |(verb, rest)| (verb, rest));
        let form =
            self.irregular.get(verb).map_or_else(|| regular(verb, words), |form| Some((*form).to_owned()))?;
        Some(format!("{form} {particle}").trim_end().to_owned())
    }
}

/// Returns the regular form, with a doubled consonant where the dictionary has it so ("stopped").
fn regular(verb: &str, words: &Words) -> Option<String> {
    let last = verb.chars().next_back()?;
    let forms = [format!("{verb}{last}ed"), past(verb)];
    let known = forms.into_iter().find(|form| words.lemma(form, Tag::Participle) == Some(verb));
    // The form may be better known as a word of its own ("applied").
    known.or_else(|| (words.lemma(verb, Tag::Verb) == Some(verb)).then(|| past(verb)))
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn regular_doubled_irregular_and_unknown() {
        let lexicon = Lexicon::embedded().unwrap();
        let of = |lemma: &str| lexicon.participles.of(lemma, &lexicon.words);
        let cases =
            [("rescue", "rescued"), ("stop", "stopped"), ("strike", "struck"), ("lay off", "laid off")];
        for (lemma, expected) in cases {
            assert_eq!(of(lemma).as_deref(), Some(expected));
        }
        assert_eq!(of("magnitude"), None);
    }
}
