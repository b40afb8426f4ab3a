//! Defines how a [`Quantity`] is kept: eight columns, the unit as a reference to its own table.

use super::Error;
use super::value::{Reader, decimal, name};
use crate::model::{Bound, Decimal, Quantity, Unit};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashMap;

/// The columns of a quantity in the order they are written and read.
pub(super) const COLUMNS: &str =
    "low, low_exclusive, high, high_exclusive, unit, per, approximate, precision";

/// The units of a file, each read once.
#[derive(Debug, Default)]
pub(super) struct Units {
    keys: HashMap<Unit, i64>,
    units: HashMap<i64, Unit>,
}

impl Units {
    /// Returns the key of a unit, which is added where it is new.
    pub(super) fn key(&mut self, connection: &Connection, unit: &Unit) -> Result<i64, Error> {
        if let Some(&key) = self.keys.get(unit) {
            return Ok(key);
        }
        let (factor, offset) = (decimal(unit.factor), decimal(unit.offset));
        let values = params![unit.code, name(&unit.dimension), factor, offset];
        let select =
            "SELECT key FROM unit WHERE code = ?1 AND dimension = ?2 AND factor = ?3 AND offset = ?4";
        let known = connection.prepare_cached(select)?.query_row(values, |row| row.get(0)).optional()?;
        let key = match known {
            Some(key) => key,
            None => {
                let insert = "INSERT INTO unit (code, dimension, factor, offset) VALUES (?1, ?2, ?3, ?4)";
                connection.prepare_cached(insert)?.insert(values)?
            }
        };
        self.keys.insert(unit.clone(), key);
        Ok(key)
    }

    /// Returns the unit of a key.
    fn unit(&mut self, connection: &Connection, key: i64) -> Result<Unit, Error> {
        if let Some(unit) = self.units.get(&key) {
            return Ok(unit.clone());
        }
        let select = "SELECT code, dimension, factor, offset FROM unit WHERE key = ?1";
        let mut statement = connection.prepare_cached(select)?;
        let mut rows = statement.query([key])?;
        let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let mut reader = Reader::new(row, "unit");
        let unit = Unit {
            code: reader.get()?,
            dimension: reader.variant()?,
            factor: reader.decimal()?,
            offset: reader.decimal()?,
        };
        self.units.insert(key, unit.clone());
        Ok(unit)
    }
}

/// Returns the values of [`COLUMNS`].
pub(super) fn values(quantity: &Quantity, unit: i64) -> [Value; 8] {
    let end = |bound: Option<Bound>| bound.map(|bound| decimal(bound.value)).into();
    let exclusive = |bound: Option<Bound>| Value::from(bound.is_some_and(|bound| bound.exclusive));
    [
        end(quantity.low),
        exclusive(quantity.low),
        end(quantity.high),
        exclusive(quantity.high),
        unit.into(),
        quantity.per.clone().into(),
        quantity.approximate.into(),
        decimal(quantity.precision).into(),
    ]
}

/// Reads the next eight columns.
pub(super) fn read(
    reader: &mut Reader<'_, '_>,
    connection: &Connection,
    units: &mut Units,
) -> Result<Quantity, Error> {
    let bound = |value: Option<Decimal>, exclusive| value.map(|value| Bound { value, exclusive });
    let low = bound(reader.optional_decimal()?, reader.get()?);
    let high = bound(reader.optional_decimal()?, reader.get()?);
    let unit = units.unit(connection, reader.get()?)?;
    let (per, approximate, precision) = (reader.get()?, reader.get()?, reader.decimal()?);
    Ok(Quantity { low, high, unit, per, approximate, precision })
}
