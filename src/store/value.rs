//! Defines how model values are written into columns and read back: identifiers, exact decimals,
//! days, names of variants, offsets.

use super::Error;
use crate::model::{Decimal, Span};
use jiff::civil::Date;
use rusqlite::Row;
use serde::de::IntoDeserializer;
use serde::de::value::{Error as ValueError, StrDeserializer};
use serde::{Deserialize, Serialize};

/// Returns an identifier as SQLite keeps it.
pub(super) fn id(id: u64) -> i64 {
    id.cast_signed()
}

/// Returns an offset or count as SQLite keeps it; texts are far shorter than 2^63 bytes.
pub(super) fn int(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Returns the name serde gives to a variant without fields.
pub(super) fn name<T: Serialize>(variant: &T) -> String {
    match serde_json::to_value(variant) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// Returns an exact decimal as text.
pub(super) fn decimal(value: Decimal) -> String {
    value.to_string()
}

/// Returns a list of words as JSON; `None` for none.
pub(super) fn words(words: &[String]) -> Option<String> {
    if words.is_empty() { None } else { serde_json::to_string(words).ok() }
}

/// Reads columns of one row by position, with the error naming what was expected.
pub(super) struct Reader<'r, 's> {
    row: &'r Row<'s>,
    table: &'static str,
    at: usize,
}

impl<'r, 's> Reader<'r, 's> {
    pub(super) fn new(row: &'r Row<'s>, table: &'static str) -> Self {
        Self { row, table, at: 0 }
    }

    /// Returns the next column as it is.
    pub(super) fn get<T: rusqlite::types::FromSql>(&mut self) -> Result<T, Error> {
        self.at += 1;
        Ok(self.row.get(self.at - 1)?)
    }

    pub(super) fn id(&mut self) -> Result<u64, Error> {
        Ok(self.get::<i64>()?.cast_unsigned())
    }

    pub(super) fn size(&mut self) -> Result<usize, Error> {
        let number: i64 = self.get()?;
        usize::try_from(number).map_err(|_| self.corrupt(&number.to_string(), "a number from 0 up"))
    }

    pub(super) fn optional_size(&mut self) -> Result<Option<usize>, Error> {
        let number: Option<i64> = self.get()?;
        let convert = |number: i64| {
            usize::try_from(number).map_err(|_| self.corrupt(&number.to_string(), "a number from 0 up"))
        };
        number.map(convert).transpose()
    }

    /// Returns the span of the next two columns.
    pub(super) fn span(&mut self) -> Result<Span, Error> {
        Ok(Span::new(self.size()?, self.size()?))
    }

    pub(super) fn optional_span(&mut self) -> Result<Option<Span>, Error> {
        let (start, end) = (self.optional_size()?, self.optional_size()?);
        Ok(start.zip(end).map(|(start, end)| Span::new(start, end)))
    }

    pub(super) fn decimal(&mut self) -> Result<Decimal, Error> {
        let text: String = self.get()?;
        text.parse().map_err(|_| self.corrupt(&text, "an exact decimal"))
    }

    pub(super) fn optional_decimal(&mut self) -> Result<Option<Decimal>, Error> {
        let text: Option<String> = self.get()?;
        text.map(|text| text.parse().map_err(|_| self.corrupt(&text, "an exact decimal"))).transpose()
    }

    pub(super) fn day(&mut self) -> Result<Option<Date>, Error> {
        let text: Option<String> = self.get()?;
        text.map(|text| text.parse().map_err(|_| self.corrupt(&text, "a day as 2024-03-05"))).transpose()
    }

    pub(super) fn variant<T: for<'de> Deserialize<'de>>(&mut self) -> Result<T, Error> {
        let text: String = self.get()?;
        self.named(&text)
    }

    pub(super) fn optional_variant<T: for<'de> Deserialize<'de>>(&mut self) -> Result<Option<T>, Error> {
        let text: Option<String> = self.get()?;
        text.map(|text| self.named(&text)).transpose()
    }

    pub(super) fn words(&mut self) -> Result<Vec<String>, Error> {
        let text: Option<String> = self.get()?;
        let Some(text) = text else { return Ok(Vec::new()) };
        serde_json::from_str(&text).map_err(|_| self.corrupt(&text, "a JSON list of words"))
    }

    /// Returns a text of lines as a list; the empty text for none.
    pub(super) fn lines(&mut self) -> Result<Vec<String>, Error> {
        let text: String = self.get()?;
        Ok(text.lines().map(str::to_owned).collect())
    }

    fn named<T: for<'de> Deserialize<'de>>(&self, text: &str) -> Result<T, Error> {
        let deserializer: StrDeserializer<'_, ValueError> = text.into_deserializer();
        T::deserialize(deserializer).map_err(|_| self.corrupt(text, "one of the names in the schema"))
    }

    fn corrupt(&self, found: &str, expected: &'static str) -> Error {
        let column = self.row.as_ref().column_name(self.at.saturating_sub(1)).unwrap_or("?");
        Error::Corrupt { column: format!("{}.{column}", self.table), found: found.to_owned(), expected }
    }
}
