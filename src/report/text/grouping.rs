//! Defines [`grouping`], why the numbers of a figure stand together and the nearest others do not, on
//! the terminal.
//!
//! One number after the other, each with the one it was put together with and those it was kept from,
//! and under each the grounds with their weights, since a person who doubts a group wants to know
//! which ground to doubt.

use super::conflict::quote;
use super::paragraph::Paragraph;
use super::{BOLD, DIM, GREEN, PLAIN, RED};
use crate::model::{Analysis, Decision, Figure, MentionId};
use crate::report::outline::quotes;
use std::collections::BTreeMap;

/// Columns before a number's sentence.
const INDENT: usize = 4;
/// Columns before the sentences of others, behind the words that say how it was decided.
const OTHERS: usize = 16;

/// Returns the figures with the decisions about their numbers, with ANSI styles, in lines of at most
/// `width` columns; empty where there is no figure.
#[must_use]
pub fn grouping(analysis: &Analysis, figures: &[&Figure], decisions: &[Decision], width: usize) -> String {
    let mut of: BTreeMap<MentionId, Vec<(MentionId, &Decision)>> = BTreeMap::new();
    for decision in decisions {
        of.entry(decision.left).or_default().push((decision.right, decision));
        of.entry(decision.right).or_default().push((decision.left, decision));
    }
    let mut text = String::new();
    for (at, figure) in figures.iter().enumerate() {
        if at > 0 {
            text.push('\n');
        }
        Paragraph::new(INDENT)
            .say(BOLD, &figure.label)
            .say(DIM, &format!("  [{}]", figure.id))
            .write(&mut text, width);
        for entry in quotes(analysis, &figure.mentions) {
            quote(&mut text, None, &entry, INDENT, width);
            let mut about = of.get(&entry.mention).cloned().unwrap_or_default();
            about.sort_by_key(|(other, decision)| (!decision.joined, *other));
            if about.is_empty() {
                let words = "nothing comes near enough to be compared";
                Paragraph::new(OTHERS).mark(DIM, "        alone   ").say(DIM, words).write(&mut text, width);
            }
            for (other, decision) in about {
                decided(&mut text, analysis, other, decision, width);
            }
        }
    }
    text
}

/// Writes one decision: the other number, and the grounds below it.
fn decided(text: &mut String, analysis: &Analysis, other: MentionId, decision: &Decision, width: usize) {
    let (style, mark) = if decision.joined { (GREEN, "        as in   ") } else { (RED, "        not     ") };
    text.push_str(&format!("{style}{mark}{style:#}"));
    let mut sentence = String::new();
    for entry in quotes(analysis, &[other]) {
        quote(&mut sentence, None, &entry, OTHERS, width);
    }
    text.push_str(sentence.trim_start_matches(' '));
    Paragraph::new(OTHERS + 2)
        .say(PLAIN, "because: ")
        .say(DIM, &decision.reasons.join("; "))
        .write(text, width);
}
