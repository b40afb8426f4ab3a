//! Defines what several tests share.

pub(crate) mod marked;
pub(crate) mod schema;
