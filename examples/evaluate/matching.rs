//! Defines [`Matching`], which mention answers which number of the gold, and what each got right.

use super::gold::{Gold, Number, Sort};
use super::same::{same_name, same_unit, same_value, same_word};
use super::tally::{Share, Tally, f1};
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Analysis, Mention, Span};
use std::collections::{BTreeMap, BTreeSet};

/// Which mention answers which number of the gold, one to one.
pub struct Matching<'a> {
    pub analysis: &'a Analysis,
    pub gold: &'a Gold,
    /// Mention index to gold index.
    pub of: BTreeMap<usize, usize>,
}

/// Shared bytes over all bytes of two spans.
fn overlap(left: Span, right: Span) -> f64 {
    let shared = left.end.min(right.end).saturating_sub(left.start.max(right.start));
    shared as f64 / left.cover(right).len().max(1) as f64
}

fn span(number: &Number) -> Span {
    Span::new(number.start, number.end)
}

/// Returns the gold's name of the document a mention stands in.
fn document<'g>(analysis: &Analysis, gold: &'g Gold, mention: &Mention) -> Option<&'g [usize]> {
    let name = analysis.corpus.document_of(mention)?.name.as_str();
    let fits = |known: &str| {
        known == name || known.ends_with(&format!("/{name}")) || name.ends_with(&format!("/{known}"))
    };
    gold.by_document.iter().find(|(known, _)| fits(known)).map(|(_, numbers)| numbers.as_slice())
}

impl<'a> Matching<'a> {
    /// Matches mentions and gold by their overlap, the best first.
    pub fn new(analysis: &'a Analysis, gold: &'a Gold) -> Self {
        let mut pairs = Vec::new();
        for (at, mention) in analysis.corpus.mentions().iter().enumerate() {
            for &number in document(analysis, gold, mention).unwrap_or_default() {
                let shared = overlap(mention.span, span(&gold.numbers[number]));
                if shared > 0.0 {
                    pairs.push((shared, at, number));
                }
            }
        }
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let (mut of, mut taken) = (BTreeMap::new(), BTreeSet::new());
        for (_, mention, number) in pairs {
            if !of.contains_key(&mention) && taken.insert(number) {
                of.insert(mention, number);
            }
        }
        Self { analysis, gold, of }
    }

    /// Returns the matched claims: mention and gold.
    pub fn claims(&self) -> impl Iterator<Item = (&'a Mention, &'a Number)> {
        let pairs =
            self.of.iter().map(|(&m, &g)| (&self.analysis.corpus.mentions()[m], &self.gold.numbers[g]));
        pairs.filter(|(_, number)| number.kind == Sort::Claim).collect::<Vec<_>>().into_iter()
    }

    /// Returns the gold numbers that a span of a document overlaps best, for relations.
    pub fn best(&self, mention: &Mention) -> Option<&'a Number> {
        let numbers = document(self.analysis, self.gold, mention)?.iter().map(|&at| &self.gold.numbers[at]);
        let scored = numbers.map(|number| (overlap(mention.span, span(number)), number));
        scored
            .filter(|(shared, _)| *shared > 0.0)
            .max_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, number)| number)
    }

    fn only_optional(&self, mention: &Mention) -> bool {
        let numbers = document(self.analysis, self.gold, mention).unwrap_or_default();
        let mut over = numbers
            .iter()
            .map(|&at| &self.gold.numbers[at])
            .filter(|n| overlap(mention.span, span(n)) > 0.0)
            .peekable();
        over.peek().is_some() && over.all(|number| number.kind == Sort::Optional)
    }

    /// Counts found, spurious and missed numbers.
    pub fn mentions(&self, tally: &mut Tally) {
        let wanted = self.gold.numbers.iter().filter(|number| number.kind == Sort::Claim).count();
        let (mut reported, mut hits) = (0, 0);
        for (at, mention) in self.analysis.corpus.mentions().iter().enumerate() {
            match self.of.get(&at).map(|&number| &self.gold.numbers[number]) {
                Some(number) if number.kind == Sort::Optional => continue,
                None if self.only_optional(mention) => continue,
                Some(number) if number.kind == Sort::Claim => hits += 1,
                Some(number) => {
                    let why = number.why.as_deref().unwrap_or("no claim");
                    tally.error("spurious mentions", format!("  ({why}) {}", self.quote(mention)));
                }
                None => tally.error("spurious mentions", format!("  {}", self.quote(mention))),
            }
            reported += 1;
        }
        let matched: BTreeSet<usize> = self.of.values().copied().collect();
        for (at, number) in self.gold.numbers.iter().enumerate() {
            if number.kind == Sort::Claim && !matched.contains(&at) {
                tally.error("missed claims", format!("  {}", self.quote_gold(number)));
            }
        }
        let (precision, recall) =
            (hits as f64 / (reported.max(1)) as f64, hits as f64 / wanted.max(1) as f64);
        tally.share("mention precision", Share { right: hits, of: reported });
        tally.share("mention recall", Share { right: hits, of: wanted });
        tally.number("mention F1", f1(precision, recall));
    }

    /// Judges the parts of every matched claim.
    pub fn parts(&self, tally: &mut Tally, lexicon: &Lexicon) {
        let names = ["value", "unit", "counted", "event", "place", "speaker", "no speaker"];
        let mut shares: BTreeMap<&str, Share> = BTreeMap::new();
        for (mention, number) in self.claims() {
            for (name, right, given, wanted) in judge(mention, number, lexicon) {
                shares.entry(name).or_default().add(right);
                if !right {
                    let text = format!("  {given:?}, gold {wanted}: {}", self.quote(mention));
                    tally.error(name, text);
                }
            }
        }
        for name in names {
            tally.share(name, shares.get(name).copied().unwrap_or_default());
        }
    }

    /// Returns the sentence of a mention with its number marked.
    pub fn quote(&self, mention: &Mention) -> String {
        let Some(document) = self.analysis.corpus.document_of(mention) else { return String::new() };
        mark(&document.name, &document.text, mention.sentence, mention.span)
    }

    /// Returns the surroundings of a number of the gold with it marked.
    pub fn quote_gold(&self, number: &Number) -> String {
        let documents = self.analysis.corpus.documents().iter();
        let fits = |name: &str| number.document.ends_with(name) || name.ends_with(&number.document);
        let Some(document) = documents.clone().find(|document| fits(&document.name)) else {
            return number.name();
        };
        let text = &document.text;
        let start = text[..number.start].rfind('\n').map_or(0, |at| at + 1);
        let end = text[number.end..].find('\n').map_or(text.len(), |at| at + number.end);
        mark(&document.name, text, Span::new(start, end), span(number))
    }
}

fn mark(name: &str, text: &str, sentence: Span, number: Span) -> String {
    let before = Span::new(sentence.start, number.start).of(text);
    let after = Span::new(number.end, sentence.end).of(text);
    let skip = before.chars().count().saturating_sub(150);
    let before: String = before.chars().skip(skip).collect();
    let after: String = after.chars().take(150).collect();
    format!("{name}: {before}>>{}<<{after}", number.of(text)).replace('\n', " ")
}

type Judged = (&'static str, bool, Option<String>, String);

/// Returns each part that the gold says something about: name, whether right, given, wanted.
pub fn judge(mention: &Mention, number: &Number, lexicon: &Lexicon) -> Vec<Judged> {
    let mut judged: Vec<Judged> = Vec::new();
    let amount = format!("[{:?}, {:?}] {:?}", number.low, number.high, number.unit);
    let given = Some(mention.quantity.to_string());
    judged.push(("value", same_value(&mention.quantity, number, lexicon), given, amount.clone()));
    if let Some(unit) = &number.unit {
        let code = &mention.quantity.unit.code;
        judged.push((
            "unit",
            same_unit(code, unit.as_deref().unwrap_or_default()),
            Some(code.clone()),
            amount,
        ));
    }
    let mut part = |name, right: &[Option<String>], given: Option<&str>, same: fn(&str, &str) -> bool| {
        let empty_is_fine = right.iter().any(Option::is_none);
        if right.iter().all(Option::is_none) || (empty_is_fine && given.is_none()) {
            return;
        }
        let is_right = given.is_some_and(|given| right.iter().flatten().any(|right| same(given, right)));
        judged.push((name, is_right, given.map(str::to_owned), format!("{right:?}")));
    };
    part("counted", &number.counted, mention.counted.as_ref().map(|c| c.lemma.as_str()), same_word);
    part("event", &number.event, mention.event.as_ref().map(|e| e.lemma.as_str()), same_word);
    part("place", &number.place, mention.place.as_ref().map(|p| p.name.as_str()), same_name);
    let speaker = mention.speaker.as_ref().map(|s| s.name.as_str());
    part("speaker", &number.speaker, speaker, same_name);
    if number.speaker.iter().all(Option::is_none) {
        judged.push(("no speaker", speaker.is_none(), speaker.map(str::to_owned), "none".to_owned()));
    }
    judged
}
