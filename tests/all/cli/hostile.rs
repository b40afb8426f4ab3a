//! Bad input: each file is named with its cause, and everything else is kept.

use super::support::Place;
use std::fs;

#[test]
fn one_bad_file_costs_only_itself() {
    let place = Place::new();
    for number in 0..20 {
        place.write(&format!("in/{number:02}.txt"), format!("In case {number}, {} people died.", number + 2));
    }
    place.write("in/empty.txt", "");
    place.write("in/blank.txt", " \n\t\r\n");
    place.write("in/binary.txt", b"GIF89a\x01\x00\x01\x00\x00\xff");
    place.write("in/broken.txt", b"Nine people \xff\xfe\xfd died \x01\x02.");
    place.write("in/german.txt", "Bei einem Unfall an der alten Brücke sind am Montag neun Menschen ums Leben gekommen, teilte die Polizei mit. Vier weitere Personen werden noch vermisst.");
    let run = place.run(&["add", "in"]);
    assert_eq!((run.code, run.out.as_str()), (2, "Added 20 documents, 5 not read.\n"));
    let expected = "\
error: in/binary.txt: not a text: byte 7 is a control character
hint: give the text of the article, not a picture, PDF or archive
error: in/blank.txt: nothing to read: the text is empty
error: in/broken.txt: not a text: byte 21 is a control character
hint: give the text of the article, not a picture, PDF or archive
error: in/empty.txt: nothing to read: the text is empty
error: in/german.txt: not read: it is in German, and only English is read
";
    assert_eq!(run.err, expected);
    assert_eq!(place.run(&["verify"]).code, 0);
}

#[test]
fn what_is_missing_is_named() {
    let place = Place::new();
    let article = place.write("a.txt", "Nine people died.");
    let run = place.run(&["add", "no-such-file.txt", &article]);
    assert_eq!((run.code, run.out.as_str()), (2, "Added 1 document, 1 not read.\n"));
    assert_eq!(run.err, "error: no-such-file.txt: no such file or folder\n");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.write("in/a.txt", "Nine people died.");
    let locked = place.write("in/locked/b.txt", "Ten people died.");
    let folder = std::path::Path::new(&locked).parent().unwrap().to_owned();
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read_dir(&folder).is_ok() {
        eprintln!("skipped: this user may read everything");
        return;
    }
    let run = place.run(&["add", "in"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!((run.code, run.out.as_str()), (2, "Added 1 document, 1 not read.\n"));
    assert_eq!(run.err, "error: in/locked: no permission to read it\n");
}

#[test]
fn a_file_that_is_no_database_is_left_alone() {
    let place = Place::new();
    let content = "This is a shopping list and by no means a database. ".repeat(40);
    place.write("claims.db", &content);
    for args in [&["add", "claims.db"][..], &["figures"], &["verify"], &["rebuild"], &["forget", "x"]] {
        let run = place.run(args);
        assert_eq!(run.code, 2, "{args:?}");
        assert_eq!(
            run.err,
            "error: claims.db: not a database file\nhint: name another file with --db or CLAIMGRAPH_DB\n"
        );
    }
    assert_eq!(fs::read_to_string(place.path("claims.db")).unwrap(), content);
}

#[test]
fn databases_of_others_and_of_the_future_are_refused() {
    let place = Place::new();
    let article = place.write("a.txt", "Nine people died.");
    let other = rusqlite::Connection::open(place.path("other.db")).unwrap();
    other.execute_batch("CREATE TABLE t (x); PRAGMA application_id = 7;").unwrap();
    let run = place.run(&["--db", "other.db", "add", &article]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("a SQLite database, but not one of claimgraph (application id 0x00000007)"),
        "{}",
        run.err
    );
    assert_eq!(place.run(&["--db", "new.db", "add", &article]).code, 0);
    let new = rusqlite::Connection::open(place.path("new.db")).unwrap();
    new.execute_batch("PRAGMA user_version = 99").unwrap();
    let run = place.run(&["--db", "new.db", "figures"]);
    assert_eq!(run.code, 2);
    let known = claimgraph::store::SCHEMA_VERSION;
    let message = format!("the database has schema version 99, this program knows up to {known}");
    assert!(run.err.contains(&message), "{}", run.err);
}

#[test]
fn odd_texts_are_read_like_others() {
    let place = Place::new();
    place.write("in/ends.txt", "Nine people died.\r\nTen were hurt.\rEleven fled.\nTwelve stayed.");
    place.write(
        "in/combining.txt",
        "Nine pe\u{301}ople died in Que\u{301}bec\u{200f} \u{202e}said\u{202c} police.",
    );
    place.write("in/mark.txt", "\u{feff}Nine people died in the fire, police said.");
    place.write("in/line.txt", "12 ".repeat(20_000));
    place.write("in/deep.txt", "(".repeat(5_000) + "nine people died" + &")".repeat(5_000));
    place.write("in/long-word.txt", "a".repeat(100_000) + " 12 people died");
    let run = place.run(&["add", "in"]);
    let cut = "sentences longer than 8192 bytes were read in pieces";
    let said = format!("note: deep.txt: {cut}: 1 cut\nnote: long-word.txt: {cut}: 12 cuts\n");
    assert_eq!((run.code, run.err, run.out.as_str()), (0, said, "Added 6 documents.\n"));
    let verified = place.run(&["verify"]);
    assert_eq!(verified.code, 0, "{}", verified.err);
    assert_eq!(place.run(&["mentions"]).code, 0);
}

#[test]
fn control_characters_of_a_text_do_not_reach_the_terminal() {
    let place = Place::new();
    let text = "Nine\u{1b}[31m people died in Ohio on Monday.";
    place.write(
        "a.jsonl",
        format!("{{\"id\": \"a\\u001b[2J\", \"text\": {}}}", serde_json::to_string(text).unwrap()),
    );
    place.run(&["add", "a.jsonl"]);
    for command in ["mentions", "documents", "figures"] {
        assert!(!place.run(&[command]).out.contains('\u{1b}'), "{command}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let place = Place::with_demonstration();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("claimgraph"))
        .args(["mentions", "--format", "jsonl"])
        .current_dir(place.path("."))
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn compressed_bombs_and_deep_pages_are_refused() {
    let place = Place::new();
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..80 {
        std::io::Write::write_all(&mut encoder, &zeros).unwrap();
    }
    place.write("in/bomb.txt.gz", encoder.finish().unwrap());
    place.write("in/broken.txt.gz", b"\x1f\x8b\x08 and then nothing of the kind");
    place.write("in/deep.html", format!("<html><body>{}", "<div><span>".repeat(50_000)));
    place.write("in/good.txt", "Nine people died.");
    place.write("in/open.csv", format!("id,text\n1,\"{}\n", "x".repeat(3_000)));
    place.write("in/score.csv", "id,score\n1,2\n");
    let run = place.run(&["add", "in"]);
    assert_eq!((run.code, run.out.as_str()), (2, "Added 2 documents, 4 not read.\n"), "{}", run.err);
    for said in [
        "in/bomb.txt.gz: longer than 67108864 bytes",
        "in/broken.txt.gz: ",
        "in/deep.html: elements nested deeper than 512",
        "in/score.csv:1: no text: found the fields id, score",
    ] {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
}
