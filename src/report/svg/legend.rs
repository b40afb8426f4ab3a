//! Defines what stands above and below the lanes: title, column heads, legend and note.

use super::boxes::text;
use super::layout::{CLAIM, FIGURE, MARGIN, SMALL, SOURCE, TEXT, WIDTH, WORDS};
use super::measure::{fit, width};
use super::number;
use crate::graph::{Bond, Picture};
use maud::{Markup, html as svg_markup};

/// Font size of the title.
const TITLE: f64 = 20.0;

/// Draws title, legend and column heads; `ways` says whether ways of texts are drawn between groups.
pub(super) fn head(picture: &Picture, ways: bool) -> Markup {
    let column = |(x, _): (f64, f64), words: &str| text("head", x, 92.0, SMALL, true, words);
    svg_markup! {
        (text("title", MARGIN, 38.0, TITLE, true, &fit(&picture.title, true, TITLE, WIDTH - 2.0 * MARGIN)))
        (legend(picture, ways))
        (column(SOURCE, "SOURCE"))
        (column(WORDS, "WHAT IT SAYS"))
        (column(CLAIM, "CLAIM"))
        (column(FIGURE, "FIGURE"))
    }
}

/// Draws a sample of each kind of line in the picture with its meaning.
fn legend(picture: &Picture, ways: bool) -> Markup {
    let lanes = || picture.lanes.iter();
    let has = |bond: Bond| lanes().flat_map(|lane| &lane.links).any(|link| link.bond == bond);
    let blocks = || lanes().flat_map(|lane| &lane.blocks);
    let copies = blocks().flat_map(|block| &block.groups).flat_map(|group| &group.rows).any(|row| row.copy);
    let items = [
        (true, "support", "backs"),
        (has(Bond::Conflict), "conflict", "cannot both hold"),
        (copies, "copied", "copied: counts as one source"),
        (ways && !copies, "copied", "some text taken over"),
        (blocks().any(|block| block.worked_out), "sum", "worked out, stated by nobody"),
        (has(Bond::Then), "then", "later value"),
    ];
    let mut x = MARGIN;
    let placed: Vec<(&str, &str, f64)> = items
        .into_iter()
        .filter(|(shown, ..)| *shown)
        .map(|(_, class, words)| {
            let at = x;
            x += 34.0 + width(words, false, TEXT) + 26.0;
            (class, words, at)
        })
        .collect();
    svg_markup! {
        @for (class, words, x) in placed {
            g class=(class) { (sample(class, x)) }
            (text("quiet", x + 34.0, 64.0, TEXT, false, words))
        }
    }
}

fn sample(class: &str, x: f64) -> Markup {
    svg_markup! {
        @if class == "sum" {
            rect.box x=(number(x)) y="52" width="26" height="15" rx="5" {}
        } @else {
            line class=[(class == "support").then_some("support")] x1=(number(x)) x2=(number(x + 26.0)) y1="60" y2="60" {}
        }
    }
}

pub(super) fn foot(picture: &Picture, y: f64) -> Markup {
    svg_markup! {
        @if let Some(note) = &picture.note {
            (text("quiet", MARGIN, y, TEXT, false, &fit(note, false, TEXT, WIDTH - 2.0 * MARGIN)))
        }
    }
}
