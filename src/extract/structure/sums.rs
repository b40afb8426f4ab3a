//! Defines [`whole_of_rows`], which finds the number that the rows of a list add up to.
//!
//! A row such as "North: 154" says nothing of what it counts; the number the column adds up to does.

use crate::model::{Cell, Mention};
use rust_decimal::Decimal;

/// How many mentions either side of a row are asked for rows of its list.
pub(in crate::extract) const MAX_ROWS: usize = 64;

/// How far the sum of rows may be from the number they belong to, as a part of it. Origin: a list with a
/// row too few or a slip of the pen still belongs to its total.
const SUM_REACH: Decimal = Decimal::from_parts(25, 0, 0, false, 2);

/// Returns the index of the number before the row at `at` that its column adds up to, nearly at least:
/// the nearest in value of those outside the list that are known to count something. `None` where the
/// mention is in no row.
pub(in crate::extract) fn whole_of_rows(mentions: &[Mention], at: usize) -> Option<usize> {
    let row = mentions.get(at)?;
    let cell = row.structure.cell.as_ref()?;
    let window = at.saturating_sub(MAX_ROWS)..(at + MAX_ROWS).min(mentions.len());
    let rows = mentions.get(window.clone())?.iter().filter(|row| is_row_of(row, cell));
    let sum: Decimal = rows.filter_map(|row| row.quantity.point()).sum();
    let off = |whole: usize| {
        let mention = mentions.get(whole)?;
        let value = mention.quantity.point().filter(|value| !value.is_zero())?;
        let list = mention.structure.cell.as_ref().map(|known| known.list);
        let outside = list != Some(cell.list) && mention.quantity.unit == row.quantity.unit;
        let off = (value - sum).abs();
        (outside && mention.counted.is_some() && off <= value.abs() * SUM_REACH).then_some((off, whole))
    };
    (window.start..at).filter_map(off).min().map(|(_, whole)| whole)
}

/// Returns whether the mention is a count in a row (not the total) of the same list and column.
pub(in crate::extract) fn is_row_of(mention: &Mention, cell: &Cell) -> bool {
    let known = mention.structure.cell.as_ref();
    known.is_some_and(|known| (known.list, known.column, known.total) == (cell.list, cell.column, false))
        && mention.quantity.unit.is_count()
}
