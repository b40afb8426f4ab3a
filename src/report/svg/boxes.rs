//! Defines the boxes of a drawing: sources, sentences, claims, figures.

use super::layout::{
    Area, LINE, PAD, PlacedBlock, PlacedFigure, PlacedGroup, PlacedLane, PlacedRow, SMALL, SMALL_LINE, TEXT,
    WORDS, Words, count,
};
use super::measure::{Run, fit, width};
use super::{number, plain, plain_lines};
use maud::{Markup, html as svg_markup};

/// Returns a piece of text that is as long as it was measured, whatever font it is shown in.
pub(super) fn text(class: &str, x: f64, y: f64, size: f64, bold: bool, words: &str) -> Markup {
    anchored(class, x, y, (size, bold), "start", words)
}

fn anchored(class: &str, x: f64, y: f64, (size, bold): (f64, bool), anchor: &str, words: &str) -> Markup {
    let words = plain(words);
    let words = words.trim();
    let length = number(width(words, bold, size));
    svg_markup! {
        text class=(class) x=(number(x)) y=(number(y)) font-size=(number(size))
            font-weight=[bold.then_some("bold")] text-anchor=[(anchor != "start").then_some(anchor)]
            textLength=(length) lengthAdjust="spacingAndGlyphs" { (words) }
    }
}

/// Returns text around the middle of a box.
pub(super) fn centred(class: &str, x: f64, y: f64, size: f64, bold: bool, words: &str) -> Markup {
    anchored(class, x, y, (size, bold), "middle", words)
}

pub(super) fn lane(lane: &PlacedLane, report: Option<&str>) -> Markup {
    svg_markup! {
        @for block in &lane.blocks { (block_box(block)) }
        @for figure in &lane.figures { (figure_box(figure, report)) }
        @for (words, y) in &lane.notes {
            @for (at, line) in words.iter().enumerate() {
                (text("note", super::layout::FIGURE.0, y + SMALL_LINE * count(at), SMALL, false, line))
            }
        }
        @if let Some((words, y)) = &lane.more { (text("quiet", super::layout::CLAIM.0, *y, SMALL, false, words)) }
    }
}

fn rect(class: &str, area: Area, radius: f64) -> Markup {
    svg_markup! {
        rect class=(class) x=(number(area.x)) y=(number(area.y)) width=(number(area.width))
            height=(number(area.height)) rx=(radius) {}
    }
}

fn block_box(block: &PlacedBlock) -> Markup {
    let Area { x, y, width, height } = block.claim;
    let class = match (block.block.worked_out, block.block.disputed) {
        (true, _) => "claim sum disputed",
        (false, true) => "claim disputed",
        (false, false) => "claim",
    };
    let middle = x + width / 2.0;
    let value_line = y + height / 2.0 + block.size * 0.36 - 8.0;
    svg_markup! {
        @for group in &block.groups { (group_boxes(group)) }
        @if let Some((words, y)) = &block.more { (text("quiet", WORDS.0, *y, SMALL, false, words)) }
        g class=(class) id=(block.block.key) {
            title { (plain_lines(&block.block.tooltip)) }
            (rect("box", block.claim, 12.0))
            (centred("value", middle, value_line, block.size, true, &block.value))
            (centred("under", middle, y + height - 11.0, SMALL, false, &fit(&block.block.support, false, SMALL, width - PAD)))
        }
    }
}

fn group_boxes(group: &PlacedGroup) -> Markup {
    svg_markup! {
        @if let Some(frame) = group.frame {
            g.origin {
                (rect("frame", frame, 10.0))
                (text("caption", frame.x + 8.0, frame.y + 12.0, SMALL, false,
                    &fit(&format!("one originator: {}", group.originators), false, SMALL, frame.width - 16.0)))
            }
            (super::lines::copies(group))
        }
        @for row in &group.rows { (row_boxes(row)) }
    }
}

fn row_boxes(row: &PlacedRow) -> Markup {
    let linked = row.row.url.as_deref().filter(|url| is_web(url));
    svg_markup! {
        line.support x1=(number(row.source.right())) x2=(number(row.area.x))
            y1=(number(row.source.middle())) y2=(number(row.source.middle())) {}
        @if let Some(url) = linked {
            a href=(plain(url)) { (source(row)) }
        } @else {
            (source(row))
        }
        g.words {
            title { (plain_lines(&row.row.tooltip)) }
            (rect("box", row.area, 2.0))
            @match &row.words {
                Words::Lines(lines) => @for (at, line) in lines.iter().enumerate() {
                    (sentence(line, row.area.x + PAD, first_line(row.area) + LINE * count(at)))
                },
                Words::Cells(cells) => (parts(cells, row.area)),
            }
            @if let Some(more) = &row.more {
                (text("quiet", row.area.x + PAD, row.area.bottom() - 7.0, SMALL, false, more))
            }
        }
    }
}

/// Returns whether an address may be linked to; a document can name any address it likes.
fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

fn first_line(area: Area) -> f64 {
    area.y + PAD + TEXT * 0.88
}

fn source(row: &PlacedRow) -> Markup {
    let below = first_line(row.source) + LINE * count(row.name.len()) - 2.0;
    svg_markup! {
        g class=(if row.row.copy { "source copy" } else { "source" }) {
            title { (plain(&row.row.title)) }
            (rect("box", row.source, 8.0))
            @for (at, line) in row.name.iter().enumerate() {
                (text("name", row.source.x + PAD, first_line(row.source) + LINE * count(at), TEXT, true, line))
            }
            @for (at, line) in row.under.iter().enumerate() {
                (text("under", row.source.x + PAD, below + SMALL_LINE * count(at), SMALL, false, line))
            }
        }
    }
}

/// Draws one line of a sentence, its number marked.
fn sentence(line: &[Run], x: f64, y: f64) -> Markup {
    let mut at = x;
    let placed: Vec<(&Run, f64, f64)> = line
        .iter()
        .map(|run| {
            let lead = run.text.len() - run.text.trim_start().len();
            let start = at + width(&run.text[..lead], run.bold, TEXT);
            at += width(&run.text, run.bold, TEXT);
            (run, start, width(run.text.trim(), run.bold, TEXT))
        })
        .collect();
    svg_markup! {
        @for (run, x, width) in placed {
            @if run.bold {
                rect.mark x=(number(x - 2.0)) y=(number(y - TEXT * 0.88)) width=(number(width + 4.0))
                    height=(number(LINE - 1.0)) rx="2" {}
            }
            (text("", x, y, TEXT, run.bold, &run.text))
        }
    }
}

/// Draws parts as cells of a label and an amount.
fn parts(rows: &[Vec<(String, String)>], area: Area) -> Markup {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(1).max(1);
    let wide = (area.width - 2.0 * PAD) / count(columns);
    let gap = if columns > 1 { 16.0 } else { 0.0 };
    svg_markup! {
        @for (row, cells) in rows.iter().enumerate() {
            @for (column, (label, value)) in cells.iter().enumerate() {
                @let left = area.x + PAD + wide * count(column);
                @let right = left + wide - gap;
                @let y = first_line(area) + LINE * count(row);
                @let room = right - left - width(value, true, TEXT) - 8.0;
                (text("", left, y, TEXT, false, &fit(label, false, TEXT, room)))
                (anchored("", right, y, (TEXT, true), "end", value))
            }
        }
    }
}

fn figure_box(figure: &PlacedFigure, report: Option<&str>) -> Markup {
    let area = figure.area;
    let drawn = svg_markup! {
        g.figure id=(figure.figure.key) {
            title { (plain(&figure.figure.label)) }
            (rect("box", area, 2.0))
            @for (at, line) in figure.label.iter().enumerate() {
                (text("name", area.x + PAD, first_line(area) + LINE * count(at), TEXT, true, line))
            }
        }
    };
    match report {
        Some(report) => svg_markup! { a href=(format!("{report}#{}", figure.figure.anchor)) { (drawn) } },
        None => drawn,
    }
}
