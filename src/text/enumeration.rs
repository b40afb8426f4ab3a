//! Defines [`breaks`], the places where the next entry of a list within a paragraph begins
//! ("1.) The first 2.) The second"), and where a row of asterisks parts the text.

/// Longest list number with its bullets and blanks, in bytes.
const LONGEST_MARKER: usize = 16;
/// Most entries of one list that are told apart.
const ENTRIES: usize = 200;

/// Returns the bytes at which a new sentence must begin, ascending.
pub(super) fn breaks(text: &str) -> Vec<usize> {
    let mut places = asterisks(text);
    places.extend(entries(text));
    places.sort_unstable();
    places
}

/// Returns whether the sentence so far is nothing but a list number or bullet.
pub(super) fn is_marker(so_far: &str) -> bool {
    if so_far.len() > LONGEST_MARKER {
        return false;
    }
    let bare = so_far.trim_start_matches(is_bullet).trim();
    let digits = bare.len() <= 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_lowercase());
    let roman = bare.len() <= 4 && bare.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X'));
    digits || letter || (roman && bare != "I")
}

fn is_bullet(char: char) -> bool {
    matches!(char, '•' | '▪' | '●' | '⁃' | '◦' | '■')
}

/// Returns the begin and end of rows of at least three asterisks that stand by themselves.
fn asterisks(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    // Looking for one byte is quicker than for three, and hardly any text has it.
    let mut at = text.find('*').unwrap_or(text.len());
    while let Some(found) = text[at..].find("***") {
        let start = at + found;
        let length = text[start..].bytes().take_while(|byte| *byte == b'*').count();
        at = start + length;
        let blank = |text: &str| text.is_empty() || text.starts_with(char::is_whitespace);
        let before = text[..start].ends_with(char::is_whitespace) || start == 0;
        if before && blank(&text[at..]) {
            places.extend([start, at]);
        }
    }
    places
}

/// Returns where the second and further entries of the list begin that the paragraph opens with;
/// empty where it opens with none, or with a number other than the first.
fn entries(text: &str) -> Vec<usize> {
    let bullet = text.chars().next().filter(|char| is_bullet(*char));
    let start = bullet.map_or(0, char::len_utf8);
    let rest = text[start..].trim_start();
    let Some((first, close)) = marker(rest) else {
        return bullet.map_or_else(Vec::new, |bullet| bullets(text, bullet));
    };
    if bullet.is_some_and(|bullet| text[start..].contains(bullet)) {
        return bullet.map_or_else(Vec::new, |bullet| bullets(text, bullet));
    }
    let mut places = Vec::new();
    let mut at = text.len() - rest.len() + 1;
    for entry in 1..ENTRIES {
        let Some(label) = label(first, entry) else { break };
        let wanted = format!(" {label}{close} ");
        let Some(found) = text[at..].find(&wanted) else { break };
        at += found + 1;
        places.push(at);
    }
    places
}

/// Returns where a bullet stands after a blank.
fn bullets(text: &str, bullet: char) -> Vec<usize> {
    let places = text.match_indices(bullet).map(|(at, _)| at);
    places.filter(|at| text[..*at].ends_with(char::is_whitespace)).collect()
}

/// Returns the first label of a list ("1" or "a") and what closes it, at the start of the text.
fn marker(text: &str) -> Option<(char, &'static str)> {
    let first = text.chars().next().filter(|first| matches!(first, '1' | 'a'))?;
    let rest = &text[1..];
    let close = [".)", ")", "."].into_iter().find(|close| rest.starts_with(close))?;
    rest[close.len()..].starts_with(' ').then_some((first, close))
}

/// Returns the label of an entry, counted from 0, of a list that begins with `first`.
fn label(first: char, entry: usize) -> Option<String> {
    if first == '1' {
        return Some((entry + 1).to_string());
    }
    let letter =
        u8::try_from(entry).ok().and_then(|entry| b'a'.checked_add(entry)).filter(u8::is_ascii_lowercase)?;
    Some(char::from(letter).to_string())
}
