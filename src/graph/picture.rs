//! Defines [`Picture`], a part of the graph arranged in lanes, ready to be drawn.
//!
//! A picture holds what is said and what stands beside what, not how it looks: the writers of SVG,
//! DOT, Mermaid, GraphML and JSON choose shapes and colours. A lane holds what has to be seen
//! together, the claims of one figure and what contradicts them, so that lines stay short and never
//! cross another lane. Everything is in a fixed order: the same analysis gives the same picture.

/// A part of the graph to be drawn, left to right: sources, sentences, claims, figures.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// One line above the picture.
    pub title: String,
    /// What was left out, if anything, and how to see it.
    pub note: Option<String>,
    /// The lanes, the disputed first.
    pub lanes: Vec<Lane>,
    /// Which documents took text from which, where that is known, as their rows name them: the original
    /// first; sorted. Also of documents that are not drawn.
    pub copied: Vec<(String, String)>,
}

/// Claims that are looked at together: those of one figure, and those they are set against.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lane {
    /// The story, where the picture shows several and a new one begins here.
    pub story: Option<String>,
    /// The figures the claims speak of; one but for conflicts across figures.
    pub figures: Vec<FigureBox>,
    /// The claims, from top to bottom; what contradicts each other stands side by side if it can.
    pub blocks: Vec<Block>,
    /// What holds between the claims.
    pub links: Vec<Link>,
    /// How many claims are not drawn.
    pub more: usize,
}

/// A figure as a box at the right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureBox {
    /// A name that is unique in the picture and stable between runs, of letters and digits.
    pub key: String,
    /// The anchor of the figure in a report.
    pub anchor: String,
    /// What people call it.
    pub label: String,
}

/// A claim with what backs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// A name that is unique in the picture and stable between runs, of letters and digits.
    pub key: String,
    /// Which of the lane's figures it gives an amount for.
    pub figure: usize,
    /// The amount in words.
    pub value: String,
    /// How many outlets and originators give it, or how it was worked out.
    pub support: String,
    /// Whether it is a side of a conflict.
    pub disputed: bool,
    /// Whether no source says so, but the parts that a source gives add up to it.
    pub worked_out: bool,
    /// What is shown when it is pointed at.
    pub tooltip: String,
    /// What backs it, by originator.
    pub groups: Vec<Group>,
    /// How many more documents say so that are not drawn.
    pub more: usize,
}

/// Documents behind which the same originators stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The originators by name.
    pub originators: Vec<String>,
    /// The documents; those of one text together, its original before its copies.
    pub rows: Vec<Row>,
}

impl Group {
    /// Returns the row that a row copies; `None` where it copies none that is drawn.
    #[must_use]
    pub fn original_of(&self, row: &Row) -> Option<&Row> {
        let same = |other: &&Row| !other.copy && other.behind == row.behind;
        self.rows.iter().find(same).filter(|_| row.copy)
    }
}

/// What one document says for one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Names the document; the same wherever it appears.
    pub document: String,
    /// The outlet.
    pub source: String,
    /// The day of publication, where known.
    pub date: Option<String>,
    /// The address it was published at, where known.
    pub url: Option<String>,
    /// Headline and file name.
    pub title: String,
    /// The originators of its text by name.
    pub behind: Vec<String>,
    /// Whether those are others than the outlet.
    pub copy: bool,
    /// Its words.
    pub body: Body,
    /// The whole sentences.
    pub tooltip: String,
}

/// The words of a document that are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// Sentences.
    Sentences {
        /// The first of them.
        lines: Vec<Line>,
        /// How many more there are.
        more: usize,
    },
    /// Amounts that were added up.
    Parts {
        /// What each counts, and how many, in the order of the text.
        parts: Vec<(String, String)>,
        /// How many more there are.
        more: usize,
    },
}

/// A sentence cut at one number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Words before the number.
    pub before: String,
    /// The number.
    pub number: String,
    /// Words after it.
    pub after: String,
}

/// What holds between two claims of a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The upper claim's place in the lane.
    pub from: usize,
    /// The lower claim's place in the lane.
    pub to: usize,
    /// What holds.
    pub bond: Bond,
    /// A few words on it; empty where nothing need be said.
    pub words: String,
    /// One line for people, shown when it is pointed at.
    pub tooltip: String,
    /// The anchor of the conflict in a report.
    pub anchor: Option<String>,
}

/// What can hold between two claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bond {
    /// They cannot both hold.
    Conflict,
    /// The lower follows the upper in time.
    Then,
}

impl Line {
    /// Returns the sentence cut at word boundaries to at most `most` characters before the number and
    /// after it; the side that needs less leaves its room to the other.
    #[must_use]
    pub fn cut(&self, most: usize) -> Self {
        let (before, after) = (self.before.chars().count(), self.after.chars().count());
        let room = |own: usize, other: usize| most + most.saturating_sub(other).min(own.saturating_sub(most));
        Self {
            before: keep_end(&self.before, room(before, after)),
            number: self.number.clone(),
            after: keep_start(&self.after, room(after, before)),
        }
    }
}

fn keep_start(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole_words = cut.rsplit_once(' ').map_or("", |(words, _)| words);
    format!("{whole_words} …")
}

fn keep_end(text: &str, most: usize) -> String {
    let length = text.chars().count();
    if length <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().skip(length - most).collect();
    let whole_words = cut.split_once(' ').map_or("", |(_, words)| words);
    format!("… {whole_words}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_cut_at_words() {
        assert_eq!(keep_start(" in the whole of the country", 12), " in the …");
        assert_eq!(keep_end("police in the country arrested ", 18), "… country arrested ");
        assert_eq!(keep_end("short", 18), "short");
        assert_eq!(keep_start("incomprehensibilities", 5), " …");
    }

    #[test]
    fn room_that_one_side_leaves_is_given_to_the_other() {
        let line = Line {
            before: "Police said ".to_owned(),
            number: "47".to_owned(),
            after: " people were rescued from the houses overnight".to_owned(),
        };
        assert_eq!(line.cut(30).after, line.after);
        assert_eq!(line.cut(20).after, " people were rescued from …");
    }
}
