//! Defines [`Families`], which outlets are one source under several names.
//!
//! Names are only ever joined: by the same words, by `data/families.tsv`, or by one host of their
//! addresses. What is not known to be one is counted as separate, but an outlet without a name
//! stands for all outlets without a name, so that nothing unknown adds a source.

use crate::lexicon::{Outlets, plain_name};
use crate::model::{Document, Joined};
use std::collections::BTreeMap;

/// What an outlet is called that gives no name.
const NAMELESS: &str = "unknown outlet";

/// What outlets are joined by; families come first, since their names are the best.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Tie {
    Family(&'static str),
    Outlet(String),
    Words(String),
    Host(String),
}

/// The one name of each outlet.
#[derive(Debug, Default)]
pub(super) struct Families {
    names: BTreeMap<String, String>,
}

impl Families {
    /// Reads which outlets of the documents are one. The name of several is their family's where
    /// there is one, else the first by alphabet.
    pub(super) fn read(documents: &[&Document], outlets: &Outlets) -> Self {
        let mut joined: Joined<Tie> = Joined::default();
        for document in documents {
            let outlet = || Tie::Outlet(document.source.clone());
            joined.join(outlet(), Tie::Words(plain_name(&document.source)));
            let host = document.url.as_deref().and_then(host).filter(|host| !outlets.is_platform(host));
            if let Some(host) = host {
                joined.join(outlet(), Tie::Host(host.to_owned()));
            }
            let families = [outlets.family(&document.source), host.and_then(|host| outlets.family(host))];
            for family in families.into_iter().flatten() {
                joined.join(outlet(), Tie::Family(family));
            }
        }
        let mut names = BTreeMap::new();
        for set in joined.sets() {
            let name = set.iter().find_map(|tie| match tie {
                Tie::Family(name) => Some((*name).to_owned()),
                Tie::Outlet(name) if plain_name(name).is_empty() => Some(NAMELESS.to_owned()),
                Tie::Outlet(name) => Some(name.clone()),
                Tie::Words(_) | Tie::Host(_) => None,
            });
            let outlets = set.into_iter().filter_map(|tie| match tie {
                Tie::Outlet(outlet) => Some(outlet),
                _ => None,
            });
            names.extend(outlets.filter_map(|outlet| Some((outlet, name.clone()?))));
        }
        Self { names }
    }

    /// Returns the one name of an outlet.
    pub(super) fn name(&self, source: &str) -> String {
        self.names.get(source).cloned().unwrap_or_else(|| source.to_owned())
    }

    /// Returns every outlet.
    pub(super) fn outlets(&self) -> impl Iterator<Item = &str> {
        self.names.keys().map(String::as_str)
    }
}

/// Returns the host of an address, without "www.".
fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.contains('.').then_some(host)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, lexicon};
    use super::*;

    fn names(documents: &[(&str, Option<&str>)]) -> Vec<String> {
        let outlets = &lexicon().outlets;
        let documents: Vec<Document> = documents
            .iter()
            .map(|(source, url)| Document { url: url.map(str::to_owned), ..document(source, "Text.") })
            .collect();
        let families = Families::read(&documents.iter().collect::<Vec<_>>(), outlets);
        documents.iter().map(|document| families.name(&document.source)).collect()
    }

    #[test]
    fn outlets_of_one_name_family_or_site_are_one() {
        assert_eq!(names(&[("The Hill Post", None), ("hill post", None)]), ["The Hill Post"; 2]);
        assert_eq!(names(&[("MailOnline", None), ("Daily Mail", None)]), ["Daily Mail"; 2]);
        let site = [("Post A", Some("https://www.post.test/1")), ("Post B", Some("post.test/2?x"))];
        assert_eq!(names(&site), ["Post A"; 2]);
    }

    #[test]
    fn a_platform_and_the_unknown_join_nobody_they_should_not() {
        let blogs =
            [("Ann", Some("https://ann.substack.com/1")), ("Ben", Some("https://ben.substack.com/1"))];
        assert_eq!(names(&blogs), ["Ann", "Ben"]);
        let news = [("Ann", Some("https://news.yahoo.com/1")), ("Ben", Some("https://news.yahoo.com/2"))];
        assert_eq!(names(&news), ["Ann", "Ben"]);
    }

    #[test]
    fn outlets_without_a_name_are_one() {
        assert_eq!(names(&[("", None), ("—", None)]), ["unknown outlet"; 2]);
    }
}
