//! Defines [`markdown`], the report as a Markdown file.

use super::outline::{ConflictEntry, FigureEntry, Outline, Quote, SumEntry, counted, left_out};
use std::fmt::Write;

/// Writes a line; writing to a `String` cannot fail.
macro_rules! line {
    ($text:expr, $($part:tt)*) => {{ let _ = writeln!($text, $($part)*); }};
}

/// Returns the outline as Markdown. Text of the documents is escaped, so that it stays text.
#[must_use]
pub fn markdown(outline: &Outline) -> String {
    let mut text = String::from("# What these sources say, and where they disagree\n\n");
    summary(&mut text, outline);
    conflicts(&mut text, outline);
    figures(&mut text, outline);
    sources(&mut text, outline);
    method(&mut text, outline);
    text
}

fn summary(text: &mut String, outline: &Outline) {
    let summary = &outline.summary;
    if let [story] = summary.stories.as_slice() {
        line!(text, "Story: {}\n", escape(story));
    }
    let days = match &summary.days {
        Some((first, last)) if first == last => format!(" of {first}"),
        Some((first, last)) => format!(" of {first} to {last}"),
        None => String::new(),
    };
    line!(
        text,
        "{}{days} from {} ({}) give {} about {}; {} found.",
        counted(summary.documents, "document"),
        counted(summary.sources, "outlet"),
        counted(summary.originators, "originator"),
        counted(summary.mentions, "number"),
        counted(summary.figures, "figure"),
        match summary.conflicts {
            0 => "no contradiction was".to_owned(),
            1 => "1 contradiction was".to_owned(),
            many => format!("{many} contradictions were"),
        }
    );
    line!(
        text,
        "Given by several originators without contradiction: {}. Changing with time: {}.\n",
        counted(summary.confirmed, "figure"),
        counted(summary.moving, "figure")
    );
}

fn conflicts(text: &mut String, outline: &Outline) {
    if outline.conflicts.is_empty() {
        return;
    }
    line!(text, "## Contradictions\n");
    for (at, conflict) in outline.conflicts.iter().enumerate() {
        conflict_entry(text, at + 1, conflict);
    }
}

fn conflict_entry(text: &mut String, number: usize, conflict: &ConflictEntry) {
    line!(text, "### <a id=\"{}\"></a>{number}. {}\n", conflict.anchor, escape(&conflict.headline));
    line!(text, "*{}*\n", sentence(conflict.kind_in_words));
    for side in &conflict.sides {
        line!(text, "**{}** ({})\n", escape(&side.label), escape(&side.support));
        match &side.sum {
            Some(entry) => sum(text, entry),
            None => {
                quotes(text, &side.quotes);
                line!(text, "");
            }
        }
    }
    if !conflict.working.is_empty() {
        let working: Vec<_> = conflict.working.iter().map(|line| escape(line)).collect();
        line!(text, "Worked out: {}\n", working.join("; "));
    }
    if let Some(cause) = &conflict.cause {
        line!(text, "A guess at why: {}\n", escape(&cause.evidence));
        if !cause.quotes.is_empty() {
            quotes(text, &cause.quotes);
            line!(text, "");
        }
    }
    if let Some(words) = left_out(conflict.unlisted) {
        line!(text, "{words}\n");
    }
    line!(text, "What to check: {}\n", conflict.check);
}

fn sum(text: &mut String, sum: &SumEntry) {
    line!(text, "| part | amount | where |");
    line!(text, "|---|---:|---|");
    for (label, value, quote) in &sum.parts {
        let place = format!("{}:{}", quote.document, quote.line);
        line!(text, "| {} | {} | {} |", escape(label), escape(value), escape(&place));
    }
    line!(text, "| **together** | **{}** | |", escape(&sum.sum));
    line!(text, "| stated total | {} | |", escape(&sum.total));
    if let Some(difference) = &sum.difference {
        line!(text, "| difference | {} | |", escape(difference));
    }
    line!(text, "");
}

fn quotes(text: &mut String, quotes: &[Quote]) {
    for quote in quotes {
        let date = quote.date.as_deref().map(|date| format!(", {date}")).unwrap_or_default();
        let speaker =
            quote.speaker.as_deref().map(|name| format!(", citing {}", escape(name))).unwrap_or_default();
        let from = if quote.from.is_empty() {
            String::new()
        } else {
            format!(", copies {}", escape(&quote.from.join(" and ")))
        };
        let sentence =
            format!("{}**{}**{}", escape(&quote.before), escape(&quote.number), escape(&quote.after));
        line!(
            text,
            "- {} ({}:{}{date}{speaker}{from}): {}",
            escape(&quote.source),
            escape(&quote.document),
            quote.line,
            sentence.trim()
        );
    }
}

fn figures(text: &mut String, outline: &Outline) {
    line!(text, "## Figures\n");
    for figure in &outline.figures {
        figure_entry(text, figure);
    }
    if outline.single_figures.is_empty() {
        return;
    }
    line!(text, "### Given once\n");
    for entry in &outline.single_figures {
        let place = format!("{}:{}", entry.quote.document, entry.quote.line);
        line!(text, "- {}: **{}** ({})", escape(&entry.label), escape(&entry.value), escape(&place));
    }
    line!(text, "");
}

fn figure_entry(text: &mut String, figure: &FigureEntry) {
    line!(text, "### <a id=\"{}\"></a>{}\n", figure.anchor, escape(&figure.label));
    for (number, anchor) in &figure.conflicts {
        line!(text, "Disputed: see [contradiction {number}](#{anchor}).\n");
    }
    for claim in &figure.claims {
        let modality = claim.modality.map(|word| format!(", {word}")).unwrap_or_default();
        line!(text, "**{}**{modality} ({})\n", escape(&claim.value), escape(&claim.support));
        if let Some(name) = &claim.rests_on {
            line!(text, "All support passes through one originator: {}.\n", escape(name));
        }
        quotes(text, &claim.quotes);
        line!(text, "");
    }
    if figure.updates.len() > 1 {
        let steps: Vec<_> =
            figure.updates.iter().map(|step| format!("{}: {}", step.when, step.value)).collect();
        line!(text, "In time: {}\n", escape(&steps.join(" → ")));
    }
}

fn sources(text: &mut String, outline: &Outline) {
    line!(text, "## Sources\n");
    line!(text, "| outlet | document | published | headline | numbers | words from |");
    line!(text, "|---|---|---|---|---:|---|");
    for source in &outline.sources {
        for document in &source.documents {
            let date = document.date.as_deref().unwrap_or("not known");
            let mentions = document.mentions.to_string();
            let from = document.from.join(", ");
            let cells = [&source.name, &document.name, date, &document.title, &mentions, &from];
            line!(text, "| {} |", cells.map(escape).join(" | "));
        }
    }
    line!(text, "");
    for copy in &outline.copies {
        line!(text, "- {}: {}", escape(&copy.headline), escape(&copy.evidence.join("; ")));
    }
    if !outline.copies.is_empty() {
        line!(text, "");
    }
    if !outline.hints.is_empty() {
        line!(text, "Perhaps not independent (counted as if they were):\n");
        outline.hints.iter().for_each(|hint| line!(text, "- {}", escape(hint)));
        line!(text, "");
    }
}

fn method(text: &mut String, outline: &Outline) {
    line!(text, "## Method and limits\n");
    for paragraph in super::method::PARAGRAPHS {
        line!(text, "{paragraph}\n");
    }
    if !outline.rejected.is_empty() {
        let rejected: Vec<_> =
            outline.rejected.iter().map(|(reason, count)| format!("{reason} ({count})")).collect();
        line!(text, "Numbers that were read as no claim: {}.\n", rejected.join(", "));
    }
    for limit in &outline.limits {
        line!(text, "- {}", escape(limit));
    }
}

/// Returns words with a capital at the beginning and a full stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

/// Returns text in which no mark of Markdown or HTML has a meaning.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' => {
                escaped.push('\\');
                escaped.push(character);
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_headline_stays_text() {
        assert_eq!(escape("<img src=x>|**[a](b)**"), "&lt;img src=x&gt;\\|\\*\\*\\[a\\](b)\\*\\*");
    }

    #[test]
    fn nothing_read_is_said_so() {
        let text = markdown(&Outline::default());
        assert!(text.contains("0 documents from 0 outlets (0 originators)"), "{text}");
        assert!(!text.contains("## Contradictions"), "{text}");
    }
}
