//! Defines [`Names`], the capitalised names of a document with what each is the name of.
//!
//! One pass over the bytes collects them, for every sentence, without tokens: it costs little, and
//! the place of one sentence is known from the words around the same name in another ("in
//! Belcastel", "Mayor Irena Voss", "Corp."). What stands at the start of a sentence counts as a name
//! only where it is one elsewhere or is longer than a word.

mod evidence;
mod scan;

pub use evidence::Evidence;
pub use scan::Run;

use crate::lexicon::{Lexicon, Map, NameKind, NameWord, Set};
use crate::model::{Document, Span};
use std::cell::OnceCell;

/// The names of a document.
#[derive(Debug, Default)]
pub struct Names<'t> {
    runs: Vec<Run<'t>>,
    /// What is known of each name; most stand several times in a document.
    known: Map<&'t str, Known>,
    surnames: Map<&'t str, usize>,
    /// For each last word in lower case the names that end in it, the longest first, once asked for.
    endings: OnceCell<Map<String, Vec<usize>>>,
}

/// What is known of a name in its document.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    /// What stands around it.
    evidence: Evidence,
    /// What its words tell that it is the name of.
    told: Option<NameKind>,
    /// What it is the name of, by all that tells.
    kind: Option<NameKind>,
}

/// Most names with the same last word that are kept apart; it bounds what hostile documents cost.
const MOST_ENDINGS: usize = 64;

/// Most titles before a byte that are asked whether they hold an office; likewise.
const MOST_HOLDERS: usize = 256;

impl<'t> Names<'t> {
    /// Collects the names of a document. Linear in the length of its text.
    #[must_use]
    pub fn of(document: &'t Document, lexicon: &Lexicon) -> Self {
        let runs = scan::runs(&document.text, document.header, lexicon);
        let mut names = Self { runs, ..Self::default() };
        names.weigh(&document.text, lexicon);
        names.find_surnames(lexicon);
        names
    }

    fn weigh(&mut self, text: &str, lexicon: &Lexicon) {
        for run in &self.runs {
            let found = evidence::around(run, text, lexicon);
            self.known.entry(run.name).or_default().evidence.add(found);
        }
        for (name, known) in &mut self.known {
            *known = Known::of(name, known.evidence, lexicon);
        }
    }

    /// Keeps for each last word of a person's name the longest form of the whole name.
    fn find_surnames(&mut self, lexicon: &Lexicon) {
        for (at, run) in self.runs.iter().enumerate() {
            if self.kind(run.name, lexicon) != Some(NameKind::Person) {
                continue;
            }
            let best = self.surnames.entry(run.last_word()).or_insert(at);
            if self.runs[*best].whole.len() < run.whole.len() {
                *best = at;
            }
        }
    }

    /// Returns what the name is the name of, by its words, by the gazetteer and by what stands
    /// around it in the document; `None` where nothing tells.
    #[must_use]
    pub fn kind(&self, name: &str, lexicon: &Lexicon) -> Option<NameKind> {
        self.known(name, lexicon).kind
    }

    fn known(&self, name: &str, lexicon: &Lexicon) -> Known {
        let known = self.known.get(name).copied();
        known.unwrap_or_else(|| Known::of(name, Evidence::default(), lexicon))
    }

    /// Returns the name that shares a byte with the span, the last where several do.
    #[must_use]
    pub fn at(&self, span: Span) -> Option<&Run<'t>> {
        let index = self.runs.partition_point(|run| run.span.end < span.end);
        self.runs.get(index).filter(|run| run.span.overlaps(span))
    }

    /// Returns what the name that a word belongs to is the name of.
    #[must_use]
    pub fn kind_at(&self, word: Span, lexicon: &Lexicon) -> Option<NameKind> {
        let run = self.at(word)?;
        if run.titled { Some(NameKind::Person) } else { self.kind(run.name, lexicon) }
    }

    /// Returns whether the document names this anywhere.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.known.contains_key(name)
    }

    /// Returns how often the name stands behind a preposition of place.
    #[must_use]
    pub fn located(&self, name: &str) -> usize {
        self.known.get(name).map_or(0, |known| known.evidence.located)
    }

    /// Returns the longest form of a person's name that ends in this word: "Voss" is "Mayor Irena
    /// Voss".
    #[must_use]
    pub fn person(&self, surname: &str) -> Option<&Run<'t>> {
        self.runs.get(*self.surnames.get(surname)?)
    }

    /// Returns the person named last before a byte, and not before `floor`: somebody known to be one,
    /// a name that speaks, or one of two words or three that is nothing else.
    #[must_use]
    pub fn person_before(&self, byte: usize, floor: usize, lexicon: &Lexicon) -> Option<&Run<'t>> {
        let end = self.runs.partition_point(|run| run.span.end <= byte);
        let mut near = self.runs[..end].iter().rev().take_while(|run| run.span.start >= floor);
        let found = near.find(|run| self.may_be_person(run, lexicon))?;
        Some(self.person(found.last_word()).unwrap_or(found))
    }

    fn may_be_person(&self, run: &Run<'t>, lexicon: &Lexicon) -> bool {
        if run.titled || self.surnames.contains_key(run.last_word()) {
            return true;
        }
        let words = run.name.split(' ').count();
        let known = self.known(run.name, lexicon);
        let speaks = known.evidence.speaks > known.evidence.located;
        let other = known.told.is_some() || known.kind == Some(NameKind::Place);
        !other && (speaks && words == 1 || (2..=3).contains(&words))
    }

    /// Returns the person named last before a byte whose title holds the office: "minister" is
    /// "Interior Minister Tomas Leyra".
    #[must_use]
    pub fn holder(&self, office: &str, byte: usize) -> Option<&Run<'t>> {
        let end = self.runs.partition_point(|run| run.span.end <= byte);
        let titles = |run: &&Run<'t>| {
            let title = run.whole.get(..run.whole.len() - run.name.len()).unwrap_or_default();
            run.titled && title.split(' ').any(|word| word.eq_ignore_ascii_case(office))
        };
        self.runs[..end].iter().rev().take(MOST_HOLDERS).find(titles)
    }

    /// Returns the names that lie within a span, in order.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Run<'t>> {
        let from = self.runs.partition_point(|run| run.span.start < span.start);
        self.runs[from..].iter().take_while(move |run| run.span.end <= span.end)
    }

    /// Returns the longest name of the document that ends in these words and is longer than they
    /// are: "Directorate" is "Ruvenian Cybercrime Directorate". The words are compared in any case.
    #[must_use]
    pub fn longest_ending(&self, words: &str) -> Option<&Run<'t>> {
        let longer = |run: &&Run<'t>| {
            let cut = run.name.len().checked_sub(words.len());
            cut.is_some_and(|cut| {
                let tail = run.name.get(cut..).is_some_and(|tail| tail.eq_ignore_ascii_case(words));
                tail && cut > 0 && run.name[..cut].ends_with(' ')
            })
        };
        let last = words.rsplit(' ').next().unwrap_or(words).to_ascii_lowercase();
        let same = self.endings.get_or_init(|| self.by_ending()).get(&last)?;
        same.iter().filter_map(|at| self.runs.get(*at)).find(longer)
    }

    fn by_ending(&self) -> Map<String, Vec<usize>> {
        let mut endings: Map<String, Vec<usize>> = Map::default();
        let mut seen: Set<&str> = Set::default();
        for (at, run) in self.runs.iter().enumerate().filter(|(_, run)| run.name.contains(' ')) {
            if seen.insert(run.name) {
                endings.entry(run.last_word().to_ascii_lowercase()).or_default().push(at);
            }
        }
        for list in endings.values_mut() {
            list.sort_by_key(|at| std::cmp::Reverse(self.runs[*at].name.len()));
            list.truncate(MOST_ENDINGS);
        }
        endings
    }
}

impl Known {
    fn of(name: &str, evidence: Evidence, lexicon: &Lexicon) -> Self {
        // "United States" ends like a football club.
        let mut places = lexicon.places.named(name);
        let place = name.contains(' ') && places.next().is_some_and(|entry| !entry.ambiguous);
        let told = if place { Some(NameKind::Place) } else { kind_by_words(name, lexicon) };
        let kind = told.or_else(|| evidence.kind(lexicon.places.named(name).next()));
        Self { evidence, told, kind }
    }
}

/// Returns the kind that a word of the name tells: "Operation Paper Lantern", "Brightwell Energy plc".
/// The last word tells most; a title makes it a person where no word makes it a body.
fn kind_by_words(name: &str, lexicon: &Lexicon) -> Option<NameKind> {
    let told = |word: &str| lexicon.names.of(word.trim_matches(|c: char| c == '“' || c == '"'));
    let mut kinds = name.split(' ').rev().filter_map(told);
    let first = name.split(' ').next().and_then(told);
    match first {
        Some(NameWord::Kind(kind @ (NameKind::Operation | NameKind::Ship | NameKind::Organisation))) => {
            return Some(kind);
        }
        Some(NameWord::Title)
            if name.contains(' ') && !kinds.any(|word| matches!(word, NameWord::Kind(_))) =>
        {
            return Some(NameKind::Person);
        }
        _ => {}
    }
    name.split(' ').rev().filter_map(told).find_map(|word| match word {
        NameWord::Kind(kind) => Some(kind),
        NameWord::Title | NameWord::Link => None,
    })
}
