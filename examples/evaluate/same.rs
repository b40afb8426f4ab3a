//! Defines when an answer counts as right: the same word, the same name, the same amount.

use super::gold::Number;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Decimal, Quantity, Unit};
use std::collections::BTreeSet;

/// Irregular forms that lead to one stem.
const FORMS: &str = "people person|persons person|men man|women woman|children child|dead die|death die|died die|\
dying die|killed kill|shot shoot|lost lose|burnt burn|given give|gave give|took take|taken take|held hold|went go|\
gone go|was be|were be|is be|are be|has have|had have|made make|brought bring|led lead|won win|came come|fell fall|\
rose rise|sold sell|broken break|broke break|paid pay|said say|found find|buses bus|lay lay|laid lay|stood stand|\
spent spend|struck strike|slept sleep|fed feed|left leave|ran run|drew draw|sent send|lives life|wolves wolf|\
loaves loaf|risen rise";

/// Endings and what takes their place, the first that fits.
const ENDINGS: [(&str, &str); 10] = [
    ("ies", "y"),
    ("sses", "ss"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("ied", "y"),
    ("ing", ""),
    ("ed", ""),
    ("ss", "ss"),
    ("us", "us"),
    ("s", ""),
];

const TITLES: [&str; 10] = ["the", "a", "an", "mr", "mrs", "ms", "dr", "of", "chief", "sir"];

fn form(word: &str) -> &str {
    let mut pairs = FORMS.split('|').filter_map(|pair| pair.split_once(' '));
    pairs.find(|(from, _)| *from == word).map_or(word, |(_, to)| to)
}

fn stem(word: &str) -> String {
    let word = form(word);
    let fits =
        |(ending, _): &&(&str, &str)| word.ends_with(ending) && word.chars().count() >= ending.len() + 2;
    let cut = match ENDINGS.iter().find(fits) {
        Some((ending, instead)) => format!("{}{instead}", &word[..word.len() - ending.len()]),
        None => word.to_owned(),
    };
    let mut stem: Vec<char> = form(&cut).chars().collect();
    if let [.., a, b] = stem[..]
        && stem.len() > 3
        && a == b
        && !"sl".contains(b)
    {
        stem.pop();
    }
    if stem.len() > 3 && stem.last() == Some(&'e') {
        stem.pop();
    }
    stem.into_iter().collect()
}

fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'").replace("'s", "");
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(stem).collect()
}

/// Returns whether two phrases are the same or have the same last word.
pub fn same_word(given: &str, right: &str) -> bool {
    let (given, right) = (words(given), words(right));
    given.last().is_some() && given.last() == right.last()
}

/// Returns whether all words of one name are among the other's, titles apart.
pub fn same_name(given: &str, right: &str) -> bool {
    let set = |text: &str| -> BTreeSet<String> {
        words(text).into_iter().filter(|word| !TITLES.contains(&word.as_str())).collect()
    };
    let (given, right) = (set(given), set(right));
    !given.is_empty() && !right.is_empty() && (given.is_subset(&right) || right.is_subset(&given))
}

/// Returns whether two unit codes are the same, case apart; degrees without a scale may be of any.
pub fn same_unit(given: &str, right: &str) -> bool {
    given.eq_ignore_ascii_case(right) || (given == "deg" && matches!(right, "Cel" | "[degF]"))
}

fn float(value: Decimal) -> Option<f64> {
    value.to_string().parse().ok()
}

fn close(left: Option<f64>, right: Option<f64>, tolerance: f64) -> bool {
    match (left, right) {
        (None, None) => true,
        (Some(left), Some(right)) => {
            (left - right).abs() <= tolerance * left.abs().max(right.abs()).max(1e-9)
        }
        _ => false,
    }
}

/// Returns whether the amount is right: the same ends, after conversion where the units differ; a
/// rough amount may reach a fifth further; an open bound may be written as leaving its number out.
pub fn same_value(given: &Quantity, right: &Number, lexicon: &Lexicon) -> bool {
    let code = right.unit.clone().flatten().unwrap_or_default();
    let ends = |to: &Unit| {
        let convert = |bound: Option<claimgraph::model::Bound>| {
            let value = bound?.value;
            if same_unit(&given.unit.code, &to.code) || given.unit.dimension != to.dimension {
                return float(value);
            }
            float((given.unit.to_base(value)?.checked_div(to.factor)?).checked_sub(to.offset)?)
        };
        (convert(given.low), convert(given.high))
    };
    let converted = lexicon.units.by_code(&code).filter(|_| !same_unit(&given.unit.code, &code));
    let tolerance = if converted.is_some() { 6e-3 } else { 1e-4 };
    let (mut low, high) = ends(converted.unwrap_or(&given.unit));
    if right.low.is_none() && low == Some(0.0) {
        low = None;
    }
    if close(low, right.low, tolerance) && close(high, right.high, tolerance) {
        return true;
    }
    if let (true, Some(l), Some(h), Some(gl), Some(gh)) = (right.approx, low, high, right.low, right.high) {
        return gl * 0.8 <= l && l <= gl * 1.0001 && gh * 0.9999 <= h && h <= gh * 1.2;
    }
    let beyond = |end: Option<f64>, bound: Option<f64>, step: f64| {
        close(end, bound.map(|b| b + step), 1e-4) && end.is_some()
    };
    (right.exclusive_low && high.is_none() && right.high.is_none() && beyond(low, right.low, 1.0))
        || (right.exclusive_high && low.is_none() && right.low.is_none() && beyond(high, right.high, -1.0))
}
