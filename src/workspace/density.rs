//! Defines how a database keeps up how dense it is around each day, on which depends what is one story.

use crate::resolve::{Density, Name, RARE, Worn};
use crate::store::{self, Store, WornName};
use std::collections::{BTreeMap, BTreeSet};

/// Returns the density by which the stories of a database were found.
pub(super) fn density(store: &Store) -> Result<Density, store::Error> {
    let periods = store.periods()?;
    let levels = Density::of_levels(periods.iter().map(|period| (period.period, period.level)));
    let name = |worn: &WornName| Name { period: worn.period, full: worn.full, hash: worn.hash };
    let worn: Worn = store.worn()?.iter().map(|worn| (name(worn), worn.wear)).collect();
    Ok(levels.with(worn))
}

/// Brings the levels of a database up to date with the documents it has now. Where one is another than the
/// stories were found by, the documents concerned then wait for being put into stories anew.
pub(super) fn renew(store: &mut Store) -> Result<(), store::Error> {
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
    Ok(())
}

/// Returns in words what is wrong with the worn names of a database.
pub(super) fn worn_faults(store: &Store) -> Result<Vec<String>, store::Error> {
    if !store.unkeyed(1)?.is_empty() {
        return Ok(Vec::new());
    }
    let density = density(store)?;
    let mut worn: BTreeMap<_, u32> = BTreeMap::new();
    let name = |worn: &WornName| (worn.period, worn.full, worn.hash);
    for shared in store.shared_by(RARE)? {
        let wear = density.wear(shared.period, u64::from(shared.wear));
        worn.extend((wear > 0).then_some((name(&shared), wear)));
    }
    let stored: BTreeMap<_, u32> = store.worn()?.iter().map(|worn| (name(worn), worn.wear)).collect();
    let names = stored.keys().chain(worn.keys()).collect::<BTreeSet<_>>();
    let wrong = names.into_iter().filter(|name| stored.get(name) != worn.get(name));
    let told = |(period, _, hash): &(Option<i32>, bool, u32)| match period {
        Some(period) => format!(
            "how many documents of the period {period} have the name {hash:08x} is not counted rightly"
        ),
        None => format!("how many documents without a day have the name {hash:08x} is not counted rightly"),
    };
    Ok(wrong.map(told).collect())
}

/// Returns how many names stand in so many documents around a day that no story is found by them.
///
/// # Errors
/// Fails where the database cannot be read.
pub fn useless_names(store: &Store) -> Result<usize, store::Error> {
    Ok(density(store)?.useless())
}
