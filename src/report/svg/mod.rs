//! Defines [`svg`], which draws a [`Picture`] in-process; no Graphviz need be installed.
//!
//! The arrangement is our own rather than Graphviz's: text has to fit its box, what contradicts each
//! other has to stand side by side, and the same picture has to come out everywhere. Colours are from
//! Okabe and Ito's palette, which people with any common colour vision tell apart, and no meaning
//! hangs on colour alone: contradictions are thick and marked "≠", copies dashed, sums dotted.

mod boxes;
mod layout;
mod legend;
mod lines;
mod measure;

use crate::graph::Picture;
use layout::{MARGIN, PlacedLane, WIDTH, layout};
use maud::{Markup, PreEscaped, html as svg_markup};

/// Style sheet put into every picture, so that it follows a dark page.
const STYLE: &str = include_str!("picture.css");

/// Where the lanes begin, below title and legend.
const TOP: f64 = 104.0;

/// Returns the picture as a standalone SVG document. `report` is the address of the report whose
/// anchors the boxes link to, empty for the page the drawing stands in; without one they do not link.
#[must_use]
pub fn svg(picture: &Picture, report: Option<&str>) -> String {
    let lanes = layout(picture, TOP);
    let lowest = lanes.last().map_or(TOP, |lane| lane.bottom);
    let height = lowest + 2.0 * MARGIN + 14.0;
    let title = plain(&picture.title);
    let ways = lanes.iter().any(|lane| !lines::ends_of_ways(lane, &picture.copied).is_empty());
    let markup = svg_markup! {
        svg.claimgraph xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 {WIDTH} {height:.0}"))
            width=(format!("{WIDTH:.0}")) height=(format!("{height:.0}")) role="img" aria-label=(title) {
            title { (title) }
            style { (PreEscaped(STYLE)) }
            rect.ground width=(format!("{WIDTH:.0}")) height=(format!("{height:.0}")) {}
            (legend::head(picture, ways))
            @for (at, lane) in lanes.iter().enumerate() { (draw_lane(lane, at > 0, &picture.copied, report)) }
            (legend::foot(picture, lowest + MARGIN + 16.0))
        }
    };
    format!("{}\n", markup.into_string())
}

fn draw_lane(lane: &PlacedLane, parted: bool, copied: &[(String, String)], report: Option<&str>) -> Markup {
    let top = lane.blocks.first().map_or(0.0, |block| {
        block.groups.first().map_or(block.claim.y, |group| {
            let row = group.rows.first().map_or(block.claim.y, |row| row.area.y.min(row.source.y));
            group.frame.map_or(row, |frame| frame.y).min(block.claim.y)
        })
    });
    svg_markup! {
        g.lane {
            @if let Some((story, y)) = &lane.story {
                (boxes::text("story", MARGIN, *y, 15.0, true, story))
            } @else if parted {
                line.part x1=(MARGIN) x2=(WIDTH - MARGIN) y1=(number(top - 18.0)) y2=(number(top - 18.0)) {}
            }
            (lines::support(lane))
            (boxes::lane(lane, report))
            (lines::ways(lane, copied))
            (lines::links(lane, report))
        }
    }
}

/// Returns a coordinate as text; a tenth of a pixel is finer than can be seen.
fn number(value: f64) -> String {
    format!("{value:.1}")
}

/// Returns text of a document without characters that XML does not allow.
fn plain(text: &str) -> String {
    let allowed = |c: char| if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') { ' ' } else { c };
    text.chars().map(allowed).collect()
}

/// Returns text with its line breaks, for tooltips.
fn plain_lines(text: &str) -> String {
    text.split('\n').map(plain).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests;
