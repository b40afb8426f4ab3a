//! Holds the tagger against its case file, and measures it on a treebank where one is at hand.

use claimgraph::lexicon::Lexicon;
use claimgraph::model::Span;
use claimgraph::text::{Tag, Token, tokenise};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Returns the token that an expectation names: its text, with `#2` for the second of its kind.
fn find<'a, 't>(tokens: &'a [Token<'t>], name: &str) -> Option<&'a Token<'t>> {
    let (text, nth) = name.split_once('#').map_or((name, 1), |(text, nth)| (text, nth.parse().unwrap_or(1)));
    tokens.iter().filter(|token| token.text == text).nth(nth - 1)
}

/// Cases stand as a sentence and, indented below it, `token tag lemma` for the tokens that matter.
#[test]
fn tags_of_the_case_file() {
    let lexicon = Lexicon::embedded().unwrap();
    let mut failures = String::new();
    let mut sentence = "";
    for line in include_str!("../cases/tags.txt").lines().filter(|line| !line.starts_with('#')) {
        let Some(expectation) = line.strip_prefix("    ") else {
            sentence = line;
            continue;
        };
        let mut words = expectation.split_whitespace();
        let (name, tag) = (words.next().unwrap(), words.next().unwrap());
        let tokens = tokenise(sentence, Span::new(0, sentence.len()), &lexicon);
        let token = find(&tokens, name);
        let found = token.map(|token| (token.tag.name(), token.lemma.as_ref()));
        let lemma = words.next().or(found.map(|(_, lemma)| lemma)).unwrap_or_default();
        if found != Some((tag, lemma)) {
            writeln!(failures, "{sentence}\n    {name}: expected {tag} {lemma}, found {found:?}").unwrap();
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
}

/// A token of a treebank: its bytes in the sentence, tag and lemma.
struct Gold {
    span: Span,
    tag: Tag,
    lemma: String,
}

/// Returns the tag of ours that a token of the treebank has.
fn gold_tag(form: &str, lemma: &str, upos: &str, xpos: &str) -> Tag {
    let auxiliary = matches!(lemma, "be" | "have" | "do") && !matches!(form, "done" | "doing");
    match xpos {
        _ if upos == "PUNCT" => Tag::Mark,
        _ if form == "to" => Tag::To,
        _ if lemma == "not" => Tag::Negation,
        _ if xpos.starts_with('V') && auxiliary => Tag::Auxiliary,
        "NN" => Tag::Noun,
        "NNS" => Tag::Nouns,
        "NNP" | "NNPS" => Tag::Name,
        "VB" | "VBP" | "VBZ" => Tag::Verb,
        "VBD" => Tag::Past,
        "VBN" => Tag::Participle,
        "VBG" => Tag::Gerund,
        "MD" => Tag::Modal,
        "JJ" | "JJR" | "JJS" | "AFX" => Tag::Adjective,
        "RB" | "RBR" | "RBS" => Tag::Adverb,
        "DT" | "PDT" => Tag::Determiner,
        "IN" => Tag::Preposition,
        "PRP" => Tag::Pronoun,
        "PRP$" | "POS" => Tag::Possessive,
        "CC" => Tag::Conjunction,
        "WDT" | "WP" | "WP$" | "WRB" => Tag::Wh,
        "CD" => Tag::Number,
        "RP" => Tag::Particle,
        "EX" => Tag::There,
        "SYM" | "$" => Tag::Symbol,
        _ => Tag::Other,
    }
}

/// Returns the sentences of a CoNLL-U file with their tokens.
fn treebank(file: &str) -> Vec<(String, Vec<Gold>)> {
    let mut sentences: Vec<(String, Vec<Gold>)> = Vec::new();
    let mut at = 0;
    for line in file.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        if let Some(text) = line.strip_prefix("# text = ") {
            sentences.push((text.to_owned(), Vec::new()));
            at = 0;
        } else if fields.len() > 4 && fields[0].bytes().all(|byte| byte.is_ascii_digit()) {
            let Some((text, golds)) = sentences.last_mut() else { continue };
            let Some(found) = text.get(at..).and_then(|rest| rest.find(fields[1])) else { continue };
            let span = Span::new(at + found, at + found + fields[1].len());
            at = span.end;
            let tag = gold_tag(&fields[1].to_lowercase(), fields[2], fields[3], fields[4]);
            golds.push(Gold { span, tag, lemma: fields[2].to_lowercase() });
        }
    }
    sentences
}

/// How much of the sentence is shown on each side of a token, in bytes, where `CLAIMGRAPH_SHOW` asks
/// for it.
const CONTEXT: usize = 50;

/// Prints how often tags and lemmas are right, and the commonest confusions, for the CoNLL-U file
/// named by `CLAIMGRAPH_TREEBANK`; the Universal Dependencies English treebanks fit.
#[test]
fn measure_on_a_treebank() {
    let Ok(path) = std::env::var("CLAIMGRAPH_TREEBANK") else {
        println!("skipped: CLAIMGRAPH_TREEBANK names no treebank");
        return;
    };
    let file = std::fs::read_to_string(&path).unwrap();
    let lexicon = Lexicon::embedded().unwrap();
    let wide = std::env::var("CLAIMGRAPH_SHOW").is_ok();
    let (mut all, mut aligned, mut right, mut lemmas) = (0, 0, 0, 0);
    let mut confusions: BTreeMap<(&str, &str), (usize, Vec<String>)> = BTreeMap::new();
    for (text, golds) in treebank(&file) {
        let tokens = tokenise(&text, Span::new(0, text.len()), &lexicon);
        for gold in golds {
            all += 1;
            let Some(token) = tokens.iter().find(|token| token.span == gold.span) else {
                let near = tokens.iter().find(|token| token.span.overlaps(gold.span));
                let entry = confusions.entry(("token", "")).or_default();
                entry.0 += 1;
                entry.1.push(format!("{}~{}", gold.span.of(&text), near.map_or("", |near| near.text)));
                continue;
            };
            aligned += 1;
            lemmas += usize::from(token.lemma == gold.lemma);
            if token.tag == gold.tag {
                right += 1;
            } else {
                let entry = confusions.entry((gold.tag.name(), token.tag.name())).or_default();
                entry.0 += 1;
                let from = gold.span.start.saturating_sub(CONTEXT);
                let context = text.get(from..gold.span.end + CONTEXT).unwrap_or(&text);
                entry.1.push(if wide {
                    format!("\n      {} ¦ {context}", token.text)
                } else {
                    token.text.to_owned()
                });
            }
        }
    }
    println!("tokens {all}, cut alike {aligned}, tags right {right}, lemmas right {lemmas}");
    let mut confusions: Vec<_> = confusions.into_iter().collect();
    confusions.sort_by_key(|(_, (count, _))| std::cmp::Reverse(*count));
    for ((gold, found), (count, mut examples)) in confusions.into_iter().take(45) {
        examples.sort();
        let most = if wide { 200 } else { 14 };
        let step = (examples.len() / most).max(1);
        let shown: Vec<_> = examples.iter().step_by(step).take(most).map(String::as_str).collect();
        println!("{count:5} {gold} -> {found}: {}", shown.join(" "));
    }
}
