//! Defines [`PageArgs`], the options that limit a list to a part of it.

use crate::store::Part;
use clap::Args;

/// Which part of a list is shown.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct PageArgs {
    /// List only so many rows; the rest of the database is not read
    #[arg(long, value_name = "NUMBER")]
    first: Option<usize>,
    /// Leave out so many rows before
    #[arg(long, value_name = "NUMBER", default_value_t = 0, hide_default_value = true, requires = "first")]
    skip: usize,
}

impl PageArgs {
    /// Returns the part asked for; `None` for the whole list.
    pub(super) fn part(self) -> Option<Part> {
        self.first.map(|first| Part { skip: self.skip, first })
    }
}
