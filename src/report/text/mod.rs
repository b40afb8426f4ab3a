//! Defines [`text`], the outline as plain text for the terminal: conflicts with their sentences, then
//! what several sources agree on, a line each.

mod backing;
mod conflict;
mod grouping;
mod paragraph;

pub use backing::backing;
pub use grouping::grouping;

use super::outline::{FigureEntry, Outline, Summary, counted};
use anstyle::{AnsiColor, Style};
use conflict::conflict;
use paragraph::Paragraph;

pub(super) const PLAIN: Style = Style::new();
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const DIM: Style = Style::new().dimmed();
/// What contradicts.
pub(super) const RED: Style = AnsiColor::Red.on_default().bold();
/// What backs.
pub(super) const GREEN: Style = AnsiColor::Green.on_default().bold();
/// What is only a guess.
pub(super) const YELLOW: Style = AnsiColor::Yellow.on_default();

/// The most conflicts shown; the report has all. Origin: three screens.
const MAX_CONFLICTS: usize = 20;

/// The most figures listed in each part below.
const MAX_FIGURES: usize = 10;

/// Returns the summary, the conflicts, and the figures that several sources give, with ANSI styles, in
/// lines of at most `width` columns.
#[must_use]
pub fn text(outline: &Outline, width: usize) -> String {
    let mut text = summary(&outline.summary, width);
    for (at, entry) in outline.conflicts.iter().take(MAX_CONFLICTS).enumerate() {
        text.push('\n');
        conflict(&mut text, at + 1, entry, width);
    }
    let more = outline.conflicts.len().saturating_sub(MAX_CONFLICTS);
    if more > 0 {
        text.push('\n');
        Paragraph::new(0)
            .say(RED, &format!("and {}", counted(more, "more contradiction")))
            .write(&mut text, width);
    }
    moving(&mut text, outline, width);
    agreed(&mut text, outline, width);
    text
}

/// Returns all conflicts and the figures that change with time, as [`text`] writes them.
#[must_use]
pub fn conflicts(outline: &Outline, width: usize) -> String {
    let mut text = String::new();
    for (at, entry) in outline.conflicts.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        conflict(&mut text, at + 1, entry, width);
    }
    if outline.conflicts.is_empty() {
        Paragraph::new(0).say(GREEN, "No contradictions.").write(&mut text, width);
    }
    moving(&mut text, outline, width);
    text
}

fn summary(summary: &Summary, width: usize) -> String {
    let read =
        format!("{} from {}", counted(summary.documents, "document"), counted(summary.sources, "outlet"));
    let behind = if summary.originators == summary.sources {
        String::new()
    } else {
        format!(", which is {} once copies are followed back", counted(summary.originators, "originator"))
    };
    let numbers =
        format!("{} about {}", counted(summary.mentions, "number"), counted(summary.figures, "figure"));
    let (style, found) = match summary.conflicts {
        0 => (GREEN, "no contradiction found".to_owned()),
        number => (RED, counted(number, "contradiction")),
    };
    let mut text = String::new();
    Paragraph::new(0)
        .say(PLAIN, &format!("{read}{behind}: {numbers}, "))
        .say(style, &found)
        .say(PLAIN, ".")
        .write(&mut text, width);
    text
}

/// Lists the figures whose values follow each other in time.
fn moving(text: &mut String, outline: &Outline, width: usize) {
    let moving: Vec<_> = outline.figures.iter().filter(|figure| figure.updates.len() > 1).collect();
    let line = |figure: &FigureEntry| {
        let steps = figure.updates.iter().map(|step| format!("{} ({})", step.value, step.when));
        let steps = steps.collect::<Vec<_>>().join(" → ");
        std::iter::once(&steps).chain(&figure.stale).cloned().collect::<Vec<_>>().join("; ")
    };
    list(text, "Changing with time", &moving, line, width);
}

/// Lists the figures that more than one originator gives without contradiction.
fn agreed(text: &mut String, outline: &Outline, width: usize) {
    let agreed = |figure: &&FigureEntry| {
        let names = figure.claims.iter().flat_map(|claim| &claim.originators);
        let names: std::collections::BTreeSet<_> = names.collect();
        figure.conflicts.is_empty() && figure.updates.len() < 2 && names.len() > 1
    };
    let agreed: Vec<_> = outline.figures.iter().filter(agreed).collect();
    let line = |figure: &FigureEntry| {
        let claims = figure.claims.iter().map(|claim| format!("{} ({})", claim.value, claim.support));
        claims.collect::<Vec<_>>().join("; ")
    };
    list(text, "Nothing speaks against", &agreed, line, width);
}

fn list(
    text: &mut String,
    heading: &str,
    figures: &[&FigureEntry],
    line: impl Fn(&FigureEntry) -> String,
    width: usize,
) {
    if figures.is_empty() {
        return;
    }
    text.push('\n');
    Paragraph::new(0).say(BOLD, heading).write(text, width);
    for figure in figures.iter().take(MAX_FIGURES) {
        let entry = Paragraph::new(4).mark(PLAIN, "  ").say(PLAIN, &format!("{}: ", figure.label));
        entry.say(PLAIN, &line(figure)).write(text, width);
    }
    let more = figures.len().saturating_sub(MAX_FIGURES);
    if more > 0 {
        Paragraph::new(2).say(DIM, &format!("and {}", counted(more, "more figure"))).write(text, width);
    }
}
