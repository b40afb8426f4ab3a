//! Defines [`oppositions`]: numbers that were taken from the wrong row or column of a table.
//!
//! A text that names one row of another document's table and gives the number of the row below, or names the
//! row and gives the number of last year's column, says by the number itself where it was taken from. What
//! is contradicted is the cell that its words speak of. Of a document that gives both numbers nothing is
//! said: it means two things by them.

use super::cause::{self, CHANCE};
use super::opposition::Opposition;
use super::scene::Scene;
use super::tie::base;
use crate::model::{
    ChangeRole, ClaimId, ContentHash, Decimal, DocumentId, Grain, Mention, Modality, Period, Span,
};
use crate::text::{Token, tokenise};
use std::collections::{BTreeMap, BTreeSet};

/// Cells of one value that one number is compared with, at most, and cells of a table among which the one it
/// speaks of is looked for. Origin: no practice table has as many.
const MOST_CELLS: usize = 256;

/// Words between a number and the words that name its row, at most. Origin: a clause of a news sentence.
const CLOSE: usize = 14;

/// Letters of a word that says something. Origin: "m" is what a column is in.
const SHORTEST: usize = 2;

/// Years that the head of a column may name.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// Bytes of the line that a head of years is looked for in, at most.
const LONGEST_HEAD: usize = 400;

/// A table: the document and where the table begins.
type Table = (DocumentId, usize);

/// What the tables of a story say.
struct Tables<'s, 'a> {
    scene: &'s Scene<'a>,
    /// The cells of each table, in order.
    cells: BTreeMap<Table, Vec<&'a Mention>>,
    /// The words of each label.
    labels: BTreeMap<&'a str, BTreeSet<u64>>,
    /// The years of the columns of each table, empty where a head does not give them.
    years: BTreeMap<Table, Vec<i16>>,
}

/// Returns the numbers of a story that stand in another cell of a table than the one they speak of.
pub(super) fn oppositions<'a>(scene: &Scene<'a>) -> Vec<Opposition<'a>> {
    let tables = Tables::new(scene);
    let mut values: BTreeMap<Decimal, Vec<&Mention>> = BTreeMap::new();
    for &cell in tables.cells.values().flatten() {
        if let Some(value) = base(cell).filter(|_| cell.quantity.point().is_some()) {
            values.entry(value.normalize()).or_default().push(cell);
        }
    }
    if values.is_empty() {
        return Vec::new();
    }
    let mut found: BTreeMap<(ClaimId, Decimal), Opposition<'a>> = BTreeMap::new();
    for &x in scene.texts.all().iter().filter(|x| tells(x)) {
        let Some(value) = base(x).map(|value| value.normalize()) else { continue };
        let equal = values.get(&value).into_iter().flatten().filter(|cell| cell.document != x.document);
        let words = std::cell::OnceCell::new();
        for &cell in equal.take(MOST_CELLS).filter(|cell| x.quantity.unit.comparable(&cell.quantity.unit)) {
            let words = words.get_or_init(|| words_near(x, scene));
            for meant in tables.meant(x, cell, words) {
                let Some(claim) = scene.claim_of(meant.id) else { continue };
                let entry = found.entry((claim.id, value)).or_insert_with(|| {
                    let cause = cause::elsewhere(cell, scene);
                    Opposition::of_values(Vec::new(), Vec::new(), Some(cause)).with_claim(0, claim, scene)
                });
                if !entry.sides[1].contains(&x) {
                    entry.sides[1].push(x);
                }
            }
        }
    }
    found.into_values().collect()
}

/// Returns whether a number of running text is so telling that an equal one is no chance.
fn tells(x: &Mention) -> bool {
    let telling = |value: Decimal| value.abs() > CHANCE || !x.quantity.unit.is_count();
    let asserted = !matches!(x.modality, Modality::Denied | Modality::Hypothetical);
    x.structure.cell.is_none() && asserted && x.quantity.point().is_some_and(telling)
}

impl<'s, 'a> Tables<'s, 'a> {
    fn new(scene: &'s Scene<'a>) -> Self {
        let mut tables =
            Self { scene, cells: BTreeMap::new(), labels: BTreeMap::new(), years: BTreeMap::new() };
        for &mention in scene.texts.all() {
            let Some(cell) = &mention.structure.cell else { continue };
            let table = (mention.document, cell.list);
            let cells = tables.cells.entry(table).or_default();
            if cells.len() < MOST_CELLS {
                cells.push(mention);
            }
            if let Some(label) = cell.label.as_deref() {
                tables.labels.entry(label).or_insert_with(|| words_of(label, scene));
            }
            tables.years.entry(table).or_insert_with(|| {
                scene.document(mention).map_or_else(Vec::new, |of| years(&of.text, cell.list))
            });
        }
        tables
    }

    /// Returns the cells that the words of a number speak of, where it equals another one of their table.
    fn meant(&self, x: &Mention, cell: &Mention, words: &BTreeSet<u64>) -> Vec<&'a Mention> {
        let Some(at) = &cell.structure.cell else { return Vec::new() };
        let table = (cell.document, at.list);
        let told = self.scene.same_event(x, cell);
        let own = told || self.names(cell, words);
        let about = about(x, self.scene);
        let others = self.cells.get(&table).into_iter().flatten().copied();
        let free = others.filter(|other| {
            let given = || self.scene.texts.of(x.document).iter().any(|y| base(y) == base(other));
            other.quantity.unit.comparable(&x.quantity.unit)
                && !other.quantity.compatible(&x.quantity)
                && other.modality != Modality::Denied
                && !given()
        });
        let meant = free.filter(|other| {
            let Some(there) = &other.structure.cell else { return false };
            match (there.row == at.row, there.column == at.column) {
                (false, true) => !own && !there.total && self.tells_apart(other, cell, &about),
                (true, false) => own && self.speaks_of_column(x, cell, (at.column, there.column)),
                _ => false,
            }
        });
        meant.collect()
    }

    /// Returns whether all words of a cell's label stand near a number.
    fn names(&self, cell: &Mention, words: &BTreeSet<u64>) -> bool {
        let label = cell.structure.cell.as_ref().and_then(|cell| self.labels.get(cell.label.as_deref()?));
        label.is_some_and(|label| !label.is_empty() && label.is_subset(words))
    }

    /// Returns whether what a number counts, or its place, is what one label names and another does not.
    fn tells_apart(&self, cell: &Mention, from: &Mention, about: &BTreeSet<u64>) -> bool {
        let label = |cell: &Mention| self.labels.get(cell.structure.cell.as_ref()?.label.as_deref()?);
        let Some((to, from)) = label(cell).zip(label(from)) else { return false };
        !to.is_empty() && to.is_subset(about) && !to.is_subset(from) && !from.is_subset(to)
    }

    /// Returns whether a number taken from one column speaks of another: a larger number of its sentence, of
    /// which it is told, stands there, or it tells of now and the column it was taken from is that of an earlier year.
    fn speaks_of_column(&self, x: &Mention, cell: &Mention, (from, to): (usize, usize)) -> bool {
        let Some(own) = &cell.structure.cell else { return false };
        let table = (cell.document, own.list);
        let years = self.years.get(&table).map_or(&[][..], Vec::as_slice);
        if years.is_empty() {
            let beside = self.scene.texts.of_sentence(x).iter().filter(|other| other.id != x.id);
            let cells = self.cells.get(&table).map_or(&[][..], Vec::as_slice);
            let columns: BTreeSet<usize> = beside
                .filter(|other| tells(other) && base(other) > base(x))
                .flat_map(|other| cells.iter().filter(|cell| base(cell) == base(other)))
                .filter_map(|cell| cell.structure.cell.as_ref().filter(|cell| cell.row != own.row))
                .map(|cell| cell.column)
                .collect();
            return columns.contains(&to) && !columns.contains(&from);
        }
        let Some((from, to)) = years.get(from).zip(years.get(to)) else { return false };
        let latest = years.iter().max() == Some(to);
        // "A year earlier" is a year before one that is told elsewhere.
        let named = |period: &Period| period.text.contains(to.to_string().as_str());
        let told = self.scene.document(x).and_then(|document| document.published);
        let now = x.period.as_ref().is_none_or(|period| named(period) || period.grain <= Grain::Day);
        let now = now && told.is_some_and(|day| day.year() >= *to);
        let before = matches!(x.structure.change, Some((_, ChangeRole::Before)));
        from < to && latest && now && !before
    }
}

/// Returns the years that the line at the start of a table or the one before it gives for its columns.
fn years(text: &str, start: usize) -> Vec<i16> {
    let before = text.get(..start).unwrap_or_default().trim_end_matches('\n');
    let lines = [text.get(start..).unwrap_or_default().lines().next(), before.rsplit('\n').next()];
    let read = |line: &str| -> Vec<i16> {
        let year = |cell: &str| {
            let mut words = cell.split(|c: char| !c.is_ascii_digit());
            words.find_map(|word| word.parse().ok().filter(|year| word.len() == 4 && YEARS.contains(year)))
        };
        let cells: Vec<Option<i16>> = line.split(['|', ';', '\t']).skip(1).map(year).collect();
        // Behind the years may stand a column for the change.
        cells.into_iter().take_while(Option::is_some).flatten().collect()
    };
    let found = lines.into_iter().flatten().filter(|line| line.len() <= LONGEST_HEAD).map(read);
    found.into_iter().find(|years| years.len() > 1).unwrap_or_default()
}

/// Returns the nouns of a label, as what is the same for equal words.
fn words_of(label: &str, scene: &Scene<'_>) -> BTreeSet<u64> {
    let tokens = tokenise(label, Span::new(0, label.len()), scene.lexicon);
    tokens.iter().filter(|token| token.tag.is_noun()).flat_map(hashes).collect()
}

/// Returns the words of what a number counts and of its place, likewise.
fn about(x: &Mention, scene: &Scene<'_>) -> BTreeSet<u64> {
    let counted = x.counted.as_ref().map(|counted| words_of(&counted.text, scene));
    let place = x.place.as_ref().map(|place| words_of(&place.name, scene));
    counted.into_iter().chain(place).flatten().collect()
}

/// Returns the words around a number, likewise.
fn words_near(x: &Mention, scene: &Scene<'_>) -> BTreeSet<u64> {
    let Some(document) = scene.document(x) else { return BTreeSet::new() };
    let tokens = tokenise(&document.text, x.sentence, scene.lexicon);
    let at = tokens.iter().position(|token| token.span.overlaps(x.span)).unwrap_or_default();
    let near = tokens.iter().enumerate().filter(|(place, _)| place.abs_diff(at) <= CLOSE);
    near.flat_map(|(_, token)| hashes(token)).collect()
}

/// Returns what is the same for equal words, of each part of a word with hyphens.
fn hashes(token: &Token<'_>) -> Vec<u64> {
    let lemma = token.lemma.to_lowercase();
    let parts = lemma.split('-').filter(|part| part.len() >= SHORTEST);
    parts.map(|part| ContentHash::new().field(part.trim_end_matches('s')).finish()).collect()
}
