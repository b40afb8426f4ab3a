//! What the system refuses: files and folders that may not be written, full disks, damaged files. Each
//! is told with the file, the cause and what to do, and nothing that was stored is lost.

use super::support::{Place, demonstration};
use std::fs;

const LISTS: [&str; 5] = ["documents", "mentions", "figures", "claims", "conflicts"];

fn lists(place: &Place) -> Vec<String> {
    LISTS.iter().map(|list| place.run(&[list, "--format", "jsonl"]).out).collect()
}

#[test]
fn places_where_no_database_can_be_are_named() {
    let place = Place::new();
    let article = place.write("a.txt", "Nine people died.");
    fs::create_dir(place.path("folder")).unwrap();
    let cases = [
        ("folder", "error: folder: it is a folder\n"),
        ("no/such/x.db", "error: no/such/x.db: there is no folder no/such\n"),
    ];
    for (db, said) in cases {
        let run = place.run(&["--db", db, "add", &article]);
        assert_eq!(run.code, 2);
        assert!(run.err.starts_with(said), "{}", run.err);
        assert!(run.err.contains("hint: the file and its folder must be writable for you"), "{}", run.err);
    }
}

#[test]
fn damaged_files_are_told() {
    let place = Place::with_demonstration();
    let mut bytes = fs::read(place.path("claims.db")).unwrap();
    let (from, to) = (bytes.len() / 3, bytes.len() / 3 * 2);
    bytes[from..to].fill(0x55);
    fs::write(place.path("claims.db"), &bytes).unwrap();
    for command in ["mentions", "verify", "rebuild"] {
        let run = place.run(&[command]);
        assert_eq!(run.code, 2, "{command}");
        assert!(run.err.contains("error: "), "{command}: {}", run.err);
    }
    bytes.truncate(from / 7);
    fs::write(place.path("claims.db"), &bytes).unwrap();
    let run = place.run(&["mentions"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("claims.db: the file is damaged"), "{}", run.err);
}

#[test]
fn one_bad_document_of_a_thousand_costs_only_itself() {
    let place = Place::new();
    let line = |number: usize| {
        if number == 617 {
            "{\"id\": \"617\", \"text\": 5\n".to_owned()
        } else {
            format!(
                "{{\"id\": \"{number}\", \"text\": \"In ward {number}, {} people voted.\"}}\n",
                number + 2
            )
        }
    };
    place.write("in.jsonl", (0..1000).map(line).collect::<String>());
    let run = place.run(&["add", "in.jsonl"]);
    assert_eq!((run.code, run.out.as_str()), (2, "Added 999 documents, 1 not read.\n"));
    assert!(run.err.starts_with("error: in.jsonl:618: not JSON: "), "{}", run.err);
    assert_eq!(run.err.lines().count(), 2, "{}", run.err);
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::os::unix::process::CommandExt;
    use std::path::Path;
    use std::process::{Command, Output};

    /// A user without rights, who stands in where the tests run as the one who may do everything.
    const NOBODY: u32 = 65_534;

    fn mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    /// Returns the program, run in the place by somebody who has no more rights than the modes of the
    /// files give. The place must be open when this is first called.
    fn unprivileged(place: &Place) -> Command {
        let program = assert_cmd::cargo::cargo_bin("claimgraph");
        let mut command = if fs::metadata(place.path(".")).unwrap().uid() == 0 {
            let own = place.path("claimgraph");
            if !own.exists() {
                fs::copy(program, &own).unwrap();
                mode(&place.path("."), 0o755);
            }
            let mut command = Command::new(own);
            command.uid(NOBODY).gid(NOBODY);
            command
        } else {
            Command::new(program)
        };
        command.current_dir(place.path(".")).env_remove("CLAIMGRAPH_DB");
        command
    }

    fn told(output: &Output) -> (Option<i32>, String) {
        (output.status.code(), String::from_utf8(output.stderr.clone()).unwrap())
    }

    #[test]
    fn a_file_in_a_folder_that_may_not_be_written_is_read() {
        let place = Place::with_demonstration();
        mode(&place.path("claims.db"), 0o444);
        let expected = lists(&place);
        let mut add = unprivileged(&place);
        mode(&place.path("."), 0o555);
        let outputs: Vec<_> = LISTS
            .iter()
            .map(|list| unprivileged(&place).args([list, "--format", "jsonl"]).output().unwrap())
            .collect();
        let refused = add.args(["add", demonstration().to_str().unwrap()]).output().unwrap();
        mode(&place.path("."), 0o755);
        for (output, expected) in outputs.iter().zip(expected) {
            assert_eq!(told(output), (Some(0), String::new()));
            assert_eq!(String::from_utf8_lossy(&output.stdout), expected);
        }
        let (code, said) = told(&refused);
        assert_eq!(code, Some(2));
        assert!(said.contains("claims.db: "), "{said}");
        assert!(said.contains("hint: the file and its folder must be writable for you"), "{said}");
    }

    #[test]
    fn a_file_that_is_being_written_is_not_read_half() {
        let (writing, place) = (Place::with_demonstration(), Place::new());
        let writer = rusqlite::Connection::open(writing.path("claims.db")).unwrap();
        writer.execute("UPDATE source SET name = name || '.'", []).unwrap();
        for name in ["claims.db", "claims.db-wal"] {
            fs::copy(writing.path(name), place.path(name)).unwrap();
            mode(&place.path(name), 0o444);
        }
        let mut read = unprivileged(&place);
        mode(&place.path("."), 0o555);
        let output = read.arg("figures").output().unwrap();
        mode(&place.path("."), 0o755);
        let (code, said) = told(&output);
        assert_eq!(code, Some(2));
        assert!(said.contains("claims.db: it is being written or was left unfinished"), "{said}");
        assert!(said.contains("hint: copy it, with the file of that name and '-wal' behind it"), "{said}");
    }

    #[test]
    fn a_file_without_permission_is_named() {
        let place = Place::with_demonstration();
        let mut read = unprivileged(&place);
        mode(&place.path("claims.db"), 0o000);
        let output = read.arg("figures").output().unwrap();
        let (code, said) = told(&output);
        assert_eq!(code, Some(2));
        assert!(said.starts_with("error: claims.db: no permission to use it"), "{said}");
    }

    fn add_all() -> String {
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        format!(
            "add --batch 2 '{}' '{}'",
            data.join("united-front").display(),
            data.join("varied/stories").display()
        )
    }

    /// Runs a script of the shell in the place, with `$claimgraph` set.
    fn script(place: &Place, before: &str, script: &str) -> Output {
        let program = assert_cmd::cargo::cargo_bin("claimgraph");
        Command::new("sh")
            .args(["-c", &format!("{before} {script}")])
            .env("claimgraph", program)
            .env_remove("CLAIMGRAPH_DB")
            .current_dir(place.path("."))
            .output()
            .unwrap()
    }

    /// Checks what a refusal in the middle of `add` left, and that the same command goes on.
    fn goes_on(place: &Place) {
        let verified = place.run(&["verify"]);
        assert_eq!(verified.code, 0, "{}", verified.err);
        let whole = Place::new();
        for place in [place, &whole] {
            let output = script(place, "", &format!("\"$claimgraph\" {}", add_all()));
            assert_eq!(told(&output), (Some(0), String::new()));
        }
        assert!(lists(place) == lists(&whole), "going on gives something else");
    }

    #[test]
    fn a_limit_on_the_size_of_files_loses_nothing() {
        let place = Place::new();
        let add = format!("exec \"$claimgraph\" {}", add_all());
        let output = script(&place, "trap '' XFSZ; ulimit -f 3200;", &add);
        let (code, said) = told(&output);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.starts_with("error: claims.db: it cannot be read or written"), "{said}");
        assert!(said.contains("hint: the disk may be full or failing"), "{said}");
        goes_on(&place);
    }

    #[test]
    fn a_full_disk_loses_nothing() {
        let place = Place::new();
        fs::create_dir(place.path("disk")).unwrap();
        let inside = format!(
            "mount -t tmpfs -o size=1600k none disk || exit 77
            cd disk
            \"$claimgraph\" {}
            code=$?
            \"$claimgraph\" verify >&2 || exit 78
            cp claims.db* ..
            exit $code",
            add_all()
        );
        let output =
            script(&place, "exec unshare -rm sh -c", &format!("'{}'", inside.replace('\'', "'\\''")));
        let (code, said) = told(&output);
        if code == Some(77) || !place.path("claims.db").exists() && code != Some(78) {
            eprintln!("skipped: no file system can be made here: {said}");
            return;
        }
        assert_eq!(code, Some(2), "{said}");
        assert!(said.starts_with("error: claims.db: there is no room left on its disk"), "{said}");
        assert!(said.contains("hint: what was stored before is kept; make room"), "{said}");
        goes_on(&place);
    }

    #[test]
    fn a_result_that_cannot_be_written_is_told() {
        if !Path::new("/dev/full").exists() {
            eprintln!("skipped: there is no /dev/full here");
            return;
        }
        let place = Place::with_demonstration();
        for command in ["export", "mentions --format jsonl", "figures", "report --out /dev/full"] {
            let output = script(&place, "", &format!("\"$claimgraph\" {command} > /dev/full"));
            let (code, said) = told(&output);
            assert_eq!(code, Some(2), "{command}: {said}");
            assert!(said.starts_with("error: cannot write "), "{command}: {said}");
        }
    }
}
