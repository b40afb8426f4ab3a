//! Defines [`Context`], what every command needs: the database's path and the word tables.

use super::error::CliError;
use crate::graph::{Question, amount_word, nearest};
use crate::lexicon::Lexicon;
use crate::model::Analysis;
use crate::store::Store;
use std::path::PathBuf;
use std::sync::OnceLock;

/// Stories looked at for one question, those with most of its words. Of more than a few the later
/// ones share a word or two with it.
const MOST_STORIES: usize = 16;

/// Stories looked at for a bare amount in a large database.
const MOST_OF_AMOUNT: usize = 256;

/// Stories from which a database is not read whole for a question. Origin: a million articles, read whole, took
/// 18 GB.
const LARGE: usize = 10_000;

/// What every command needs.
pub(super) struct Context {
    /// The database file.
    pub(super) db: PathBuf,
    lexicon: OnceLock<&'static Lexicon>,
}

impl Context {
    pub(super) fn new(db: PathBuf) -> Self {
        Self { db, lexicon: OnceLock::new() }
    }

    /// Returns the word tables, read when first asked for: commands that only list need none.
    pub(super) fn lexicon(&self) -> Result<&Lexicon, CliError> {
        match self.lexicon.get() {
            Some(lexicon) => Ok(lexicon),
            None => {
                // Every command ends the program; taking the tables apart first would be for nothing.
                let lexicon = Box::leak(Box::new(Lexicon::embedded()?));
                Ok(self.lexicon.get_or_init(|| lexicon))
            }
        }
    }

    /// Returns the stories that a question may be about; everything where it has no words, except that in a large
    /// database a bare amount is looked for only where it is given.
    pub(super) fn about(&self, question: &Question) -> Result<Analysis, CliError> {
        let mut store = Store::open_existing(&self.db)?;
        let mut words: Vec<String> = question.quantity.iter().filter_map(amount_word).collect();
        let mut unknown = Vec::new();
        for (lemma, typed) in &question.words {
            let known = store.finds(lemma)? || store.finds(typed)?;
            unknown.extend((!known).then_some(typed));
            words.extend([lemma.clone(), typed.clone()]);
        }
        if !unknown.is_empty() {
            let vocabulary = store.vocabulary()?;
            let known = vocabulary.iter().map(|(word, stories)| (word.as_str(), *stories)).collect();
            words.extend(unknown.into_iter().filter_map(|word| nearest(word, &known)).map(str::to_owned));
        }
        let words = || words.iter().map(String::as_str);
        let found = if !question.words.is_empty() {
            store.about(words(), MOST_STORIES)?
        } else if question.quantity.is_some() && store.story_count()? > LARGE {
            store.about(words(), MOST_OF_AMOUNT)?
        } else {
            None
        };
        Ok(match found {
            Some(stories) => store.load_stories(&stories)?,
            None => store.load()?,
        })
    }

    /// Returns the stories of the weightiest conflicts, up to `most` conflicts.
    pub(super) fn weightiest(&self, most: usize) -> Result<Analysis, CliError> {
        let mut store = Store::open_existing(&self.db)?;
        let stories = store.weightiest(most)?;
        Ok(store.load_stories(&stories)?)
    }

    /// Returns all that the database knows.
    pub(super) fn analysis(&self) -> Result<Analysis, CliError> {
        Ok(Store::open_existing(&self.db)?.load()?)
    }
}
