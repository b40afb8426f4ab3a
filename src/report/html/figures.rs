//! Defines the figures of the page: each with its amounts, charts and sentences.

use super::conflicts::side_by_side;
use super::quotes;
use crate::report::chart::{Point, Row, timeline};
use crate::report::outline::{ClaimEntry, FigureEntry, Outline, SingleEntry, StepEntry, counted};
use maud::{Markup, html as page};

/// The most figures listed with their sentences; beyond these the page only counts them, because a
/// page of some megabytes is slow to open on a phone.
const MAX_FIGURES: usize = 400;

/// The most figures listed that are mentioned once.
const MAX_SINGLE: usize = 1000;

pub(super) fn section(outline: &Outline) -> Markup {
    let left_out = outline.figures.len().saturating_sub(MAX_FIGURES);
    page! {
        section #figures {
            h2 { "Figures" }
            p { "What is being numbered, with every amount given for it. Disputed figures come first." }
            @for entry in outline.figures.iter().take(MAX_FIGURES) { (figure(entry)) }
            @if left_out > 0 { p { (counted(left_out, "more figure")) " with several sentences; report.json has all." } }
            @if !outline.single_figures.is_empty() { (single(&outline.single_figures)) }
        }
    }
}

fn figure(entry: &FigureEntry) -> Markup {
    let disputed = !entry.conflicts.is_empty();
    page! {
        details.figure.disputed[disputed] open[disputed] {
            summary {
                span.label { (entry.label) } " "
                span.values { (values(&entry.claims)) }
            }
            div id=(entry.anchor) {
                @for (number, anchor) in &entry.conflicts {
                    p { a href=(format!("#{anchor}")) { "Contradiction " (number) } }
                }
                @if entry.updates.len() > 1 { (in_time(entry)) }
                @else if let Some(chart) = side_by_side(&rows(&entry.claims)) { (chart) }
                @for claim in &entry.claims { (claim_entry(claim)) }
            }
        }
    }
}

fn rows(claims: &[ClaimEntry]) -> Vec<Row> {
    let row = |claim: &ClaimEntry| Row { label: claim.value.clone(), low: claim.ends.0, high: claim.ends.1 };
    claims.iter().map(row).collect()
}

fn in_time(entry: &FigureEntry) -> Markup {
    let point = |step: &StepEntry| Point {
        when: step.when.clone(),
        value: step.value.clone(),
        low: step.ends.0,
        high: step.ends.1,
    };
    let points: Vec<Point> = entry.updates.iter().map(point).collect();
    page! {
        @if let Some(words) = &entry.update { p { (words) } }
        @if let Some(chart) = timeline(&points, "The amounts in time") { (chart) }
        @else { p { (points.iter().map(|p| format!("{}: {}", p.when, p.value)).collect::<Vec<_>>().join(" → ")) } }
    }
}

fn values(claims: &[ClaimEntry]) -> String {
    let mut values: Vec<&str> = Vec::new();
    for claim in claims {
        if !values.contains(&claim.value.as_str()) {
            values.push(&claim.value);
        }
    }
    values.join(" · ")
}

fn claim_entry(claim: &ClaimEntry) -> Markup {
    page! {
        div.claim {
            h4 { (claim.value) @if let Some(word) = claim.modality { " " small { (word) } } }
            p.support {
                (claim.support)
                @if let Some(name) = &claim.rests_on { "; all support passes through one originator: " (name) }
            }
            (quotes(&claim.quotes))
        }
    }
}

fn single(entries: &[SingleEntry]) -> Markup {
    let left_out = entries.len().saturating_sub(MAX_SINGLE);
    page! {
        details.figure {
            summary { span.label { "Given once" } " " span.values { (counted(entries.len(), "figure")) } }
            div.table {
                table {
                    thead { tr { th scope="col" { "Figure" } th.number scope="col" { "Amount" } th scope="col" { "Sentence" } } }
                    tbody {
                        @for entry in entries.iter().take(MAX_SINGLE) {
                            tr {
                                td { (entry.label) }
                                td.number { (entry.value) }
                                td { (quotes(std::slice::from_ref(&entry.quote))) }
                            }
                        }
                    }
                }
            }
            @if left_out > 0 { p { (counted(left_out, "more figure")) "; report.json has all." } }
        }
    }
}
