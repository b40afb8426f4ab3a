//! Defines [`limits`], which tells what limits documents reached without naming a thousand of them.
//!
//! A limit that is reached costs a part of one document, so it is told with the document; where many
//! reached the same one, the first and their number say as much.

use super::counted;
use std::collections::BTreeMap;

/// Documents with one and the same limit that are all named. Origin: more would hide the other limits.
const NAMED: usize = 3;

/// Returns lines about the limits that documents reached, given as name and limit, in order of the limits.
/// What stands behind a colon in a limit differs from document to document, and is told of those named.
#[must_use]
pub fn limits<'a>(reached: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let mut kinds: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (name, limit) in reached {
        let kind = limit.split_once(": ").map_or(limit, |(kind, _)| kind);
        kinds.entry(kind).or_default().push((name, limit));
    }
    let told = |(kind, all): (&str, Vec<(&str, &str)>)| match all.as_slice() {
        few if few.len() <= NAMED => few.iter().map(|(name, limit)| format!("{name}: {limit}")).collect(),
        many => vec![format!("{}, the first of them {}: {kind}", counted(many.len(), "document"), many[0].0)],
    };
    kinds.into_iter().flat_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_documents_are_named_and_many_are_counted() {
        let reached = [
            ("a.txt", "sentences were cut: 3 cuts"),
            ("b.txt", "words were left out: 7"),
            ("c.txt", "words were left out: 1"),
            ("d.txt", "words were left out: 2"),
            ("e.txt", "words were left out: 9"),
        ];
        let expected = [
            "a.txt: sentences were cut: 3 cuts",
            "4 documents, the first of them b.txt: words were left out",
        ];
        assert_eq!(limits(reached), expected);
        assert_eq!(limits(reached[1..3].iter().copied()).len(), 2);
        assert!(limits([]).is_empty());
    }
}
