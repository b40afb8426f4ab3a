//! Defines the words a report uses for counts, kinds of conflict, and what to check.

use crate::model::{Analysis, Cause, CauseKind, ConflictKind, Mention, MentionId, Modality, Reason, Side};
use std::collections::BTreeSet;

/// Returns "4 outlets", or "4 outlets, 2 originators (Coastal Press, police)" where copies make the
/// two differ.
#[must_use]
pub fn support(analysis: &Analysis, mentions: &[MentionId]) -> String {
    let mentions: Vec<&Mention> = mentions.iter().filter_map(|&id| analysis.corpus.mention(id)).collect();
    let documents = mentions.iter().filter_map(|mention| analysis.corpus.document_of(mention));
    let outlets: BTreeSet<&str> = documents.map(|document| document.source.as_str()).collect();
    let originators = analysis.originators.behind_mentions(mentions);
    let number = counted(outlets.len(), "outlet");
    if originators.len() == outlets.len() {
        return number;
    }
    format!("{number}, {} ({})", counted(originators.len(), "originator"), originators.join(", "))
}

/// Returns "812 outlets, 790 originators; 50 of 1,204 numbers are quoted".
#[must_use]
pub fn crowd(side: &Side) -> String {
    let (outlets, originators) = (counted(side.outlets, "outlet"), counted(side.originators, "originator"));
    format!("{outlets}, {originators}; {} of {} numbers are quoted", side.mentions.len(), side.count)
}

/// Returns which disagreements over a figure are left out of a list, `None` where none is.
#[must_use]
pub fn left_out(unlisted: usize) -> Option<String> {
    (unlisted > 0).then(|| format!("{} over this figure not listed", counted(unlisted, "more disagreement")))
}

/// Returns "1 outlet" or "3 outlets".
#[must_use]
pub fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

pub(super) fn kind_in_words(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Value => "two values for one figure",
        ConflictKind::Sum => "parts and total do not add up",
        ConflictKind::Part => "a part exceeds its whole",
        ConflictKind::Share => "a percentage does not fit its numbers",
        ConflictKind::Change => "before, change and after do not fit",
        ConflictKind::Place => "one number in two places",
    }
}

/// Returns what a number that is not asserted is.
pub(super) fn modality(modality: Modality) -> Option<&'static str> {
    match modality {
        Modality::Asserted => None,
        Modality::Denied => Some("denied"),
        Modality::Hypothetical => Some("hypothetical"),
        Modality::Planned => Some("planned"),
        Modality::Forecast => Some("forecast"),
    }
}

/// Returns what a person would check first.
pub(super) fn what_to_check(kind: ConflictKind, cause: Option<&Cause>) -> &'static str {
    match (cause.map(|cause| cause.kind), kind) {
        (Some(CauseKind::Reading), _) => "Read the sentences: the tool may have misread one of them.",
        (Some(CauseKind::Stale), _) => {
            "Look for the time each side speaks of: the older value may have been right then."
        }
        (Some(CauseKind::MissingPart), _) => "Look for a part that the list leaves out.",
        (Some(CauseKind::Speakers), _) => "Ask each speaker what was counted, and when.",
        (Some(CauseKind::Unit), _) => "Look up the unit in the earliest source.",
        (Some(CauseKind::MixedUp), _) => {
            "See in the earliest source which of the two figures the number belongs to."
        }
        (Some(CauseKind::OtherPlace), _) => "See in the earliest source which place the number belongs to.",
        (Some(CauseKind::SwappedDigits | CauseKind::Magnitude), _) => {
            "Compare the digits with the earliest source; one side may have mistyped them."
        }
        (Some(CauseKind::Rounding), _) => "Ask for the exact number; one side may have rounded it.",
        (None, ConflictKind::Sum) => "Look for a missing or doubled row, and for rows counted in each other.",
        (None, ConflictKind::Share) => "Look up what the percentage is a percentage of.",
        (None, ConflictKind::Change) => "Look up the two values and reckon the change again.",
        (None, ConflictKind::Part) => "See whether the part is a part of this whole at all.",
        (None, _) => "Go to the originators named above and see which value they published.",
    }
}

/// Returns what the numbers rejected for a reason are, in the plural.
pub(super) fn rejected(reason: Reason) -> &'static str {
    match reason {
        Reason::Date => "dates",
        Reason::Year => "years",
        Reason::Time => "times of day",
        Reason::Duration => "lengths of time",
        Reason::Age => "ages",
        Reason::Phone => "telephone numbers",
        Reason::Address => "addresses",
        Reason::Ordinal => "ranks",
        Reason::ListNumber => "list numbers",
        Reason::Code => "codes",
        Reason::Name => "parts of names",
        Reason::Score => "scores",
        Reason::Pronoun => "\"one\" for a person or thing",
        Reason::Rhetoric => "figures of speech",
        Reason::Denominator => "bases of rates",
        Reason::Boilerplate => "navigation and share buttons",
    }
}
