//! What figures are called: words that people would say.

use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Document, DocumentId};
use claimgraph::workspace;

/// Returns the names of the figures of one sentence.
fn labels(text: &str, lexicon: &Lexicon) -> Vec<String> {
    let document = Document {
        id: DocumentId(1),
        name: "a.txt".to_owned(),
        source: "a".to_owned(),
        text: text.to_owned(),
        ..Document::default()
    };
    let analysis = workspace::analyse(vec![document], &[], lexicon);
    let mut labels: Vec<_> = analysis.resolution.figures.iter().map(|f| f.label.clone()).collect();
    labels.sort();
    labels
}

#[test]
fn figures_are_called_as_people_would_say() {
    let lexicon = Lexicon::embedded().unwrap();
    let cases = [
        ("Lightning struck 12 barns on Monday.", "barns struck"),
        ("The company shut 14 plants.", "plants shut"),
        ("Firefighters stopped 15 lorries.", "lorries stopped"),
        ("Police in Lunde made 40 arrests.", "arrests, Lunde"),
        ("The city has 37 shelters.", "shelters, city"),
        ("Inflation rose to 5.6 percent.", "inflation (%)"),
        ("The flood destroyed 120 hectares of maize.", "maize destroyed (hectares)"),
        ("The storm killed 41 people.", "people killed"),
    ];
    let found: Vec<_> = cases.iter().map(|(text, _)| (*text, labels(text, &lexicon).join("; "))).collect();
    let expected: Vec<_> = cases.iter().map(|(text, label)| (*text, (*label).to_owned())).collect();
    assert_eq!(found, expected);
}
