//! Defines [`Outlets`], who writes for others and which outlets are one, from `data/agencies.tsv`
//! and `data/families.tsv`.
//!
//! The tables only ever join: an outlet that is not in them stands for itself.

use super::map::Map;
use super::table::{Error, rows};

/// What a form of `data/agencies.tsv` tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Credit {
    /// A news agency.
    Agency,
    /// A service that carries releases of others.
    Distributor,
    /// An author by which a body publishes on its own behalf.
    Byline,
    /// Words that mark a release.
    Release,
    /// An author that is part of a newsroom.
    Desk,
    /// Words before the name of the outlet that had a report first.
    Reported,
    /// Words that say a text leans on a prepared statement.
    Statement,
    /// A word that hands a passage to somebody else.
    Cue,
    /// A word that does not tell one name from another.
    Generic,
}

impl Credit {
    fn read(kind: &str) -> Option<Self> {
        Some(match kind {
            "agency" => Self::Agency,
            "distributor" => Self::Distributor,
            "byline" => Self::Byline,
            "release" => Self::Release,
            "desk" => Self::Desk,
            "reported" => Self::Reported,
            "statement" => Self::Statement,
            "cue" => Self::Cue,
            "generic" => Self::Generic,
            _ => return None,
        })
    }
}

/// Who writes for others, and which outlets are one.
#[derive(Debug, Default)]
pub struct Outlets {
    /// Normalised forms of each kind, with the name they stand for, in order of the table.
    forms: Map<Credit, Vec<(String, &'static str)>>,
    families: Map<String, &'static str>,
    platforms: Vec<&'static str>,
}

impl Outlets {
    /// Reads the embedded tables.
    ///
    /// # Errors
    /// As for [`Outlets::read`].
    pub fn embedded() -> Result<Self, Error> {
        Self::read(include_str!("../../data/agencies.tsv"), include_str!("../../data/families.tsv"))
    }

    /// Reads the tables: form, kind and name; outlet, kind and family.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn read(agencies: &'static str, families: &'static str) -> Result<Self, Error> {
        let mut outlets = Self::default();
        let table = "agencies.tsv";
        for (line, [form, kind, name]) in rows(table, agencies, "form, kind and name")? {
            let expected = "one of the kinds listed in data/README.md";
            let credit = Credit::read(kind).ok_or(Error { table, line, found: kind.to_owned(), expected })?;
            let name = if name.is_empty() { form } else { name };
            outlets.forms.entry(credit).or_default().push((plain_name(form), name));
        }
        let table = "families.tsv";
        for (line, [outlet, kind, family]) in rows(table, families, "outlet, kind and family")? {
            match kind {
                "family" => drop(outlets.families.insert(plain_name(outlet), family)),
                "platform" => outlets.platforms.push(outlet),
                _ => {
                    let expected = "family or platform";
                    return Err(Error { table, line, found: kind.to_owned(), expected });
                }
            }
        }
        Ok(outlets)
    }

    /// Returns the name a form of that kind stands for, where the whole text is the form.
    #[must_use]
    pub fn named(&self, kind: Credit, text: &str) -> Option<&'static str> {
        let text = plain_name(text);
        let forms = self.forms.get(&kind)?;
        forms.iter().find(|(form, _)| *form == text).map(|(_, name)| *name)
    }

    /// Returns the first form of that kind found in a text, word by word, in order of the table.
    #[must_use]
    pub fn found(&self, kind: Credit, text: &str) -> Option<&str> {
        let text = format!(" {} ", plain_name(text));
        let mut whole = String::new();
        let mut is_found = |form: &str| {
            whole.clear();
            whole.extend([" ", form, " "]);
            text.contains(&whole)
        };
        let mut forms = self.forms.get(&kind)?.iter();
        forms.find(|(form, _)| is_found(form)).map(|(form, _)| form.as_str())
    }

    /// Returns the forms of a kind, normalised, in order of the table.
    pub fn forms(&self, kind: Credit) -> impl Iterator<Item = &str> {
        self.forms.get(&kind).into_iter().flatten().map(|(form, _)| form.as_str())
    }

    /// Returns the family of an outlet or host; `None` where it stands for itself.
    #[must_use]
    pub fn family(&self, outlet: &str) -> Option<&'static str> {
        self.families.get(&plain_name(outlet)).copied()
    }

    /// Returns whether outlets that have nothing to do with each other publish under a host.
    #[must_use]
    pub fn is_platform(&self, host: &str) -> bool {
        self.platforms.iter().any(|platform| {
            host.strip_suffix(platform).is_some_and(|sub| sub.is_empty() || sub.ends_with('.'))
        })
    }
}

/// Returns the words of a name or phrase in lower case with single blanks, without a leading "the".
#[must_use]
pub fn plain_name(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut joined = String::with_capacity(text.len());
    for word in words {
        if !joined.is_empty() {
            joined.push(' ');
        }
        if word.is_ascii() {
            joined.extend(word.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            joined.push_str(&word.to_lowercase());
        }
    }
    joined.strip_prefix("the ").map(str::to_owned).unwrap_or(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_word_by_word() {
        let outlets = Outlets::embedded().unwrap();
        assert_eq!(outlets.named(Credit::Agency, "ap"), Some("Associated Press"));
        assert_eq!(outlets.named(Credit::Agency, "Reuters"), Some("Reuters"));
        assert_eq!(outlets.named(Credit::Agency, "apple"), None);
        assert_eq!(outlets.found(Credit::Byline, "Ann Lee, Press Office"), Some("press office"));
        assert_eq!(outlets.found(Credit::Desk, "Desktop Publishing"), None);
    }

    #[test]
    fn an_outlet_that_is_in_no_family_stands_for_itself() {
        let outlets = Outlets::embedded().unwrap();
        assert_eq!(outlets.family("Mail Online"), outlets.family("the daily mail"));
        assert_eq!(outlets.family("Pellworth Messenger"), None);
    }

    #[test]
    fn a_platform_holds_its_hosts() {
        let outlets = Outlets::embedded().unwrap();
        assert!(outlets.is_platform("ann.substack.com") && outlets.is_platform("x.com"));
        assert!(!outlets.is_platform("box.com"));
    }

    #[test]
    fn an_unknown_kind_is_named_with_its_line() {
        let error = Outlets::read("AP\tagncy\t\n", "").unwrap_err();
        assert_eq!((error.line, error.found.as_str()), (1, "agncy"));
    }
}
