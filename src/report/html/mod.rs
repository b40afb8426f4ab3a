//! Defines [`html`], the report as one self-contained page: no script, no request leaves it.
//!
//! The page is built by maud, which escapes every text; only the drawing, which is our own output,
//! is put in as it is.

mod conflicts;
mod figures;
mod sources;

use super::outline::{Outline, Quote, Summary, counted};
use maud::{DOCTYPE, Markup, PreEscaped, html as page};

/// Style sheet of the page: light and dark, printable, readable on a phone.
const STYLE: &str = include_str!("page.css");

/// What the page may load: nothing but its own styles.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Returns the page. `picture` is an SVG document of our own, or nothing.
#[must_use]
pub fn html(outline: &Outline, picture: Option<&str>) -> String {
    let title = title(&outline.summary);
    let markup = page! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#main" { "Skip to the report" }
                header { (summary(outline, &title)) }
                (contents(outline, picture.is_some()))
                main #main {
                    (conflicts::section(&outline.conflicts))
                    @if let Some(picture) = picture { (drawing(picture)) }
                    (figures::section(outline))
                    (sources::section(outline))
                    (method(outline))
                }
                footer { p { "Made by claimgraph from the documents listed under " a href="#sources" { "Sources" } "." } }
            }
        }
    };
    markup.into_string()
}

/// Returns the headline of a single story, or words for several.
fn title(summary: &Summary) -> String {
    match summary.stories.as_slice() {
        [story] if !story.is_empty() => story.clone(),
        _ => "What these sources say, and where they disagree".to_owned(),
    }
}

fn summary(outline: &Outline, title: &str) -> Markup {
    let summary = &outline.summary;
    let tile = |number: usize, word: &str, class: &str, link: &str| {
        page! {
            li class=(class) { a href=(link) { strong { (number) } " " (word) @if number != 1 { "s" } } }
        }
    };
    let state = if summary.conflicts > 0 { "disputed" } else { "agreed" };
    page! {
        p.kicker {
            "What " (counted(summary.sources, "outlet")) " say"
            @if summary.sources == 1 { "s" }
            @if let Some((first, last)) = &summary.days {
                ", " time datetime=(first) { (first) }
                @if first != last { " to " time datetime=(last) { (last) } }
            }
        }
        h1 { (title) }
        ul.tiles {
            (tile(summary.conflicts, "contradiction", state, "#contradictions"))
            (tile(summary.confirmed, "undisputed figure", "", "#figures"))
            (tile(summary.moving, "moving figure", "", "#figures"))
            (tile(summary.mentions, "number", "", "#figures"))
            (tile(summary.documents, "document", "", "#sources"))
            (tile(summary.originators, "originator", "", "#sources"))
        }
        p.lead {
            (counted(summary.documents, "document")) " from " (counted(summary.sources, "outlet")) ": "
            (counted(summary.mentions, "number")) " about " (counted(summary.figures, "figure")) ". "
            @match summary.conflicts {
                0 => "No contradiction was found. ",
                1 => "One contradiction was found. ",
                number => { (number) " contradictions were found. " }
            }
            (counted(summary.confirmed, "figure")) @if summary.confirmed == 1 { " is" } @else { " are" }
            " given by several originators with nothing against it."
        }
        @if summary.originators < summary.sources {
            p { (counted(summary.sources, "outlet")) " are only " (counted(summary.originators, "originator"))
                ": the others print somebody else's words." }
        }
    }
}

fn contents(outline: &Outline, picture: bool) -> Markup {
    page! {
        nav aria-label="Contents" {
            ul {
                li { a href="#contradictions" { "Contradictions" } }
                @if picture { li { a href="#picture" { "Picture" } } }
                li { a href="#figures" { "Figures" } }
                li { a href="#sources" { "Sources" } }
                li { a href="#method" { "Method and limits" } }
            }
            @if !outline.conflicts.is_empty() {
                ol {
                    @for entry in &outline.conflicts {
                        li { a href=(format!("#{}", entry.anchor)) { (entry.headline) } }
                    }
                }
            }
        }
    }
}

/// Returns the first sentence of each document, then the others.
fn firsts_first(quotes: &[Quote]) -> Vec<Quote> {
    let mut seen = std::collections::BTreeSet::new();
    let (mut firsts, others): (Vec<&Quote>, Vec<&Quote>) =
        quotes.iter().partition(|quote| seen.insert((&quote.source, &quote.document)));
    firsts.extend(others);
    firsts.into_iter().cloned().collect()
}

/// Returns sentences with their numbers marked, each with where it stands.
fn quotes(quotes: &[Quote]) -> Markup {
    page! {
        ul.quotes {
            @for quote in quotes {
                li {
                    q { (quote.before) mark { (quote.number) } (quote.after) }
                    " "
                    (source(quote))
                }
            }
        }
    }
}

fn source(quote: &Quote) -> Markup {
    page! {
        cite {
            @if let Some(url) = &quote.url {
                a href=(url) rel="noreferrer" { (quote.source) }
            } @else {
                (quote.source)
            }
            @if let Some(date) = &quote.date { ", " time datetime=(date) { (date) } }
            @if let Some(speaker) = &quote.speaker { ", citing " (speaker) }
            @if !quote.from.is_empty() { span.copy { ", words of " (quote.from.join(" and ")) } }
            span.place { " " (quote.document) ":" (quote.line) }
        }
    }
}

fn drawing(picture: &str) -> Markup {
    let start = picture.find("<svg").unwrap_or(picture.len());
    page! {
        section #picture {
            h2 { "Picture" }
            div.picture tabindex="0" role="region" aria-label="Picture of claims and sources" {
                (PreEscaped(&picture[start..]))
            }
        }
    }
}

fn method(outline: &Outline) -> Markup {
    page! {
        section #method {
            h2 { "Method and limits" }
            @for paragraph in super::method::PARAGRAPHS { p { (paragraph) } }
            @if !outline.rejected.is_empty() {
                p { "Numbers that were read as no claim: " (rejected(&outline.rejected)) "." }
            }
            @if !outline.limits.is_empty() {
                h3 { "Not read, or not known" }
                ul { @for limit in &outline.limits { li { (limit) } } }
            }
        }
    }
}

fn rejected(reasons: &[(&str, usize)]) -> String {
    reasons.iter().map(|(reason, count)| format!("{reason} ({count})")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::outline::FigureEntry;

    #[test]
    fn a_hostile_headline_stays_text() {
        let entry = FigureEntry {
            anchor: "figure-1".to_owned(),
            label: "</summary><script>alert(1)</script>".to_owned(),
            claims: Vec::new(),
            updates: Vec::new(),
            update: None,
            stale: Vec::new(),
            conflicts: Vec::new(),
        };
        let summary = Summary { stories: vec!["</title><script>".to_owned()], ..Summary::default() };
        let page = html(&Outline { figures: vec![entry], summary, ..Outline::default() }, None);
        assert!(!page.contains("<script>"), "{page}");
        assert!(page.contains("&lt;script&gt;"), "{page}");
    }
}
