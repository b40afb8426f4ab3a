//! Defines the contradictions of the page: both sides with their sentences, the arithmetic, the cause.

use super::{firsts_first, quotes};
use crate::report::chart::{Row, intervals};
use crate::report::outline::{ConflictEntry, SideEntry, SumEntry, left_out};
use maud::{Markup, html as page};

/// Sentences of one side that are shown at once; the others unfold.
const SHOWN: usize = 4;

pub(super) fn section(conflicts: &[ConflictEntry]) -> Markup {
    page! {
        section #contradictions {
            h2 { "Contradictions" }
            @if conflicts.is_empty() {
                p { "None was found. Numbers whose meaning, place or time is not clear are not compared." }
            }
            @for (at, entry) in conflicts.iter().enumerate() { (conflict(at + 1, entry)) }
        }
    }
}

fn conflict(number: usize, entry: &ConflictEntry) -> Markup {
    page! {
        article.conflict id=(entry.anchor) {
            p.kind { (entry.kind_in_words) }
            h3 { (number) ". " (entry.headline) }
            div.sides {
                @for (at, side) in entry.sides.iter().enumerate() {
                    @if at > 0 { span.against aria-label="against" { "≠" } }
                    (side_entry(side))
                }
            }
            @if !entry.working.is_empty() {
                p.working { strong { "Worked out: " } @for line in &entry.working { (line) br; } }
            }
            @if let Some(cause) = &entry.cause {
                div.cause {
                    p { strong { "A guess at why: " } (cause.evidence) }
                    @if !cause.quotes.is_empty() { (quotes(&cause.quotes)) }
                }
            }
            @if let Some(words) = left_out(entry.unlisted) {
                p.working { (words) }
            }
            p.check { strong { "What to check: " } (entry.check) }
            @if let Some(figure) = &entry.figure {
                p.more { a href=(format!("#{figure}")) { "All that is said about " (entry.label) } }
            }
        }
    }
}

fn side_entry(side: &SideEntry) -> Markup {
    let ordered = firsts_first(&side.quotes);
    let (first, rest) = ordered.split_at(ordered.len().min(SHOWN));
    page! {
        div.side {
            h4 { (side.label) }
            p.support { (side.support) }
            @if let Some(entry) = &side.sum {
                (sum(entry))
            } @else {
                (quotes(first))
                @if !rest.is_empty() {
                    details.rest { summary { (rest.len()) " more" } (quotes(rest)) }
                }
            }
        }
    }
}

/// Shows parts row by row with what they add up to.
fn sum(sum: &SumEntry) -> Markup {
    page! {
        div.table {
            table.sum {
                thead { tr { th scope="col" { "Part" } th.number scope="col" { "Amount" } th scope="col" { "Where" } } }
                tbody {
                    @for (label, value, quote) in &sum.parts {
                        tr title=(format!("{}{}{}", quote.before, quote.number, quote.after)) { td { (label) } td.number { (value) } td.place { (quote.document) ":" (quote.line) } }
                    }
                }
                tfoot {
                    tr { th scope="row" { "Together" } td.number { strong { (sum.sum) } } td {} }
                    tr { th scope="row" { "Stated total" } td.number { (sum.total) } td {} }
                    @if let Some(difference) = &sum.difference {
                        tr.disputed { th scope="row" { "Difference" } td.number { (difference) } td {} }
                    }
                }
            }
        }
    }
}

/// Draws amounts side by side on one scale.
pub(super) fn side_by_side(rows: &[Row]) -> Option<Markup> {
    intervals(rows, "The amounts side by side")
}
