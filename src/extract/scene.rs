//! Defines [`Scene`], a sentence with numbers as those see it who ask where, when and who says so:
//! its clauses, its zones, and who is said to say what; and [`Stage`], the scenes of a document.

use super::clause::Clause;
use super::modality::Cues;
use super::names::Names;
use super::number::Number;
use super::reach::Ground;
use super::speaker::attribution::{Attribution, attributions};
use super::speaker::quote::Quotes;
use super::speaker::who::Hall;
use super::spot::Spot;
use super::view::Reader;
use super::zone::Zones;
use crate::model::SentenceKind;

/// A sentence with numbers.
#[derive(Debug)]
pub(super) struct Scene<'r, 'a> {
    /// Index of the sentence.
    pub view: usize,
    /// Its chunks.
    pub clause: Clause<'r, 'a>,
    /// Its numbers.
    pub numbers: &'r [Number],
    /// Who is said to say what in it.
    pub attributions: Vec<Attribution>,
    /// Its clauses.
    pub zones: Zones,
    /// What takes its numbers out of what is asserted.
    pub cues: Cues<'r>,
}

impl Scene<'_, '_> {
    /// Returns the scene as far as reach needs it.
    pub(super) fn ground(&self) -> Ground<'_, '_> {
        Ground { clause: self.clause, numbers: self.numbers, zones: &self.zones }
    }
}

/// The scenes of a document, and what holds for the whole of it.
#[derive(Debug)]
pub(super) struct Stage<'r, 'a> {
    /// The document.
    pub reader: &'r Reader<'a>,
    /// Its names.
    pub names: Names<'a>,
    /// Its quotations.
    pub quotes: Quotes,
    /// The sentences that hold mentions, in order.
    pub scenes: Vec<Scene<'r, 'a>>,
    /// Indices of the headline and the headings, in order.
    pub headings: Vec<usize>,
}

impl<'r, 'a> Stage<'r, 'a> {
    /// Returns the scenes of the sentences that the spots stand in; the spots must be in order.
    pub(super) fn of(reader: &'r Reader<'a>, spots: &[Spot<'r, 'a>]) -> Self {
        let names = Names::of(reader.document, reader.lexicon);
        let quotes = Quotes::of(&reader.document.text, reader.document.header);
        let heads = |at: &usize| {
            matches!(reader.views[*at].sentence.kind, SentenceKind::Heading | SentenceKind::Headline)
        };
        let headings = (0..reader.views.len()).filter(heads).collect();
        let mut stage = Self { reader, names, quotes, scenes: Vec::new(), headings };
        for spot in spots {
            if stage.scenes.last().is_none_or(|scene| scene.view != spot.view) {
                stage.scenes.push(stage.scene(spot.view));
            }
        }
        stage
    }

    /// Returns who is said to say what in any sentence.
    pub(super) fn attributions(&self, view: usize) -> Vec<Attribution> {
        let hall =
            Hall { clause: self.reader.clause(view), names: &self.names, text: &self.reader.document.text };
        attributions(hall, self.reader.numbers(view))
    }

    /// Returns the scene of any sentence.
    fn scene(&self, view: usize) -> Scene<'r, 'a> {
        let (clause, numbers) = (self.reader.clause(view), self.reader.numbers(view));
        let attributions = self.attributions(view);
        let zones = Zones::of(clause, attributions.iter().map(|found| &found.segment));
        Scene { view, clause, numbers, attributions, zones, cues: Cues::of(clause) }
    }

    /// Returns the scene a spot stands in.
    pub(super) fn at(&self, spot: &Spot<'_, '_>) -> Option<&Scene<'r, 'a>> {
        let index = self.scenes.partition_point(|scene| scene.view < spot.view);
        self.scenes.get(index).filter(|scene| scene.view == spot.view)
    }
}
