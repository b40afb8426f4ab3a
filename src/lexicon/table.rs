//! Defines how a table of `data/` is read: tab-separated rows, `#` begins a comment line.

/// A row of a table does not have the expected form.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("{table} line {line}: found '{found}', expected {expected}")]
#[non_exhaustive]
pub struct Error {
    /// The file's name.
    pub table: &'static str,
    /// The line, from 1.
    pub line: usize,
    /// What stands there.
    pub found: String,
    /// What should stand there.
    pub expected: &'static str,
}

/// Returns the error of a cell that does not read.
#[must_use]
pub fn error(table: &'static str, line: usize, found: &str, expected: &'static str) -> Error {
    Error { table, line, found: found.to_owned(), expected }
}

/// Returns the rows of a table that have exactly `N` columns, with their line numbers from 1.
///
/// # Errors
/// Names the first row with another number of columns.
pub fn rows<'t, const N: usize>(
    table: &'static str,
    text: &'t str,
    expected: &'static str,
) -> Result<Vec<(usize, [&'t str; N])>, Error> {
    let lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    let rows = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    rows.map(|(line, row)| {
        let mut columns = [""; N];
        let mut count = 0;
        for column in row.split('\t') {
            if let Some(place) = columns.get_mut(count) {
                *place = column;
            }
            count += 1;
        }
        if count == N { Ok((line, columns)) } else { Err(error(table, line, row, expected)) }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_row_is_named_with_its_line() {
        let error = rows::<2>("x.tsv", "# a\tb\none\ttwo\nthree\n", "word and class").unwrap_err();
        assert_eq!(error.to_string(), "x.tsv line 3: found 'three', expected word and class");
    }
}
