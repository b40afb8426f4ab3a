//! Defines [`originators`], who stands behind each document and behind the passages it took over.
//!
//! Copies are followed back from the earliest document on. A document of which half is copied has
//! the originators of what it copied; of one with less the copied passages alone have. Where it is
//! not known which of two was first, both are counted as one. So whatever is unclear lowers the
//! number of originators and never raises it.

use super::credit::{Credits, credits, first_reports};
use super::family::Families;
use super::naming::abbreviates;
use super::utterances::utterances;
use super::words::{Words, count_words};
use crate::lexicon::{Lexicon, Outlets};
use crate::model::{Borrowed, Copying, Document, DocumentId, Joined, Originators, Span};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

/// Share of a document's words, out of 100, from which on it has no originators of its own.
const HALF: usize = 50;

/// Share of it that one original must have given to stand behind the whole of such a document.
const QUARTER: usize = 25;

/// Most names that are listed for a text of which the first publisher is not known.
const LISTED: usize = 2;

/// Returns who stands behind each document. The copies must be of these documents; others are not
/// looked at. Linear in documents and copies, but for sorting.
pub(super) fn originators(documents: &[&Document], copies: &[Copying], lexicon: &Lexicon) -> Originators {
    let mut trace = Trace::new(documents, copies, lexicon);
    trace.follow();
    trace.share_undirected();
    trace.share_utterances(lexicon);
    trace.finish()
}

/// One pair by the places of its documents.
struct Pair<'a> {
    copy: usize,
    original: usize,
    copying: &'a Copying,
    /// How much of the copy's running text is shared, out of 100.
    share: usize,
    /// Whether half of either is shared and the direction is unknown.
    one_text: bool,
}

struct Trace<'a> {
    documents: &'a [&'a Document],
    /// What each document would be called without its copies.
    base: Vec<String>,
    /// Whether that is an agency or a body that speaks for itself.
    credited: Vec<bool>,
    pairs: Vec<Pair<'a>>,
    /// Whether half of the document is known to be taken from others.
    derived: Vec<bool>,
    names: Vec<Vec<String>>,
    borrowed: Vec<Vec<Borrowed>>,
}

impl<'a> Trace<'a> {
    fn new(documents: &'a [&'a Document], copies: &'a [Copying], lexicon: &Lexicon) -> Self {
        let outlets = &lexicon.outlets;
        let families = Families::read(documents, outlets);
        let read: Vec<Credits> = documents.par_iter().map(|document| credits(document, outlets)).collect();
        let agencies = agencies(documents, &read, &families, outlets);
        let base = |(document, credits): (&&Document, &Credits)| {
            let agency = credits.agency.as_ref().and_then(|agency| agencies.get(agency));
            agency.cloned().unwrap_or_else(|| families.name(&document.source))
        };
        let base: Vec<String> = documents.iter().zip(&read).map(base).collect();
        let credited = read.iter().map(|credits| credits.release || credits.agency.is_some()).collect();
        let known: BTreeMap<&str, String> =
            families.outlets().map(|outlet| (outlet, families.name(outlet))).collect();
        let borrowed =
            documents.par_iter().zip(&base).map(|(document, own)| reported(document, own, &known, outlets));
        let names = base.iter().map(|name| vec![name.clone()]).collect();
        let borrowed = borrowed.collect();
        let pairs = pairs(documents, copies);
        let derived = derived(documents, &pairs);
        Self { documents, base, credited, pairs, derived, names, borrowed }
    }

    /// Follows the directed copies back, originals before their copies.
    fn follow(&mut self) {
        let sets = self.sets_of_one_text();
        let mut set_of = vec![0; self.documents.len()];
        for (at, set) in sets.iter().enumerate() {
            set.iter().for_each(|&document| set_of[document] = at);
        }
        let mut taken_by: Vec<Vec<usize>> = vec![Vec::new(); sets.len()];
        for (at, pair) in self.pairs.iter().enumerate().filter(|(_, pair)| pair.copying.directed) {
            taken_by[set_of[pair.copy]].push(at);
        }
        for at in order(&sets, &set_of, &self.pairs, self.documents) {
            self.settle(&sets[at], &taken_by[at]);
        }
    }

    /// Returns sets of documents that are one text without a known original, and the others alone.
    fn sets_of_one_text(&self) -> Vec<Vec<usize>> {
        let mut joined = Joined::default();
        for at in 0..self.documents.len() {
            joined.add(at);
        }
        let same = self.pairs.iter().filter(|pair| pair.one_text);
        same.for_each(|pair| joined.join(pair.copy, pair.original));
        joined.sets()
    }

    /// Names the originators of a set of one text, whose originals have theirs; `copied` are the
    /// pairs in which one of the set is the copy.
    fn settle(&mut self, set: &[usize], copied: &[usize]) {
        let pairs = copied.iter().map(|&at| &self.pairs[at]);
        let taken: Vec<(usize, usize, Vec<Borrowed>)> =
            pairs.map(|pair| (pair.copy, pair.share, self.taken(pair))).collect();
        let parents = || taken.iter().filter(|(copy, _, _)| self.derived[*copy]);
        let least = parents().map(|(_, share, _)| *share).max().unwrap_or_default().min(QUARTER);
        let large = parents().filter(|(_, share, _)| *share >= least);
        let mut names: BTreeSet<String> =
            large.flat_map(|(_, _, passages)| passages).flat_map(|passage| passage.names.clone()).collect();
        if names.is_empty() {
            let credited: BTreeSet<&String> =
                set.iter().filter(|&&at| self.credited[at]).map(|&at| &self.base[at]).collect();
            names = match credited.is_empty() {
                false => credited.into_iter().cloned().collect(),
                true => BTreeSet::from([one_of(set.iter().map(|&at| self.base[at].as_str()))]),
            };
        }
        let names: Vec<String> = names.into_iter().collect();
        set.iter().for_each(|&at| self.names[at].clone_from(&names));
        for (copy, _, passages) in taken {
            self.borrow(copy, passages);
        }
    }

    /// Returns the passages of the copy with the names their originals have.
    fn taken(&self, pair: &Pair) -> Vec<Borrowed> {
        let passages = pair.copying.passages.iter();
        passages
            .map(|passage| Borrowed { span: passage.copy, names: self.at(pair.original, passage.original) })
            .collect()
    }

    /// Returns the originators of a place that are known so far.
    fn at(&self, document: usize, place: Span) -> Vec<String> {
        let mut borrowed = self.borrowed[document].iter();
        let found = borrowed.find(|passage| passage.span.overlaps(place)).map(|passage| &passage.names);
        found.unwrap_or(&self.names[document]).clone()
    }

    fn borrow(&mut self, document: usize, passages: Vec<Borrowed>) {
        for passage in passages {
            if self.at(document, passage.span) != passage.names {
                self.borrowed[document].push(passage);
            }
        }
    }

    /// Gives passages of which it is not known who had them first one name in all documents.
    fn share_undirected(&mut self) {
        let mut joined = Joined::default();
        let mut weak = Vec::new();
        for pair in self.pairs.iter().filter(|pair| !pair.one_text && !pair.copying.directed) {
            joined.join(pair.copy, pair.original);
            weak.push((pair.copy, pair.original, pair.copying));
        }
        let mut label: HashMap<usize, Vec<String>> = HashMap::new();
        for set in joined.sets() {
            let names = vec![one_of(set.iter().flat_map(|&at| &self.names[at]).map(String::as_str))];
            set.into_iter().for_each(|at| drop(label.insert(at, names.clone())));
        }
        for (copy, original, copying) in weak {
            for passage in &copying.passages {
                for (document, span) in [(copy, passage.copy), (original, passage.original)] {
                    let free = !self.borrowed[document].iter().any(|known| known.span.overlaps(span));
                    if free && let Some(names) = label.get(&document) {
                        self.borrow(document, vec![Borrowed { span, names: names.clone() }]);
                    }
                }
            }
        }
    }

    /// Gives words of one speaker that documents of several originators quote to the speaker.
    fn share_utterances(&mut self, lexicon: &Lexicon) {
        for utterance in utterances(self.documents, lexicon) {
            let behind: BTreeSet<Vec<String>> =
                utterance.places.iter().map(|&(document, span)| self.at(document, span)).collect();
            if behind.len() > 1 {
                for &(document, span) in &utterance.places {
                    let names = vec![utterance.speaker.clone()];
                    self.borrowed[document].insert(0, Borrowed { span, names });
                }
            }
        }
    }

    fn finish(self) -> Originators {
        let of = self.documents.iter().map(|document| document.id).zip(self.names).collect();
        let borrowed = self.documents.iter().map(|document| document.id).zip(self.borrowed);
        Originators { of, borrowed: borrowed.filter(|(_, passages)| !passages.is_empty()).collect() }
    }
}

/// Returns "A" for one name, "A or B" for two, "A or 3 others" for more.
fn one_of<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect::<BTreeSet<_>>().into_iter().collect();
    match names.len() {
        0 => String::new(),
        1..=LISTED => names.join(" or "),
        more => format!("{} or {} others", names[0], more - 1),
    }
}

/// Returns the full name of every credited agency: the one outlet it abbreviates, where that carries
/// the credit itself, else the credit.
fn agencies(
    documents: &[&Document],
    read: &[Credits],
    families: &Families,
    outlets: &Outlets,
) -> BTreeMap<String, String> {
    let mut full: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (document, credits) in documents.iter().zip(read) {
        let Some(agency) = &credits.agency else { continue };
        let names = full.entry(agency.clone()).or_default();
        if abbreviates(agency, &document.source, outlets) {
            names.insert(families.name(&document.source));
        }
    }
    let only = |(agency, names): (String, BTreeSet<String>)| {
        let name = names.first().filter(|_| names.len() == 1).cloned();
        (agency.clone(), name.unwrap_or(agency))
    };
    full.into_iter().map(only).collect()
}

/// Returns the lines that say another outlet had the report first.
fn reported(
    document: &Document,
    own: &str,
    known: &BTreeMap<&str, String>,
    outlets: &Outlets,
) -> Vec<Borrowed> {
    let reports = first_reports(document, outlets).into_iter().map(|report| {
        let known = known.get(report.name.as_str()).cloned();
        Borrowed { span: report.line, names: vec![known.unwrap_or(report.name)] }
    });
    reports.filter(|report| report.names != [own]).collect()
}

/// Returns the copies by the places of their documents, with how much is shared.
fn pairs<'a>(documents: &[&Document], copies: &'a [Copying]) -> Vec<Pair<'a>> {
    let places: HashMap<DocumentId, usize> =
        documents.iter().enumerate().map(|(at, document)| (document.id, at)).collect();
    let running: Vec<OnceLock<usize>> = documents.iter().map(|_| OnceLock::new()).collect();
    let running = |at: usize| *running[at].get_or_init(|| Words::read(documents[at], &[]).running);
    let pair = |copying: &'a Copying| {
        let (copy, original) = (*places.get(&copying.copy)?, *places.get(&copying.original)?);
        let spans = copying.passages.iter().map(|passage| passage.copy);
        let in_copy = share(documents[copy], spans, running(copy));
        let spans = copying.passages.iter().map(|passage| passage.original);
        let in_original = || share(documents[original], spans, running(original));
        let one_text = !copying.directed && (in_copy >= HALF || in_original() >= HALF);
        Some(Pair { copy, original, copying, share: in_copy, one_text })
    };
    copies.par_iter().filter_map(pair).collect()
}

/// Returns how much of a document's running text, of so many words, some passages make up, out of
/// 100; what is in several of them counts once.
fn share(document: &Document, passages: impl Iterator<Item = Span>, running: usize) -> usize {
    let mut passages: Vec<Span> = passages.collect();
    passages.sort_unstable();
    let mut shared = 0;
    let mut end = 0;
    for span in passages {
        let fresh = Span::new(span.start.max(end), span.end);
        shared += count_words(&document.text, fresh);
        end = end.max(span.end);
    }
    shared * 100 / running.max(1)
}

/// Returns of each document whether half of it is known to be taken from others.
fn derived(documents: &[&Document], pairs: &[Pair]) -> Vec<bool> {
    let mut taken: Vec<Vec<Span>> = vec![Vec::new(); documents.len()];
    for pair in pairs.iter().filter(|pair| pair.copying.directed) {
        taken[pair.copy].extend(pair.copying.passages.iter().map(|passage| passage.copy));
    }
    let documents = documents.par_iter().zip(taken);
    documents
        .map(|(document, taken)| {
            let running = || Words::read(document, &[]).running;
            !taken.is_empty() && share(document, taken.into_iter(), running()) >= HALF
        })
        .collect()
}

/// Returns the sets so that originals come before their copies. Copies that lead back to themselves
/// are cut where the earliest document is.
fn order(sets: &[Vec<usize>], set_of: &[usize], pairs: &[Pair], documents: &[&Document]) -> Vec<usize> {
    let mut above = vec![0_usize; sets.len()];
    let mut below: Vec<Vec<usize>> = vec![Vec::new(); sets.len()];
    for pair in pairs.iter().filter(|pair| pair.copying.directed) {
        let (copy, original) = (set_of[pair.copy], set_of[pair.original]);
        if copy != original {
            above[copy] += 1;
            below[original].push(copy);
        }
    }
    let rank = |at: usize| {
        let dates = sets[at].iter().map(|&document| documents[document]);
        dates.map(|d| (d.published.is_none(), d.published, d.id)).min()
    };
    let mut waiting: BTreeSet<_> = (0..sets.len()).map(|at| (above[at], rank(at), at)).collect();
    let mut order = Vec::with_capacity(sets.len());
    while let Some((_, _, at)) = waiting.pop_first() {
        order.push(at);
        for &copy in &below[at] {
            if waiting.remove(&(above[copy], rank(copy), copy)) {
                above[copy] -= 1;
                waiting.insert((above[copy], rank(copy), copy));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::super::testing::{dated, document, lexicon};
    use super::super::{copies, originators};
    use super::*;

    const STORY: &str = "The river rose by two metres in the night and the lower town was cleared by noon. Forty \
                         cellars are full of mud and oil, and the school will stay shut until the pumps that the \
                         army lent have done their work.";

    const OTHER: &str = "At the station nobody had heard of a train since the morning, and those who wanted to go \
                         home sat on their bags, ate what the kiosk still had and told each other about the flood \
                         of forty years ago, when the water stood in the waiting room.";

    fn names(documents: &[Document]) -> Vec<String> {
        let lexicon = lexicon();
        let copies = copies(documents, &BTreeMap::new(), lexicon);
        let found = originators(documents, &copies, lexicon);
        let mut turned = documents.to_vec();
        turned.reverse();
        assert_eq!(originators(&turned, &copies, lexicon), found);
        documents.iter().map(|document| found.of[&document.id].join(" + ")).collect()
    }

    fn at(documents: &[Document], document: usize, words: &str) -> Vec<String> {
        let lexicon = lexicon();
        let copies = copies(documents, &BTreeMap::new(), lexicon);
        let found = originators(documents, &copies, lexicon);
        let start = documents[document].text.find(words).unwrap();
        found.at(documents[document].id, Span::new(start, start + words.len())).to_vec()
    }

    #[test]
    fn reprints_of_an_agency_have_one_originator_though_its_own_text_is_missing() {
        let nine: Vec<Document> = ('A'..='I')
            .map(|outlet| document(&outlet.to_string(), &format!("ULM (EPA) - {STORY}")))
            .collect();
        assert_eq!(names(&nine), ["EPA"; 9]);
    }

    #[test]
    fn an_uncredited_reprint_has_the_agency_of_the_credited_one() {
        let credited = dated("A", &format!("ULM (EPA) - {STORY}"), 3);
        let agency = dated("Eastern Press Agency", &format!("ULM (EPA) - {OTHER}"), 1);
        assert_eq!(names(&[credited, dated("B", STORY, 2), agency]), ["Eastern Press Agency"; 3]);
    }

    #[test]
    fn copies_are_followed_back_to_the_first() {
        let chain = [
            dated("C", &format!("{STORY} So."), 3),
            dated("A", STORY, 1),
            dated("B", &format!("Yes. {STORY}"), 2),
        ];
        assert_eq!(names(&chain), ["A"; 3]);
    }

    #[test]
    fn who_was_first_may_be_unknown() {
        assert_eq!(names(&[document("A", STORY), document("B", STORY)]), ["A or B"; 2]);
        let three = [document("A", STORY), document("B", STORY), document("C", STORY)];
        assert_eq!(names(&three), ["A or 2 others"; 3]);
    }

    #[test]
    fn a_release_stands_behind_the_agency_that_prints_it() {
        let mut release = dated("Harbour Board", STORY, 1);
        release.author = Some("Press Office".to_owned());
        assert_eq!(names(&[release, dated("A", &format!("ULM (EPA) - {STORY}"), 1)]), ["Harbour Board"; 2]);
    }

    #[test]
    fn two_parents_are_both_named() {
        let both = dated("C", &format!("{STORY}\n\n{OTHER}"), 3);
        assert_eq!(names(&[dated("A", STORY, 1), dated("B", OTHER, 2), both]), ["A", "B", "A + B"]);
    }

    #[test]
    fn one_copied_paragraph_is_borrowed_and_the_rest_is_not() {
        let mostly_own = format!("{OTHER} {OTHER} Nobody slept.\n\n{STORY}");
        let documents = [dated("A", STORY, 1), dated("B", &mostly_own, 2)];
        assert_eq!(names(&documents), ["A", "B"]);
        assert_eq!(at(&documents, 1, "Forty"), ["A"]);
        assert_eq!(at(&documents, 1, "forty years"), ["B"]);
    }

    #[test]
    fn a_quotation_in_two_outlets_is_the_speakers() {
        let speech = "“We lost forty boats in one night, and no one will tell us who is to pay for them,”";
        let documents = [
            document("A", &format!("{OTHER} {speech} said Ann Moe, a fisherman. 12 men work.")),
            document("B", &format!("Talks go on. {speech} Moe told us.")),
        ];
        assert_eq!(names(&documents), ["A", "B"]);
        assert_eq!([at(&documents, 0, "forty boats"), at(&documents, 1, "forty boats")], [["Ann Moe"]; 2]);
        assert_eq!(at(&documents, 0, "12"), ["A"]);
    }

    #[test]
    fn what_another_outlet_reported_first_is_its_own() {
        let documents = [document(
            "A",
            "The sale of 40 boats was first reported by the Valley News.\n\nNow 30 are left.",
        )];
        assert_eq!(at(&documents, 0, "40"), ["Valley News"]);
        assert_eq!(at(&documents, 0, "30"), ["A"]);
    }
}
