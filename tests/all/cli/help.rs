//! Help, the reference page, completions and manual pages.

use super::support::Place;

/// Set to write the page instead of comparing it.
const UPDATE: &str = "UPDATE_DOCS";

#[test]
fn the_reference_page_is_what_help_prints() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/cli.md");
    let page = claimgraph::cli::reference();
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(path, &page).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(written == page, "docs/cli.md is out of date: run the test with {UPDATE}=1");
}

#[test]
fn every_command_shows_examples_that_name_it() {
    let page = claimgraph::cli::reference();
    for section in page.split("\n## claimgraph ").skip(1) {
        let name = section.split_whitespace().next().unwrap();
        let examples = section.split_once("Examples:").unwrap_or_else(|| panic!("{name} has no examples")).1;
        assert!(
            examples.contains(&format!("claimgraph {name}")) || examples.contains(&format!(" {name}")),
            "{name}"
        );
    }
}

#[test]
fn completions_and_manual_pages_are_written() {
    let place = Place::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = place.run(&["completions", shell]);
        assert!(run.code == 0 && run.out.contains("conflicts"), "{shell}");
    }
    assert_eq!(place.run(&["man", "pages"]).code, 0);
    assert!(std::fs::read_to_string(place.path("pages/claimgraph.1")).unwrap().contains("claimgraph"));
    assert!(place.path("pages/claimgraph-backs.1").exists());
}

#[test]
fn a_mistyped_command_is_an_error_with_a_suggestion() {
    let place = Place::new();
    let run = place.run(&["conflict"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("conflicts"), "{}", run.err);
}
