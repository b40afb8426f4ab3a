//! Defines [`html`], the report as one self-contained page: no script, no request leaves it.
//!
//! The page is built by maud, which escapes every text; only the drawing, which is our own output,
//! is put in as it is.

use super::chart::{Row, intervals};
use super::outline::{
    ClaimEntry, ConflictEntry, CopyEntry, FigureEntry, Outline, Quote, SideEntry, StepEntry, counted,
};
use maud::{DOCTYPE, Markup, PreEscaped, html as page};

/// Style sheet of the page: light and dark, printable, readable on a phone.
const STYLE: &str = include_str!("page.css");

/// The most figures listed with their sentences; beyond these the page only counts them.
const MAX_FIGURES: usize = 400;

/// Returns the page. `picture` is an SVG document of our own, or nothing.
#[must_use]
pub fn html(outline: &Outline, picture: Option<&str>) -> String {
    let markup = page! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { "What these sources say, and where they disagree" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { "What these sources say, and where they disagree" }
                    (summary(outline))
                }
                (contents(outline))
                main {
                    (conflicts(&outline.conflicts))
                    @if let Some(picture) = picture { (drawing(picture)) }
                    (figures(outline))
                    (sources(outline))
                    (method(outline))
                }
            }
        }
    };
    markup.into_string()
}

fn summary(outline: &Outline) -> Markup {
    let summary = &outline.summary;
    let number = |number: usize, word: &str| {
        page! { li { strong { (number) } " " (word) @if number != 1 { "s" } } }
    };
    page! {
        ul.summary {
            (number(summary.documents, "document"))
            (number(summary.sources, "outlet"))
            (number(summary.originators, "originator"))
            (number(summary.mentions, "numeric statement"))
            (number(summary.figures, "figure"))
            li.disputed[summary.conflicts > 0] { strong { (summary.conflicts) } " contradiction" @if summary.conflicts != 1 { "s" } }
        }
    }
}

fn contents(outline: &Outline) -> Markup {
    page! {
        nav aria-label="Contents" {
            ul {
                @if !outline.conflicts.is_empty() { li { a href="#contradictions" { "Contradictions" } } }
                li { a href="#picture" { "Picture" } }
                li { a href="#figures" { "Figures" } }
                li { a href="#sources" { "Sources" } }
                li { a href="#method" { "Method and limits" } }
            }
        }
    }
}

fn conflicts(conflicts: &[ConflictEntry]) -> Markup {
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
            h3 { (number) ". " (entry.headline) }
            p.kind { (entry.kind) }
            div.sides { @for side in &entry.sides { (side_entry(side)) } }
            @if !entry.working.is_empty() {
                p.working { @for line in &entry.working { (line) br; } }
            }
            @if let Some(cause) = &entry.cause { p { strong { "A guess at why: " } (cause) } }
            p { strong { "What to check: " } (entry.check) }
        }
    }
}

fn side_entry(side: &SideEntry) -> Markup {
    page! {
        div.side {
            h4 { (side.label) }
            p.support { (side.support) }
            (quotes(&side.quotes))
        }
    }
}

fn quotes(quotes: &[Quote]) -> Markup {
    page! {
        ul.quotes {
            @for quote in quotes {
                li {
                    q { (quote.before.trim_start()) mark { (quote.number) } (quote.after.trim_end()) }
                    " "
                    cite {
                        (quote.source)
                        @if let Some(date) = &quote.date { ", " time datetime=(date) { (date) } }
                        @if let Some(speaker) = &quote.speaker { ", citing " (speaker) }
                        span.document { " " (quote.document) }
                    }
                }
            }
        }
    }
}

fn drawing(picture: &str) -> Markup {
    let start = picture.find("<svg").unwrap_or(picture.len());
    page! {
        section #picture {
            h2 { "Picture" }
            figure.picture { (PreEscaped(&picture[start..])) }
        }
    }
}

fn figures(outline: &Outline) -> Markup {
    let left_out = outline.figures.len().saturating_sub(MAX_FIGURES);
    page! {
        section #figures {
            h2 { "Figures" }
            @for entry in outline.figures.iter().take(MAX_FIGURES) { (figure(entry)) }
            @if left_out > 0 { p { (counted(left_out, "more figure")) " with several statements." } }
            @if outline.single_figures > 0 {
                p { (counted(outline.single_figures, "more figure")) " with one statement each." }
            }
        }
    }
}

fn figure(entry: &FigureEntry) -> Markup {
    page! {
        details.figure id=(entry.anchor) open[entry.claims.len() > 1] {
            summary { (entry.label) " " span.values { (values(&entry.claims)) } }
            @if let Some(chart) = side_by_side(&entry.claims) { (chart) }
            @for claim in &entry.claims { (claim_entry(claim)) }
            @if let Some(chart) = in_time(&entry.updates) { h4 { "In time" } (chart) }
        }
    }
}

fn side_by_side(claims: &[ClaimEntry]) -> Option<Markup> {
    let row = |claim: &ClaimEntry| Row { label: claim.value.clone(), low: claim.ends.0, high: claim.ends.1 };
    intervals(&claims.iter().map(row).collect::<Vec<_>>(), "The amounts side by side")
}

fn in_time(steps: &[StepEntry]) -> Option<Markup> {
    let label = |step: &StepEntry| format!("{}: {}", step.when, step.value);
    let row = |step: &StepEntry| Row { label: label(step), low: step.ends.0, high: step.ends.1 };
    intervals(&steps.iter().map(row).collect::<Vec<_>>(), "The amounts in time")
}

fn values(claims: &[ClaimEntry]) -> String {
    claims.iter().map(|claim| claim.value.as_str()).collect::<Vec<_>>().join(" · ")
}

fn claim_entry(claim: &ClaimEntry) -> Markup {
    page! {
        div.claim {
            h4 { (claim.value) }
            p.support { (claim.support) }
            (quotes(&claim.quotes))
        }
    }
}

fn sources(outline: &Outline) -> Markup {
    page! {
        section #sources {
            h2 { "Sources" }
            div.table {
                table {
                    thead { tr { th { "Outlet" } th { "Document" } th { "Published" } th { "Headline" } } }
                    tbody {
                        @for source in &outline.sources {
                            @for (name, date, title) in &source.documents {
                                tr {
                                    td { (source.name) }
                                    td { (name) }
                                    td { (date.as_deref().unwrap_or("not known")) }
                                    td { (title.trim()) }
                                }
                            }
                        }
                    }
                }
            }
            @for entry in &outline.copies { (copy(entry)) }
        }
    }
}

fn copy(entry: &CopyEntry) -> Markup {
    page! {
        details.copy {
            summary { (entry.headline) }
            @if !entry.evidence.is_empty() { p { (entry.evidence.join("; ")) } }
            @for passage in &entry.passages { blockquote { (passage) } }
        }
    }
}

fn method(outline: &Outline) -> Markup {
    page! {
        section #method {
            h2 { "Method and limits" }
            p {
                "Every number is quoted from the document named beside it. Two values contradict each other only where what "
                "their words allow does not meet: “more than 100” and 102 agree. Nothing here says which side is right. Numbers "
                "whose meaning, place or time is not clear are not compared."
            }
            @if !outline.rejected.is_empty() {
                p { "Numbers that were read as no claim: " (rejected(&outline.rejected)) "." }
            }
            @if !outline.limits.is_empty() {
                ul { @for limit in &outline.limits { li { "Not read: " (limit) } } }
            }
        }
    }
}

fn rejected(reasons: &[(String, usize)]) -> String {
    reasons.iter().map(|(reason, count)| format!("{count} {reason}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_headline_stays_text() {
        let entry = FigureEntry {
            anchor: "figure-1".to_owned(),
            label: "</summary><script>alert(1)</script>".to_owned(),
            claims: Vec::new(),
            updates: Vec::new(),
        };
        let page = html(&Outline { figures: vec![entry], ..Outline::default() }, None);
        assert!(!page.contains("<script>"), "{page}");
        assert!(page.contains("&lt;script&gt;"), "{page}");
    }
}
