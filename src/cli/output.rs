//! Defines how lists are printed: [`list`] as a table, JSON, JSON lines or CSV.

use super::error::CliError;
use clap::{Args, ValueEnum};
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// How a list is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A table that fits the terminal
    #[default]
    Table,
    /// One JSON list
    Json,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values with a header line
    Csv,
}

/// The option that every list command has.
#[derive(Debug, Args)]
pub(super) struct FormatArgs {
    /// How to print the list
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

/// One column of a table; JSON has all fields in any case.
pub(super) struct Column<T> {
    /// Its heading.
    pub(super) head: &'static str,
    /// Its text for one row.
    pub(super) cell: fn(&T) -> String,
    /// Where it is shown.
    place: Place,
}

/// Where a column is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In tables and CSV.
    Both,
    /// In CSV only, because a terminal is too narrow for it.
    Csv,
    /// In tables only, because CSV has it in full.
    Table,
    /// In CSV, and in tables that are wide enough.
    Roomy,
}

/// The least width of a table that shows all its columns; a smaller one would break words.
const ROOMY: usize = 90;

/// Returns a column of tables and CSV.
pub(super) fn column<T>(head: &'static str, cell: fn(&T) -> String) -> Column<T> {
    Column { head, cell, place: Place::Both }
}

/// Returns a column of CSV only.
pub(super) fn wide<T>(head: &'static str, cell: fn(&T) -> String) -> Column<T> {
    Column { head, cell, place: Place::Csv }
}

/// Returns a column that narrow tables leave out.
pub(super) fn roomy<T>(head: &'static str, cell: fn(&T) -> String) -> Column<T> {
    Column { head, cell, place: Place::Roomy }
}

/// Returns a column of tables only.
pub(super) fn narrow<T>(head: &'static str, cell: fn(&T) -> String) -> Column<T> {
    Column { head, cell, place: Place::Table }
}

/// Returns standard output, buffered; colours are left out where nobody sees them.
pub(super) fn stdout() -> impl Write {
    BufWriter::new(anstream::stdout())
}

/// Returns standard output, buffered, for JSON: it has no colours to leave out, and its control
/// characters are escaped.
pub(super) fn json_stdout() -> impl Write {
    BufWriter::new(io::stdout())
}

/// Prints rows in the format asked for.
pub(super) fn list<T: Serialize>(format: Format, rows: &[T], columns: &[Column<T>]) -> Result<(), CliError> {
    let mut out = stdout();
    match format {
        Format::Table => table(&mut out, rows, columns)?,
        Format::Json => json(&mut out, rows)?,
        Format::Jsonl => lines(&mut out, rows)?,
        Format::Csv => csv(&mut out, rows, columns)?,
    }
    Ok(out.flush()?)
}

/// Prints rows as JSON, one list or one object a line; false where another format was asked for.
pub(super) fn as_json<T: Serialize>(format: Format, rows: &[T]) -> Result<bool, CliError> {
    let mut out = json_stdout();
    match format {
        Format::Json => json(&mut out, rows)?,
        Format::Jsonl => lines(&mut out, rows)?,
        Format::Table | Format::Csv => return Ok(false),
    }
    out.flush()?;
    Ok(true)
}

/// Prints rows as one JSON object a line.
pub(super) fn lines<T: Serialize>(out: &mut impl Write, rows: &[T]) -> Result<(), CliError> {
    rows.iter().try_for_each(|row| line(out, row))
}

/// Prints one JSON object in a line of its own.
pub(super) fn line<T: Serialize>(out: &mut impl Write, row: &T) -> Result<(), CliError> {
    serde_json::to_writer(&mut *out, row)?;
    Ok(out.write_all(b"\n")?)
}

/// Prints a list with one object a line, so that it can be read and compared by line.
fn json<T: Serialize>(out: &mut impl Write, rows: &[T]) -> Result<(), CliError> {
    write!(out, "[")?;
    for (at, row) in rows.iter().enumerate() {
        writeln!(out, "{}", if at == 0 { "" } else { "," })?;
        serde_json::to_writer(&mut *out, row)?;
    }
    writeln!(out, "\n]")?;
    Ok(())
}

fn table<T>(out: &mut impl Write, rows: &[T], columns: &[Column<T>]) -> io::Result<()> {
    let shown = |place| place != Place::Csv && (place != Place::Roomy || width() >= ROOMY);
    let columns: Vec<_> = columns.iter().filter(|column| shown(column.place)).collect();
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width()).unwrap_or(u16::MAX));
    table.set_header(columns.iter().map(|column| column.head));
    for row in rows {
        table.add_row(columns.iter().map(|column| clean(&(column.cell)(row))));
    }
    if rows.is_empty() {
        return Ok(());
    }
    let numbers = |at: usize| rows.iter().all(|row| is_number(&(columns[at].cell)(row)));
    for at in (0..columns.len()).filter(|at| numbers(*at)) {
        if let Some(column) = table.column_mut(at) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    for (at, _) in columns.iter().enumerate().filter(|(_, column)| column.place == Place::Table) {
        if let Some(column) = table.column_mut(at) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(EXCERPT)));
        }
    }
    for (at, line) in table.lines().enumerate() {
        let style = if at == 0 { anstyle::Style::new().bold() } else { anstyle::Style::new() };
        writeln!(out, "{style}{}{style:#}", line.trim_end())?;
    }
    Ok(())
}

/// The least width of a column of tables only, which holds a piece of running text.
const EXCERPT: u16 = 34;

/// Returns whether a cell holds a whole number, which is easier to compare when set to the right.
fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// Width of output that goes to a file or pipe, in columns.
const WIDTH_WITHOUT_TERMINAL: usize = 110;

/// The widest lines of running text; longer ones are hard to read however wide the terminal is.
const MAX_WIDTH: usize = 140;

/// The narrowest output; below it the columns of a conflict would hold a word each.
const MIN_WIDTH: usize = 40;

/// Returns how many columns the output has.
pub(super) fn width() -> usize {
    let terminal = terminal_size::terminal_size_of(io::stdout());
    let width = terminal.map_or(WIDTH_WITHOUT_TERMINAL, |(width, _)| usize::from(width.0));
    width.clamp(MIN_WIDTH, MAX_WIDTH)
}

/// Returns a text on one line and without control characters, which could steer the terminal.
pub(super) fn clean(text: &str) -> String {
    let spaced = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    spaced.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn csv<T>(out: &mut impl Write, rows: &[T], columns: &[Column<T>]) -> Result<(), CliError> {
    let columns: Vec<_> = columns.iter().filter(|column| column.place != Place::Table).collect();
    let mut writer = csv::Writer::from_writer(out);
    let failed = |error: csv::Error| CliError::Output(error.into());
    writer.write_record(columns.iter().map(|column| column.head)).map_err(failed)?;
    for row in rows {
        writer.write_record(columns.iter().map(|column| (column.cell)(row))).map_err(failed)?;
    }
    Ok(writer.flush()?)
}

/// Writes an error and its hint to standard error.
pub(super) fn complain(message: &str, hint: Option<&str>) {
    let mut err = anstream::stderr().lock();
    let style = anstyle::AnsiColor::Red.on_default().bold();
    // Nobody is left to tell where standard error itself is gone.
    let _ = writeln!(err, "{style}error{style:#}: {}", plain(message));
    if let Some(hint) = hint {
        let style = anstyle::AnsiColor::Cyan.on_default();
        let _ = writeln!(err, "{style}hint{style:#}: {hint}");
    }
}

/// Returns a message without control characters: names of files and fields may hold any, and could steer
/// the terminal.
fn plain(message: &str) -> String {
    message.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}

/// Writes a remark to standard error: nothing is wrong, but the person should know.
pub(super) fn remark(message: &str) {
    let style = anstyle::AnsiColor::Yellow.on_default();
    let _ = writeln!(anstream::stderr().lock(), "{style}note{style:#}: {}", plain(message));
}
