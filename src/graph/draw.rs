//! Defines [`draw`], which arranges a part of an analysis as a [`Picture`].
//!
//! Figures that a conflict ties together share a lane. The parts of a sum are not drawn as figures of
//! their own: what they add up to stands in the total's lane like any other claim, with the parts as
//! a list where other claims have sentences.

use super::arrange::{between, order};
use super::focus::{Focus, focus};
use super::picture::{Block, Bond, FigureBox, Lane, Link, Picture};
use super::sum::total_and_parts;
use super::support::{Detail, document_key, parts_block, support};
use crate::model::{Analysis, Claim, ClaimId, Conflict, Figure, FigureId, MentionId, Side, Update};
use crate::text::one_line;
use std::collections::{BTreeMap, BTreeSet};

/// The most claims of one figure that are drawn; a figure with more is a measurement that changes all
/// the time, and its later values are in the report.
const MAX_CLAIMS: usize = 8;

/// Draws the part of the analysis that `wanted` names. Linear in the claims of the figures drawn, and
/// in all conflicts.
#[must_use]
pub fn draw(analysis: &Analysis, wanted: &Focus) -> Picture {
    let (figures, left_out) = focus(analysis, wanted);
    let only = match wanted {
        Focus::Conflict(id) => analysis.findings.conflicts.iter().find(|conflict| conflict.id == *id),
        _ => None,
    };
    let pencil = Pencil::new(analysis, &figures, only);
    let mut lanes: Vec<(&Figure, Lane)> = pencil
        .tied(&figures)
        .into_iter()
        .filter_map(|tied| Some((pencil.figure(*tied.first()?)?, pencil.lane(&tied))))
        .collect();
    lanes.retain(|(_, lane)| !lane.blocks.is_empty());
    let lanes = by_story(analysis, lanes);
    let note = (left_out > 0).then(|| {
        format!("{left_out} more figures are not drawn; name one to see it: claimgraph graph \"arrests\"")
    });
    let directed = analysis.copies.iter().filter(|copying| copying.directed);
    let mut copied: Vec<(String, String)> =
        directed.map(|copying| (document_key(copying.original), document_key(copying.copy))).collect();
    copied.sort_unstable();
    Picture { title: title(analysis, wanted, only), note, lanes, copied }
}

fn title(analysis: &Analysis, wanted: &Focus, only: Option<&Conflict>) -> String {
    let of_one = match wanted {
        Focus::Conflict(_) => only.map(|conflict| conflict.explanation.clone()),
        Focus::Figures(figures) => {
            let figures = analysis.resolution.figures.iter().filter(|figure| figures.contains(&figure.id));
            let mut labels: Vec<&str> = figures.map(|figure| figure.label.as_str()).collect();
            labels.sort_unstable();
            labels.dedup();
            (!labels.is_empty()).then(|| labels.join("; "))
        }
        Focus::Story(id) => {
            let story = analysis.resolution.stories.iter().find(|story| story.id == *id);
            story.map(|story| one_line(&story.title).trim().to_owned())
        }
        Focus::Interesting => None,
    };
    if let Some(title) = of_one.filter(|title| !title.is_empty()) {
        return title;
    }
    let counted =
        |number: usize, word: &str| format!("{number} {word}{}", if number == 1 { "" } else { "s" });
    format!(
        "{} from {}: {}",
        counted(analysis.corpus.documents().len(), "document"),
        counted(analysis.sources().len(), "outlet"),
        counted(analysis.findings.conflicts.len(), "contradiction"),
    )
}

/// Puts lanes of one story together, the story of the first lane first, and names each story where
/// there are several.
fn by_story(analysis: &Analysis, mut lanes: Vec<(&Figure, Lane)>) -> Vec<Lane> {
    let mut stories = Vec::new();
    for (figure, _) in &lanes {
        if !stories.contains(&figure.story) {
            stories.push(figure.story);
        }
    }
    lanes.sort_by_key(|(figure, _)| stories.iter().position(|story| *story == figure.story));
    let mut last = None;
    for (figure, lane) in &mut lanes {
        if stories.len() > 1 && last != Some(figure.story) {
            let story = analysis.resolution.stories.iter().find(|story| story.id == figure.story);
            lane.story = story.map(|story| one_line(&story.title).trim().to_owned());
        }
        last = Some(figure.story);
    }
    lanes.into_iter().map(|(_, lane)| lane).collect()
}

/// What is drawn of one analysis.
struct Pencil<'a> {
    analysis: &'a Analysis,
    /// The conflicts that are drawn, weightiest first.
    conflicts: Vec<&'a Conflict>,
    /// The claims that are drawn; all where `None`.
    only: Option<BTreeSet<ClaimId>>,
    claims: BTreeMap<FigureId, Vec<&'a Claim>>,
    disputed: BTreeSet<ClaimId>,
    detail: Detail,
}

impl<'a> Pencil<'a> {
    fn new(analysis: &'a Analysis, figures: &[FigureId], only: Option<&'a Conflict>) -> Self {
        let wanted: BTreeSet<FigureId> = figures.iter().copied().collect();
        let mut claims: BTreeMap<FigureId, Vec<&Claim>> = BTreeMap::new();
        for claim in analysis.resolution.claims.iter().filter(|claim| wanted.contains(&claim.figure)) {
            claims.entry(claim.figure).or_default().push(claim);
        }
        let all = || analysis.findings.conflicts.iter();
        let sides =
            |conflict: &'a Conflict| conflict.sides.iter().flat_map(|side| side.claims.iter().copied());
        Self {
            analysis,
            conflicts: only.map_or_else(|| all().collect(), |conflict| vec![conflict]),
            only: only.map(|conflict| sides(conflict).collect()),
            claims,
            disputed: all().flat_map(opposed).flat_map(|side| side.claims.iter().copied()).collect(),
            detail: Detail::for_figures(figures.len()),
        }
    }

    fn figure(&self, id: FigureId) -> Option<&'a Figure> {
        let figures = &self.analysis.resolution.figures;
        figures.binary_search_by_key(&id, |figure| figure.id).ok().map(|at| &figures[at])
    }

    /// Returns the figures in groups of those that a conflict ties together, in the given order.
    fn tied(&self, figures: &[FigureId]) -> Vec<Vec<FigureId>> {
        let mut groups: Vec<Vec<FigureId>> = figures.iter().map(|&id| vec![id]).collect();
        let ties = self
            .conflicts
            .iter()
            .filter(|conflict| total_and_parts(conflict).is_none() && conflict.figures.len() > 1);
        for conflict in ties {
            let touches = |group: &Vec<FigureId>| group.iter().any(|id| conflict.figures.contains(id));
            let Some(first) = groups.iter().position(touches) else { continue };
            let (joined, rest): (Vec<_>, Vec<_>) = groups.split_off(first).into_iter().partition(touches);
            groups.push(joined.concat());
            groups.extend(rest);
        }
        // A figure may be named twice by the question.
        let mut seen = BTreeSet::new();
        groups.iter_mut().for_each(|group| group.retain(|id| seen.insert(*id)));
        groups
    }

    fn lane(&self, figures: &[FigureId]) -> Lane {
        let mut lane = Lane::default();
        let mut claims = Vec::new();
        for &id in figures {
            let Some(figure) = self.figure(id) else { continue };
            let at = lane.figures.len();
            let (drawn, more) = self.chosen(id);
            lane.more += more;
            if drawn.is_empty() {
                continue;
            }
            lane.figures.push(figure_box(figure));
            for claim in drawn {
                claims.push(Some(claim.id));
                lane.blocks.push(self.claim(claim, at));
            }
        }
        let sums = self.sums(figures, &mut lane, &mut claims);
        lane.links = self.links(&claims, &sums);
        // Two values that cannot both hold are not shown as following each other besides.
        let pair = |link: &Link| (link.from.min(link.to), link.from.max(link.to));
        let disputed: BTreeSet<_> = lane.links.iter().map(pair).collect();
        let steps = figures.iter().flat_map(|id| self.steps(*id, &claims));
        lane.links.extend(steps.filter(|link| !disputed.contains(&pair(link))));
        order(&mut lane);
        lane
    }

    /// Returns the claims of a figure that are drawn, and how many are not: the disputed first, then
    /// those that most mentions give.
    fn chosen(&self, figure: FigureId) -> (Vec<&'a Claim>, usize) {
        let mut claims = self.claims.get(&figure).cloned().unwrap_or_default();
        if let Some(only) = &self.only {
            claims.retain(|claim| only.contains(&claim.id));
        }
        let undisputed = |claim: &Claim| !self.disputed.contains(&claim.id);
        claims.sort_by_key(|claim| (undisputed(claim), usize::MAX - claim.mentions.len(), claim.id));
        let more = claims.len().saturating_sub(MAX_CLAIMS);
        claims.truncate(MAX_CLAIMS);
        (claims, more)
    }

    fn claim(&self, claim: &Claim, figure: usize) -> Block {
        let (groups, more) = super::support::groups(self.analysis, self.shown(claim), &self.detail);
        let label = self.figure(claim.figure).map(|figure| figure.label.clone()).unwrap_or_default();
        Block {
            key: format!("c{}", claim.id),
            figure,
            value: claim.quantity.to_string(),
            support: support(self.analysis, &claim.mentions),
            disputed: self.disputed.contains(&claim.id),
            worked_out: false,
            tooltip: label,
            groups,
            more,
        }
    }

    /// Returns the mentions of a claim that are quoted: in the picture of one conflict those on its
    /// sides, elsewhere all.
    fn shown<'b>(&'b self, claim: &'b Claim) -> &'b [MentionId] {
        let quoted = self.only.as_ref().and_then(|_| {
            let mut sides = self.conflicts.iter().flat_map(|conflict| &conflict.sides);
            sides.find(|side| side.claims.len() == 1 && side.claims[0] == claim.id)
        });
        quoted.map_or(&claim.mentions, |side| &side.mentions)
    }

    /// Adds to a lane what the parts of its totals add up to, and returns where each conflict's block
    /// stands.
    fn sums(
        &self,
        figures: &[FigureId],
        lane: &mut Lane,
        claims: &mut Vec<Option<ClaimId>>,
    ) -> BTreeMap<usize, usize> {
        let mut sums = BTreeMap::new();
        for (number, conflict) in self.conflicts.iter().enumerate() {
            let Some((total, parts)) = total_and_parts(conflict) else { continue };
            let whole =
                total.claims.first().and_then(|&id| claims.iter().position(|claim| *claim == Some(id)));
            let Some(whole) = whole else { continue };
            if !conflict.figures.first().is_some_and(|figure| figures.contains(figure)) {
                continue;
            }
            sums.insert(number, lane.blocks.len());
            claims.push(None);
            let figure = lane.blocks[whole].figure;
            lane.blocks.push(parts_block(self.analysis, conflict, parts, figure, &self.detail));
        }
        sums
    }

    /// Returns the contradictions between the claims of a lane.
    fn links(&self, claims: &[Option<ClaimId>], sums: &BTreeMap<usize, usize>) -> Vec<Link> {
        let place = |side: &Side| {
            side.claims.iter().find_map(|id| claims.iter().position(|claim| *claim == Some(*id)))
        };
        let mut links = Vec::new();
        for (number, conflict) in self.conflicts.iter().enumerate() {
            let places: Vec<usize> = if let Some(&sum) = sums.get(&number) {
                let whole = total_and_parts(conflict).and_then(|(total, _)| place(total));
                whole.into_iter().chain([sum]).collect()
            } else if total_and_parts(conflict).is_some() {
                Vec::new()
            } else {
                conflict.sides.iter().filter_map(place).collect()
            };
            links.extend(places.windows(2).filter(|pair| pair[0] != pair[1]).map(|pair| Link {
                from: pair[0],
                to: pair[1],
                bond: Bond::Conflict,
                words: between(conflict),
                tooltip: conflict.explanation.clone(),
                anchor: Some(format!("conflict-{}", conflict.id)),
            }));
        }
        links
    }

    /// Returns how the claims of a figure follow each other in time.
    fn steps(&self, figure: FigureId, claims: &[Option<ClaimId>]) -> Vec<Link> {
        let updates = self.analysis.findings.updates.iter().filter(|update| update.figure == figure);
        updates.flat_map(|update| self.then(update, claims)).collect()
    }

    fn then(&self, update: &Update, claims: &[Option<ClaimId>]) -> Vec<Link> {
        let place = |id: ClaimId| claims.iter().position(|claim| *claim == Some(id));
        let places = update.steps.iter().filter_map(|step| Some((place(step.claim)?, step.when.as_str())));
        let mut places: Vec<_> = places.collect();
        places.dedup_by_key(|(place, _)| *place);
        let link = |pair: &[(usize, &str)]| Link {
            from: pair[0].0,
            to: pair[1].0,
            bond: Bond::Then,
            words: pair[1].1.to_owned(),
            tooltip: update.explanation.clone(),
            anchor: None,
        };
        if self.only.is_some() { Vec::new() } else { places.windows(2).map(link).collect() }
    }
}

fn figure_box(figure: &Figure) -> FigureBox {
    FigureBox {
        key: format!("f{}", figure.id),
        anchor: format!("figure-{}", figure.id),
        label: figure.label.clone(),
    }
}

/// Returns the sides of a conflict whose own amounts are in dispute; the single parts of a sum are not.
fn opposed(conflict: &Conflict) -> Vec<&Side> {
    match total_and_parts(conflict) {
        Some((total, _)) => vec![total],
        None => conflict.sides.iter().collect(),
    }
}
