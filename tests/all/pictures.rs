//! Pictures of whole stories: drawn, valid, the same from run to run, and never without an end.

use crate::support::marked;
use claimgraph::graph::{Bond, Focus, MAX_FIGURES, Picture, Tie, draw};
use claimgraph::model::{Analysis, ConflictKind};
use claimgraph::report::{dot, graphml, json, mermaid, svg};
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// Every view of an analysis, with a name for each.
fn views(analysis: &Analysis) -> Vec<(String, Picture)> {
    let story = analysis.resolution.stories[0].id;
    let most = analysis.resolution.figures.iter().max_by_key(|figure| figure.mentions.len()).unwrap();
    let mut views = vec![
        ("all".to_owned(), draw(analysis, &Focus::Interesting)),
        ("story".to_owned(), draw(analysis, &Focus::Story(story))),
        ("figure".to_owned(), draw(analysis, &Focus::Figures(vec![most.id]))),
    ];
    for (at, conflict) in analysis.findings.conflicts.iter().enumerate() {
        views.push((format!("conflict-{at}"), draw(analysis, &Focus::Conflict(conflict.id))));
    }
    views
}

fn stories() -> Vec<(String, Analysis)> {
    let names = ["quake", "camp", "storm", "crops"];
    let practice = names.iter().map(|name| ((*name).to_owned(), marked::practice(name)));
    practice.chain([("united-front".to_owned(), marked::united_front())]).collect()
}

#[test]
fn copying_is_drawn_between_documents_of_different_groups() {
    let analysis = marked::practice("sting");
    let copying = analysis.copies.iter().find(|copying| copying.directed).unwrap();
    let key = |document| format!("d{document}");
    let picture = draw(&analysis, &Focus::Story(analysis.resolution.stories[0].id));
    let (nodes, edges) = picture.flat();
    let drawn = |key: &String| nodes.iter().any(|node| node.key == *key);
    let (original, copy) = (key(copying.original), key(copying.copy));
    assert!(drawn(&original) && drawn(&copy));
    assert!(edges.iter().any(|edge| edge.from == original && edge.to == copy && edge.tie == Tie::Copied));
    let lines = dot::dot(&picture);
    let ways = lines.lines().filter(|line| line.contains("->") && line.contains("class=\"copy\""));
    assert!(
        ways.clone().any(|line| line.contains(&original) && line.contains(&copy)),
        "{:?}",
        ways.collect::<Vec<_>>()
    );
}

/// Leaves the drawings where a person can look at them.
#[test]
fn every_view_is_drawn() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    fs::create_dir_all(&folder).unwrap();
    for (story, analysis) in stories() {
        for (view, picture) in views(&analysis) {
            assert!(!picture.lanes.is_empty(), "{story} {view}");
            fs::write(folder.join(format!("{story}-{view}.svg")), svg::svg(&picture, None)).unwrap();
            fs::write(folder.join(format!("{story}-{view}.dot")), dot::dot(&picture)).unwrap();
        }
    }
}

#[test]
fn graphviz_reads_every_view() {
    if Command::new("dot").arg("-V").stderr(Stdio::null()).status().is_err() {
        eprintln!("skipped: the program 'dot' of Graphviz is not installed");
        return;
    }
    for (story, analysis) in stories() {
        for (view, picture) in views(&analysis) {
            let mut child = Command::new("dot")
                .arg("-Tsvg")
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::piped())
                .spawn()
                .unwrap();
            child.stdin.take().unwrap().write_all(dot::dot(&picture).as_bytes()).unwrap();
            let output = child.wait_with_output().unwrap();
            let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success() && complaint.is_empty(), "{story} {view}: {complaint}");
        }
    }
}

#[test]
fn the_same_articles_give_the_same_picture() {
    let forms = |picture: &Picture| {
        [
            svg::svg(picture, Some("report.html")),
            dot::dot(picture),
            mermaid::mermaid(picture),
            graphml::graphml(picture).unwrap(),
            serde_json::to_string(&json::picture(picture)).unwrap(),
        ]
    };
    let (one, other) = (marked::united_front(), marked::united_front());
    for ((view, left), (_, right)) in views(&one).into_iter().zip(views(&other)) {
        assert_eq!(forms(&left), forms(&right), "{view}");
    }
}

#[test]
fn contradictions_stand_side_by_side() {
    let analysis = marked::united_front();
    for conflict in &analysis.findings.conflicts {
        let picture = draw(&analysis, &Focus::Conflict(conflict.id));
        assert_eq!(picture.lanes.len(), 1, "{}", conflict.explanation);
        let lane = &picture.lanes[0];
        let red: Vec<_> = lane.links.iter().filter(|link| link.bond == Bond::Conflict).collect();
        assert_eq!(red.len(), 1, "{}", conflict.explanation);
        assert_eq!(red[0].to - red[0].from, 1, "{}", conflict.explanation);
        let sums = lane.blocks.iter().filter(|block| block.worked_out).count();
        assert_eq!(sums, usize::from(conflict.kind == ConflictKind::Sum), "{}", conflict.explanation);
    }
}

#[test]
fn the_missing_nine_are_seen_in_the_sum() {
    let analysis = marked::united_front();
    let picture = draw(&analysis, &Focus::Interesting);
    let blocks = picture.lanes.iter().flat_map(|lane| &lane.blocks);
    let sums: BTreeSet<&str> =
        blocks.filter(|block| block.worked_out).map(|block| block.value.as_str()).collect();
    assert_eq!(sums, BTreeSet::from(["45", "93"]));
}

#[test]
fn flat_edges_end_at_nodes() {
    for (story, analysis) in stories() {
        for (view, picture) in views(&analysis) {
            let (nodes, edges) = picture.flat();
            let keys: BTreeSet<&str> = nodes.iter().map(|node| node.key.as_str()).collect();
            assert_eq!(keys.len(), nodes.len(), "{story} {view}: a key is used twice");
            for edge in &edges {
                let ends = keys.contains(edge.from.as_str()) && keys.contains(edge.to.as_str());
                assert!(ends, "{story} {view}: {edge:?}");
            }
            let conflicts = picture.lanes.iter().flat_map(|lane| &lane.links);
            let red = conflicts.filter(|link| link.bond == Bond::Conflict).count();
            let flat = edges.iter().filter(|edge| edge.tie == Tie::Contradicts).count();
            assert!(flat <= red && (red == 0) == (flat == 0), "{story} {view}");
        }
    }
}

#[test]
fn a_large_story_is_cut_and_says_so() {
    let analysis = marked::united_front();
    let story = analysis.resolution.stories[0].id;
    let picture = draw(&analysis, &Focus::Story(story));
    let figures: usize = picture.lanes.iter().map(|lane| lane.figures.len()).sum();
    assert!(figures <= MAX_FIGURES && analysis.resolution.figures.len() > MAX_FIGURES);
    let left_out = analysis.resolution.figures.len() - MAX_FIGURES;
    assert!(picture.note.unwrap().starts_with(&format!("{left_out} more figures")));
}
