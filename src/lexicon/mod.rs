//! Defines [`Lexicon`], the word tables of `data/` read once into lookup tables.
//!
//! The tables are embedded in the binary, so that the same version reads the same everywhere. Each
//! file of this folder reads one group of tables; nothing else in the project holds word lists. The two
//! large ones, the words and the gazetteer, are laid out when the program is built (`compile`), so that
//! starting it costs next to nothing.

mod abbreviations;
mod accounts;
mod akin;
mod attached;
mod background;
mod bounds;
mod changes;
#[cfg(test)]
mod compile;
mod cues;
mod currencies;
mod events;
mod frames;
mod functions;
mod hash;
mod idioms;
pub mod inflect;
mod keys;
mod kinship;
mod known;
mod layout;
mod map;
mod modality;
mod names;
mod numerals;
mod outlets;
mod participles;
mod persons;
mod phrases;
mod place_kind;
mod places;
mod speech;
mod subsets;
mod suffixes;
mod table;
mod tag;
mod time;
mod transitions;
mod units;
mod word_map;
mod words;

pub use abbreviations::{AbbreviationKind, Abbreviations};
pub use accounts::{Account, Accounts};
pub use akin::Akin;
pub use attached::Attached;
pub use background::Background;
pub use bounds::{BoundWord, Bounds};
pub use changes::{ChangeUse, Changes};
pub use cues::{Cue, CueSet, Cues};
pub use currencies::{Currencies, Currency};
pub use events::{Events, LIGHT, NUMBER, Pos};
pub use frames::{EventNoun, Frames, WordRole};
pub use functions::Functions;
pub use idioms::Idioms;
pub use kinship::{Kin, Kinship};
pub use known::Known;
pub use layout::{Layout, LineKind};
pub use map::{Map, Set};
pub use modality::{ModalPhrase, Modalities, Where};
pub use names::{NameKind, NameWord, NameWords};
pub use numerals::{NumeralWord, Numerals};
pub use outlets::{Credit, Outlets, plain_name};
pub use participles::Participles;
pub use persons::Persons;
pub use phrases::Phrases;
pub use place_kind::PlaceKind;
pub use places::{Entry, MOST_WORDS, Places};
pub use speech::{PlacePreposition, Saying, SpeakerNoun, Speech};
pub use subsets::{Limit, Subsets};
pub use suffixes::Suffixes;
pub use table::{Error, error, rows};
pub use tag::Tag;
pub use time::{TimeRole, TimeUnit, TimeWord, Times};
pub use transitions::{Scores, Transitions};
pub use units::Units;
pub use words::{Form, Reading, Words};

/// All word tables, read once and shared by reference.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// Word forms with their parts of speech and lemmas.
    pub words: Words,
    /// What the end of an unknown word tells of it.
    pub suffixes: Suffixes,
    /// What closed-class words do in a sentence.
    pub functions: Functions,
    /// Past participles, for naming what happened.
    pub participles: Participles,
    /// Which parts of speech follow each other.
    pub transitions: Transitions,
    /// Words written with a dot of their own.
    pub abbreviations: Abbreviations,
    /// Units and magnitudes written to a number.
    pub attached: Attached,
    /// Phrases of what was before or is otherwise the case.
    pub background: Background,
    /// Lines of a page that are not its article.
    pub layout: Layout,
    /// Which words tell of which event.
    pub events: Events,
    /// What words do around a number.
    pub frames: Frames,
    /// How events stand to each other.
    pub kinship: Kinship,
    /// Which nouns mean people.
    pub persons: Persons,
    /// Which nouns may name the same things.
    pub akin: Akin,
    /// Phrases that limit a number to a part.
    pub subsets: Subsets,
    /// Words that make numbers.
    pub numerals: Numerals,
    /// Units of measure.
    pub units: Units,
    /// Money.
    pub currencies: Currencies,
    /// Words that open, close or blur a number.
    pub bounds: Bounds,
    /// Words around numbers that decide what they are.
    pub cues: Cues,
    /// Countries, regions, cities, and the nouns and adjectives of places.
    pub places: Places,
    /// Words that tell what a name is the name of.
    pub names: NameWords,
    /// Words of attribution.
    pub speech: Speech,
    /// Words of time.
    pub times: Times,
    /// Words that take a number out of what is asserted.
    pub modalities: Modalities,
    /// Who writes for others, and which outlets are one.
    pub outlets: Outlets,
    /// Words of rising and falling.
    pub changes: Changes,
    /// Words of keeping account of what there is.
    pub accounts: Accounts,
    /// Fixed expressions with numbers in them.
    pub idioms: Idioms,
}

impl Lexicon {
    /// Reads the embedded tables.
    ///
    /// # Errors
    /// Names the table, line and expected form of the first row that does not read; the embedded
    /// tables are held by a test, so this happens only while they are being edited.
    pub fn embedded() -> Result<Self, Error> {
        let mut lexicon = Self {
            words: Words::embedded(),
            suffixes: Suffixes::embedded()?,
            functions: Functions::embedded()?,
            participles: Participles::embedded()?,
            transitions: Transitions::embedded()?,
            abbreviations: Abbreviations::embedded()?,
            attached: Attached::embedded()?,
            background: Background::embedded()?,
            layout: Layout::embedded()?,
            events: Events::embedded()?,
            frames: Frames::embedded()?,
            kinship: Kinship::embedded()?,
            persons: Persons::embedded()?,
            akin: Akin::embedded()?,
            subsets: Subsets::embedded()?,
            numerals: Numerals::embedded()?,
            units: Units::embedded()?,
            currencies: Currencies::embedded()?,
            bounds: Bounds::embedded()?,
            cues: Cues::embedded()?,
            places: Places::embedded()?,
            names: NameWords::embedded()?,
            speech: Speech::embedded()?,
            times: Times::embedded()?,
            modalities: Modalities::embedded()?,
            outlets: Outlets::embedded()?,
            changes: Changes::embedded()?,
            accounts: Accounts::embedded()?,
            idioms: Idioms::embedded()?,
        };
        lexicon.mark_words();
        Ok(lexicon)
    }

    /// Notes for each word which of the small tables hold it.
    fn mark_words(&mut self) {
        let Self { words, times, numerals, cues, modalities, speech, frames, .. } = self;
        words.mark(Known::TIME, times.words());
        words.mark(Known::TIME_PAIR, times.pair_words());
        words.mark(Known::NUMERAL, numerals.words());
        for (word, known) in cues.words() {
            words.mark(Known::CUE, [word]);
            words.mark(known, [word]);
        }
        words.mark(Known::MODALITY, modalities.words());
        words.mark(Known::SOURCE, speech.source_words());
        words.mark(Known::COUNT, speech.document_nouns().chain(frames.words(WordRole::Amount)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_tables_read() {
        let lexicon = Lexicon::embedded().unwrap();
        assert_eq!(lexicon.words.lemma("rescued", Tag::Past), Some("rescue"));
    }
}
