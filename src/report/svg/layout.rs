//! Defines where everything of a picture stands: [`layout`] gives each lane its boxes.
//!
//! Four columns of fixed width, so that the same thing is always in the same place: source, sentence,
//! claim, figure. Rows take the height their text needs, a claim stands in the middle of what backs
//! it, and a figure in the middle of its claims. Units are pixels of the picture's own size.

use super::measure::{Run, fit, width, wrap, wrap_sentence};
use crate::graph::{Block, Body, Bond, FigureBox, GUESS, Group, Lane, Picture, Row};

pub(super) const MARGIN: f64 = 20.0;
/// Left edges and widths of the columns.
pub(super) const SOURCE: (f64, f64) = (MARGIN, 158.0);
pub(super) const WORDS: (f64, f64) = (206.0, 392.0);
pub(super) const CLAIM: (f64, f64) = (662.0, 146.0);
pub(super) const FIGURE: (f64, f64) = (872.0, 188.0);
/// Width of the picture.
pub(super) const WIDTH: f64 = FIGURE.0 + FIGURE.1 + MARGIN;

/// Font sizes.
pub(super) const TEXT: f64 = 13.0;
pub(super) const SMALL: f64 = 11.0;
pub(super) const VALUE: f64 = 28.0;
pub(super) const LINE: f64 = 17.0;
pub(super) const SMALL_LINE: f64 = 14.0;

/// Room between a box's edge and its text.
pub(super) const PAD: f64 = 8.0;
/// Height of a claim's box.
const CLAIM_HEIGHT: f64 = 64.0;
/// Between rows, above a copy, between claims, and between claims with something to show between them.
const ROW_GAP: f64 = 8.0;
const COPY_GAP: f64 = 16.0;
const BLOCK_GAP: f64 = 18.0;
const LINK_GAP: f64 = 40.0;
/// Height of a story's heading.
const STORY: f64 = 34.0;
/// Height of the mark above documents with one originator.
const FRAME_HEAD: f64 = 15.0;
/// Cells in a line of parts.
const PART_COLUMNS: usize = 3;
/// Lines of a sentence, of a figure's name, and of the words below it.
const SENTENCE_LINES: usize = 2;
const LABEL_LINES: usize = 4;
const NOTE_LINES: usize = 7;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Area {
    pub(super) fn middle(self) -> f64 {
        self.y + self.height / 2.0
    }

    pub(super) fn right(self) -> f64 {
        self.x + self.width
    }

    pub(super) fn bottom(self) -> f64 {
        self.y + self.height
    }
}

/// The words of a document in their box.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Words {
    /// Sentences in lines, and what is left out.
    Lines(Vec<Vec<Run>>),
    /// Cells of parts, row by row.
    Cells(Vec<Vec<(String, String)>>),
}

/// A document with its words.
pub(super) struct PlacedRow<'a> {
    pub(super) row: &'a Row,
    pub(super) source: Area,
    pub(super) name: Vec<String>,
    pub(super) under: Vec<String>,
    pub(super) area: Area,
    pub(super) words: Words,
    pub(super) more: Option<String>,
}

/// Documents with one originator.
pub(super) struct PlacedGroup<'a> {
    /// Drawn around them where there are several.
    pub(super) frame: Option<Area>,
    pub(super) originators: String,
    pub(super) rows: Vec<PlacedRow<'a>>,
}

/// A claim with what backs it.
pub(super) struct PlacedBlock<'a> {
    pub(super) block: &'a Block,
    pub(super) groups: Vec<PlacedGroup<'a>>,
    pub(super) more: Option<(String, f64)>,
    pub(super) claim: Area,
    pub(super) size: f64,
    pub(super) value: String,
}

/// A figure with the words below it.
pub(super) struct PlacedFigure<'a> {
    pub(super) figure: &'a FigureBox,
    pub(super) area: Area,
    pub(super) label: Vec<String>,
}

/// A lane.
pub(super) struct PlacedLane<'a> {
    pub(super) lane: &'a Lane,
    pub(super) story: Option<(String, f64)>,
    pub(super) blocks: Vec<PlacedBlock<'a>>,
    pub(super) figures: Vec<PlacedFigure<'a>>,
    /// Words on conflicts, each with its place.
    pub(super) notes: Vec<(Vec<String>, f64)>,
    pub(super) more: Option<(String, f64)>,
    pub(super) bottom: f64,
}

/// Returns the lanes one below the other, the first at `top`.
pub(super) fn layout(picture: &Picture, top: f64) -> Vec<PlacedLane<'_>> {
    let mut y = top;
    let mut lanes = Vec::with_capacity(picture.lanes.len());
    for lane in &picture.lanes {
        let placed = place_lane(lane, y);
        y = placed.bottom + 2.0 * BLOCK_GAP;
        lanes.push(placed);
    }
    lanes
}

fn place_lane(lane: &Lane, top: f64) -> PlacedLane<'_> {
    let mut y = top;
    let story = lane.story.as_deref().map(|story| {
        y += STORY;
        (fit(story, true, 15.0, WIDTH - 2.0 * MARGIN), y - STORY + 18.0)
    });
    let start = y;
    let mut blocks = Vec::with_capacity(lane.blocks.len());
    for (at, block) in lane.blocks.iter().enumerate() {
        if at > 0 {
            y += if linked(lane, at) { LINK_GAP } else { BLOCK_GAP };
        }
        let placed = place_block(block, y);
        y = bottom_of(&placed).max(placed.claim.bottom());
        blocks.push(placed);
    }
    let more = (lane.more > 0).then(|| {
        y += BLOCK_GAP;
        (format!("and {} more values", lane.more), y)
    });
    let figures = place_figures(lane, &blocks);
    let notes = place_notes(lane, &figures, start);
    let noted = notes.last().map_or(0.0, |(lines, at)| at + SMALL_LINE * count(lines.len()));
    let lowest = figures.iter().map(|figure| figure.area.bottom()).fold(noted, f64::max);
    PlacedLane { lane, story, blocks, figures, notes, more, bottom: y.max(lowest) }
}

/// Returns whether something is drawn between a claim and the one above it.
fn linked(lane: &Lane, at: usize) -> bool {
    lane.links.iter().any(|link| link.from.min(link.to) + 1 == at && link.from.max(link.to) == at)
}

fn bottom_of(block: &PlacedBlock) -> f64 {
    let rows = block.groups.iter().flat_map(|group| {
        let frame = group.frame.map(Area::bottom);
        group.rows.iter().map(|row| row.area.bottom().max(row.source.bottom())).chain(frame)
    });
    let lowest = rows.fold(0.0, f64::max);
    block.more.as_ref().map_or(lowest, |(_, y)| lowest.max(*y))
}

fn place_block(block: &Block, top: f64) -> PlacedBlock<'_> {
    let mut y = top;
    let mut groups = Vec::with_capacity(block.groups.len());
    for (at, group) in block.groups.iter().enumerate() {
        y += if at > 0 { ROW_GAP } else { 0.0 };
        let placed = place_group(group, y);
        y = placed.rows.last().map_or(y, |row| row.area.bottom().max(row.source.bottom()));
        y = placed.frame.map_or(y, Area::bottom);
        groups.push(placed);
    }
    let more = (block.more > 0).then(|| {
        y += ROW_GAP + SMALL_LINE;
        (format!("and {} more documents", block.more), y)
    });
    // What is lower than the claim's box is moved down to the middle of it.
    let slack = (CLAIM_HEIGHT - (y - top)).max(0.0) / 2.0;
    groups.iter_mut().for_each(|group| shift(group, slack));
    let middle = (top + y) / 2.0 + slack;
    let claim = Area { x: CLAIM.0, y: middle - CLAIM_HEIGHT / 2.0, width: CLAIM.1, height: CLAIM_HEIGHT };
    let size = value_size(&block.value);
    let value = fit(&block.value, true, size, CLAIM.1 - PAD);
    PlacedBlock { block, groups, more: more.map(|(text, y)| (text, y + slack)), claim, size, value }
}

fn shift(group: &mut PlacedGroup, by: f64) {
    if let Some(frame) = &mut group.frame {
        frame.y += by;
    }
    for row in &mut group.rows {
        row.source.y += by;
        row.area.y += by;
    }
}

/// Returns the largest size at which an amount fits its box.
fn value_size(value: &str) -> f64 {
    let natural = width(value, true, VALUE);
    let room = CLAIM.1 - 2.0 * PAD;
    if natural <= room { VALUE } else { (VALUE * room / natural).max(12.0) }
}

fn place_group(group: &Group, top: f64) -> PlacedGroup<'_> {
    let framed = group.rows.len() > 1;
    let mut y = if framed { top + FRAME_HEAD } else { top };
    let mut rows = Vec::with_capacity(group.rows.len());
    for (at, row) in group.rows.iter().enumerate() {
        y += if at > 0 && row.copy {
            COPY_GAP
        } else if at > 0 {
            ROW_GAP
        } else {
            0.0
        };
        let alone = !framed && row.copy;
        let placed = place_row(row, y, alone.then_some(group.originators.as_slice()));
        y = placed.area.bottom().max(placed.source.bottom());
        rows.push(placed);
    }
    let frame = framed.then_some(Area {
        x: SOURCE.0 - 7.0,
        y: top,
        width: WORDS.0 + WORDS.1 - SOURCE.0 + 14.0,
        height: y - top + 7.0,
    });
    PlacedGroup { frame, originators: group.originators.join(", "), rows }
}

fn place_row<'a>(row: &'a Row, top: f64, copied_from: Option<&[String]>) -> PlacedRow<'a> {
    let room = SOURCE.1 - 2.0 * PAD;
    let name = wrap(&row.source, true, TEXT, room, 2);
    let mut under: Vec<String> = row.date.iter().cloned().collect();
    under.extend(copied_from.map(|names| fit(&format!("from {}", names.join(", ")), false, SMALL, room)));
    let source_height = LINE * count(name.len()) + SMALL_LINE * count(under.len()) + 2.0 * PAD - 4.0;
    let (words, more) = words(&row.body);
    let lines = match &words {
        Words::Lines(lines) => lines.len(),
        Words::Cells(cells) => cells.len(),
    };
    let more_height = if more.is_some() { SMALL_LINE } else { 0.0 };
    let words_height = LINE * count(lines) + more_height + 2.0 * PAD - 2.0;
    let height = source_height.max(words_height);
    let centred =
        |x: f64, width: f64, own: f64| Area { x, y: top + (height - own) / 2.0, width, height: own };
    let source = centred(SOURCE.0, SOURCE.1, source_height);
    let area = centred(WORDS.0, WORDS.1, words_height);
    PlacedRow { row, source, name, under, area, words, more }
}

fn words(body: &Body) -> (Words, Option<String>) {
    let room = WORDS.1 - 2.0 * PAD;
    match body {
        Body::Sentences { lines, more } => {
            let wrapped =
                lines.iter().flat_map(|line| wrap_sentence(line, TEXT, room, SENTENCE_LINES)).collect();
            let more = (*more > 0).then(|| {
                format!("and {more} more time{} in the same text", if *more == 1 { "" } else { "s" })
            });
            (Words::Lines(wrapped), more)
        }
        Body::Parts { parts, more } => {
            // Column by column, so that the order of the text is read downwards.
            let rows = parts.len().div_ceil(PART_COLUMNS).max(1);
            let cells =
                (0..rows).map(|row| parts.iter().skip(row).step_by(rows).cloned().collect()).collect();
            (Words::Cells(cells), (*more > 0).then(|| format!("and {more} more")))
        }
    }
}

fn place_figures<'a>(lane: &'a Lane, blocks: &[PlacedBlock]) -> Vec<PlacedFigure<'a>> {
    let mut below: f64 = 0.0;
    let place = |(at, figure): (usize, &'a FigureBox)| {
        let own = || blocks.iter().filter(|block| block.block.figure == at);
        let label = wrap(&figure.label, true, TEXT, FIGURE.1 - 2.0 * PAD, LABEL_LINES);
        let height = LINE * count(label.len()) + 2.0 * PAD;
        let (first, last) = (own().next()?, own().next_back()?);
        let middle = (first.claim.middle() + last.claim.middle()) / 2.0;
        let y = (middle - height / 2.0).max(below);
        below = y + height + BLOCK_GAP;
        Some(PlacedFigure { figure, area: Area { x: FIGURE.0, y, width: FIGURE.1, height }, label })
    };
    lane.figures.iter().enumerate().filter_map(place).collect()
}

/// Puts the words on contradictions below the figures, or above them where there is more room.
fn place_notes(lane: &Lane, figures: &[PlacedFigure], top: f64) -> Vec<(Vec<String>, f64)> {
    let words = lane.links.iter().filter(|link| link.bond == Bond::Conflict && !link.words.is_empty());
    let mut notes: Vec<Vec<String>> = Vec::new();
    for link in words {
        let value = |at: usize| lane.blocks.get(at).map(|block| block.value.as_str()).unwrap_or_default();
        // A guess needs the amounts it is about; a worked comparison names them itself.
        let words = if link.words.starts_with(GUESS) {
            format!("{} ≠ {}, {}", value(link.from), value(link.to), link.words)
        } else {
            link.words.clone()
        };
        notes.push(wrap(&words, false, SMALL, FIGURE.1, NOTE_LINES));
    }
    let lowest = figures.iter().map(|figure| figure.area.bottom()).fold(top, f64::max);
    let mut y = lowest + SMALL_LINE + 6.0;
    let mut placed = Vec::with_capacity(notes.len());
    for note in notes {
        let height = SMALL_LINE * count(note.len());
        placed.push((note, y));
        y += height + 6.0;
    }
    placed
}

/// Returns a number of lines as a length.
pub(super) fn count(lines: usize) -> f64 {
    f64::from(u32::try_from(lines).unwrap_or(u32::MAX))
}
