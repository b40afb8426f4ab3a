//! Defines [`Backing`], the answer to "who says so?": the claims of the figures a question speaks of,
//! each with how it stands to the amount asked for.

use super::outline::{ClaimEntry, Quote, claim_entry, headline, quotes};
use crate::graph::{Answer, Question, total_and_parts};
use crate::model::{Analysis, Claim, ClaimId, Conflict, Figure, FigureId, MentionId, Quantity, Side};
use std::collections::BTreeSet;

/// Figures shown of those that answer, or come near.
pub const MAX_FIGURES: usize = 3;

/// Other figures shown that the same number is given for.
const MAX_ELSEWHERE: usize = 3;

/// What there is to say to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Backing {
    /// What was asked, as typed.
    pub asked: String,
    /// The amount asked for in words, where there is one.
    pub amount: Option<String>,
    /// Whether anything backs it.
    pub verdict: Verdict,
    /// The figures that answer the question, or come nearest to it.
    pub figures: Vec<FigureBacking>,
    /// Other figures that the very number is given for.
    pub elsewhere: Vec<(String, ClaimEntry)>,
}

/// Whether anything backs what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Sources give the amount, and none another.
    Backed,
    /// Sources give the amount, and others contradict it.
    Disputed,
    /// The figure is known, with other amounts only.
    Otherwise,
    /// No figure answers the question.
    Unknown,
    /// No amount was asked for; the figure is shown.
    Shown,
}

/// One figure with its claims.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureBacking {
    /// The figure.
    pub figure: FigureId,
    /// What people call it.
    pub label: String,
    /// Whether it is what the question speaks of, or only near.
    pub fits: bool,
    /// The share of the question's words it answers, from 0 to 1.
    pub share: f64,
    /// Its claims: those that back the amount first, then by how many originators give them.
    pub claims: Vec<(Standing, ClaimEntry, ClaimId)>,
    /// Conflicts that speak against the amount.
    pub against: Vec<AgainstEntry>,
}

/// A conflict that speaks against an amount.
#[derive(Clone, Debug, PartialEq)]
pub struct AgainstEntry {
    /// What is in dispute, and between which amounts.
    pub headline: String,
    /// A guess at why.
    pub cause: Option<String>,
    /// The sentences against the amount that no claim of the figure shows.
    pub quotes: Vec<Quote>,
}

/// How a claim stands to the amount asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It gives the amount, or one that lies within it.
    Backs,
    /// It leaves room for the amount without giving it.
    Allows,
    /// It cannot hold together with claims that back the amount.
    Contradicts,
    /// It is an earlier or later value.
    OtherTime,
    /// It is another amount; that the two cannot both hold is not known.
    Differs,
    /// It is denied, planned, forecast or only supposed.
    NotAsserted,
    /// No amount was asked for.
    Given,
}

/// Returns what there is to say to a question, from the figures that were found for it, best first.
#[must_use]
pub fn backing(analysis: &Analysis, asked: &str, question: &Question, answers: &[Answer]) -> Backing {
    let fitting: Vec<&Answer> = answers.iter().filter(|answer| answer.fits()).collect();
    let best = fitting.first().map_or(0.0, |answer| answer.share);
    let as_good: Vec<&Answer> = fitting.into_iter().filter(|answer| answer.share >= best).collect();
    let backed = |answer: &&&Answer| question.quantity.is_none() || !answer.agreeing.is_empty();
    let backing: Vec<&Answer> = as_good.iter().filter(backed).copied().collect();
    let shown = match (backing.is_empty(), as_good.is_empty()) {
        (false, _) => backing,
        (true, false) => as_good,
        (true, true) => answers.iter().collect(),
    };
    let amount = question.quantity.as_ref();
    let figures: Vec<FigureBacking> =
        shown.into_iter().take(MAX_FIGURES).filter_map(|answer| figure(analysis, answer, amount)).collect();
    let verdict = verdict(&figures, amount.is_some());
    let elsewhere = match (verdict, amount) {
        (Verdict::Otherwise | Verdict::Unknown, Some(amount)) => elsewhere(analysis, amount, &figures),
        _ => Vec::new(),
    };
    Backing { asked: asked.to_owned(), amount: amount.map(ToString::to_string), verdict, figures, elsewhere }
}

fn verdict(figures: &[FigureBacking], amount: bool) -> Verdict {
    let fitting = || figures.iter().filter(|figure| figure.fits);
    let any =
        |standing: Standing| fitting().flat_map(|figure| &figure.claims).any(|(own, ..)| *own == standing);
    if fitting().next().is_none() {
        Verdict::Unknown
    } else if !amount {
        Verdict::Shown
    } else if !any(Standing::Backs) {
        Verdict::Otherwise
    } else if any(Standing::Contradicts) || fitting().any(|figure| !figure.against.is_empty()) {
        Verdict::Disputed
    } else {
        Verdict::Backed
    }
}

fn figure(analysis: &Analysis, answer: &Answer, amount: Option<&Quantity>) -> Option<FigureBacking> {
    let figures = &analysis.resolution.figures;
    let at = figures.binary_search_by_key(&answer.figure, |figure| figure.id).ok()?;
    let figure: &Figure = &figures[at];
    let agreeing: BTreeSet<ClaimId> = answer.agreeing.iter().copied().collect();
    let allowing: BTreeSet<ClaimId> = answer.allowing.iter().copied().collect();
    let against: Vec<&Conflict> = match amount {
        Some(_) => conflicts(analysis, &agreeing),
        None => analysis.conflicts_of(figure).collect(),
    };
    // What can hold together with the amount stands on its side ("31, 34 against 13").
    let against_it = |side: &&Side| !side.claims.iter().any(|claim| agreeing.contains(claim));
    let sides = against.iter().flat_map(|conflict| conflict.sides.iter().filter(against_it));
    let opposed: BTreeSet<ClaimId> = sides.flat_map(|side| side.claims.iter().copied()).collect();
    let updates = analysis.findings.updates.iter().filter(|update| update.figure == figure.id);
    let moving: BTreeSet<ClaimId> = updates.flat_map(|update| &update.steps).map(|step| step.claim).collect();
    let standing = |claim: &Claim| match claim.modality {
        crate::model::Modality::Asserted if amount.is_none() => Standing::Given,
        crate::model::Modality::Asserted if agreeing.contains(&claim.id) => Standing::Backs,
        crate::model::Modality::Asserted if allowing.contains(&claim.id) => Standing::Allows,
        crate::model::Modality::Asserted if opposed.contains(&claim.id) => Standing::Contradicts,
        crate::model::Modality::Asserted if moving.contains(&claim.id) => Standing::OtherTime,
        crate::model::Modality::Asserted => Standing::Differs,
        _ => Standing::NotAsserted,
    };
    let claims = analysis.resolution.claims.iter().filter(|claim| claim.figure == figure.id);
    let mut claims: Vec<_> =
        claims.map(|claim| (standing(claim), claim_entry(analysis, claim), claim.id)).collect();
    claims.sort_by_key(|(standing, entry, id)| {
        (*standing, usize::MAX - entry.originators.len(), usize::MAX - entry.quotes.len(), *id)
    });
    let against = against
        .into_iter()
        .map(|conflict| AgainstEntry {
            headline: headline(analysis, conflict),
            cause: conflict.cause.as_ref().map(|cause| cause.evidence.clone()),
            quotes: elsewhere_against(analysis, conflict, figure.id),
        })
        .collect();
    Some(FigureBacking {
        figure: figure.id,
        label: figure.label.clone(),
        fits: answer.fits(),
        share: answer.share,
        claims,
        against,
    })
}

/// Returns the sentences of a conflict's sides that are claims of other figures. The parts of a sum are
/// left out: the headline says what they add up to.
fn elsewhere_against(analysis: &Analysis, conflict: &Conflict, figure: FigureId) -> Vec<Quote> {
    if total_and_parts(conflict).is_some() {
        return Vec::new();
    }
    let figure_of = |id: &ClaimId| {
        analysis.resolution.claims.iter().find(|claim| claim.id == *id).map(|claim| claim.figure)
    };
    let other = |side: &&Side| !side.claims.iter().any(|claim| figure_of(claim) == Some(figure));
    let mentions: Vec<MentionId> =
        conflict.sides.iter().filter(other).flat_map(|side| side.mentions.iter().copied()).collect();
    quotes(analysis, &mentions)
}

/// Returns the conflicts that have one of the claims on a side.
fn conflicts<'a>(analysis: &'a Analysis, claims: &BTreeSet<ClaimId>) -> Vec<&'a Conflict> {
    let concerns = |conflict: &&Conflict| {
        conflict.sides.iter().any(|side| side.claims.iter().any(|claim| claims.contains(claim)))
    };
    analysis.findings.conflicts.iter().filter(concerns).collect()
}

/// Returns claims of other figures that give the very number.
fn elsewhere(analysis: &Analysis, amount: &Quantity, shown: &[FigureBacking]) -> Vec<(String, ClaimEntry)> {
    let known: BTreeSet<FigureId> = shown.iter().map(|figure| figure.figure).collect();
    let same = |claim: &&Claim| {
        amount.point().is_some()
            && claim.quantity.point() == amount.point()
            && claim.quantity.unit == amount.unit
            && !known.contains(&claim.figure)
    };
    let mut claims: Vec<&Claim> = analysis.resolution.claims.iter().filter(same).collect();
    claims.sort_by_key(|claim| (usize::MAX - claim.mentions.len(), claim.id));
    let label = |claim: &Claim| {
        let figures = &analysis.resolution.figures;
        let at = figures.binary_search_by_key(&claim.figure, |figure| figure.id).ok();
        at.map(|at| figures[at].label.clone()).unwrap_or_default()
    };
    let entry = |claim: &Claim| (label(claim), claim_entry(analysis, claim));
    claims.into_iter().take(MAX_ELSEWHERE).map(entry).collect()
}
