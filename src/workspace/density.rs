//! Defines how a database keeps up how dense it is around each day, on which depends what is one story.

use crate::resolve::Density;
use crate::store::{self, Store};
use std::collections::BTreeMap;

/// Returns the density by which the stories of a database were found.
pub(super) fn density(store: &Store) -> Result<Density, store::Error> {
    let periods = store.periods()?;
    Ok(Density::of_levels(periods.iter().map(|period| (period.period, period.level))))
}

/// Returns the density of a database as it is now. Where it is another than the stories were found by,
/// the documents concerned then wait for being put into stories anew.
pub(super) fn renew(store: &mut Store) -> Result<Density, store::Error> {
    let periods = store.periods()?;
    let counts: BTreeMap<Option<i32>, u64> =
        periods.iter().map(|period| (period.period, period.documents)).collect();
    let density = Density::of_counts(&counts);
    for period in periods {
        let level = density.level(period.period);
        if level != period.level {
            store.set_level(period.period, level)?;
        }
    }
    Ok(density)
}
