//! Defines [`detect`], which finds claims that cannot all hold, and values that follow each other.
//!
//! Works story by story. Amounts of one figure pass the [`gate`] and are then set against each
//! other; numbers that the text calls parts, totals, shares or changes are worked out. What is
//! found is cut down to minimal sets, said once, ranked, and given a guess at its cause.

mod arithmetic;
mod borrowed;
mod breakdown;
mod cause;
mod change;
mod conflict_graph;
mod crowd;
mod derived;
mod dispute;
mod flow;
mod footing;
mod gate;
mod index;
mod likeness;
mod nearby;
mod once;
mod opposition;
mod partition;
mod peace;
mod place;
mod points;
mod rank;
mod register;
mod scene;
mod share;
mod speakers;
mod stray;
mod sum;
mod summary;
mod table;
mod texts;
mod tie;
mod update;
mod value;
mod vouch;
mod witness;
mod words;

pub use conflict_graph::ConflictGraph;
pub use dispute::MAX_DISPUTES;
pub use gate::{Surroundings, compare};
pub use rank::MAX_LISTED;
pub use register::MAX_QUOTED;
pub use summary::{MAX_COMPARISONS, MAX_SAMPLE, MAX_STANDS, Stand, Summary};

use crate::lexicon::Lexicon;
use crate::model::{
    Conflict, ConflictId, ConflictKind, ContentHash, Corpus, FigureId, Findings, Judgement, MentionId,
    Originators, Resolution, Side,
};
use nearby::Nearby;
use peace::{Peace, Truces};
use rank::Shortlist;
use rayon::prelude::*;
use register::{Register, Support};
use scene::Scene;

/// Returns the conflicts and updates among the claims of a resolution.
#[must_use]
pub fn detect(
    corpus: &Corpus,
    resolution: &Resolution,
    originators: &Originators,
    judgements: &[Judgement],
    lexicon: &Lexicon,
) -> Findings {
    let plots = scene::plots(resolution).into_par_iter();
    let truces = Truces::new(judgements);
    let examine = |plot| examine(&Scene::new(plot, corpus, originators, lexicon), &truces);
    let parts: Vec<Findings> = plots.map(examine).collect();
    let mut findings = Findings::default();
    for part in parts {
        findings.conflicts.extend(part.conflicts);
        findings.updates.extend(part.updates);
    }
    rank::sort(&mut findings.conflicts);
    findings.updates.sort_by_key(|update| update.figure);
    findings
}

fn examine(scene: &Scene<'_>, truces: &Truces) -> Findings {
    let peace = &Peace::new(truces, scene);
    let mut findings = Findings::default();
    let mut found = Shortlist::default();
    let nearby = Nearby::new(scene);
    for figure in &scene.figures {
        let examination = value::examine(figure, scene, peace, &nearby);
        found.extend(examination.conflicts);
        findings.updates.extend(update::series(figure, &examination.series, scene));
    }
    let mut strays = stray::oppositions(scene, &nearby);
    strays.extend(points::oppositions(scene, &nearby));
    strays.extend(borrowed::oppositions(scene));
    strays.extend(table::oppositions(scene));
    strays.extend(speakers::oppositions(scene));
    strays.extend(place::oppositions(scene, &nearby));
    found.extend(
        strays
            .iter()
            .filter(|o| !peace.among(&o.sides.concat(), scene) && !o.told_together(scene))
            .filter(|o| o.stands(scene, &nearby))
            .filter_map(|opposition| opposition.report(scene)),
    );
    found.extend(arithmetic::conflicts(scene, peace));
    once::once(&mut found.conflicts);
    findings.conflicts = found.finish();
    once::reconcile(&mut findings.conflicts, &mut findings.updates, scene);
    for conflict in &mut findings.conflicts {
        conflict.cause = conflict.cause.take().or_else(|| cause::guess(conflict, scene));
    }
    findings
}

/// Returns the side on which some mentions stand together.
fn side(label: String, mut mentions: Vec<MentionId>, scene: &Scene<'_>) -> Side {
    mentions.sort_unstable();
    mentions.dedup();
    let claims = scene.claims_of(&mentions);
    let mut register = Register::default();
    let known = mentions.iter().filter_map(|id| scene.corpus.mention(*id));
    let members: Vec<_> = known.filter_map(|mention| register.member(mention, scene)).collect();
    let Support { outlets, originators } = register.support(members.iter());
    let count = members.len();
    Side { label, claims, mentions: register.quoted(members.into_iter()), count, outlets, originators }
}

/// Returns a conflict with its identifier and weight; the better supported side comes first.
fn conflict(
    kind: ConflictKind,
    figures: Vec<FigureId>,
    mut sides: Vec<Side>,
    explanation: String,
    working: Vec<String>,
    ratio: Option<f64>,
) -> Conflict {
    sides.sort_by(|a, b| b.originators.cmp(&a.originators).then_with(|| a.mentions.cmp(&b.mentions)));
    let mut mentions: Vec<MentionId> = sides.iter().flat_map(|side| side.mentions.iter().copied()).collect();
    mentions.sort_unstable();
    let hash = ContentHash::new().field(format!("{kind:?}"));
    let hash = mentions.iter().fold(hash, |hash, mention| hash.number(mention.0));
    // Where not all are quoted, the same few may be quoted for two conflicts.
    let unquoted = sides.iter().filter(|side| side.count > side.mentions.len());
    let hash = unquoted.flat_map(|side| &side.claims).fold(hash, |hash, claim| hash.number(claim.0));
    let weight = rank::weight(kind, &sides, ratio);
    let id = ConflictId(hash.finish());
    Conflict { id, kind, figures, sides, cause: None, explanation, working, weight, unlisted: 0 }
}
