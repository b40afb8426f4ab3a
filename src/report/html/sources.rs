//! Defines the sources of the page: outlets and documents, and who prints whose words.

use crate::report::outline::{CopyEntry, DocumentEntry, Outline, SourceEntry, counted};
use maud::{Markup, html as page};

pub(super) fn section(outline: &Outline) -> Markup {
    page! {
        section #sources {
            h2 { "Sources" }
            div.table {
                table {
                    thead {
                        tr {
                            th scope="col" { "Outlet" }
                            th scope="col" { "Document" }
                            th scope="col" { "Published" }
                            th scope="col" { "Headline" }
                            th.number scope="col" { "Numbers" }
                            th scope="col" { "Words from" }
                        }
                    }
                    tbody {
                        @for source in &outline.sources {
                            @for (at, document) in source.documents.iter().enumerate() { (row(source, document, at)) }
                        }
                    }
                }
            }
            @if !outline.copies.is_empty() {
                h3 { "Who prints whose words" }
                @for entry in &outline.copies { (copy(entry)) }
            }
            @if !outline.hints.is_empty() {
                h3 { "Perhaps not independent" }
                p { "Signs that are shown and not counted." }
                ul { @for hint in &outline.hints { li { (hint) } } }
            }
        }
    }
}

fn row(source: &SourceEntry, document: &DocumentEntry, at: usize) -> Markup {
    page! {
        tr {
            @if at == 0 {
                th scope="rowgroup" rowspan=(source.documents.len()) {
                    (source.name)
                    @if source.conflicts > 0 { br; small.disputed { "in " (counted(source.conflicts, "contradiction")) } }
                }
            }
            td.place {
                @if let Some(url) = &document.url { a href=(url) rel="noreferrer" { (document.name) } }
                @else { (document.name) }
            }
            td { (document.date.as_deref().unwrap_or("not known")) }
            td { (document.title) }
            td.number { (document.mentions) }
            td { (document.from.join(", ")) }
        }
    }
}

fn copy(entry: &CopyEntry) -> Markup {
    page! {
        details.figure {
            summary { span.label { (entry.headline) } }
            @if !entry.evidence.is_empty() { p { (entry.evidence.join("; ")) } }
            @for passage in &entry.passages { blockquote { (passage) } }
        }
    }
}
