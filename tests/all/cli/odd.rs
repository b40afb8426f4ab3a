//! Hostile and odd input, each through `add`, `extract` and `check`: what can be read is read, what
//! cannot is named with its cause, and the exit code says which.

use super::support::Place;
use std::io::Write;

/// A file with what the program has to say of it.
struct Odd {
    name: &'static str,
    bytes: Vec<u8>,
    /// How many documents it gives.
    documents: usize,
    /// What is said of it; empty where there is nothing to say.
    said: &'static str,
}

fn odd(name: &'static str, bytes: impl Into<Vec<u8>>, documents: usize, said: &'static str) -> Odd {
    Odd { name, bytes: bytes.into(), documents, said }
}

const NEWS: &str =
    "Nine people died when a bus left the road near the old bridge on Monday, the police said.\n";

/// What is said of sentences that are too long for one.
const CUT: &str = "sentences longer than 8192 bytes were read in pieces: ";

fn gz(content: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn zst(content: &[u8]) -> Vec<u8> {
    zstd::encode_all(content, 3).unwrap()
}

fn cut(mut bytes: Vec<u8>, of: usize) -> Vec<u8> {
    bytes.truncate(bytes.len() * of / 10);
    bytes
}

fn wide(text: &str, mark: bool, big: bool) -> Vec<u8> {
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

/// Text that does not compress to nothing, so that a cut falls into the middle of it.
fn many() -> String {
    (0..20_000)
        .map(|n| format!("In ward {n}, {} of {} people voted.\n", n * 7 % 1000, n * 13 % 5000))
        .collect()
}

fn texts() -> Vec<Odd> {
    vec![
        odd("empty.txt", "", 0, "nothing to read: the text is empty"),
        odd("blank.txt", "\u{feff} \r\n\t\u{a0}\n", 0, "nothing to read: the text is empty"),
        odd("zeros.txt", vec![0; 5_000], 0, "not a text: byte 0 is a control character"),
        odd("nul.txt", "Nine people\0 died.", 0, "not a text: byte 11 is a control character"),
        odd("elf.txt", &b"\x7fELF\x02\x01\x01\0\0\0\0\0"[..], 0, "not a text: byte 0 is a control character"),
        odd("ends.txt", NEWS.replace(' ', "\r\n") + "\rNine\r\rten\n\r", 1, ""),
        odd("right.txt", format!("\u{202e}{NEWS}\u{202c} \u{5e9}\u{5dc}\u{5d5}\u{5dd} 12 \u{200f}"), 1, ""),
        odd("combining.txt", NEWS.replace('e', "e\u{301}\u{327}\u{308}") + &"\u{301}".repeat(9_000), 1, ""),
        odd("joined.txt", format!("{NEWS}{}", "\u{1f469}\u{200d}".repeat(5_000)), 1, ""),
        odd("numbers.txt", "12 ".repeat(20_000) + NEWS, 1, ""),
        odd("digits.txt", "7".repeat(300_000) + NEWS, 1, CUT),
        odd("sentences.txt", "No. ".repeat(15_000) + &"He left. ".repeat(15_000), 1, ""),
        odd("word.txt", "a".repeat(300_000) + NEWS, 1, CUT),
        odd("brackets.txt", "([{“".repeat(2_000) + NEWS + &"”}])".repeat(2_000), 1, CUT),
        odd("lines.txt", "\n".repeat(100_000) + NEWS, 1, ""),
        odd("little.txt", wide(NEWS, true, false), 1, "read as UTF-16LE"),
        odd("big.txt", wide(NEWS, true, true), 1, "read as UTF-16BE"),
        odd("unmarked.txt", wide(NEWS, false, false), 1, "read as UTF-16LE"),
        odd(
            "latin.txt",
            NEWS.replace("bridge", "caf\u{e9}").chars().map(|c| c as u8).collect::<Vec<_>>(),
            1,
            "read as windows-1252",
        ),
    ]
}

fn containers() -> Vec<Odd> {
    let open = format!("id,text\n1,{NEWS}2,\"{NEWS}");
    let page = |inside: &str| format!("<html><body><article><p>{inside}</p></article></body></html>");
    vec![
        odd("bomb.txt.gz", gz(&vec![b' '; 70 << 20]), 0, "longer than 67108864 bytes"),
        odd("bomb.jsonl.zst", zst(&vec![b'['; 70 << 20]), 0, "longer than 67108864 bytes"),
        odd("cut.txt.gz", cut(gz(many().as_bytes()), 5), 0, "it ends too early: the file is cut off"),
        odd("cut.txt.zst", cut(zst(many().as_bytes()), 5), 0, "it ends too early: the file is cut off"),
        odd("no.txt.gz", NEWS, 0, "expected a file packed with gzip, as its name says, and found another"),
        odd(
            "no.txt.zst",
            NEWS,
            0,
            "expected a file packed with Zstandard, as its name says, and found another",
        ),
        odd("nested.txt.gz", gz(&gz(NEWS.as_bytes())), 0, "not a text"),
        odd("deep.jsonl", "[".repeat(100_000), 0, "not JSON: recursion limit exceeded"),
        odd("broken.jsonl", "{\"text\": \"Nine\n{\"text\": 5,}\n\0\n\"x\"\n", 0, "not JSON"),
        odd("marked.jsonl", format!("\u{feff}{{\"text\": {NEWS:?}}}\r\n"), 1, ""),
        odd("wide.jsonl", wide(&format!("{{\"text\": {NEWS:?}}}\r\n"), true, false), 1, ""),
        odd("nul.jsonl", "{\"text\": \"Nine people\\u0000 died.\"}\n", 1, ""),
        odd("half.jsonl", "{\"text\": \"Nine people \\ud800 died.\"}\n", 0, "not JSON"),
        odd("twice.jsonl", format!("{{\"text\": \"\", \"text\": {NEWS:?}}}\n"), 1, ""),
        odd("open.csv", open, 2, ""),
        odd(
            "ragged.csv",
            format!("id,text\n1\n2,\"{}\",5,6\n", NEWS.trim()),
            1,
            "no text: found the fields id",
        ),
        odd("wide.tsv", wide(&format!("id\ttext\n1\t{NEWS}"), true, false), 1, ""),
        odd("deep.html", page(&"<div>".repeat(5_000)), 0, "elements nested deeper than 512"),
        odd("open.html", format!("<html><body><p>{}", NEWS.repeat(9)), 1, ""),
        odd("marks.html", "<".repeat(50_000), 1, ""),
        odd("entities.html", page(&(NEWS.repeat(5) + &"&amp;#55;&#x110000;&#0;".repeat(2_000))), 1, CUT),
        odd("comment.html", format!("<html><!-- {}", NEWS.repeat(5)), 0, "no article found in the page"),
    ]
}

/// Runs a command on one odd file and returns what is wrong with what it says.
fn wrong(place: &Place, odd: &Odd, args: &[&str]) -> Option<String> {
    let run = place.run(args);
    let fails = run.err.contains("error: ");
    let told = run.err.contains(odd.said) && (!odd.said.is_empty() || run.err.is_empty());
    let fine = told && run.code == if fails { 2 } else { 0 };
    let shown: String = run.err.chars().take(500).collect();
    (!fine).then(|| format!("{args:?}: code {}: {shown}\n", run.code))
}

fn all_ways(pile: &[Odd]) {
    let place = Place::new();
    place.write("none.db", "");
    let mut wrongs = String::new();
    for odd in pile {
        let path = format!("in/{}", odd.name);
        place.write(&path, &odd.bytes);
        wrongs.extend(wrong(&place, odd, &["extract", &path]));
        let db = format!("{}.db", odd.name);
        wrongs.extend(wrong(&place, odd, &["--db", &db, "add", &path]));
        let documents = place.run(&["--db", &db, "documents", "--format", "jsonl"]).out.lines().count();
        let verified = place.run(&["--db", &db, "verify"]);
        let run = place.run(&["--db", "none.db", "check", &path]);
        let refused = odd.documents != 1 || run.err.contains("holds several documents");
        if documents != odd.documents || verified.code != 0 || run.code != if refused { 2 } else { 0 } {
            let (check, shown) = (run.code, run.err.chars().take(500).collect::<String>());
            wrongs +=
                &format!("{}: {documents} documents, {}check {check}: {shown}\n", odd.name, verified.err);
        }
    }
    assert!(wrongs.is_empty(), "{wrongs}");
    // All in one run: nobody costs another.
    let run = place.run(&["add", "in"]);
    assert_eq!(run.code, 2);
    let documents: usize = pile.iter().map(|odd| odd.documents).sum();
    let known = place.json(&["documents", "--format", "json"]).as_array().unwrap().len();
    assert!(run.out.starts_with(&format!("Added {known} documents")), "{}", run.out);
    assert!(known <= documents && known + 8 > documents, "{known} of {documents}: {}", run.err);
    assert_eq!(place.run(&["verify"]).code, 0);
}

#[test]
fn odd_texts() {
    all_ways(&texts());
}

#[test]
fn odd_containers() {
    all_ways(&containers());
}

#[test]
fn a_limit_that_is_reached_is_reported() {
    let place = Place::new();
    place.write("a.txt", format!("{}\n", "Nine people and ten dogs and ".repeat(1_000)));
    assert_eq!(place.run(&["report", "a.txt", "--out", "filed"]).code, 0);
    let report = std::fs::read_to_string(place.path("filed/report.md")).unwrap();
    assert!(
        report.contains("a.txt: sentences longer than 8192 bytes were read in pieces: 3 cuts"),
        "{report}"
    );
}

#[test]
fn a_foreign_draft_is_refused_like_a_foreign_source() {
    let place = Place::with_demonstration();
    let german = "Bei einem Unfall an der alten Brücke sind am Montag neun Menschen ums Leben gekommen, \
        teilte die Polizei mit. Vier weitere Personen werden noch vermisst.";
    place.write("draft.txt", german);
    let run = place.run(&["check", "draft.txt"]);
    assert_eq!(run.code, 2);
    assert_eq!(run.err, "error: draft.txt: not read: it is in German, and only English is read\n");
}

#[cfg(unix)]
#[test]
fn odd_things_in_folders_cost_only_themselves() {
    use std::os::unix::fs::symlink;
    use std::process::Command;
    let place = Place::new();
    place.write("in/deep/good.txt", NEWS);
    symlink("..", place.path("in/deep/up")).unwrap();
    symlink("loop.txt", place.path("in/loop.txt")).unwrap();
    symlink("gone.txt", place.path("in/dangling.txt")).unwrap();
    place.write(&format!("in/{}.txt", "n".repeat(250)), NEWS.replace("Nine", "Ten"));
    place.write("in/two\nlines\u{1b}[31m.txt", NEWS.replace("Nine", "Eleven"));
    place.write("in/two\nlines.jsonl", "[]\n");
    let pipe =
        Command::new("mkfifo").arg(place.path("in/pipe.txt")).status().is_ok_and(|made| made.success());
    let run = place.run(&["add", "in"]);
    let failed = 3 + usize::from(pipe);
    assert_eq!(run.code, 2);
    assert_eq!(run.out, format!("Added 3 documents, {failed} not read.\n"), "{}", run.err);
    for said in [
        "error: in/dangling.txt: no such file or folder\n",
        "error: in/loop.txt: ",
        "error: in/two\u{fffd}lines.jsonl:1: expected an object",
    ] {
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
    assert!(!pipe || run.err.contains("error: in/pipe.txt: neither a file nor a folder\n"), "{}", run.err);
    let verified = place.run(&["verify"]);
    assert_eq!(verified.code, 0, "{}", verified.err);
    for list in ["documents", "mentions", "figures"] {
        assert!(!place.run(&[list]).out.contains('\u{1b}'), "{list}");
    }
}
