//! Kills the program while it writes and holds that nothing is lost: what is left verifies, and
//! going on gives what an undisturbed run gives.
//!
//! Moments are chosen by how much the program has written, not by the clock, so that they fall into the
//! same work on slow and on busy machines. `KILL_POINTS=300 cargo test --release --test all kill` tries 300
//! of them; a few of each kind otherwise.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Moments tried unless `KILL_POINTS` says otherwise.
const POINTS: usize = 12;

/// How long any run may take before the test gives up; two hundred times what it takes.
const PATIENCE: Duration = Duration::from_secs(600);

fn program(folder: &Path, args: &[String]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("claimgraph"));
    command.current_dir(folder).args(args).env_remove("CLAIMGRAPH_DB");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn words(args: &[&str]) -> Vec<String> {
    args.iter().map(|arg| (*arg).to_owned()).collect()
}

fn run(folder: &Path, args: &[&str]) -> Output {
    program(folder, &words(args)).output().unwrap()
}

/// Runs a command that must succeed and returns what it prints.
fn must(folder: &Path, args: &[&str]) -> String {
    let output = run(folder, args);
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Everything a database holds, and everything it derives.
fn content(folder: &Path) -> Vec<String> {
    let lists = ["documents", "mentions", "figures", "claims", "conflicts", "copies"];
    let mut content: Vec<_> = lists.iter().map(|list| must(folder, &[list, "--format", "jsonl"])).collect();
    content.push(must(folder, &["export"]));
    content
}

fn data(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data").join(name).to_str().unwrap().to_owned()
}

fn add_all() -> Vec<String> {
    let folders = ["united-front", "varied/stories/truce", "varied/stories/heat"].map(data);
    words(&["add", "--batch", "3"]).into_iter().chain(folders).collect()
}

/// An article that is in the database before and after each deed.
fn kept() -> String {
    data("united-front/agency-release.txt")
}

/// Something the program is killed at.
struct Deed {
    name: &'static str,
    args: Vec<String>,
    /// Which of [`POINTS`] fall to it, in twelfths.
    share: usize,
    /// The folder it begins with.
    before: PathBuf,
    /// What an undisturbed run gives.
    after: Vec<String>,
    /// How often an undisturbed run writes.
    writes: u64,
}

/// How often a process has written so far; `None` where the system does not tell.
fn writes(child: &Child) -> Option<u64> {
    let told = fs::read_to_string(format!("/proc/{}/io", child.id())).ok()?;
    told.lines().find_map(|line| line.strip_prefix("syscw: "))?.trim().parse().ok()
}

/// Waits until the program has written `point` times, or has ended; returns how often it had written.
fn watch(child: &mut Child, point: u64) -> u64 {
    let (start, mut seen) = (Instant::now(), 0);
    while seen < point && child.try_wait().unwrap().is_none() {
        assert!(start.elapsed() < PATIENCE, "the program does not come to an end");
        match writes(child) {
            Some(writes) => seen = writes,
            // Where writes cannot be counted, a millisecond stands for ten.
            None => seen = u64::try_from(start.elapsed().as_micros() / 100).unwrap(),
        }
    }
    seen
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

impl Deed {
    fn new(name: &'static str, share: usize, before: &Path, args: Vec<String>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(before, folder.path());
        let mut child = program(folder.path(), &args).spawn().unwrap();
        let writes = watch(&mut child, u64::MAX);
        child.wait().unwrap();
        must(folder.path(), &["add", &kept()]);
        let after = content(folder.path());
        Self { name, args, share, before: before.to_owned(), after, writes }
    }

    /// Kills the deed when it has written `point` times, and returns whether it was under way and whether
    /// something was left to do.
    fn kill(&self, point: u64) -> (bool, bool) {
        let at = format!("{} killed after {point} of {} writes", self.name, self.writes);
        let folder = tempfile::tempdir().unwrap();
        copy(&self.before, folder.path());
        let mut child = program(folder.path(), &self.args).spawn().unwrap();
        watch(&mut child, point);
        child.kill().unwrap();
        let killed = child.wait().unwrap().code().is_none();
        let mut partial = false;
        if folder.path().join("claims.db").exists() {
            // Whoever comes first finds what the dead one left: a reader here, a writer below.
            let read = run(folder.path(), &["documents", "--format", "jsonl"]);
            assert!(read.status.success(), "{at}: {}", String::from_utf8_lossy(&read.stderr));
            if point.is_multiple_of(2) {
                let verified = run(folder.path(), &["verify"]);
                assert!(verified.status.success(), "{at}: {}", String::from_utf8_lossy(&verified.stderr));
                partial = String::from_utf8_lossy(&verified.stdout).contains("not compared yet");
            }
        }
        // What was done already is refused here and there, which is not what is asked.
        program(folder.path(), &self.args).output().unwrap();
        must(folder.path(), &["add", &kept()]);
        assert!(content(folder.path()) == self.after, "{at}: going on gives something else");
        must(folder.path(), &["verify"]);
        (killed, partial)
    }
}

fn deeds(empty: &Path, full: &Path) -> Vec<Deed> {
    fs::write(empty.join("blank.txt"), " \n").unwrap();
    must(full, &add_all().iter().map(String::as_str).collect::<Vec<_>>());
    fs::write(empty.join("archive.jsonl"), must(full, &["export"])).unwrap();
    let conflicts = must(full, &["conflicts", "--format", "jsonl"]);
    let first: serde_json::Value = serde_json::from_str(conflicts.lines().next().unwrap()).unwrap();
    let conflict = first["id"].as_str().unwrap().to_owned();
    vec![
        Deed::new("making the file", 2, empty, words(&["add", "blank.txt"])),
        Deed::new("add", 4, empty, add_all()),
        Deed::new("import", 2, empty, words(&["import", "archive.jsonl"])),
        Deed::new("rebuild", 2, full, words(&["rebuild"])),
        Deed::new("forget", 1, full, words(&["forget", "Heartland Television"])),
        Deed::new("judge", 1, full, words(&["judge", "no-conflict", &conflict])),
    ]
}

#[test]
fn killed_at_any_moment_nothing_is_lost() {
    let points = std::env::var("KILL_POINTS").ok().and_then(|points| points.parse().ok()).unwrap_or(POINTS);
    let (empty, full) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let mut all = 0;
    for deed in deeds(empty.path(), full.path()) {
        let of_deed = (points * deed.share / POINTS).max(1) as u64;
        let (mut killed, mut partial) = (0, 0);
        for number in 0..of_deed {
            // In the middle of its share, so that one moment alone is not the very first.
            let outcome = deed.kill((2 * number + 1) * deed.writes / (2 * of_deed) + 1);
            killed += u64::from(outcome.0);
            partial += u64::from(outcome.1);
        }
        println!("{}: killed {killed} of {of_deed}, {partial} seen with something left to do", deed.name);
        all += killed;
    }
    println!("killed {all} in all");
    assert!(all > 0, "no run was under way when it was to be killed");
}

#[test]
fn readers_read_while_a_writer_writes_and_writers_wait() {
    let folder = tempfile::tempdir().unwrap();
    let add = || program(folder.path(), &add_all()).spawn().unwrap();
    let mut writers = [add(), add()];
    let (mut seen, mut reads) = (0, 0);
    let start = Instant::now();
    loop {
        if folder.path().join("claims.db").exists() {
            let documents = must(folder.path(), &["documents", "--format", "jsonl"]).lines().count();
            assert!(documents >= seen, "documents never become fewer");
            (seen, reads) = (documents, reads + 1);
        }
        let done = writers.iter_mut().all(|writer| writer.try_wait().unwrap().is_some());
        if done {
            break;
        }
        assert!(start.elapsed() < PATIENCE, "the writers do not come to an end");
    }
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(reads > 0, "nobody read");
    must(folder.path(), &["verify"]);
}
