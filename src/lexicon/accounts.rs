//! Defines [`Accounts`], the words of keeping account of what there is, from `data/accounts.tsv`.

use super::word_map::WordMap;
use super::{Error, error, rows};

/// What a word says about a stock and what goes in and out of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Account {
    /// Something is added ("moved in").
    In,
    /// Something is taken away ("left").
    Out,
    /// The number follows from those before it ("so").
    So,
    /// The number is the stock as it stands at last ("now").
    Now,
    /// The number is by how much two others differ ("shortfall").
    Gap,
    /// Who is said to do it gives a number ("the company counts").
    Count,
    /// Noun for what is counted as it comes in and can only become more ("case").
    Running,
}

/// The words of keeping account.
#[derive(Clone, Debug, Default)]
pub struct Accounts {
    words: WordMap<Box<str>, Vec<Account>>,
}

const TABLE: &str = "accounts.tsv";
const EXPECTED: &str = "a role and words";

impl Accounts {
    /// Reads the embedded table.
    ///
    /// # Errors
    /// Names the first row that does not read.
    pub fn embedded() -> Result<Self, Error> {
        let mut accounts = Self::default();
        for (line, [role, words]) in rows::<2>(TABLE, include_str!("../../data/accounts.tsv"), EXPECTED)? {
            let role = match role {
                "in" => Account::In,
                "out" => Account::Out,
                "so" => Account::So,
                "now" => Account::Now,
                "gap" => Account::Gap,
                "count" => Account::Count,
                "running" => Account::Running,
                _ => return Err(error(TABLE, line, role, EXPECTED)),
            };
            for word in words.split('|') {
                accounts.words.entry(word.into()).or_default().push(role);
            }
        }
        Ok(accounts)
    }

    /// Returns whether a word, or two with a space between, all in lower case, is of that role.
    #[must_use]
    pub fn is(&self, lower: &str, role: Account) -> bool {
        self.words.get(lower).is_some_and(|roles| roles.contains(&role))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn going_in_needs_its_second_word() {
        let accounts = Accounts::embedded().unwrap();
        assert!(accounts.is("moved in", Account::In) && !accounts.is("moved", Account::In));
        assert!(accounts.is("left", Account::Out) && !accounts.is("left", Account::In));
        assert!(accounts.is("leaving", Account::So) && accounts.is("leaving", Account::Now));
    }
}
