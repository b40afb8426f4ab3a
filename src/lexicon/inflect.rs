//! Defines the regular inflection of English nouns, verbs and adjectives.
//!
//! It only ever goes from the dictionary form to the inflected one, which is simple and exact; the
//! word tables are expanded with it once, so that reading needs one look-up and no guessing.
//! Doubled consonants ("stopped") come from the table of irregular forms.

/// Returns the plural of a noun, which is also the third person of a verb ("cities", "boxes").
#[must_use]
pub fn plural(word: &str) -> String {
    if let Some(stem) = before_y(word) {
        return format!("{stem}ies");
    }
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    if sibilant || (word.ends_with('o') && !word.ends_with("oo")) {
        format!("{word}es")
    } else {
        format!("{word}s")
    }
}

/// Returns the regular past tense and participle of a verb ("carried", "rescued").
#[must_use]
pub fn past(word: &str) -> String {
    match before_y(word) {
        Some(stem) => format!("{stem}ied"),
        None if word.ends_with('e') => format!("{word}d"),
        None => format!("{word}ed"),
    }
}

/// Returns the -ing form of a verb ("rescuing", "dying", "seeing").
#[must_use]
pub fn gerund(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    let keeps_e = ["ee", "oe", "ye", "inge"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('e') {
        Some(stem) if !keeps_e && stem.len() > 1 => format!("{stem}ing"),
        _ => format!("{word}ing"),
    }
}

/// Returns the comparative and superlative of a short adjective ("larger", "heaviest"), or `None`
/// where the word is too long to have them.
#[must_use]
pub fn degrees(word: &str) -> Option<[String; 2]> {
    let stem = match before_y(word) {
        Some(stem) => format!("{stem}i"),
        None => word.strip_suffix('e').unwrap_or(word).to_owned(),
    };
    let syllables = syllables(word);
    let short = syllables == 1 || (syllables == 2 && word.ends_with(['y', 'w', 'e']));
    (short && !word.contains('-')).then(|| [format!("{stem}er"), format!("{stem}est")])
}

/// Returns the part before a final "y" that follows a consonant.
fn before_y(word: &str) -> Option<&str> {
    let stem = word.strip_suffix('y')?;
    let consonant = stem.ends_with(|c: char| c.is_ascii_alphabetic() && !"aeiou".contains(c));
    consonant.then_some(stem)
}

/// Returns the number of groups of vowels, a final silent "e" left out.
fn syllables(word: &str) -> usize {
    let word = word.strip_suffix('e').unwrap_or(word);
    let vowels = word.bytes().map(|byte| b"aeiouy".contains(&byte));
    let groups = vowels.fold((0, false), |(count, before), now| (count + usize::from(now && !before), now));
    groups.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals() {
        let cases = [("city", "cities"), ("day", "days"), ("box", "boxes"), ("church", "churches")];
        for (word, expected) in cases.into_iter().chain([("arrest", "arrests"), ("hero", "heroes")]) {
            assert_eq!(plural(word), expected);
        }
    }

    #[test]
    fn verb_forms() {
        let cases = [
            ("rescue", "rescued", "rescuing"),
            ("carry", "carried", "carrying"),
            ("die", "died", "dying"),
            ("agree", "agreed", "agreeing"),
            ("arrest", "arrested", "arresting"),
        ];
        for (word, expected_past, expected_gerund) in cases {
            assert_eq!((past(word), gerund(word)), (expected_past.into(), expected_gerund.into()));
        }
    }

    #[test]
    fn only_short_adjectives_have_degrees() {
        assert_eq!(degrees("heavy"), Some(["heavier".into(), "heaviest".into()]));
        assert_eq!(degrees("large"), Some(["larger".into(), "largest".into()]));
        assert_eq!(degrees("beautiful"), None);
    }
}
