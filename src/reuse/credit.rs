//! Defines [`Credits`], what a text says of where it comes from.
//!
//! Read are the places where newspapers put it: the dateline (`VASKER (EPA) - `), the byline, the
//! last lines, and a few phrases (`first reported by the Herald`). What is not said stays unknown.

use super::words::words_of;
use crate::lexicon::{Credit, Outlets};
use crate::model::{Document, Span};

/// Lines at the head of a text in which a dateline may stand: headline, byline, subheading, image
/// caption, a line of social buttons, first paragraph.
const HEAD_LINES: usize = 6;

/// Lines at the foot in which an agency may be named.
const FOOT_LINES: usize = 3;

/// Longest place and date before the credit of a dateline, in bytes.
const LONGEST_PLACE: usize = 80;

/// Longest credit of a dateline, in bytes.
const LONGEST_CREDIT: usize = 40;

/// Longest line that can be a credit at the foot, in bytes.
const LONGEST_FOOT: usize = 80;

/// What a text says of where it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Credits {
    /// The agency whose text it is, as credited; its full name where it is a known one.
    pub(super) agency: Option<String>,
    /// Whether it is a body's own release.
    pub(super) release: bool,
    /// Whether a part of the newsroom signs it rather than a person.
    pub(super) desk: bool,
    /// Whether a person signs it.
    pub(super) person: bool,
}

/// Words that say another outlet had the report first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FirstReport {
    /// The outlet.
    pub(super) name: String,
    /// The line it is said in.
    pub(super) line: Span,
}

/// Reads the credits of a document. Linear in its head and foot.
pub(super) fn credits(document: &Document, outlets: &Outlets) -> Credits {
    let author = document.author.as_deref().unwrap_or_default();
    let release = is_release(document, outlets);
    let desk = outlets.found(Credit::Desk, author).is_some();
    let agency = by_agency(author, outlets)
        .or_else(|| head(document).find_map(|line| dateline(line, outlets)))
        .or_else(|| foot(document, outlets));
    let person = !author.is_empty() && !desk && !release && agency.as_deref() != Some(author);
    Credits { agency: agency.filter(|_| !release), release, desk, person }
}

fn body(document: &Document) -> &str {
    document.text.get(document.header..).unwrap_or_default()
}

fn head(document: &Document) -> impl Iterator<Item = &str> {
    body(document).lines().map(str::trim).filter(|line| !line.is_empty()).take(HEAD_LINES)
}

/// Returns whether an organisation publishes the document on its own behalf.
fn is_release(document: &Document, outlets: &Outlets) -> bool {
    let author = document.author.as_deref().unwrap_or_default();
    let marks = [document.source.as_str(), document.url.as_deref().unwrap_or_default()];
    let by_distributor =
        |line: &str| dateline(line, outlets).is_some_and(|name| is_distributor(&name, outlets));
    outlets.found(Credit::Byline, author).is_some()
        || is_distributor(&document.source, outlets)
        || marks.iter().any(|mark| outlets.found(Credit::Release, mark).is_some())
        || head(document).take(2).any(|line| {
            line.len() <= LONGEST_FOOT && outlets.named(Credit::Release, line.trim_end_matches(':')).is_some()
        })
        || head(document).any(by_distributor)
}

fn is_distributor(name: &str, outlets: &Outlets) -> bool {
    outlets.named(Credit::Distributor, name).is_some()
}

/// Reads "By Reuters", "AP and staff", "Ann Lee, Associated Press".
fn by_agency(author: &str, outlets: &Outlets) -> Option<String> {
    let parts = author.split([',', '/', '&', ';', '|', '(', ')']).flat_map(|part| part.split(" and "));
    let known = parts.filter_map(|part| outlets.named(Credit::Agency, part.trim()));
    known.map(str::to_owned).next()
}

/// Reads the credit of "VASKER (EPA) - Police", "(Coastal Press) – The" and "LONDON, Jan 5 (Reuters) - A".
fn dateline(line: &str, outlets: &Outlets) -> Option<String> {
    let (place, rest) = line.split_once('(')?;
    let (name, rest) = rest.split_once(')')?;
    let (place, name) = (place.trim(), name.trim());
    let dash = rest.trim_start().starts_with(['-', '–', '—', '―']);
    if !dash || place.len() > LONGEST_PLACE || name.len() > LONGEST_CREDIT {
        return None;
    }
    if let Some(known) = outlets.named(Credit::Agency, name) {
        return Some(known.to_owned());
    }
    let is_name = name.starts_with(char::is_uppercase) && !name.contains(|c: char| c.is_ascii_digit());
    let first = place.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let is_place = place.is_empty() || (first.chars().count() > 1 && first.chars().all(char::is_uppercase));
    (is_name && is_place).then(|| name.to_owned())
}

/// Reads "© AFP", "Source: Reuters", "(dpa)" in the last lines.
fn foot(document: &Document, outlets: &Outlets) -> Option<String> {
    let lines = body(document).lines().rev().map(str::trim).filter(|line| !line.is_empty());
    let short = lines.take(FOOT_LINES).filter(|line| line.len() <= LONGEST_FOOT);
    let names = short.filter_map(|line| {
        let line = line.trim_start_matches("Source:").trim_start_matches("Sources:");
        let parts = line.trim_matches(|c: char| !c.is_alphanumeric()).split(['/', ',']);
        parts.map(str::trim).find_map(|part| outlets.named(Credit::Agency, part))
    });
    names.map(str::to_owned).next()
}

/// Returns the outlets a text says had a report before it, in order. Linear in the text.
pub(super) fn first_reports(document: &Document, outlets: &Outlets) -> Vec<FirstReport> {
    let mut found = Vec::new();
    let mut start = 0;
    // Looking at every small word of a text for every pair it is in took a sixth of all comparing.
    let forms: Vec<(&str, &str)> =
        outlets.forms(Credit::Reported).map(|form| (form, telling(form))).collect();
    let forms: Vec<(&str, &str)> =
        forms.into_iter().filter(|(_, telling)| document.text.contains(telling)).collect();
    for line in document.text.split_inclusive('\n') {
        let span = Span::new(start, start + line.trim_end().len());
        start += line.len();
        for (form, _) in forms.iter().filter(|(_, telling)| line.contains(telling)) {
            found.extend(after(line, form).map(|name| FirstReport { name, line: span }));
        }
    }
    found
}

/// Returns the longest word of a phrase without its first letter, which may be a capital.
fn telling(form: &str) -> &str {
    let longest = form.split(' ').max_by_key(|word| word.len()).unwrap_or_default();
    let first = longest.chars().next().map_or(0, char::len_utf8);
    &longest[first..]
}

/// Returns the name that follows a phrase in a line: the capitalised words after it.
fn after(line: &str, form: &str) -> Option<String> {
    let last = form.rsplit(' ').next()?;
    let at = line.match_indices(last).map(|(at, _)| at + last.len()).find(|&end| {
        let words: Vec<String> = words_of(line, Span::new(0, end)).map(|(word, _)| word).collect();
        words.join(" ").ends_with(form)
    })?;
    let rest = line.get(at..)?.trim_start();
    let rest = rest.strip_prefix("the ").unwrap_or(rest);
    let mut end = 0;
    for (_, span) in words_of(rest, Span::new(0, rest.len())) {
        let blank =
            rest.get(end..span.start).is_some_and(|between| between.chars().all(|c| c == ' ' || c == '-'));
        let joined = blank && (end > 0 || span.start == 0);
        if !joined || !span.of(rest).starts_with(char::is_uppercase) {
            break;
        }
        end = span.end;
    }
    (end > 0).then(|| rest[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{document, lexicon};
    use super::*;

    fn read(text: &str) -> Credits {
        credits(&document("The Post", text), &lexicon().outlets)
    }

    #[test]
    fn datelines_name_their_agency() {
        let agency = |text: &str| read(text).agency;
        assert_eq!(agency("Raids\n\nVASKER (EPA) - Police"), Some("EPA".to_owned()));
        assert_eq!(agency("(Coastal Press) – The river"), Some("Coastal Press".to_owned()));
        assert_eq!(agency("LONDON, Jan 5 (Reuters) - The"), Some("Reuters".to_owned()));
        assert_eq!(agency("Paris (AFP) — The"), Some("Agence France-Presse".to_owned()));
    }

    #[test]
    fn other_brackets_are_no_dateline() {
        for text in [
            "The Interstate Commission (ICC) - a body of",
            "NASA's probe (built in 1977) - the oldest",
            "VASKER (EPA) police said",
            "()-",
            "(",
        ] {
            assert_eq!(read(text).agency, None, "{text}");
        }
    }

    #[test]
    fn the_foot_and_the_byline_name_agencies_that_are_known() {
        assert_eq!(read("Text.\n\n© AFP").agency, Some("Agence France-Presse".to_owned()));
        assert_eq!(read("Text.\n\nThe end.").agency, None);
        let mut signed = document("The Post", "Text.");
        signed.author = Some("Ann Lee, Associated Press".to_owned());
        let outlets = &lexicon().outlets;
        assert_eq!(credits(&signed, outlets).agency, Some("Associated Press".to_owned()));
        signed.author = Some("Press Service".to_owned());
        assert!(credits(&signed, outlets).release);
    }

    #[test]
    fn a_report_that_came_first_is_named() {
        let reports = |text: &str| {
            let found = first_reports(&document("The Post", text), &lexicon().outlets);
            found.into_iter().map(|report| report.name).collect::<Vec<_>>()
        };
        assert_eq!(reports("The sale, first reported by the Valley News, fell"), ["Valley News"]);
        assert_eq!(reports("According to reporting from One World News, “he"), ["One World News"]);
        assert_eq!(reports("It was first reported by residents."), Vec::<String>::new());
    }
}
