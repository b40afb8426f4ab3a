//! Defines [`resolve`], which groups mentions into stories, figures and claims.
//!
//! Three steps: documents that share names, amounts and rare words are one story; within a story,
//! mentions are weighed in pairs and joined in groups, one group a figure; within a figure, equal
//! amounts are one claim. Each step is a pure function of a set, whatever its order. Grouping is
//! generous: whether two amounts of a figure may be set against each other is for
//! [`detect`](crate::detect) to say.

mod candidates;
mod claim;
mod cluster;
mod crowd;
mod decisions;
mod density;
mod elided;
mod evidence;
mod excused;
mod figures;
mod handed;
mod keys;
mod label;
mod matching;
mod nouns;
mod owners;
mod reading;
mod recurring;
mod rooms;
mod scenes;
mod scope;
mod setting;
mod story;
#[cfg(test)]
mod testing;
mod value;
mod weights;
mod worn;

pub use density::{Density, RARE, period};
pub use keys::{Key, MAX_KEYS, StoryKeys, story_keys};
pub use recurring::{Line, RECURS, Recurring, lines};
pub use story::{SEQUEL_DAYS, WINDOW_DAYS, affinity, group, linked};
pub use worn::{MOST_WEAR, Name, Worn};

use crate::lexicon::Lexicon;
use crate::model::{
    Corpus, Document, DocumentId, Figure, FigureId, Judgement, Mention, Resolution, Ruling, Story, StoryId,
};
use figures::Rulings;
use rayon::prelude::*;
use scenes::Scenes;
use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What must be known of the pile that a corpus is a part of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pile {
    /// The lines that outlets print everywhere.
    pub recurring: Recurring,
    /// The stories of the corpus, each with all its documents.
    pub stories: Vec<Vec<DocumentId>>,
    /// Limits that were reached in finding them, in words, ascending by document.
    pub limits: Vec<(DocumentId, String)>,
    /// The keys of those documents of which they are known already; those of others are found anew.
    pub keys: BTreeMap<DocumentId, Arc<StoryKeys>>,
}

impl Pile {
    /// Returns what is found where the corpus is all there is.
    #[must_use]
    pub fn of(corpus: &Corpus, judgements: &[Judgement], lexicon: &Lexicon) -> Self {
        let mentions = standing(corpus, judgements);
        let keys = |document: &Document| story_keys(document, of(&mentions, document.id), lexicon);
        let keys: Vec<Arc<StoryKeys>> =
            corpus.documents().par_iter().map(|document| Arc::new(keys(document))).collect();
        let density = Density::of_keys(&keys);
        let limits = keys.iter().filter_map(|keys| Some((keys.document, keys.limit()?))).collect();
        let stories = stories(&keys, &density);
        let keys = keys.into_iter().map(|keys| (keys.document, keys)).collect();
        Self { recurring: Recurring::of(corpus, lexicon), stories, limits, keys }
    }
}

/// Returns the stories of documents in a pile of that density.
#[must_use]
pub fn stories<K: Borrow<StoryKeys>>(keys: &[K], density: &Density) -> Vec<Vec<DocumentId>> {
    let keys: Vec<&StoryKeys> = keys.iter().map(Borrow::borrow).collect();
    let named = |story: Vec<usize>| story.into_iter().map(|at| keys[at].document).collect();
    group(&keys, density).into_iter().map(named).collect()
}

/// Returns the stories, figures and claims of a corpus; the same for the same set in any order.
#[must_use]
pub fn resolve(corpus: &Corpus, judgements: &[Judgement], lexicon: &Lexicon) -> Resolution {
    resolve_beside(corpus, &Pile::of(corpus, judgements, lexicon), judgements, lexicon)
}

/// The same where the corpus is a part of a larger pile. Documents of no story are left out.
#[must_use]
pub fn resolve_beside(
    corpus: &Corpus,
    pile: &Pile,
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Resolution {
    let mentions = standing(corpus, judgements);
    let recurring = pile.recurring.mentions(corpus, lexicon);
    let rulings = Rulings::new(judgements);
    let parts: Vec<Resolution> = pile
        .stories
        .par_iter()
        .map(|story| {
            let story: Vec<&Document> = story.iter().filter_map(|id| corpus.document(*id)).collect();
            let keys = |document: &Document| match pile.keys.get(&document.id) {
                Some(keys) => Arc::clone(keys),
                None => Arc::new(story_keys(document, of(&mentions, document.id), lexicon)),
            };
            let scenes = Scenes::new(&story, keys, corpus, lexicon);
            let mut mentions: Vec<&Mention> =
                story.iter().flat_map(|document| of(&mentions, document.id)).copied().collect();
            // They count where stories are found, so that a story does not depend on the rest of the pile.
            mentions.retain(|mention| !recurring.contains(&mention.id));
            mentions.sort_by_key(|mention| mention.id);
            tell(&story, &mentions, corpus, &scenes, &rulings, lexicon)
        })
        .collect();
    let mut resolution = Resolution::default();
    for part in parts {
        resolution.stories.extend(part.stories);
        resolution.figures.extend(part.figures);
        resolution.claims.extend(part.claims);
        resolution.decisions.extend(part.decisions);
    }
    resolution.stories.sort_by_key(|story| story.id);
    resolution.figures.sort_by_key(|figure| figure.id);
    resolution.claims.sort_by_key(|claim| claim.id);
    resolution.decisions.sort_by_key(|decision| (decision.left, decision.right));
    resolution
}

/// Returns the mentions of each document, without those a person called misread.
fn standing<'a>(corpus: &'a Corpus, judgements: &[Judgement]) -> BTreeMap<DocumentId, Vec<&'a Mention>> {
    let misread =
        judgements.iter().filter(|judgement| !judgement.retired && judgement.ruling == Ruling::Misread);
    let misread: BTreeSet<_> = misread.map(|judgement| judgement.left).collect();
    let mut mentions: BTreeMap<DocumentId, Vec<&Mention>> = BTreeMap::new();
    for mention in corpus.mentions().iter().filter(|mention| !misread.contains(&mention.id)) {
        mentions.entry(mention.document).or_default().push(mention);
    }
    mentions
}

/// Returns the mentions of a document.
fn of<'m, 'a>(
    mentions: &'m BTreeMap<DocumentId, Vec<&'a Mention>>,
    document: DocumentId,
) -> &'m [&'a Mention] {
    mentions.get(&document).map_or(&[], Vec::as_slice)
}

/// Returns the figures and claims of one story.
fn tell(
    documents: &[&Document],
    mentions: &[&Mention],
    corpus: &Corpus,
    scenes: &Scenes,
    rulings: &Rulings,
    lexicon: &Lexicon,
) -> Resolution {
    let mut ids: Vec<DocumentId> = documents.iter().map(|document| document.id).collect();
    ids.sort_unstable();
    let Some(first) = ids.first() else { return Resolution::default() };
    let story = StoryId(first.0);
    let title = documents
        .iter()
        .filter_map(|document| Some((document.published, document.id, document.title.as_ref()?)));
    let title = title.min().map_or_else(String::new, |(_, _, title)| title.clone());
    let groups = figures::figures(mentions, corpus, scenes, rulings, lexicon);
    let mut resolution = Resolution { decisions: groups.decisions, ..Resolution::default() };
    for mentions in &groups.figures {
        let Some(figure) = figure(story, mentions, lexicon) else { continue };
        resolution.claims.extend(claim::claims(figure.id, mentions));
        resolution.figures.push(figure);
    }
    resolution.stories.push(Story { id: story, title, documents: ids });
    resolution
}

fn figure(story: StoryId, mentions: &[&Mention], lexicon: &Lexicon) -> Option<Figure> {
    let first = mentions.first()?;
    let common = label::commonest(mentions);
    Some(Figure {
        id: FigureId(first.id.0),
        story,
        label: label::label(mentions, &common, lexicon),
        counted: common.counted,
        event: common.event,
        place: common.place,
        kind: first.kind,
        dimension: first.quantity.unit.dimension,
        mentions: mentions.iter().map(|mention| mention.id).collect(),
    })
}
