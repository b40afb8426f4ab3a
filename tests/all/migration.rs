//! Databases of every released schema open in this version, with nothing lost.
//!
//! `tests/fixtures/schema_N.sql` is the dump of a file as version N wrote it; a dump is never renewed.

use claimgraph::lexicon::Lexicon;
use claimgraph::model::Ruling;
use claimgraph::store::{SCHEMA_VERSION, Store};
use claimgraph::workspace;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

/// The dumps, oldest first.
fn dumps() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    (1..SCHEMA_VERSION).map(|version| folder.join(format!("schema_{version}.sql"))).collect()
}

fn version(path: &Path) -> u32 {
    let connection = Connection::open(path).unwrap();
    connection.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn old_databases_open_and_keep_everything() {
    let folder = tempfile::tempdir().unwrap();
    let lexicon = Lexicon::embedded().unwrap();
    for (at, dump) in (1..).zip(dumps()) {
        let path = folder.path().join(format!("{at}.db"));
        Connection::open(&path).unwrap().execute_batch(&fs::read_to_string(&dump).unwrap()).unwrap();
        assert_eq!(version(&path), at);
        let mut store = Store::open(&path).unwrap();
        assert_eq!(version(&path), SCHEMA_VERSION);
        let documents = store.document_ids().unwrap();
        let texts = store.texts(&documents).unwrap();
        assert_eq!(texts.len(), 4, "{}", dump.display());
        assert!(texts.iter().all(claimgraph::ingest::is_of), "the texts are those that were stored");
        let pages = documents.iter().filter(|id| store.page(**id).unwrap().is_some());
        assert_eq!(pages.count(), 1);
        let judgements = store.judgements().unwrap();
        assert_eq!(judgements.iter().map(|j| j.ruling).collect::<Vec<_>>(), [Ruling::Misread]);
        workspace::rebuild(&mut store, &lexicon).unwrap();
        assert_eq!(workspace::verify(&mut store, &lexicon).unwrap(), []);
    }
}

#[test]
fn versions_of_an_article_in_an_old_database_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("1.db");
    let dump = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema_1.sql");
    Connection::open(&path).unwrap().execute_batch(&fs::read_to_string(dump).unwrap()).unwrap();
    let mut store = Store::open(&path).unwrap();
    workspace::settle(&mut store, &Lexicon::embedded().unwrap()).unwrap();
    let revisions = workspace::revisions(&mut store).unwrap();
    let names: Vec<_> = revisions.iter().map(|r| (r.older.name.as_str(), r.newer.name.as_str())).collect();
    assert_eq!(names, [("v1", "v2")]);
}
