//! Defines [`Place`], a folder of its own for each test, with the program run inside.

use assert_cmd::Command;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder with a database to be, which goes when the test ends.
pub(crate) struct Place {
    folder: TempDir,
}

/// What a run left behind.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Returns a place whose database holds the demonstration articles.
    pub(crate) fn with_demonstration() -> Self {
        let place = Self::new();
        let run = place.run(&["add", demonstration().to_str().unwrap()]);
        assert_eq!((run.code, run.err.as_str()), (0, ""));
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with the folders above it.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Returns the program, in this folder, with nothing of the tester's surroundings.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::cargo_bin("claimgraph").unwrap();
        command.current_dir(self.folder.path()).env_remove("CLAIMGRAPH_DB").env_remove("NO_COLOR");
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.run_with(args, "")
    }

    pub(crate) fn run_with(&self, args: &[&str], stdin: &str) -> Run {
        let output = self.command().args(args).write_stdin(stdin).output().unwrap();
        let folder = self.folder.path().to_str().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(folder, "[folder]");
        Run { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Returns the JSON a command prints, which must succeed.
    pub(crate) fn json(&self, args: &[&str]) -> serde_json::Value {
        let run = self.run(args);
        assert_eq!(run.code, 0, "{args:?}: {}", run.err);
        serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{args:?}: {error}: {}", run.out))
    }
}

/// Returns the folder of the demonstration articles.
pub(crate) fn demonstration() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/united-front")
}
