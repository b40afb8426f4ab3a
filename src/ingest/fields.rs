//! Defines [`Field`], what can be known of a document beside its text, and the names people use for it.

use crate::lexicon;
use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What can be known of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Field {
    Id,
    Text,
    Title,
    Source,
    Url,
    Date,
    Author,
}

/// The names of `data/fields.tsv`.
static NAMES: LazyLock<HashMap<&'static str, (usize, Field)>> = LazyLock::new(|| {
    let table = include_str!("../../data/fields.tsv");
    let rows = lexicon::rows::<2>("fields.tsv", table, "a name and a field").unwrap_or_default();
    rows.into_iter().filter_map(|(line, [name, field])| Some((name, (line, named(field)?)))).collect()
});

fn named(field: &str) -> Option<Field> {
    Some(match field {
        "id" => Field::Id,
        "text" => Field::Text,
        "title" => Field::Title,
        "source" => Field::Source,
        "url" => Field::Url,
        "date" => Field::Date,
        "author" => Field::Author,
        _ => return None,
    })
}

/// Returns the field people mean by `name`, in whatever case.
pub(super) fn field(name: &str) -> Option<Field> {
    entry(name).map(|(_, field)| field)
}

/// Returns how far down the table a name stands, for choosing among several names of one field.
pub(super) fn rank(name: &str) -> usize {
    entry(name).map_or(usize::MAX, |(line, _)| line)
}

fn entry(name: &str) -> Option<(usize, Field)> {
    NAMES.get(name.trim().to_lowercase().replace([' ', '-'], "_").as_str()).copied()
}

/// Returns the day that a date or time stamp begins with ("2024-03-05", "2024-03-05T10:00:00Z").
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let head = text.get(..10)?;
    let ends = !text[10..].starts_with(|c: char| c.is_ascii_alphanumeric()) || text[10..].starts_with('T');
    if ends { head.replace('/', "-").parse().ok() } else { None }
}

/// How a day is written in words, with whatever time behind it.
const WRITTEN: [&str; 8] = [
    "%B %d, %Y",
    "%b %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%A, %B %d, %Y",
    "%A, %d %B %Y",
    "%a, %d %b %Y",
    "%a, %b %d, %Y",
];

/// Returns the day that a field for it names, in digits or in English ("Mon, 06 Jan 2025 10:00:00 GMT",
/// "January 6, 2025"). What may be a day or a month ("06/01/2025") says nothing.
pub(super) fn date(text: &str) -> Option<Date> {
    let written = |format: &&str| BrokenDownTime::parse_prefix(format, text.trim()).ok()?.0.to_date().ok();
    day(text).or_else(|| WRITTEN.iter().find_map(written))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_names_a_field() {
        let rows = include_str!("../../data/fields.tsv").lines().filter(|line| !line.starts_with('#'));
        assert_eq!(rows.count(), NAMES.len());
        assert_eq!(field("Publish-Date"), Some(Field::Date));
        assert_eq!(field("score"), None);
    }

    #[test]
    fn fields_for_a_day_may_have_words() {
        let day = day("2025-01-06");
        for text in [
            "Mon, 06 Jan 2025 10:00:00 GMT",
            "January 6, 2025",
            "Jan 6, 2025, 4:05 p.m.",
            "6 January 2025",
            "Monday, January 6, 2025",
            " 2025-01-06T10:00:00+02:00",
        ] {
            assert_eq!(date(text), day, "{text}");
        }
        assert_eq!(date("06/01/2025"), None);
        assert_eq!(date("Monday"), None);
    }

    #[test]
    fn a_day_is_read_from_dates_and_time_stamps_only() {
        assert_eq!(day("2024-03-05T10:00:00Z"), day(" 2024-03-05"));
        assert_eq!(day("2024/03/05 10:00"), day("2024-03-05"));
        assert_eq!(day("2024-03-0512"), None);
        assert_eq!(day("2024-13-05"), None);
        assert_eq!(day("März 2024"), None);
    }
}
