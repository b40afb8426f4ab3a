//! Defines [`foreign`], which says that a document is not in English, so that it is named instead of
//! being misread.

use crate::lexicon::Lexicon;
use crate::model::Document;
use whichlang::{Lang, detect_language};

/// How many words are looked at; a page is enough to know.
const SAMPLE: usize = 300;

/// Fewest words from which a language can be told at all.
const FEWEST: usize = 20;

/// Fewest words in small letters from which a shorter text is told by the words that the lexicon knows. Origin:
/// a short table of names and numbers has fewer.
const FEWEST_SMALL: usize = 6;

/// One word of so many in small letters is known at least where a text is English. Origin: the
/// Danish, Finnish, French and Polish sentences below, which stay under it, where English news does not.
const KNOWN: usize = 3;

/// The share of closed-class words ("the", "of", "and") from which a text is English whatever the
/// detector says, in hundredths. Origin: articles of the practice stories have 35 to 55, tables and
/// lists of names 15 to 30, Spanish, French, German and Dutch news 2 to 11.
const ENGLISH: usize = 14;

/// Returns the language a document is in, where that is not English; `None` as well where it is too
/// short to tell. Linear in the first few hundred words.
#[must_use]
pub fn foreign(document: &Document, lexicon: &Lexicon) -> Option<&'static str> {
    let body = document.text.get(document.header..).unwrap_or_default();
    let words = || Words { rest: body }.take(SAMPLE);
    let (mut all, mut closed, mut small, mut known) = (0, 0, 0, 0);
    for word in words() {
        all += 1;
        closed += usize::from(lexicon.words.is_closed(word));
        if word.starts_with(char::is_lowercase) {
            small += 1;
            known += usize::from(lexicon.words.get(word).is_some());
        }
        // Enough for a whole sample.
        if closed * 100 >= SAMPLE * ENGLISH {
            return None;
        }
    }
    let unknown = small >= FEWEST_SMALL && known * KNOWN < small;
    if all < FEWEST && !unknown {
        return script(body);
    }
    if closed * 100 >= all * ENGLISH {
        return None;
    }
    let sample = words().collect::<Vec<_>>().join(" ").to_lowercase();
    match detect_language(&sample) {
        Lang::Eng if !unknown => script(body),
        other => Some(name(other)),
    }
}

/// The words of a text: runs of letters and apostrophes.
struct Words<'t> {
    rest: &'t str,
}

impl<'t> Iterator for Words<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let start = prefix(self.rest, |c| !stands_in_word(c));
        let word = &self.rest[start..];
        let (word, rest) = word.split_at(prefix(word, stands_in_word));
        self.rest = rest;
        (!word.is_empty()).then_some(word)
    }
}

/// Returns whether a word may hold the character.
fn stands_in_word(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '\'' | '’')
}

/// Returns the length of the characters at the start of a text that satisfy the condition. Nearly all
/// texts are mostly ASCII, of which a character is a byte.
fn prefix(text: &str, holds: impl Fn(char) -> bool) -> usize {
    let mut at = text.bytes().take_while(|byte| byte.is_ascii() && holds(char::from(*byte))).count();
    while let Some(c) = text[at..].chars().next().filter(|c| holds(*c)) {
        at += c.len_utf8();
    }
    at
}

/// Returns the language of a text that is mostly in another script; such texts have few words
/// between blanks.
fn script(text: &str) -> Option<&'static str> {
    let letters = || text.chars().filter(|c| c.is_alphabetic()).take(SAMPLE * 5);
    let foreign = letters().filter(|c| *c as u32 >= 0x370).count();
    let mostly = foreign * 2 > letters().count().max(FEWEST);
    mostly.then(|| name(detect_language(text)))
}

/// Returns the name of a language in English.
fn name(language: Lang) -> &'static str {
    match language {
        Lang::Ara => "Arabic",
        Lang::Cmn => "Chinese",
        Lang::Deu => "German",
        Lang::Eng => "another language",
        Lang::Fra => "French",
        Lang::Hin => "Hindi",
        Lang::Ita => "Italian",
        Lang::Jpn => "Japanese",
        Lang::Kor => "Korean",
        Lang::Nld => "Dutch",
        Lang::Por => "Portuguese",
        Lang::Rus => "Russian",
        Lang::Spa => "Spanish",
        Lang::Swe => "Swedish",
        Lang::Tur => "Turkish",
        Lang::Vie => "Vietnamese",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn language(text: &str) -> Option<&'static str> {
        let document = Document::of_text(text);
        foreign(&document, &Lexicon::embedded().unwrap())
    }

    #[test]
    fn english_is_read() {
        assert_eq!(
            language(
                "Nine people died when a bus fell into the river near the old bridge on Monday, and the police said that four more were still missing."
            ),
            None
        );
        assert_eq!(language("Kentucky 46 arrests, Texas 4"), None, "too short to tell");
        let table =
            "Kentucky 46, Texas 4, Missouri 12, Iowa 3, Kansas 7, Florida 9, Nevada 2, total arrests 83";
        assert_eq!(language(table), None, "names are of any language");
        assert_eq!(language("flood deaths rise fast, rescue crews search homes"), None);
    }

    #[test]
    fn short_texts_and_languages_without_a_name_are_told_by_their_words() {
        for foreign in [
            "Neuf personnes sont mortes lundi dans un accident, selon la police.",
            "Ni mennesker døde mandag, da en bus kørte af vejen ved den gamle bro, oplyste politiet.",
            "Yhdeksän ihmistä kuoli maanantaina bussionnettomuudessa vanhan sillan lähellä, poliisi kertoi.",
            "Dziewięć osób zginęło w poniedziałek w wypadku autobusu w pobliżu starego mostu.",
        ] {
            assert!(language(foreign).is_some(), "{foreign}");
        }
    }

    #[test]
    fn other_languages_are_named() {
        let german = "Bei einem Busunglück an der alten Brücke sind am Montag neun Menschen ums Leben gekommen, teilte die Polizei mit. Vier weitere Personen werden noch vermisst, darunter zwei Kinder.";
        assert_eq!(language(german), Some("German"));
        let spanish = "Nueve personas murieron el lunes cuando un autobús cayó al río cerca del puente viejo, informó la policía. Otras cuatro siguen desaparecidas, entre ellas dos niños pequeños.";
        assert_eq!(language(spanish), Some("Spanish"));
        assert_eq!(
            language(
                "Девять человек погибли в понедельник, сообщила полиция. Ещё четверо пропали без вести."
            ),
            Some("Russian")
        );
        assert_eq!(
            language(
                "警方周一表示,一辆公共汽车在老桥附近坠入河中,造成九人死亡,另有四人失踪,其中包括两名儿童。"
            ),
            Some("Chinese")
        );
    }
}
