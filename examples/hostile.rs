//! Writes large and hostile files into a folder: `cargo run --example hostile -- FOLDER`, then
//! `claimgraph --db x.db add FOLDER/one-of-them`. `docs/benchmarks.md` has what they take.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Numbers in a line, sentences in a text, files in a folder.
const NUMBERS: u64 = 1_000_000;
const SENTENCES: u64 = 100_000;
const FILES: u64 = 100_000;

/// The file in the middle of the folder that is no text.
const BROKEN: u64 = FILES / 2;

fn main() -> io::Result<()> {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        return Err(io::Error::other("name a folder to write to"));
    };
    fs::create_dir_all(&folder)?;
    let number = |n: u64| (n * 7919 % 100_000).to_string();
    let sentence = |n: u64| format!("In ward {n}, {} people voted.", n * 7 % 1000);
    write(&folder.join("numbers.txt"), NUMBERS, ", ", number)?;
    write(&folder.join("digits.txt"), NUMBERS, " ", number)?;
    write(&folder.join("sentences.txt"), SENTENCES, " ", sentence)?;
    write(&folder.join("lines.txt"), SENTENCES, "\n", sentence)?;
    write(&folder.join("greatest.txt"), (60 << 20) / 35, " ", sentence)?;
    write(&folder.join("too-great.txt"), (100 << 20) / 30, " ", sentence)?;
    files(&folder.join("files"), sentence)
}

/// Writes so many parts with a separator between them.
fn write(path: &Path, count: u64, separator: &str, part: impl Fn(u64) -> String) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(path)?);
    for n in 0..count {
        write!(file, "{}{separator}", part(n))?;
    }
    file.flush()
}

/// Writes a folder of small files, a thousand in a folder below it; one of them is no text.
fn files(folder: &Path, sentence: impl Fn(u64) -> String) -> io::Result<()> {
    for n in 0..FILES {
        let below = folder.join(format!("{:03}", n / 1000));
        if n % 1000 == 0 {
            fs::create_dir_all(&below)?;
        }
        let text = if n == BROKEN { "Nine \0 died.".to_owned() } else { sentence(n) };
        fs::write(below.join(format!("{n:06}.txt")), text)?;
    }
    Ok(())
}
