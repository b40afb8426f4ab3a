//! Defines [`sarif`], the check of a draft in the Static Analysis Results Interchange Format (2.1.0),
//! which editors and code hosts read.

use super::{DraftCheck, NumberCheck, Status};
use crate::report::outline::Quote;
use serde_json::{Value, json};

/// What each status means, as a rule of the format.
const RULES: [(Status, &str); 8] = [
    (Status::Contradicted, "Sources contradict the number, and none gives it."),
    (Status::Disputed, "Some sources give the number and others contradict it."),
    (Status::Unfitting, "The number does not fit other numbers of the draft."),
    (Status::Stale, "Sources gave the number, and later ones give another value."),
    (Status::Different, "Sources give another amount, which need not exclude this one."),
    (Status::NotFound, "No source numbers this."),
    (Status::NotAsserted, "The number is denied, planned, forecast or supposed."),
    (Status::Backed, "Sources give the number."),
];

/// Returns the log with one result a number; `path` is where the draft stands.
#[must_use]
pub fn sarif(check: &DraftCheck, path: &str) -> Value {
    let rule = |(status, text): &(Status, &str)| {
        json!({
            "id": status.name(),
            "shortDescription": {"text": text},
            "defaultConfiguration": {"level": status.level()}
        })
    };
    let results: Vec<Value> = check.numbers.iter().map(|number| result(number, path)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "claimgraph",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": RULES.iter().map(rule).collect::<Vec<_>>()
            }},
            "columnKind": "unicodeCodePoints",
            "results": results
        }]
    })
}

fn result(number: &NumberCheck, path: &str) -> Value {
    let against = number.against.iter().flat_map(|against| &against.quotes);
    let related: Vec<Value> =
        number.backing.iter().chain(against).enumerate().map(|(at, quote)| related(at, quote)).collect();
    json!({
        "ruleId": number.status.name(),
        // The format has a level for failures only.
        "level": if number.status.is_problem() { number.status.level() } else { "none" },
        "kind": if number.status.is_problem() { "fail" } else { "pass" },
        "message": {"text": format!("{}: {}", number.title(), number.words)},
        "locations": [{"physicalLocation": {
            "artifactLocation": {"uri": uri(path)},
            "region": {
                "startLine": number.line,
                "startColumn": number.columns.0,
                "endColumn": number.columns.1
            }
        }}],
        "relatedLocations": related
    })
}

fn related(at: usize, quote: &Quote) -> Value {
    json!({
        "id": at + 1,
        "message": {"text": format!("{}: {}{}{}", quote.source, quote.before, quote.number, quote.after)},
        "physicalLocation": {
            "artifactLocation": {"uri": uri(&quote.document)},
            "region": {"startLine": quote.line}
        }
    })
}

/// Returns a path as a relative URI reference: what has a meaning in one is written as percent codes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_addresses() {
        assert_eq!(uri("my draft/é:1.md"), "my%20draft/%C3%A9%3A1.md");
    }

    #[test]
    fn every_status_has_a_rule() {
        let log = sarif(&DraftCheck::default(), "x.md");
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().len(), 8);
    }
}
