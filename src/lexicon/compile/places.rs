//! Defines [`lay_out`] for places: reads the gazetteer and lays out its names and their places, the
//! likeliest first, for [`Places`](super::super::places).

use super::super::place_kind::PlaceKind;
use super::super::table::{Error, error, rows};
use super::Parts;
use super::keys::KeyTable;
use std::cmp::Reverse;

/// One row of the table.
struct Row<'t> {
    name: &'t str,
    kind: PlaceKind,
    path: &'t str,
    population: u64,
    ambiguous: bool,
}

/// Lays out the table of places.
///
/// # Errors
/// Names the first row that does not read.
pub(crate) fn lay_out(table: &str) -> Result<Parts, Error> {
    let mut places: Vec<Row<'_>> = Vec::new();
    let mut keys = KeyTable::default();
    let mut named: Vec<Vec<usize>> = Vec::new();
    for (line, [name, kind, path, population, others, ambiguous]) in rows("places.tsv", table, "six columns")?
    {
        let kind =
            PlaceKind::from_name(kind).ok_or_else(|| error("places.tsv", line, kind, "a known kind"))?;
        let digits = if population.is_empty() { "0" } else { population };
        let population =
            digits.parse().map_err(|_| error("places.tsv", line, digits, "a population in digits"))?;
        for form in std::iter::once(name).chain(others.split('|').filter(|form| !form.is_empty())) {
            let number = keys.insert(form);
            named.resize_with(keys.len(), Vec::new);
            named[number].push(places.len());
        }
        places.push(Row { name, kind, path, population, ambiguous: ambiguous == "ambiguous" });
    }
    // The larger kind comes first, then the more people.
    for list in &mut named {
        list.sort_by_key(|at| (places[*at].kind, Reverse(places[*at].population), *at));
    }
    Ok(write(&mut keys, &named, &places))
}

/// Returns the parts: the keys are all names and all paths.
fn write(keys: &mut KeyTable, named: &[Vec<usize>], places: &[Row<'_>]) -> Parts {
    let mut parts = Parts::default();
    let [names, paths]: [Vec<usize>; 2] = [
        places.iter().map(|place| keys.insert(place.name)).collect(),
        places.iter().map(|place| keys.insert(place.path)).collect(),
    ];
    let mut starts = vec![0];
    for number in 0..keys.len() {
        starts.push(starts[number] + named.get(number).map_or(0, Vec::len));
    }
    keys.write(&mut parts);
    parts.add_numbers("lists", starts);
    parts.add_numbers("places", named.iter().flatten().copied());
    parts.add_numbers("names", names);
    parts.add_numbers("paths", paths);
    parts.add_numbers(
        "kinds",
        places.iter().map(|place| place.kind as usize * 2 + usize::from(place.ambiguous)),
    );
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_row_is_named() {
        let found = |row: &str| lay_out(row).unwrap_err().to_string();
        let kind = "places.tsv line 1: found 'moon', expected a known kind";
        assert_eq!(found("Io\tmoon\tJupiter\t\t\t\n"), kind);
        let people = "places.tsv line 1: found 'few', expected a population in digits";
        assert_eq!(found("Io\tcity\tJupiter\tfew\t\t\n"), people);
    }
}
