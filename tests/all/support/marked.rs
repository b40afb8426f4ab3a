//! Defines [`analysis`], the analysis that people marked in a corpus: figures, claims and conflicts as
//! they should be found. Writers are tested on it, so that they do not depend on how well numbers
//! are read.

use claimgraph::extract::extract;
use claimgraph::ingest;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{
    Analysis, Bound, Cause, CauseKind, Claim, ClaimId, Conflict, ConflictId, ConflictKind, ContentHash,
    Copying, Corpus, Counted, Decimal, Dimension, Document, DocumentId, Event, Extraction, Figure, FigureId,
    Findings, Kind, Mention, MentionId, Modality, Origin, Originators, Passage, Place, Quantity, Resolution,
    Sentence, SentenceKind, Side, Span, Speaker, Step, Story, StoryId, Unit, Update,
};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Number {
    kind: String,
    document: String,
    start: usize,
    end: usize,
    low: Option<f64>,
    high: Option<f64>,
    #[serde(default)]
    exclusive_low: bool,
    #[serde(default)]
    exclusive_high: bool,
    #[serde(default)]
    approx: bool,
    unit: Option<String>,
    #[serde(default)]
    counted: Vec<Option<String>>,
    #[serde(default)]
    event: Vec<Option<String>>,
    #[serde(default)]
    place: Vec<Option<String>>,
    #[serde(default)]
    speaker: Vec<Option<String>>,
    quantity: Option<String>,
}

#[derive(Deserialize)]
struct Relation {
    kind: String,
    sides: Vec<Vec<String>>,
    why: String,
    #[serde(default)]
    optional: bool,
}

#[derive(Deserialize)]
struct Relations {
    relations: Vec<Relation>,
    #[serde(default)]
    copies: Vec<(String, String)>,
}

/// The word tables, read once.
static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::embedded().unwrap());

/// Returns the marked analysis of one story: `gold` holds `gold.jsonl` and `relations.json`, `articles`
/// the folder of the story's articles.
pub(crate) fn analysis(gold: &Path, articles: &Path) -> Analysis {
    let story = articles.file_name().unwrap().to_str().unwrap().to_owned();
    let documents = documents(articles);
    let extractions: BTreeMap<DocumentId, Extraction> =
        documents.iter().map(|document| (document.id, extract(document, &LEXICON))).collect();
    let by_name: BTreeMap<String, &Document> =
        documents.iter().map(|document| (format!("{story}/{}", document.name), document)).collect();
    let read = |name: &str| fs::read_to_string(gold.join(name)).unwrap();
    let numbers: Vec<Number> =
        read("gold.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut mentions = Vec::new();
    let mut figure_of: BTreeMap<MentionId, String> = BTreeMap::new();
    for number in numbers.iter().filter(|number| number.kind == "claim") {
        let Some(document) = by_name.get(&number.document) else { continue };
        let mention = mention(number, document, &extractions[&document.id]);
        figure_of.insert(mention.id, number.quantity.clone().unwrap());
        mentions.push(mention);
    }
    let relations: Relations = serde_json::from_str(&read("relations.json")).unwrap();
    let copies = copies(&relations, &by_name);
    let originators = originators(&documents, &copies);
    let corpus = Corpus::new(documents, mentions);
    let resolution = resolution(&corpus, &figure_of);
    let findings = findings(&relations, &story, &corpus, &resolution, &originators);
    Analysis { corpus, extractions, resolution, findings, copies, originators }
}

/// Returns the marked analysis of the demonstration articles.
pub(crate) fn united_front() -> Analysis {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    analysis(&root.join("data/united-front-gold"), &root.join("data/united-front"))
}

/// Returns the marked analysis of a story of the practice corpus.
pub(crate) fn practice(story: &str) -> Analysis {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/practice");
    analysis(&root, &root.join("stories").join(story))
}

fn documents(folder: &Path) -> Vec<Document> {
    let pieces = ingest::pieces(&[PathBuf::from(folder)]);
    pieces.map(|piece| ingest::document(piece.unwrap()).unwrap()).collect()
}

fn mention(number: &Number, document: &Document, read: &Extraction) -> Mention {
    let span = Span::new(number.start, number.end);
    let holds = |sentence: &&Sentence| sentence.span.contains(span);
    let sentence = read.sentences.iter().find(holds);
    let first = |list: &[Option<String>]| list.first().cloned().flatten();
    let counted =
        first(&number.counted).map(|lemma| Counted { text: lemma.clone(), lemma, ..Counted::default() });
    let event = first(&number.event).map(|lemma| Event { lemma, class: None });
    let place = first(&number.place).map(|name| Place { name, within: Vec::new(), origin: Origin::Clause });
    let row = sentence.is_some_and(|sentence| sentence.kind == SentenceKind::Row);
    let around = sentence.map_or(span, |sentence| sentence.span);
    Mention {
        counted,
        event,
        place,
        speaker: first(&number.speaker).map(|name| Speaker { name, span: None }),
        trace: row.then_some((claimgraph::model::Part::Structure, "row")).into_iter().collect(),
        ..Mention::bare(document.id, &document.text, span, around, quantity(number))
    }
}

fn quantity(number: &Number) -> Quantity {
    let decimal = |value: f64| value.to_string().parse::<Decimal>().unwrap().normalize();
    let bound = |value: Option<f64>, exclusive| value.map(|value| Bound { value: decimal(value), exclusive });
    let unit = match number.unit.as_deref() {
        None => Unit::count(),
        Some("%") => Unit::percent(),
        Some("pp") => Unit::simple("pp", Dimension::Points),
        Some(code) if code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()) => Unit::money(code),
        Some(code) => Unit::simple(code, Dimension::Other),
    };
    Quantity {
        low: bound(number.low, number.exclusive_low),
        high: bound(number.high, number.exclusive_high),
        unit,
        per: None,
        approximate: number.approx,
        precision: Decimal::ONE,
    }
}

fn copies(relations: &Relations, by_name: &BTreeMap<String, &Document>) -> Vec<Copying> {
    let known = relations.copies.iter().filter_map(|(copy, original)| {
        let (copy, original) = (by_name.get(copy)?, by_name.get(original)?);
        let longest =
            copy.text.lines().filter(|line| original.text.contains(line)).max_by_key(|line| line.len())?;
        let find = |text: &str| text.find(longest).map(|at| Span::new(at, at + longest.len()));
        let passage = Passage { copy: find(&copy.text)?, original: find(&original.text)? };
        Some(Copying {
            copy: copy.id,
            original: original.id,
            directed: true,
            passages: vec![passage],
            evidence: vec!["a paragraph is the same word for word".to_owned()],
        })
    });
    known.collect()
}

fn originators(documents: &[Document], copies: &[Copying]) -> Originators {
    let source = |id| documents.iter().find(|d| d.id == id).unwrap().source.clone();
    let of = |document: &Document| {
        let from: Vec<String> =
            copies.iter().filter(|copy| copy.copy == document.id).map(|copy| source(copy.original)).collect();
        (document.id, if from.is_empty() { vec![document.source.clone()] } else { from })
    };
    Originators { of: documents.iter().map(of).collect(), ..Originators::default() }
}

fn resolution(corpus: &Corpus, figure_of: &BTreeMap<MentionId, String>) -> Resolution {
    let mut groups: BTreeMap<&str, Vec<&Mention>> = BTreeMap::new();
    for mention in corpus.mentions() {
        groups.entry(&figure_of[&mention.id]).or_default().push(mention);
    }
    let story = StoryId(corpus.documents()[0].id.0);
    let mut resolution = Resolution::default();
    let title = corpus.documents()[0].title.clone().unwrap_or_default();
    let documents = corpus.documents().iter().map(|document| document.id).collect();
    resolution.stories = vec![Story { id: story, title, documents }];
    for mentions in groups.values() {
        let id = FigureId(mentions[0].id.0);
        resolution.figures.push(figure(id, story, mentions));
        resolution.claims.extend(claims(id, mentions));
    }
    resolution.figures.sort_by_key(|figure| figure.id);
    resolution.claims.sort_by_key(|claim| claim.id);
    resolution
}

fn figure(id: FigureId, story: StoryId, mentions: &[&Mention]) -> Figure {
    let counted = mentions.iter().find_map(|m| Some(m.counted.as_ref()?.lemma.clone()));
    let event = mentions.iter().find_map(|m| Some(m.event.as_ref()?.lemma.clone()));
    let place = mentions.iter().find_map(|m| Some(m.place.as_ref()?.name.clone()));
    let words: Vec<String> = [&counted, &event].into_iter().flatten().cloned().collect();
    let place_words = place.iter().map(|place| format!(", {place}")).collect::<String>();
    Figure {
        id,
        story,
        label: format!("{}{place_words}", words.join(" · ")),
        counted,
        event,
        place,
        kind: Kind::Level,
        dimension: mentions[0].quantity.unit.dimension,
        mentions: mentions.iter().map(|mention| mention.id).collect(),
    }
}

fn claims(figure: FigureId, mentions: &[&Mention]) -> Vec<Claim> {
    let mut groups: BTreeMap<String, Vec<&Mention>> = BTreeMap::new();
    for mention in mentions {
        groups.entry(mention.quantity.to_string()).or_default().push(mention);
    }
    let claim = |(value, mentions): (String, Vec<&Mention>)| Claim {
        id: ClaimId(ContentHash::new().number(figure.0).field(value).finish()),
        figure,
        quantity: mentions[0].quantity.clone(),
        modality: Modality::Asserted,
        mentions: mentions.iter().map(|mention| mention.id).collect(),
    };
    groups.into_iter().map(claim).collect()
}

fn findings(
    relations: &Relations,
    story: &str,
    corpus: &Corpus,
    resolution: &Resolution,
    originators: &Originators,
) -> Findings {
    let mut findings = Findings::default();
    let prefix = format!("{story}/");
    for relation in relations.relations.iter().filter(|r| !r.optional && r.sides[0][0].starts_with(&prefix)) {
        let sides: Vec<Vec<&Mention>> =
            relation.sides.iter().map(|side| found(side, &prefix, corpus)).collect();
        match relation.kind.as_str() {
            "value_conflict" => findings.conflicts.push(value(relation, &sides, resolution, originators)),
            "sum_conflict" => findings.conflicts.push(sum(relation, &sides, resolution, originators)),
            "update" => findings.updates.extend(update(relation, &sides, corpus, resolution)),
            _ => {}
        }
    }
    findings
}

fn found<'a>(side: &[String], prefix: &str, corpus: &'a Corpus) -> Vec<&'a Mention> {
    let one = |name: &String| {
        let (document, span) = name.split_once('@').unwrap();
        let document = document.strip_prefix(prefix).unwrap();
        let document = corpus.documents().iter().find(|d| d.name == document).unwrap();
        let (start, end) = span.split_once('-').unwrap();
        let span = Span::new(start.parse().unwrap(), end.parse().unwrap());
        corpus.mention(MentionId::of(document.id, span))
    };
    side.iter().filter_map(one).collect()
}

fn claim_of<'a>(resolution: &'a Resolution, mention: &Mention) -> &'a Claim {
    resolution.claims.iter().find(|claim| claim.mentions.contains(&mention.id)).unwrap()
}

fn side(label: String, mentions: &[&Mention], resolution: &Resolution, originators: &Originators) -> Side {
    let claims: BTreeSet<ClaimId> = mentions.iter().map(|mention| claim_of(resolution, mention).id).collect();
    let mut ids: Vec<MentionId> = mentions.iter().map(|mention| mention.id).collect();
    ids.sort();
    let behind = originators.behind(mentions.iter().map(|mention| mention.document)).len();
    let outlets: BTreeSet<DocumentId> = mentions.iter().map(|mention| mention.document).collect();
    let (count, outlets) = (ids.len(), outlets.len());
    Side { label, claims: claims.into_iter().collect(), mentions: ids, count, outlets, originators: behind }
}

fn conflict(kind: ConflictKind, sides: Vec<Side>, resolution: &Resolution, relation: &Relation) -> Conflict {
    let mut figures: Vec<FigureId> = Vec::new();
    for claim in sides.iter().flat_map(|side| &side.claims) {
        let figure = resolution.claims.iter().find(|c| c.id == *claim).unwrap().figure;
        if !figures.contains(&figure) {
            figures.push(figure);
        }
    }
    let id =
        sides.iter().flat_map(|side| &side.mentions).fold(ContentHash::new(), |hash, id| hash.number(id.0));
    let cause = Cause { kind: CauseKind::MixedUp, evidence: relation.why.clone(), mentions: Vec::new() };
    Conflict {
        id: ConflictId(id.finish()),
        kind,
        figures,
        explanation: relation.why.clone(),
        working: Vec::new(),
        weight: 1.0,
        unlisted: 0,
        cause: Some(cause),
        sides,
    }
}

fn value(
    relation: &Relation,
    sides: &[Vec<&Mention>],
    resolution: &Resolution,
    originators: &Originators,
) -> Conflict {
    let sides: Vec<Side> = sides
        .iter()
        .filter(|mentions| !mentions.is_empty())
        .map(|mentions| {
            side(claim_of(resolution, mentions[0]).quantity.to_string(), mentions, resolution, originators)
        })
        .collect();
    let labels: Vec<&str> = sides.iter().map(|side| side.label.as_str()).collect();
    let working = vec![labels.join(" is not ")];
    Conflict { working, ..conflict(ConflictKind::Value, sides, resolution, relation) }
}

fn sum(
    relation: &Relation,
    sides: &[Vec<&Mention>],
    resolution: &Resolution,
    originators: &Originators,
) -> Conflict {
    // The same part may be marked twice, in running text and in a table: it is added once.
    let parts: BTreeMap<FigureId, &Mention> =
        sides[1].iter().map(|mention| (claim_of(resolution, mention).figure, *mention)).collect();
    let mut parts: Vec<&Mention> = parts.into_values().collect();
    parts.sort_by_key(|mention| mention.span);
    let values: Vec<Decimal> = parts.iter().filter_map(|mention| mention.quantity.point()).collect();
    let worked = values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" + ");
    let total = sides[0][0].quantity.to_string();
    let parts_label = format!("parts: {worked} = {}", values.iter().sum::<Decimal>());
    let sides = vec![
        side(format!("total {total}"), &sides[0], resolution, originators),
        side(parts_label, &parts, resolution, originators),
    ];
    let working = vec![format!("{worked} = {}, not {total}", values.iter().sum::<Decimal>())];
    Conflict { working, ..conflict(ConflictKind::Sum, sides, resolution, relation) }
}

fn update(
    relation: &Relation,
    sides: &[Vec<&Mention>],
    corpus: &Corpus,
    resolution: &Resolution,
) -> Option<Update> {
    let step = |mentions: &Vec<&Mention>| {
        let date = corpus.document_of(mentions.first()?)?.published?;
        Some(Step {
            when: date.to_string(),
            claim: claim_of(resolution, mentions[0]).id,
            mentions: mentions.iter().map(|mention| mention.id).collect(),
        })
    };
    let steps: Vec<Step> = sides.iter().filter_map(step).collect();
    let figure = claim_of(resolution, sides.first()?.first()?).figure;
    (steps.len() > 1).then(|| Update { figure, steps, explanation: relation.why.clone() })
}
