//! Defines [`text`], the outline as plain text for the terminal: conflicts with their sentences, then
//! the figures that several documents speak of, a line each.

use super::outline::{ConflictEntry, FigureEntry, Outline, Quote, counted, quotes, support};
use crate::graph::Answer;
use crate::model::Analysis;
use anstyle::{AnsiColor, Style};
use std::fmt::Write;

const RED: Style = AnsiColor::Red.on_default().bold();
const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// Writes a line; writing to a `String` cannot fail.
macro_rules! line {
    ($text:expr) => {{ let _ = writeln!($text); }};
    ($text:expr, $($part:tt)*) => {{ let _ = writeln!($text, $($part)*); }};
}

/// Returns the conflicts and the figures with several claims, with ANSI styles.
#[must_use]
pub fn text(outline: &Outline) -> String {
    let mut text = summary(outline);
    text.push_str(&conflicts(&outline.conflicts));
    let moving =
        outline.figures.iter().filter(|figure| figure.claims.len() > 1 || !figure.updates.is_empty());
    let several: Vec<_> = moving.collect();
    if !several.is_empty() {
        line!(text, "\n{BOLD}Figures with several values{BOLD:#}");
        several.into_iter().for_each(|figure| values(&mut text, figure));
    }
    text
}

/// Returns the conflicts alone.
#[must_use]
pub fn conflicts(conflicts: &[ConflictEntry]) -> String {
    let mut text = String::new();
    for (at, conflict) in conflicts.iter().enumerate() {
        line!(text);
        line!(text, "{RED}{}. {}{RED:#}  {DIM}{}{DIM:#}", at + 1, shown(&conflict.headline), conflict.kind);
        for side in &conflict.sides {
            line!(text, "   {BOLD}{}{BOLD:#}  {}", shown(&side.label), shown(&side.support));
            side.quotes.iter().for_each(|entry| quote(&mut text, entry));
        }
        conflict.working.iter().for_each(|working| line!(text, "   = {}", shown(working)));
        if let Some(cause) = &conflict.cause {
            line!(text, "   perhaps: {}", shown(cause));
        }
    }
    text
}

fn summary(outline: &Outline) -> String {
    let summary = &outline.summary;
    let conflicts = match summary.conflicts {
        0 => "no contradiction".to_owned(),
        number => counted(number, "contradiction"),
    };
    format!(
        "{} from {} ({}): {} about {}, {conflicts}.\n",
        counted(summary.documents, "document"),
        counted(summary.sources, "outlet"),
        counted(summary.originators, "originator"),
        counted(summary.mentions, "number"),
        counted(summary.figures, "figure"),
    )
}

fn values(text: &mut String, figure: &FigureEntry) {
    if figure.updates.is_empty() {
        let values: Vec<_> =
            figure.claims.iter().map(|claim| format!("{} ({})", claim.value, claim.support)).collect();
        line!(text, "  {}: {}", shown(&figure.label), shown(&values.join("; ")));
    } else {
        line!(
            text,
            "  {}: {}",
            shown(&figure.label),
            shown(
                &figure
                    .updates
                    .iter()
                    .map(|step| format!("{}: {}", step.when, step.value))
                    .collect::<Vec<_>>()
                    .join(" → ")
            )
        );
    }
}

/// Writes a quotation with its number in bold.
pub(super) fn quote(text: &mut String, quote: &Quote) {
    let speaker =
        quote.speaker.as_deref().map(|name| format!(", citing {}", shown(name))).unwrap_or_default();
    let sentence =
        format!("{}{BOLD}{}{BOLD:#}{}", shown(&quote.before), shown(&quote.number), shown(&quote.after));
    line!(
        text,
        "     {} {DIM}({}{speaker}){DIM:#}: {}",
        shown(&quote.source),
        shown(&quote.document),
        sentence.trim()
    );
}

/// Returns text of a document without control characters, which could steer the terminal.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// Returns a figure with the claims that back the amount asked for and those that say otherwise.
/// Without an `amount` all its claims are listed alike.
#[must_use]
pub fn backing(analysis: &Analysis, answer: &Answer, amount: bool) -> String {
    let mut text = String::new();
    let figure = analysis.resolution.figures.iter().find(|figure| figure.id == answer.figure);
    let label = figure.map(|figure| figure.label.as_str()).unwrap_or_default();
    line!(text, "{BOLD}{}{BOLD:#}  {DIM}{}{DIM:#}", shown(label), answer.figure);
    for (ids, verdict) in [(&answer.agreeing, "backed by"), (&answer.other, "otherwise")] {
        for claim in analysis.resolution.claims.iter().filter(|claim| ids.contains(&claim.id)) {
            let verdict = if amount { verdict } else { "given by" };
            let support = support(analysis, &claim.mentions);
            line!(
                text,
                "   {verdict}: {BOLD}{}{BOLD:#}  {}",
                shown(&claim.quantity.to_string()),
                shown(&support)
            );
            quotes(analysis, &claim.mentions).iter().for_each(|entry| quote(&mut text, entry));
        }
    }
    text
}
