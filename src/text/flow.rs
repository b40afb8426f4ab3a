//! Defines [`one_line`], for showing text that was set in lines.

/// Returns the text with every run of white space as one space, keeping one at either end.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        if !character.is_whitespace() {
            line.push(character);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn runs_of_white_space_become_one_space() {
        assert_eq!(one_line("a \n\t b"), "a b");
        assert_eq!(one_line(" a\u{a0}"), " a ");
        assert_eq!(one_line(""), "");
    }
}
