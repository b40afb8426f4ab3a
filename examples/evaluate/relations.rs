//! Defines how reported conflicts and updates are measured against the gold.
//!
//! A reported conflict answers a relation of the gold if their kinds fit, it holds a mention of each
//! side, and at least half its mentions are of the relation's figures.

use super::gold::{Number, Relation, Sort};
use super::losses::Losses;
use super::matching::Matching;
use super::slips::slipped;
use super::tally::{Share, Tally, f1};
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{ConflictKind, MentionId};
use std::collections::{BTreeMap, BTreeSet};

/// One reported conflict or update with the gold's names of its mentions.
struct Reported {
    kind: Option<ConflictKind>,
    names: Vec<Option<String>>,
    text: String,
}

/// The kinds under which each relation of the gold may be reported; `None` stands for an update.
fn fits(relation: &str, kind: Option<ConflictKind>) -> bool {
    use ConflictKind::{Change, Part, Place, Share, Sum, Value};
    match relation {
        "value_conflict" => matches!(kind, Some(Value | Place)),
        "sum_conflict" | "part_conflict" => matches!(kind, Some(Sum | Part | Share | Change)),
        "update" => kind.is_none(),
        _ => false,
    }
}

/// Measures the conflicts and updates.
pub fn relations(matching: &Matching<'_>, tally: &mut Tally, lexicon: &Lexicon) {
    let losses = Losses::new(matching, lexicon);
    let reported = reported(matching);
    let quantities: BTreeMap<String, (String, Option<String>)> = matching
        .gold
        .numbers
        .iter()
        .filter(|number| number.kind != Sort::NotClaim)
        .map(|number| (number.name(), (number.story(), number.quantity.clone())))
        .collect();
    let holds = |report: &Reported, relation: &Relation| {
        let has = |id: &String| report.names.iter().any(|name| name.as_ref() == Some(id));
        relation.sides.iter().all(|side| side.iter().any(has))
    };
    let about = |report: &Reported, relation: &Relation| {
        let wanted: BTreeSet<_> = relation.sides.iter().flatten().map(|id| quantities.get(id)).collect();
        let of_it = report.names.iter().flatten().filter(|id| wanted.contains(&quantities.get(*id))).count();
        of_it * 2 >= report.names.len()
    };
    let answers = |report: &Reported, relation: &Relation| {
        fits(&relation.kind, report.kind) && holds(report, relation) && about(report, relation)
    };
    let all = &matching.gold.relations;
    let is_conflict = |relation: &&Relation| !matches!(relation.kind.as_str(), "compatible" | "update");
    let slips = slipped(matching.gold);
    let mut recall: BTreeMap<String, Share> = BTreeMap::new();
    let mut unslipped = Share::default();
    for relation in all.iter().filter(|relation| relation.kind != "compatible" && !relation.optional) {
        let found = reported.iter().any(|report| answers(report, relation));
        let name = if relation.about.is_some() { "place_conflict" } else { relation.kind.as_str() };
        recall.entry(name.to_owned()).or_default().add(found);
        if relation.kind != "update" {
            recall.entry("conflict".to_owned()).or_default().add(found);
            if !slips.contains(relation.id.as_str()) {
                unslipped.add(found);
            }
        }
        if !found {
            tally.error("missed conflicts and updates", missed(matching, relation, &losses));
            if relation.kind != "update" {
                let line = format!("  {}, {}: {}", losses.stop(relation), relation.kind, relation.id);
                tally.error("where missed conflicts were lost", line);
            }
        }
    }
    let mut followed = Share::default();
    for report in reported.iter().filter(|report| report.kind.is_none()) {
        let right = all.iter().any(|relation| relation.kind == "update" && answers(report, relation));
        followed.add(right);
        if !right {
            tally.error("false updates", format!("  {}", report.text));
        }
    }
    let conflicts: Vec<&Reported> = reported.iter().filter(|report| report.kind.is_some()).collect();
    let mut precise = Share::default();
    let (mut alarms, mut updates) = (BTreeSet::new(), BTreeSet::new());
    for report in &conflicts {
        let right = all.iter().filter(is_conflict).any(|relation| answers(report, relation));
        precise.add(right);
        if right {
            tally.error("right conflicts", format!("  {}", report.text));
            continue;
        }
        let blamed = all.iter().filter(|r| !is_conflict(r)).find(|r| holds(report, r) && about(report, r));
        let note =
            blamed.map_or_else(|| "no relation of the gold".to_owned(), |r| format!("{}: {}", r.kind, r.why));
        tally.error("false conflicts", format!("  ({note}) {}", report.text));
        for relation in all.iter().filter(|relation| holds(report, relation) && about(report, relation)) {
            match relation.kind.as_str() {
                "compatible" => alarms.insert(&relation.id),
                "update" => updates.insert(&relation.id),
                _ => false,
            };
        }
    }
    tally.share("conflict precision", precise);
    let total = recall.remove("conflict").unwrap_or_default();
    tally.share("conflict recall", total);
    tally.number("conflict F1", f1(precise.value().unwrap_or(1.0), total.value().unwrap_or(1.0)));
    tally.share("conflict recall without slips", unslipped);
    for (kind, share) in recall {
        tally.share(&format!("{} recall", kind.replace('_', " ")), share);
    }
    let compatible = all.iter().filter(|relation| relation.kind == "compatible").count();
    tally.share("compatible kept apart", Share { right: compatible - alarms.len(), of: compatible });
    tally.count("updates taken for conflicts", updates.len());
    tally.share("update precision", followed);
}

fn reported(matching: &Matching<'_>) -> Vec<Reported> {
    let findings = &matching.analysis.findings;
    let name = |id: MentionId| {
        let mention = matching.analysis.corpus.mention(id)?;
        matching.best(mention).map(Number::name)
    };
    let text = |explanation: &str, mentions: &[MentionId]| {
        let known = mentions.iter().filter_map(|&id| matching.analysis.corpus.mention(id));
        let quotes: Vec<String> =
            known.take(6).map(|mention| format!("      {}", matching.quote(mention))).collect();
        format!("{explanation}\n{}", quotes.join("\n"))
    };
    let conflicts = findings.conflicts.iter().map(|conflict| {
        let mentions: Vec<MentionId> = conflict.sides.iter().flat_map(|side| side.mentions.clone()).collect();
        let explanation = format!("{:?}: {}", conflict.kind, conflict.explanation);
        let names = mentions.iter().map(|&id| name(id)).collect();
        Reported { kind: Some(conflict.kind), names, text: text(&explanation, &mentions) }
    });
    let updates = findings.updates.iter().map(|update| {
        let mentions: Vec<MentionId> = update.steps.iter().flat_map(|step| step.mentions.clone()).collect();
        let names = mentions.iter().map(|&id| name(id)).collect();
        Reported { kind: None, names, text: text(&update.explanation, &mentions) }
    });
    conflicts.chain(updates).collect()
}

fn missed(matching: &Matching<'_>, relation: &Relation, losses: &Losses<'_>) -> String {
    let mut lines = vec![format!("  {} {}: {}", relation.id, relation.kind, relation.why)];
    for (at, side) in relation.sides.iter().enumerate() {
        for id in side.iter().take(3) {
            let number = matching.gold.numbers.iter().find(|number| number.name() == *id);
            let quote = number.map(|number| matching.quote_gold(number)).unwrap_or_default();
            lines.push(format!("      side {}: {quote}", at + 1));
        }
    }
    lines.push(format!("      {}", losses.stop(relation)));
    lines.extend(losses.readings(relation));
    lines.join("\n")
}

/// Measures the copies: unordered pairs, and whether the direction is right where it is given.
pub fn copies(matching: &Matching<'_>, tally: &mut Tally) {
    let gold = &matching.gold.copies;
    if gold.is_empty() {
        return;
    }
    let name = |id| matching.analysis.corpus.document(id).map_or("", |document| document.name.as_str());
    let same = |known: &str, given: &str| {
        known == given || known.ends_with(&format!("/{given}")) || given.ends_with(&format!("/{known}"))
    };
    let mut found = BTreeSet::new();
    let (mut precise, mut direction) = (Share::default(), Share::default());
    for copy in &matching.analysis.copies {
        let (left, right) = (name(copy.copy), name(copy.original));
        let pair = gold.iter().position(|(copy, original)| {
            (same(copy, left) && same(original, right)) || (same(copy, right) && same(original, left))
        });
        precise.add(pair.is_some());
        match pair {
            Some(at) => {
                found.insert(at);
                if copy.directed {
                    direction.add(same(&gold[at].0, left));
                }
            }
            None => tally.error("false copies", format!("  {left} | {right}")),
        }
    }
    for (copy, original) in
        gold.iter().enumerate().filter(|(at, _)| !found.contains(at)).map(|(_, pair)| pair)
    {
        tally.error("missed copies", format!("  {copy} | {original}"));
    }
    tally.share("copy precision", precise);
    tally.share("copy recall", Share { right: found.len(), of: gold.len() });
    tally.share("copy direction", direction);
}
