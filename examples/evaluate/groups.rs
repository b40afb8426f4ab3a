//! Defines how the grouping of mentions into figures is measured: over pairs, and by B-cubed
//! (Bagga and Baldwin 1998), story by story.

use super::matching::Matching;
use super::tally::{Share, Tally, f1};
use claimgraph::model::{FigureId, MentionId};
use std::collections::{BTreeMap, BTreeSet};

fn pairs(count: usize) -> f64 {
    (count * count.saturating_sub(1) / 2) as f64
}

/// Measures the figures of the matched claims.
pub fn groups(matching: &Matching<'_>, tally: &mut Tally) {
    let figures = matching.analysis.resolution.figures.iter();
    let figure_of: BTreeMap<MentionId, FigureId> =
        figures.flat_map(|figure| figure.mentions.iter().map(|&mention| (mention, figure.id))).collect();
    let mut cells: BTreeMap<(String, String, FigureId), usize> = BTreeMap::new();
    let mut stories_of: BTreeMap<FigureId, BTreeSet<String>> = BTreeMap::new();
    let mut quotes: BTreeMap<(String, String), BTreeMap<FigureId, Vec<String>>> = BTreeMap::new();
    for (mention, number) in matching.claims() {
        let Some(&figure) = figure_of.get(&mention.id) else { continue };
        let quantity = number.quantity.clone().unwrap_or_default();
        *cells.entry((number.story(), quantity.clone(), figure)).or_default() += 1;
        stories_of.entry(figure).or_default().insert(number.story());
        let split = quotes.entry((number.story(), quantity)).or_default();
        split.entry(figure).or_default().push(matching.quote(mention));
    }
    let mut by_gold: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut by_figure: BTreeMap<(&str, FigureId), usize> = BTreeMap::new();
    for ((story, quantity, figure), count) in &cells {
        *by_gold.entry((story, quantity)).or_default() += count;
        *by_figure.entry((story, *figure)).or_default() += count;
    }
    let both: f64 = cells.values().map(|&count| pairs(count)).sum();
    let of_figures: f64 = by_figure.values().map(|&count| pairs(count)).sum();
    let of_gold: f64 = by_gold.values().map(|&count| pairs(count)).sum();
    let precision = if of_figures > 0.0 { both / of_figures } else { 1.0 };
    let recall = if of_gold > 0.0 { both / of_gold } else { 1.0 };
    tally.number("figure pair precision", precision);
    tally.number("figure pair recall", recall);
    tally.number("figure pair F1", f1(precision, recall));
    let total: usize = cells.values().sum();
    let cube = |whole: &dyn Fn(&str, &str, FigureId) -> usize| -> f64 {
        let sum: f64 = cells.iter().map(|((s, q, f), &n)| (n * n) as f64 / whole(s, q, *f) as f64).sum();
        sum / total.max(1) as f64
    };
    let precise = cube(&|story, _, figure| by_figure[&(story, figure)]);
    let complete = cube(&|story, quantity, _| by_gold[&(story, quantity)]);
    tally.number("B-cubed F1", f1(precise, complete));
    tally.count("figures across stories", stories_of.values().filter(|stories| stories.len() > 1).count());
    report(&quotes, tally);
}

/// Measures the stories: how many documents stand outside the largest piece of their story, and how many
/// stories of the tool hold documents of several.
pub fn stories(matching: &Matching<'_>, tally: &mut Tally) {
    let gold_of: BTreeMap<&str, String> =
        matching.gold.numbers.iter().map(|number| (number.document.as_str(), number.story())).collect();
    let mut pieces: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let (mut documents, mut mixed) = (0, 0);
    for story in &matching.analysis.resolution.stories {
        let mut of: BTreeMap<&str, usize> = BTreeMap::new();
        for document in story.documents.iter().filter_map(|id| matching.analysis.corpus.document(*id)) {
            let known = gold_of.iter().find(|(known, _)| known.ends_with(document.name.as_str()));
            if let Some((_, story)) = known {
                *of.entry(story).or_default() += 1;
            }
        }
        mixed += usize::from(of.len() > 1);
        documents += of.values().sum::<usize>();
        of.into_iter().for_each(|(story, count)| pieces.entry(story).or_default().push(count));
    }
    let together = pieces.values().filter_map(|counts| counts.iter().max()).sum();
    tally.share("documents in their story", Share { right: together, of: documents });
    tally.count("stories mixed", mixed);
}

fn report(quotes: &BTreeMap<(String, String), BTreeMap<FigureId, Vec<String>>>, tally: &mut Tally) {
    let mut mixed: BTreeMap<FigureId, Vec<String>> = BTreeMap::new();
    let mut golds: BTreeMap<FigureId, BTreeSet<&(String, String)>> = BTreeMap::new();
    for (gold, figures) in quotes {
        let lines = |figure: &FigureId, quotes: &Vec<String>| {
            quotes.iter().map(|quote| format!("    {figure} {quote}")).collect::<Vec<_>>().join("\n")
        };
        if figures.len() > 1 {
            let split: Vec<String> = figures.iter().map(|(figure, quotes)| lines(figure, quotes)).collect();
            tally.error("figures split", format!("  {} {}\n{}", gold.0, gold.1, split.join("\n")));
        }
        for (figure, quotes) in figures {
            golds.entry(*figure).or_default().insert(gold);
            let marked = quotes.iter().map(|quote| format!("    [{}] {quote}", gold.1));
            mixed.entry(*figure).or_default().extend(marked);
        }
    }
    for (figure, lines) in mixed.iter().filter(|(figure, _)| golds[figure].len() > 1) {
        tally.error("figures mixed", format!("  {figure}\n{}", lines.join("\n")));
    }
}
