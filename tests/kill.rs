//! Kills the program while it writes and holds that nothing is lost: what is left verifies, and
//! going on gives what an undisturbed run gives.
//!
//! `KILL_POINTS=300 cargo test --release --test kill` tries 300 moments; a dozen otherwise.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may stop at what it cannot read")]

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Moments tried unless `KILL_POINTS` says otherwise.
const POINTS: u32 = 12;

fn program(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("claimgraph"));
    command.current_dir(folder).args(args).env_remove("CLAIMGRAPH_DB");
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    program(folder, args).output().unwrap()
}

/// Everything the lists show.
fn content(folder: &Path) -> Vec<String> {
    let lists = ["documents", "mentions", "figures", "claims", "conflicts", "copies"];
    let show = |list: &&str| {
        let output = run(folder, &[list, "--format", "jsonl"]);
        assert!(output.status.success(), "{list}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    };
    lists.iter().map(show).collect()
}

fn articles() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    vec![root.join("united-front"), root.join("unseen/stories")]
}

fn add(folder: &Path) -> Child {
    let articles = articles();
    let paths = articles.iter().map(|path| path.to_str().unwrap());
    let args: Vec<&str> = ["add", "--batch", "3"].into_iter().chain(paths).collect();
    program(folder, &args).spawn().unwrap()
}

/// The tests measure moments, so they do not run side by side.
static ALONE: Mutex<()> = Mutex::new(());

#[test]
fn killed_at_any_moment_nothing_is_lost() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let points = std::env::var("KILL_POINTS").ok().and_then(|points| points.parse().ok()).unwrap_or(POINTS);
    let undisturbed = tempfile::tempdir().unwrap();
    let start = Instant::now();
    assert!(add(undisturbed.path()).wait_with_output().unwrap().status.success());
    let mut whole = start.elapsed();
    let expected = content(undisturbed.path());
    let (mut killed, mut partial) = (0, 0);
    for point in 0..points {
        let folder = tempfile::tempdir().unwrap();
        let (mut child, start) = (add(folder.path()), Instant::now());
        std::thread::sleep(whole * point / points);
        let ended = child.try_wait().unwrap().is_some();
        child.kill().unwrap();
        if child.wait_with_output().unwrap().status.success() {
            // The machine is less busy than before; later moments are chosen earlier.
            whole = if ended { whole.min(start.elapsed()) * 3 / 4 } else { whole };
        } else {
            killed += 1;
        }
        if folder.path().join("claims.db").exists() {
            let verified = run(folder.path(), &["verify"]);
            let said = String::from_utf8_lossy(&verified.stderr).into_owned();
            assert!(verified.status.success(), "after {point} of {points}: {said}");
            partial += u32::from(String::from_utf8_lossy(&verified.stdout).contains("not compared yet"));
        }
        assert!(add(folder.path()).wait_with_output().unwrap().status.success());
        assert!(
            content(folder.path()) == expected,
            "after {point} of {points}: going on gives something else"
        );
    }
    println!("killed {killed} of {points} runs, {partial} of them between storing and comparing");
    assert!(killed * 2 >= points, "most runs must have been under way: {killed} of {points}");
}

#[test]
fn readers_read_while_a_writer_writes_and_writers_wait() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let folder = tempfile::tempdir().unwrap();
    let mut writers = [add(folder.path()), add(folder.path())];
    let (mut seen, mut reads) = (0, 0);
    let start = Instant::now();
    loop {
        if folder.path().join("claims.db").exists() {
            let output = run(folder.path(), &["documents", "--format", "jsonl"]);
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{said}");
            let documents = output.stdout.iter().filter(|byte| **byte == b'\n').count();
            assert!(documents >= seen, "documents never become fewer");
            (seen, reads) = (documents, reads + 1);
        }
        let done = writers.iter_mut().all(|writer| writer.try_wait().unwrap().is_some());
        if done {
            break;
        }
        assert!(start.elapsed() < Duration::from_secs(300), "the writers do not come to an end");
    }
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(reads > 1, "{reads} reads");
    let verified = run(folder.path(), &["verify"]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
}
