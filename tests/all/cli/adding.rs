//! `add`, `documents`, `sources`, `forget`, `rebuild`, `verify`: what comes in, stays and goes.

use super::support::{Place, demonstration};

#[test]
fn adding_again_adds_nothing() {
    let place = Place::with_demonstration();
    let again = place.run(&["add", demonstration().to_str().unwrap()]);
    assert_eq!(again.out, "Added 0 documents, 5 known already.\n");
    assert_eq!(place.json(&["documents", "--format", "json"]).as_array().unwrap().len(), 5);
}

#[test]
fn folders_are_read_sorted_and_without_what_is_hidden() {
    let place = Place::new();
    for name in
        ["b/two.txt", "b/a/one.text", "c", "d.md", ".hidden.txt", "b/.git/config", "picture.png", "e.TXT"]
    {
        place.write(&format!("in/{name}"), format!("Nine people died in {name}."));
    }
    let run = place.run(&["add", "in"]);
    assert_eq!((run.code, run.out.as_str()), (0, "Added 5 documents.\n"));
    let names = place.json(&["documents", "--format", "json"]);
    let names: Vec<_> =
        names.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(names, ["b/a/one.text", "b/two.txt", "c", "d.md", "e.TXT"]);
}

#[test]
fn headers_tell_source_title_and_date() {
    let place = Place::with_demonstration();
    let rows = place.json(&["documents", "--format", "json"]);
    let field = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap_or("-").to_owned();
    let shown = |row| ["name", "source", "published", "title"].map(|name| field(row, name)).join(" | ");
    let shown: Vec<_> = rows.as_array().unwrap().iter().map(shown).collect();
    let expected = [
        "agency-release.txt | agency-release | 2021-08-29 | -",
        "opinion-blog.txt | an opinion blog | 2021-08-28 | Twelve states, one night, and some applause",
        "regional-daily.txt | The Regional Daily | 2021-08-27 | More than 100 arrested in trafficking sting run from Missouri",
        "rewrite-site.txt | Headline Mill | 2021-08-27 | Human trafficking sting ends in arrests across the Midwest",
        "television-station.txt | Heartland Television | 2021-08-27 | Trafficking victims rescued as police raid across a dozen states",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn standard_input_is_a_document() {
    let place = Place::new();
    let run = place
        .run_with(&["add", "-"], "Nine die in crush\nBy A. B. | The Wire | 2025-09-13\n\nNine people died.");
    assert_eq!((run.code, run.out.as_str()), (0, "Added 1 document.\n"));
    let row = &place.json(&["documents", "--format", "json"])[0];
    assert_eq!((row["source"].as_str(), row["published"].as_str()), (Some("The Wire"), Some("2025-09-13")));
}

#[test]
fn json_lines_bring_their_own_fields() {
    let place = Place::new();
    let lines = "{\"id\": \"a\", \"body\": \"Nine people died.\", \"link\": \"https://www.paper.example/1\"}\n\n\
        {\"id\": \"b\", \"content\": \"Ten people died.\", \"publisher\": \"Wire\", \"date\": \"2025-09-13T10:00:00Z\"}\n";
    place.write("in.jsonl", lines);
    assert_eq!(place.run(&["add", "in.jsonl"]).code, 0);
    let rows = place.json(&["documents", "--format", "json"]);
    assert_eq!((rows[0]["name"].as_str(), rows[0]["source"].as_str()), (Some("a"), Some("paper.example")));
    assert_eq!(
        (rows[1]["source"].as_str(), rows[1]["published"].as_str()),
        (Some("Wire"), Some("2025-09-13"))
    );
}

#[test]
fn a_json_file_is_a_document_or_a_list_of_them() {
    let place = Place::new();
    place.write("list.json", "[\n  {\"text\": \"Nine people died.\", \"pubDate\": \"Mon, 06 Jan 2025 10:00:00 GMT\"},\n  {\"text\": \"Ten people died.\"},\n  5\n]\n");
    place.write("one.json", "{\n  \"body\": \"Eleven people died.\"\n}\n");
    let run = place.run(&["add", "list.json", "one.json"]);
    assert_eq!((run.code, run.out.as_str()), (2, "Added 3 documents, 1 not read.\n"));
    assert!(run.err.starts_with("error: list.json:4: expected an object"), "{}", run.err);
    let rows = place.json(&["documents", "--format", "json"]);
    assert_eq!(
        (rows[0]["name"].as_str(), rows[0]["published"].as_str()),
        (Some("list.json:1"), Some("2025-01-06"))
    );
    assert_eq!(rows[2]["name"].as_str(), Some("one.json"));
}

#[test]
fn forgetting_takes_a_document_or_an_outlet() {
    let place = Place::with_demonstration();
    let run = place.run(&["forget", "rewrite-site.txt", "Heartland Television"]);
    assert_eq!((run.code, run.out.as_str()), (0, "Removed 2 documents.\n"));
    assert_eq!(place.json(&["sources", "--format", "json"]).as_array().unwrap().len(), 3);
    let run = place.run(&["forget", "rewrite-site.txt"]);
    assert_eq!(run.code, 2);
    assert!(run.err.starts_with("error: no document or outlet is called 'rewrite-site.txt'"), "{}", run.err);
    assert_eq!(place.run(&["verify"]).code, 0);
}

#[test]
fn rebuilding_changes_nothing_that_shows() {
    let place = Place::with_demonstration();
    let lists = ["mentions", "figures", "claims", "conflicts", "copies", "sources", "documents"];
    let show = || lists.map(|list| place.run(&[list, "--format", "jsonl"]).out);
    let before = show();
    assert_eq!(place.run(&["rebuild"]).out, "Read and compared 5 documents anew.\n");
    assert_eq!(before, show());
}

#[test]
fn the_database_can_be_named_in_three_ways() {
    let place = Place::new();
    let article = place.write("a.txt", "Nine people died.");
    assert_eq!(place.run(&["add", &article]).code, 0);
    assert_eq!(place.run(&["--db", "other.db", "add", &article]).code, 0);
    let mut command = place.command();
    assert!(
        command.env("CLAIMGRAPH_DB", "third.db").args(["add", &article]).output().unwrap().status.success()
    );
    for name in ["claims.db", "other.db", "third.db"] {
        assert!(place.path(name).exists(), "{name}");
    }
}

/// A page with a frame around its article.
const PAGE: &str = r#"<html><head><meta charset="windows-1252"><title>Nine die - The Wire</title>
<meta property="og:site_name" content="The Wire"><meta property="og:url" content="https://wire.example/1"></head>
<body><nav>Home 12 Sport 24</nav><article><h1>Nine die</h1><p>Nine people died on Monday when a bus left the road near
the old bridge, the police said, and 14 were taken to hospital, three of them in a grave condition and in need of care.</p>
<p>The caf\u{e9} at the bridge was opened to the families, who waited there for news through the night and into the
morning, while divers looked for a tenth person in the river below the bridge.</p></article></body></html>"#;

fn gz(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut encoder, content).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn pages_tables_and_compressed_files_are_read() {
    let place = Place::new();
    let page: Vec<u8> = PAGE.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    place.write("in/page.html", page);
    place.write(
        "in/table.csv",
        "headline;body;publisher\nA;Ten people fled the flood.;Daily\nB;Eleven fled.;Weekly\n",
    );
    place.write("in/lines.jsonl.gz", gz(b"{\"id\": \"x\", \"text\": \"Twelve people fled.\"}\n"));
    place.write("in/note.txt.zst", zstd::encode_all(&b"Thirteen people fled."[..], 3).unwrap());
    let run = place.run(&["add", "in"]);
    assert_eq!((run.code, run.err.as_str(), run.out.as_str()), (0, "", "Added 5 documents.\n"));
    let rows = place.json(&["documents", "--format", "json"]);
    let shown = |row: &serde_json::Value| {
        ["name", "source"].map(|name| row[name].as_str().unwrap().to_owned()).join(" | ")
    };
    let shown: Vec<_> = rows.as_array().unwrap().iter().map(shown).collect();
    let expected = [
        "note.txt.zst | note.txt",
        "page.html | The Wire",
        "table.csv:2 | Daily",
        "table.csv:3 | Weekly",
        "x | x",
    ];
    assert_eq!(shown, expected);
    let mentions = place.run(&["mentions", "--format", "jsonl"]).out;
    assert!(mentions.contains("\"page.html\"") && !mentions.contains("\"text\":\"24\""), "{mentions}");
    assert_eq!(place.run(&["verify"]).code, 0);
}

#[test]
fn an_export_comes_back_identical() {
    let place = Place::with_demonstration();
    place.write("page.html", PAGE.replace("caf\u{e9}", "cafe"));
    assert_eq!(place.run(&["add", "page.html"]).code, 0);
    let archive = place.run(&["export"]).out;
    place.write("archive.jsonl", &archive);
    let run = place.run(&["--db", "copy.db", "import", "archive.jsonl"]);
    assert_eq!((run.code, run.out.as_str()), (0, "Imported 6 documents.\n"), "{}", run.err);
    assert_eq!(place.run(&["--db", "copy.db", "export"]).out, archive);
    for list in ["mentions", "figures", "claims", "conflicts", "copies", "sources", "documents"] {
        let show = |db: &str| place.run(&["--db", db, list, "--format", "jsonl"]).out;
        assert_eq!(show("claims.db"), show("copy.db"), "{list}");
    }
    let again = place.run_with(&["--db", "copy.db", "import", "-"], &archive);
    assert_eq!(again.out, "Imported 0 documents, 6 known already.\n");
    assert_eq!(place.run(&["--db", "copy.db", "verify"]).code, 0);
}

#[test]
fn a_changed_archive_is_refused_with_its_line() {
    let place = Place::with_demonstration();
    let archive = place.run(&["export"]).out.replacen("102", "201", 1);
    place.write("archive.jsonl", archive);
    let run = place.run(&["--db", "copy.db", "import", "archive.jsonl"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("the content is not the one its identifier was made from"), "{}", run.err);
    place.write("articles.jsonl", "{\"id\": \"a\", \"text\": \"b\"}\n");
    let run = place.run(&["--db", "copy.db", "import", "articles.jsonl"]);
    assert!(run.err.starts_with("error: articles.jsonl: line 1: not a line of an archive"), "{}", run.err);
}
