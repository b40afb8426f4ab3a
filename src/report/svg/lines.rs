//! Defines the lines of a drawing: support, contradiction, succession and copying.

use super::boxes::text;
use super::layout::{Area, CLAIM, FIGURE, PlacedGroup, PlacedLane, PlacedRow, SMALL, WORDS};
use super::{number, plain};
use crate::graph::{Bond, Link};
use maud::{Markup, html as svg_markup};
use std::collections::{BTreeMap, BTreeSet};

/// Length of an arrow's head, and half its width.
const HEAD: (f64, f64) = (7.0, 3.5);
/// Radius of the disc that holds "≠".
const DISC: f64 = 12.0;
/// How far a line that passes a claim by keeps from its box.
const BULGE: f64 = 38.0;
/// How far the handles of a line that passes documents by stand from their boxes; the line itself reaches
/// three quarters of that, which the margin holds.
const WAY: f64 = 22.0;

/// Draws the lines from sentences to claims and from claims to figures; boxes are drawn over them.
pub(super) fn support(lane: &PlacedLane) -> Markup {
    svg_markup! {
        @for block in &lane.blocks {
            @let rows: Vec<Area> = block.groups.iter().flat_map(|g| g.rows.iter().map(|r| r.area)).collect();
            @for area in &rows { (curve((WORDS.0 + WORDS.1, area.middle()), (CLAIM.0 - HEAD.0, block.claim.middle()))) }
            @if !rows.is_empty() { (head_right(CLAIM.0, block.claim.middle(), "support")) }
            @if let Some(figure) = lane.figures.iter().find(|f| lane.lane.figures.get(block.block.figure).is_some_and(|own| own.key == f.figure.key)) {
                (curve((CLAIM.0 + CLAIM.1, block.claim.middle()), (FIGURE.0 - HEAD.0, figure.area.middle())))
            }
        }
        @for figure in &lane.figures { (head_right(FIGURE.0, figure.area.middle(), "support")) }
    }
}

fn curve(from: (f64, f64), to: (f64, f64)) -> Markup {
    let middle = (from.0 + to.0) / 2.0;
    let path = format!(
        "M{:.1} {:.1}C{middle:.1} {:.1} {middle:.1} {:.1} {:.1} {:.1}",
        from.0, from.1, from.1, to.1, to.0, to.1
    );
    svg_markup! { path.support d=(path) {} }
}

fn head_right(x: f64, y: f64, class: &str) -> Markup {
    let (length, half) = HEAD;
    let points = format!("{:.1},{:.1} {x:.1},{y:.1} {:.1},{:.1}", x - length, y - half, x - length, y + half);
    svg_markup! { polygon class=(format!("head {class}")) points=(points) {} }
}

fn head_down(x: f64, y: f64, class: &str) -> Markup {
    let (length, half) = HEAD;
    let points = format!("{:.1},{:.1} {x:.1},{y:.1} {:.1},{:.1}", x - half, y - length, x + half, y - length);
    svg_markup! { polygon class=(format!("head {class}")) points=(points) {} }
}

/// Draws what holds between claims, over the boxes.
pub(super) fn links(lane: &PlacedLane, report: Option<&str>) -> Markup {
    svg_markup! { @for link in &lane.lane.links { (link_line(lane, link, report)) } }
}

fn link_line(lane: &PlacedLane, link: &Link, report: Option<&str>) -> Markup {
    let (upper, lower) = (link.from.min(link.to), link.from.max(link.to));
    let (Some(upper), Some(lower)) = (lane.blocks.get(upper), lane.blocks.get(lower)) else {
        return Markup::default();
    };
    let beside = link.from.abs_diff(link.to) == 1;
    let drawn = match link.bond {
        Bond::Conflict if beside => straight(upper.claim, lower.claim),
        Bond::Conflict => around(upper.claim, lower.claim),
        Bond::Then => then(upper.claim, lower.claim, link, beside),
    };
    let drawn = svg_markup! {
        g class=(if link.bond == Bond::Conflict { "conflict" } else { "then" }) {
            title { (plain(&link.tooltip)) }
            (drawn)
        }
    };
    match (report, &link.anchor) {
        (Some(report), Some(anchor)) => svg_markup! { a href=(format!("{report}#{anchor}")) { (drawn) } },
        _ => drawn,
    }
}

fn straight(upper: Area, lower: Area) -> Markup {
    let x = upper.x + upper.width / 2.0;
    svg_markup! {
        line x1=(number(x)) x2=(number(x)) y1=(number(upper.bottom())) y2=(number(lower.y)) {}
        (disc(x, (upper.bottom() + lower.y) / 2.0))
    }
}

/// Draws a line that passes the claims between its ends by, at their right.
fn around(upper: Area, lower: Area) -> Markup {
    let (from, to, x) = (upper.middle() + 12.0, lower.middle() - 12.0, upper.right());
    let far = x + BULGE;
    let path = format!("M{x:.1} {from:.1}C{far:.1} {from:.1} {far:.1} {to:.1} {x:.1} {to:.1}");
    // A cubic with both handles at `far` reaches three quarters of the way there.
    svg_markup! { path d=(path) {} (disc(x + BULGE * 0.75, (from + to) / 2.0)) }
}

fn disc(x: f64, y: f64) -> Markup {
    let (left, right) = (x - 5.5, x + 5.5);
    svg_markup! {
        circle cx=(number(x)) cy=(number(y)) r=(DISC) {}
        // The sign is drawn rather than written, so that it looks the same in every font.
        path.sign d=(format!(
            "M{left:.1} {:.1}H{right:.1}M{left:.1} {:.1}H{right:.1}M{:.1} {:.1}L{:.1} {:.1}",
            y - 2.5, y + 2.5, x + 3.5, y - 6.5, x - 3.5, y + 6.5
        )) {}
    }
}

fn then(upper: Area, lower: Area, link: &Link, beside: bool) -> Markup {
    let x = upper.x + 24.0;
    if beside {
        return svg_markup! {
            line x1=(number(x)) x2=(number(x)) y1=(number(upper.bottom())) y2=(number(lower.y - HEAD.0)) {}
            (head_down(x, lower.y, "later"))
            (text("under", x + 8.0, (upper.bottom() + lower.y) / 2.0 + 3.0, SMALL, false, &link.words))
        };
    }
    let (from, to, x) = (upper.middle() + 12.0, lower.middle() - 12.0, upper.x);
    let far = x - BULGE;
    let path = format!("M{x:.1} {from:.1}C{far:.1} {from:.1} {far:.1} {to:.1} {:.1} {to:.1}", x - HEAD.0);
    svg_markup! { path d=(path) {} (head_right(x, to, "later")) }
}

/// Draws the ways of texts at the left of the boxes.
pub(super) fn ways(lane: &PlacedLane, copied: &[(String, String)]) -> Markup {
    svg_markup! { @for [from, to] in ends_of_ways(lane, copied) { (way(from, to)) } }
}

/// Returns the ways of texts between documents of a lane that back different claims, or stand behind one
/// claim with different originators, from and to where each is drawn first. Where a text was taken from a
/// copy and from its original alike, it came from the original.
pub(super) fn ends_of_ways(lane: &PlacedLane, copied: &[(String, String)]) -> Vec<[Area; 2]> {
    let groups = lane.blocks.iter().flat_map(|block| &block.groups).enumerate();
    let rows = groups.flat_map(|(at, group)| group.rows.iter().map(move |row| (at, row)));
    let mut drawn: BTreeMap<&str, (usize, &PlacedRow)> = BTreeMap::new();
    for (at, row) in rows {
        drawn.entry(&row.row.document).or_insert((at, row));
    }
    let ends = |(original, copy): &(String, String)| {
        Some((drawn.get(original.as_str())?, drawn.get(copy.as_str())?))
    };
    let ends: Vec<_> = copied.iter().filter_map(ends).collect();
    let firsts: BTreeSet<&str> =
        ends.iter().filter(|(from, _)| !from.1.row.copy).map(|(_, to)| to.1.row.document.as_str()).collect();
    let told =
        |from: &PlacedRow, to: &PlacedRow| !from.row.copy || !firsts.contains(to.row.document.as_str());
    let apart = ends.into_iter().filter(|(from, to)| from.0 != to.0 && told(from.1, to.1));
    apart.map(|(from, to)| [from.1.source, to.1.source]).collect()
}

fn way(from: Area, to: Area) -> Markup {
    let far = from.x - WAY;
    let (start, end) = (from.middle(), to.middle());
    let path = format!(
        "M{:.1} {start:.1}C{far:.1} {start:.1} {far:.1} {end:.1} {:.1} {end:.1}",
        from.x,
        to.x - HEAD.0
    );
    svg_markup! {
        g.copied {
            title { "copied" }
            path d=(path) {}
            (head_right(to.x, end, ""))
        }
    }
}

/// Draws the ways of texts from their originals through their copies in a group.
pub(super) fn copies(group: &PlacedGroup) -> Markup {
    let texts = group.rows.chunk_by(|a, b| a.row.behind == b.row.behind);
    svg_markup! { @for rows in texts { (copies_of_one(rows)) } }
}

fn copies_of_one(rows: &[PlacedRow]) -> Markup {
    let Some(original) = rows.iter().find(|row| !row.row.copy) else { return Markup::default() };
    let x = original.source.x + 16.0;
    let copies: Vec<Area> = rows.iter().filter(|row| row.row.copy).map(|row| row.source).collect();
    let Some(last) = copies.last() else { return Markup::default() };
    svg_markup! {
        g.copied {
            title { "copied" }
            line x1=(number(x)) x2=(number(x)) y1=(number(original.source.bottom())) y2=(number(last.y - HEAD.0)) {}
            @for copy in &copies { (head_down(x, copy.y, "")) }
        }
    }
}
