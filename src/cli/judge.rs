//! Defines `claimgraph judge`: a person's decisions about what was read and compared.

use super::Outcome;
use super::context::Context;
use super::error::CliError;
use super::output::stdout;
use crate::model::{
    Analysis, Claim, ClaimId, Conflict, Document, DocumentId, Judgement, Mention, MentionId, Ruling,
};
use crate::report::outline::counted;
use crate::store::Store;
use crate::workspace;
use clap::{Args, Subcommand};
use std::collections::BTreeSet;
use std::io::Write;

/// Decide what the rules cannot: no contradiction, the same figure or not, misread
///
/// A judgement is kept with the documents, is never deleted, and counts whenever its story is compared:
/// a contradiction that was judged to be none stays away.
/// Numbers are named by their document and text ("rewrite.txt:41"), with the line where the text stands
/// several times ("rewrite.txt:9:41"), or by their first byte ("rewrite.txt@812").
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  claimgraph judge no-conflict 5a0c11 --note 'one counts vans too'
  claimgraph judge misread rewrite.txt:9:41
  claimgraph judge different daily.txt:47 station.txt:41 --note 'last year'
  claimgraph judge undo 3")]
pub(super) struct JudgeArgs {
    #[command(subcommand)]
    decision: Decision,
    /// Why, in your words
    #[arg(long, global = true, value_name = "WHY")]
    note: Option<String>,
}

#[derive(Debug, Subcommand)]
enum Decision {
    /// The sides of a contradiction can all hold
    NoConflict {
        /// Its id, or how it begins; `conflicts` shows it
        conflict: String,
    },
    /// A number was read wrongly and is left out
    Misread {
        /// The number, as DOCUMENT:TEXT or DOCUMENT:LINE:TEXT
        number: String,
    },
    /// Two numbers speak of the same figure
    Same {
        /// One, as DOCUMENT:TEXT or DOCUMENT:LINE:TEXT
        left: String,
        /// The other
        right: String,
    },
    /// Two numbers do not speak of the same figure
    Different {
        /// One, as DOCUMENT:TEXT or DOCUMENT:LINE:TEXT
        left: String,
        /// The other
        right: String,
    },
    /// Take a judgement back
    Undo {
        /// Its number; `judgements` lists them
        judgement: usize,
    },
}

pub(super) fn run(context: &Context, args: JudgeArgs) -> Result<Outcome, CliError> {
    drop(Store::open_existing(&context.db)?);
    let mut store = Store::open(&context.db)?;
    let before = store.load()?;
    let said = match args.decision {
        Decision::Undo { judgement } => undo(&mut store, context, judgement)?,
        decision => {
            let pairs = pairs(&before, &decision)?;
            note(&mut store, context, &before, &decision, pairs, args.note.as_deref())?
        }
    };
    let (before, after) = (before.findings.conflicts.len(), store.load()?.findings.conflicts.len());
    let mut out = stdout();
    writeln!(out, "{said} {}, {before} before.", counted(after, "contradiction"))?;
    out.flush()?;
    Ok(Outcome::Fine)
}

fn undo(store: &mut Store, context: &Context, number: usize) -> Result<String, CliError> {
    match workspace::retire(store, number, context.lexicon()?)? {
        Some(judgement) => {
            Ok(format!("Judgement {number} ({}) counts no more.", judgement.ruling.in_words()))
        }
        None => Err(CliError::Usage {
            message: format!("there is no judgement {number}"),
            hint: "'claimgraph judgements' lists them",
        }),
    }
}

/// The numbers a judgement is about.
type Pair<'a> = (&'a Mention, Option<&'a Mention>);

fn pairs<'a>(analysis: &'a Analysis, decision: &Decision) -> Result<Vec<Pair<'a>>, CliError> {
    match decision {
        Decision::NoConflict { conflict } => {
            let conflict = named(&analysis.findings.conflicts, conflict)?;
            Ok(across(analysis, conflict))
        }
        Decision::Misread { number } => Ok(vec![(find(analysis, number)?, None)]),
        Decision::Same { left, right } | Decision::Different { left, right } => {
            Ok(vec![(find(analysis, left)?, Some(find(analysis, right)?))])
        }
        Decision::Undo { .. } => Ok(Vec::new()),
    }
}

fn ruling(decision: &Decision) -> Ruling {
    match decision {
        Decision::Misread { .. } => Ruling::Misread,
        Decision::Same { .. } => Ruling::Same,
        Decision::Different { .. } => Ruling::Different,
        Decision::NoConflict { .. } | Decision::Undo { .. } => Ruling::NoConflict,
    }
}

fn note(
    store: &mut Store,
    context: &Context,
    analysis: &Analysis,
    decision: &Decision,
    pairs: Vec<Pair<'_>>,
    why: Option<&str>,
) -> Result<String, CliError> {
    let first = store.judgements()?.len() + 1;
    let documents: BTreeSet<DocumentId> = pairs
        .iter()
        .flat_map(|(left, right)| [Some(left.document), right.map(|m| m.document)])
        .flatten()
        .collect();
    let ruling = ruling(decision);
    let judgement = |(left, right): Pair<'_>| Judgement {
        left: left.id,
        right: right.map(|mention| mention.id),
        ruling,
        note: why.map(str::to_owned),
        retired: false,
    };
    let judgements: Vec<Judgement> = pairs.into_iter().map(judgement).collect();
    same_story(analysis, &judgements)?;
    let noted = workspace::judge(store, &judgements, &documents, context.lexicon()?)?;
    let last = first + noted.saturating_sub(1);
    let numbers = match noted {
        0 => "Noted before".to_owned(),
        1 => format!("Noted as judgement {first}"),
        _ => format!("Noted as judgements {first} to {last}"),
    };
    Ok(format!("{numbers}: {}.", ruling.in_words()))
}

/// Refuses to join numbers of different stories, because figures are of one story each.
fn same_story(analysis: &Analysis, judgements: &[Judgement]) -> Result<(), CliError> {
    let story = |id: MentionId| {
        let document = analysis.corpus.mention(id)?.document;
        let mut stories = analysis.resolution.stories.iter();
        stories.find(|story| story.documents.contains(&document)).map(|story| story.id)
    };
    let apart = |judgement: &Judgement| {
        judgement.ruling == Ruling::Same
            && judgement.right.is_some_and(|right| story(right) != story(judgement.left))
    };
    if judgements.iter().any(apart) {
        return Err(CliError::Usage {
            message: "the two numbers are of different stories and cannot be one figure".to_owned(),
            hint: "only numbers of documents about the same happening are compared",
        });
    }
    Ok(())
}

/// Returns the conflict whose identifier begins so.
fn named<'a>(conflicts: &'a [Conflict], start: &str) -> Result<&'a Conflict, CliError> {
    let mut found = conflicts.iter().filter(|conflict| conflict.id.to_string().starts_with(start));
    match (found.next(), found.next()) {
        (Some(conflict), None) => Ok(conflict),
        (Some(_), Some(_)) => Err(CliError::Usage {
            message: format!("several contradictions have an id that begins with '{start}'"),
            hint: "give more of the id; 'claimgraph conflicts' shows it",
        }),
        (None, _) => Err(CliError::Usage {
            message: format!("no contradiction has an id that begins with '{start}'"),
            hint: "'claimgraph conflicts' shows the ids",
        }),
    }
}

/// Returns one pair of numbers for each two claims on different sides.
fn across<'a>(analysis: &'a Analysis, conflict: &Conflict) -> Vec<Pair<'a>> {
    let of_claim = |claims: &[ClaimId], mentions: &[MentionId]| -> Vec<&'a Mention> {
        let claims = analysis.resolution.claims.iter().filter(|claim| claims.contains(&claim.id));
        // Of a claim of which none is quoted any number will do.
        let shown = |claim: &'a Claim| claim.mentions.iter().find(|id| mentions.contains(id));
        let first = claims.filter_map(|claim| shown(claim).or_else(|| claim.mentions.first()));
        first.filter_map(|id| analysis.corpus.mention(*id)).collect()
    };
    let sides: Vec<_> = conflict.sides.iter().map(|side| of_claim(&side.claims, &side.mentions)).collect();
    let mut pairs = Vec::new();
    for (at, left) in sides.iter().enumerate() {
        for right in sides[at + 1..].iter().flatten() {
            pairs.extend(left.iter().map(|left| (*left, Some(*right))));
        }
    }
    pairs
}

/// Returns the number that `DOCUMENT:TEXT`, `DOCUMENT:LINE:TEXT` or `DOCUMENT@START` names.
fn find<'a>(analysis: &'a Analysis, name: &str) -> Result<&'a Mention, CliError> {
    let is_it = |mention: &&Mention| {
        let document = analysis.corpus.document(mention.document);
        document.is_some_and(|document| names(mention, document).iter().any(|known| known == name))
    };
    let found: Vec<&Mention> = analysis.corpus.mentions().iter().filter(is_it).collect();
    match found.as_slice() {
        [mention] => Ok(mention),
        [] => Err(CliError::Usage {
            message: format!("no number that claims something is called '{name}'"),
            hint: "expected DOCUMENT:TEXT or DOCUMENT:LINE:TEXT, such as rewrite.txt:9:41; 'claimgraph mentions' lists them",
        }),
        several => {
            let with_line = |mention: &&Mention| {
                let [_, name, _] = names(mention, analysis.corpus.document(mention.document)?);
                Some(name)
            };
            let places: Vec<String> = several.iter().filter_map(with_line).collect();
            Err(CliError::Usage {
                message: format!("'{name}' stands several times: {}", places.join(", ")),
                hint: "name the number with its line, or by its first byte as DOCUMENT@START",
            })
        }
    }
}

/// Returns what a number can be called, from the shortest to the surest.
fn names(mention: &Mention, document: &Document) -> [String; 3] {
    let (name, text) = (&document.name, mention.span.of(&document.text));
    let line = document.line(mention.span.start);
    [format!("{name}:{text}"), format!("{name}:{line}:{text}"), format!("{name}@{}", mention.span.start)]
}
