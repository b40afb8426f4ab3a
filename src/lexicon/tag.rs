//! Defines [`Tag`], the coarse part of speech of a word.
//!
//! It stands here rather than with the tagger because the word tables speak of it too.

/// Part of speech, coarse.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tag {
    /// Singular or mass noun.
    Noun,
    /// Plural noun.
    Nouns,
    /// Proper name.
    Name,
    /// Verb, base or present form.
    Verb,
    /// Verb, past tense form.
    Past,
    /// Past participle (or a form that may be either it or the past tense, used as participle).
    Participle,
    /// Verb form in -ing.
    Gerund,
    /// Form of be, have or do.
    Auxiliary,
    /// Modal verb.
    Modal,
    /// Adjective.
    Adjective,
    /// Adverb.
    Adverb,
    /// Determiner.
    Determiner,
    /// Preposition or subordinating conjunction.
    Preposition,
    /// The word "to".
    To,
    /// Personal pronoun.
    Pronoun,
    /// Possessive pronoun, or the possessive 's.
    Possessive,
    /// Coordinating conjunction.
    Conjunction,
    /// Wh-word.
    Wh,
    /// Negation.
    Negation,
    /// Number in digits or words.
    Number,
    /// Verb particle.
    Particle,
    /// Existential "there".
    There,
    /// Punctuation.
    Mark,
    /// Symbol.
    Symbol,
    /// Anything else.
    #[default]
    Other,
}

/// All tags in their order, with their names in the tables of `data/`.
const NAMES: [(&str, Tag); 25] = [
    ("noun", Tag::Noun),
    ("nouns", Tag::Nouns),
    ("name", Tag::Name),
    ("verb", Tag::Verb),
    ("past", Tag::Past),
    ("participle", Tag::Participle),
    ("gerund", Tag::Gerund),
    ("auxiliary", Tag::Auxiliary),
    ("modal", Tag::Modal),
    ("adjective", Tag::Adjective),
    ("adverb", Tag::Adverb),
    ("determiner", Tag::Determiner),
    ("preposition", Tag::Preposition),
    ("to", Tag::To),
    ("pronoun", Tag::Pronoun),
    ("possessive", Tag::Possessive),
    ("conjunction", Tag::Conjunction),
    ("wh", Tag::Wh),
    ("negation", Tag::Negation),
    ("number", Tag::Number),
    ("particle", Tag::Particle),
    ("there", Tag::There),
    ("mark", Tag::Mark),
    ("symbol", Tag::Symbol),
    ("other", Tag::Other),
];

impl Tag {
    /// Bits that hold the number of any tag.
    pub(super) const BITS: u32 = 8;

    /// Returns the tag that `tag as u32` made this number of; [`Tag::Other`] for any other number.
    #[inline]
    pub(super) fn of_number(number: u32) -> Self {
        NAMES.get(number as usize).map_or(Self::Other, |(_, tag)| *tag)
    }

    /// Returns the tag of that name in the tables, or `None` for any other word.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, tag)| *tag)
    }

    /// Returns the tag's name in the tables ("noun").
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, tag)| *tag == self).map_or("other", |(name, _)| name)
    }

    /// Returns whether it is a common or proper noun.
    #[must_use]
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Noun | Self::Nouns | Self::Name)
    }

    /// Returns whether words of it carry meaning of their own: nouns, names, verbs and adjectives.
    #[must_use]
    pub fn is_content(self) -> bool {
        self.is_noun() || self.is_verb() || self == Self::Adjective
    }

    /// Returns whether it is a verb form of its own meaning, finite or not; auxiliaries are not.
    #[must_use]
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Verb | Self::Past | Self::Participle | Self::Gerund)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_leads_back_to_its_tag() {
        for (name, tag) in NAMES {
            assert_eq!((Tag::from_name(name), tag.name()), (Some(tag), name));
            assert_eq!(Tag::of_number(tag as u32), tag);
        }
    }
}
