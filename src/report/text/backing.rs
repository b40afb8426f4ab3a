//! Defines [`backing`], the answer to "who says so?" on the terminal.

use super::conflict::quote;
use super::paragraph::Paragraph;
use super::{BOLD, DIM, GREEN, PLAIN, RED, YELLOW};
use crate::report::backing::{Backing, FigureBacking, Standing, Verdict};
use crate::report::outline::{ClaimEntry, Quote, counted};
use anstyle::Style;
use std::collections::BTreeSet;

/// Documents quoted for one claim; the others are named.
const MAX_QUOTES: usize = 6;

/// Columns before the sentences.
const INDENT: usize = 6;

/// Returns the verdict in a sentence, then figure by figure and value by value who says so.
#[must_use]
pub fn backing(backing: &Backing, width: usize) -> String {
    let mut text = String::new();
    headline(&mut text, backing, width);
    for entry in &backing.figures {
        text.push('\n');
        figure(&mut text, entry, width);
    }
    if !backing.elsewhere.is_empty() {
        text.push('\n');
        let amount = backing.amount.as_deref().unwrap_or_default();
        Paragraph::new(0)
            .say(PLAIN, &format!("{amount} is given for something else:"))
            .write(&mut text, width);
        for (label, claim) in &backing.elsewhere {
            let line = Paragraph::new(4)
                .mark(PLAIN, "  ")
                .say(BOLD, label)
                .say(DIM, &format!("  {}", claim.support));
            line.write(&mut text, width);
            claim.quotes.iter().take(1).for_each(|entry| quote(&mut text, None, entry, INDENT, width));
        }
    }
    text
}

fn headline(text: &mut String, backing: &Backing, width: usize) {
    let asked = format!("\"{}\"", backing.asked);
    let originators: BTreeSet<&String> = backing
        .figures
        .iter()
        .flat_map(|figure| &figure.claims)
        .filter(|(standing, ..)| *standing == Standing::Backs)
        .flat_map(|(_, claim, _)| &claim.originators)
        .collect();
    let by = counted(originators.len(), "originator");
    let (style, words) = match backing.verdict {
        Verdict::Backed => (GREEN, format!("{asked} is backed by {by}; nothing speaks against it.")),
        Verdict::Disputed => (YELLOW, format!("{asked} is backed by {by}, but disputed.")),
        Verdict::Otherwise => (RED, format!("No source states {asked}. What they say instead:")),
        Verdict::Unknown if backing.figures.is_empty() => (RED, format!("No source states {asked}.")),
        Verdict::Unknown => (RED, format!("No source states {asked}. Nearest are:")),
        Verdict::Shown => (BOLD, format!("What sources say on {asked}:")),
    };
    Paragraph::new(0).say(style, &words).write(text, width);
}

fn figure(text: &mut String, entry: &FigureBacking, width: usize) {
    Paragraph::new(0).say(BOLD, &entry.label).say(DIM, &format!("  {}", entry.figure)).write(text, width);
    for (standing, claim, _) in &entry.claims {
        claim_lines(text, *standing, claim, width);
    }
    for against in &entry.against {
        let paragraph = Paragraph::new(4).mark(RED, "  ≠ ").say(PLAIN, &against.headline);
        let cause = against.cause.as_ref().map(|cause| format!(" (perhaps: {cause})")).unwrap_or_default();
        paragraph.say(YELLOW, &cause).write(text, width);
        against.quotes.iter().take(MAX_QUOTES).for_each(|entry| quote(text, None, entry, INDENT, width));
    }
}

fn claim_lines(text: &mut String, standing: Standing, claim: &ClaimEntry, width: usize) {
    let (style, words) = said(standing, claim);
    Paragraph::new(4)
        .mark(PLAIN, "  ")
        .say(style, &claim.value)
        .say(PLAIN, &format!(": {words}; {}", claim.support))
        .write(text, width);
    if let Some(name) = &claim.rests_on {
        let words = format!("all support passes through one originator: {name}");
        Paragraph::new(INDENT).say(YELLOW, &words).write(text, width);
    }
    let mut seen = BTreeSet::new();
    let firsts: Vec<&Quote> =
        claim.quotes.iter().filter(|quote| seen.insert((&quote.source, &quote.document))).collect();
    firsts.iter().take(MAX_QUOTES).for_each(|entry| quote(text, None, entry, INDENT, width));
    let more: Vec<String> = firsts.iter().skip(MAX_QUOTES).map(|quote| quote.source.clone()).collect();
    if !more.is_empty() {
        let words = format!("and {}: {}", counted(more.len(), "more document"), more.join(", "));
        Paragraph::new(INDENT).say(DIM, &words).write(text, width);
    }
}

fn said(standing: Standing, claim: &ClaimEntry) -> (Style, &'static str) {
    match standing {
        Standing::Backs => (GREEN, "backs it"),
        Standing::Allows => (PLAIN, "leaves room for it"),
        Standing::Contradicts => (RED, "contradicts it"),
        Standing::OtherTime => (YELLOW, "at another time"),
        Standing::Differs => (YELLOW, "another amount"),
        Standing::NotAsserted => (DIM, claim.modality.unwrap_or("not asserted")),
        Standing::Given => (BOLD, "given"),
    }
}
