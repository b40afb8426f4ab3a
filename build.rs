//! Lays out the large word tables of `data/`, so that the program need not read them at every start
//! (`src/lexicon/compile`). A row that does not read stops the build with its file and line.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// The modules of the lexicon that know how tables are read and laid out; the program uses more of them.
#[path = "src/lexicon"]
#[allow(dead_code, unreachable_pub, reason = "the program uses what the build does not")]
mod lexicon {
    pub(super) mod compile;
    mod hash;
    mod inflect;
    mod keys;
    mod place_kind;
    mod table;
    mod tag;

    use tag::Tag;
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/lexicon");
    let [words, irregular, closed, places] = ["words", "irregular", "closed", "places"].map(table);
    let words = lexicon::compile::words::lay_out(&words?, &irregular?, &closed?)?;
    let places = lexicon::compile::places::lay_out(&places?)?;
    let out = env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?;
    for (table, parts) in [("words", words), ("places", places)] {
        for (part, bytes) in parts.files() {
            fs::write(Path::new(&out).join(format!("{table}.{part}")), bytes)?;
        }
    }
    Ok(())
}

/// Returns the text of a table of `data/`.
fn table(name: &str) -> Result<String, String> {
    let path = format!("data/{name}.tsv");
    println!("cargo::rerun-if-changed={path}");
    fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))
}
