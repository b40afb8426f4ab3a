//! Large input: many sentences, many numbers, many files, and files that are larger than is read. Counts are
//! such that a cost that grows with the square of them would show as minutes; `examples/hostile.rs` writes
//! files of full size, and `docs/benchmarks.md` has what they take.

use super::support::Place;
use std::fs::File;
use std::io::Write;

/// The note about a document whose sentences say more than stories are found by.
const STORY_LIMIT: &str = "stories are found by the 320 weightiest names, amounts and words";

fn ward(number: usize) -> String {
    format!("In ward {number}, {} people voted.", number * 7 % 1000)
}

#[test]
fn ten_thousand_sentences_in_a_line() {
    let place = Place::new();
    let sentences: Vec<String> = (0..10_000).map(ward).collect();
    place.write("a.txt", sentences.join(" "));
    let run = place.run(&["add", "a.txt"]);
    assert_eq!((run.code, run.out.as_str()), (0, "Added 1 document.\n"), "{}", run.err);
    let counts = place.run(&["verify"]);
    assert_eq!(counts.code, 0, "{}", counts.err);
    assert!(counts.out.contains("all as it should be"), "{}", counts.out);
    let spans = place.run(&["sentences", "a.txt"]).out;
    assert_eq!(spans.lines().count(), sentences.len());
}

#[test]
fn fifty_thousand_numbers_in_a_line() {
    let place = Place::new();
    let numbers: Vec<String> = (0..50_000_u64).map(|n| (n * 7919 % 100_000).to_string()).collect();
    place.write("a.txt", numbers.join(", "));
    let run = place.run(&["add", "a.txt"]);
    assert_eq!((run.code, run.out.as_str()), (0, "Added 1 document.\n"), "{}", run.err);
    let cut = "note: a.txt: sentences longer than 8192 bytes were read in pieces: ";
    assert!(run.err.contains(cut), "{}", run.err);
}

#[test]
fn files_larger_than_is_read_are_named() {
    let place = Place::new();
    place.write("in/good.txt", ward(1));
    // They have their length without a byte on the disk.
    for (name, bytes) in [("in/a.txt", 100 << 20), ("in/b.html", 100 << 20), ("in/c.md", 70 << 20)] {
        place.write(name, "");
        File::options().write(true).open(place.path(name)).unwrap().set_len(bytes).unwrap();
    }
    for name in ["in/d.csv.gz", "in/e.html.gz"] {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(b"text\n\"").unwrap();
        for _ in 0..70 {
            encoder.write_all(&[b'a'; 1 << 20]).unwrap();
        }
        place.write(name, encoder.finish().unwrap());
    }
    place.write("in/f.txt.zst", zstd::encode_all(&vec![b'a'; 70 << 20][..], 1).unwrap());
    let run = place.run(&["add", "in"]);
    assert_eq!((run.code, run.out.as_str()), (2, "Added 1 document, 6 not read.\n"), "{}", run.err);
    for name in ["a.txt", "b.html", "c.md", "d.csv.gz:2", "e.html.gz", "f.txt.zst"] {
        assert!(
            run.err.contains(&format!("error: in/{name}: longer than 67108864 bytes\n")),
            "{name}: {}",
            run.err
        );
    }
}

#[test]
fn of_a_thousand_files_one_is_broken() {
    let place = Place::new();
    for number in 0..1000 {
        let text = if number == 500 { "Nine \0 died.".to_owned() } else { ward(number) };
        place.write(&format!("in/{}/{number:04}.txt", number / 100), text);
    }
    let run = place.run(&["add", "in"]);
    assert_eq!((run.code, run.out.as_str()), (2, "Added 999 documents, 1 not read.\n"), "{}", run.err);
    assert!(
        run.err.starts_with("error: in/5/0500.txt: not a text: byte 5 is a control character\n"),
        "{}",
        run.err
    );
    assert_eq!(run.err.lines().count(), 2, "{}", run.err);
}

/// Returns a text of so many names.
fn names(count: usize) -> String {
    let name = |at: usize| {
        let letter = |at: usize| char::from(b'a' + u8::try_from(at % 26).unwrap());
        format!("Ka{}{}{}vo", letter(at), letter(at / 26), letter(at / 676))
    };
    (0..count).map(|at| format!("Nine people died in {} on Monday.\n", name(at))).collect()
}

#[test]
fn limits_are_told_wherever_a_document_is() {
    let place = Place::new();
    place.write("a.txt", names(400));
    let run = place.run(&["add", "a.txt"]);
    assert_eq!((run.code, run.out.as_str()), (0, "Added 1 document.\n"));
    assert!(run.err.starts_with(&format!("note: a.txt: {STORY_LIMIT}: ")), "{}", run.err);
    let row = &place.json(&["documents", "--format", "json"])[0];
    let limit = row["limits"][0].as_str().unwrap().to_owned();
    assert!(limit.starts_with(STORY_LIMIT), "{limit}");
    let verified = place.run(&["verify"]);
    assert_eq!(verified.code, 0, "{}", verified.err);
    assert!(verified.out.contains(&format!("Limit reached: a.txt: {limit}.\n")), "{}", verified.out);
    let report = place.run(&["report", "a.txt", "--out", "filed"]);
    assert_eq!(report.code, 0);
    let filed = std::fs::read_to_string(place.path("filed/report.md")).unwrap();
    assert!(filed.contains(&format!("a.txt: {limit}")), "{filed}");
    // Known documents say nothing again.
    assert_eq!(place.run(&["add", "a.txt"]).err, "");
}

#[test]
fn many_documents_with_one_limit_are_counted() {
    let place = Place::new();
    for number in 0..5 {
        place.write(&format!("in/{number}.txt"), format!("Report {number}.\n{}", names(400)));
    }
    let run = place.run(&["add", "in"]);
    assert_eq!(run.err, format!("note: 5 documents, the first of them 0.txt: {STORY_LIMIT}\n"));
}
