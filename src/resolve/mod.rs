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
mod evidence;
mod figures;
mod keys;
mod label;
mod matching;
mod nouns;
mod reading;
mod recurring;
mod scenes;
mod scope;
mod setting;
mod story;
#[cfg(test)]
mod testing;
mod value;
mod weights;

pub use keys::{Key, MAX_KEYS, StoryKeys, story_keys};
pub use recurring::{Line, RECURS, Recurring, lines};
pub use story::{SEQUEL_DAYS, WINDOW_DAYS, affinity, group, linked};

use crate::lexicon::Lexicon;
use crate::model::{
    Corpus, Document, DocumentId, Figure, FigureId, Judgement, Mention, Resolution, Ruling, Story, StoryId,
};
use figures::Rulings;
use rayon::prelude::*;
use scenes::Scenes;
use std::collections::{BTreeMap, BTreeSet};

/// Returns the stories, figures and claims of a corpus; the same for the same set in any order.
#[must_use]
pub fn resolve(corpus: &Corpus, judgements: &[Judgement], lexicon: &Lexicon) -> Resolution {
    resolve_beside(corpus, &Recurring::of(corpus, lexicon), judgements, lexicon)
}

/// The same where the lines that outlets print everywhere are known already, because the corpus is a
/// part of a larger pile.
#[must_use]
pub fn resolve_beside(
    corpus: &Corpus,
    recurring: &Recurring,
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Resolution {
    let mentions = standing(corpus, judgements);
    let recurring = recurring.mentions(corpus, lexicon);
    let documents = corpus.documents();
    let none = Vec::new();
    let of = |document: &Document| mentions.get(&document.id).unwrap_or(&none).as_slice();
    let keys: Vec<StoryKeys> =
        documents.par_iter().map(|document| story_keys(document, of(document), lexicon)).collect();
    let rulings = Rulings::new(judgements);
    let parts: Vec<Resolution> = group(&keys)
        .par_iter()
        .map(|story| {
            let mut keys: Vec<&StoryKeys> = story.iter().map(|at| &keys[*at]).collect();
            keys.sort_by_key(|keys| keys.document);
            let story: Vec<&Document> = story.iter().map(|at| &documents[*at]).collect();
            let mut mentions: Vec<&Mention> =
                story.iter().flat_map(|document| of(document)).copied().collect();
            // They count where stories are found, so that a story does not depend on the rest of the pile.
            mentions.retain(|mention| !recurring.contains(&mention.id));
            mentions.sort_by_key(|mention| mention.id);
            let scenes = Scenes::new(&keys, corpus, lexicon);
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
