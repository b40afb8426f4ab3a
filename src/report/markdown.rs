//! Defines [`markdown`], the report as a Markdown file.

use super::outline::{ConflictEntry, FigureEntry, Outline, Quote, counted};
use std::fmt::Write;

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

/// Writes a line; writing to a `String` cannot fail.
macro_rules! line {
    ($text:expr, $($part:tt)*) => {{ let _ = writeln!($text, $($part)*); }};
}

fn summary(text: &mut String, outline: &Outline) {
    let summary = &outline.summary;
    line!(
        text,
        "{} from {} ({}) make {} about {}; {} found.\n",
        counted(summary.documents, "document"),
        counted(summary.sources, "outlet"),
        counted(summary.originators, "originator"),
        counted(summary.mentions, "numeric statement"),
        counted(summary.figures, "figure"),
        match summary.conflicts {
            0 => "no contradiction was".to_owned(),
            1 => "1 contradiction was".to_owned(),
            many => format!("{many} contradictions were"),
        }
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
    line!(text, "*{}.*\n", conflict.kind);
    for side in &conflict.sides {
        line!(text, "**{}** ({})\n", escape(&side.label), escape(&side.support));
        quotes(text, &side.quotes);
        line!(text, "");
    }
    if !conflict.working.is_empty() {
        let working: Vec<_> = conflict.working.iter().map(|line| escape(line)).collect();
        line!(text, "Worked out: {}\n", working.join("; "));
    }
    if let Some(cause) = &conflict.cause {
        line!(text, "A guess at why: {}\n", escape(cause));
    }
    line!(text, "What to check: {}\n", conflict.check);
}

fn quotes(text: &mut String, quotes: &[Quote]) {
    for quote in quotes {
        let date = quote.date.as_deref().map(|date| format!(", {date}")).unwrap_or_default();
        let speaker =
            quote.speaker.as_deref().map(|name| format!(", citing {}", escape(name))).unwrap_or_default();
        let sentence =
            format!("{}**{}**{}", escape(&quote.before), escape(&quote.number), escape(&quote.after));
        line!(
            text,
            "- {} ({}{date}{speaker}): {}",
            escape(&quote.source),
            escape(&quote.document),
            sentence.trim()
        );
    }
}

fn figures(text: &mut String, outline: &Outline) {
    line!(text, "## Figures\n");
    for figure in &outline.figures {
        figure_entry(text, figure);
    }
    if outline.single_figures > 0 {
        line!(text, "{} more with one statement each.\n", counted(outline.single_figures, "figure"));
    }
}

fn figure_entry(text: &mut String, figure: &FigureEntry) {
    line!(text, "### <a id=\"{}\"></a>{}\n", figure.anchor, escape(&figure.label));
    for claim in &figure.claims {
        line!(text, "**{}** ({})\n", escape(&claim.value), escape(&claim.support));
        quotes(text, &claim.quotes);
        line!(text, "");
    }
    if !figure.updates.is_empty() {
        let steps: Vec<_> =
            figure.updates.iter().map(|step| format!("{}: {}", step.when, step.value)).collect();
        line!(text, "In time: {}\n", escape(&steps.join(" → ")));
    }
}

fn sources(text: &mut String, outline: &Outline) {
    line!(text, "## Sources\n");
    line!(text, "| outlet | document | published | headline | statements of the outlet |");
    line!(text, "|---|---|---|---|---:|");
    for source in &outline.sources {
        for (name, date, title) in &source.documents {
            let date = date.as_deref().unwrap_or("not known");
            let cells = [source.name.as_str(), name, date, title.trim()].map(escape);
            line!(text, "| {} | {} |", cells.join(" | "), source.mentions);
        }
    }
    line!(text, "");
    for copy in &outline.copies {
        line!(text, "- {}: {}", escape(&copy.headline), escape(&copy.evidence.join("; ")));
    }
    if !outline.copies.is_empty() {
        line!(text, "");
    }
}

fn method(text: &mut String, outline: &Outline) {
    line!(text, "## Method and limits\n");
    line!(
        text,
        "Every number above is quoted from the document named beside it. \
         Two values contradict each other only where what their words allow does not meet: \
         \"more than 100\" and 102 agree. \
         Nothing here says which side is right. \
         Numbers whose meaning, place or time is not clear are not compared."
    );
    if !outline.rejected.is_empty() {
        let rejected: Vec<_> =
            outline.rejected.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
        line!(text, "\nNumbers that were read as no claim: {}.", rejected.join(", "));
    }
    for limit in &outline.limits {
        line!(text, "\nNot read: {}.", escape(limit));
    }
}

/// Returns text in which no mark of Markdown or HTML has a meaning.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' => {
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
