//! Defines [`github`], the check of a draft as workflow commands, which GitHub shows beside the lines.

use super::{DraftCheck, NumberCheck};

/// Returns one command a number that a careful editor would look into.
#[must_use]
pub fn github(check: &DraftCheck, path: &str) -> String {
    let numbers = check.numbers.iter().filter(|number| number.status.is_problem());
    numbers.map(|number| command(number, path)).collect()
}

fn command(number: &NumberCheck, path: &str) -> String {
    let level = match number.status.level() {
        "note" => "notice",
        level => level,
    };
    let cause = number.cause.as_ref().map(|cause| format!(" (perhaps: {cause})")).unwrap_or_default();
    format!(
        "::{level} file={},line={},col={},endColumn={},title={}::{}\n",
        property(path),
        number.line,
        number.columns.0,
        number.columns.1,
        property(&number.title()),
        data(&format!("{}{cause}", number.words))
    )
}

/// Returns text with what would end a command as percent codes.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Returns the same for a property, which a colon or comma would end too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(property("a,b:c\nd%"), "a%2Cb%3Ac%0Ad%25");
        assert_eq!(data("a,b:c\r\n"), "a,b:c%0D%0A");
    }
}
