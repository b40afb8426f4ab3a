//! Defines how the time a number is for is read: expressions of time are found in its sentence,
//! resolved against the day of publication, and one of them is chosen.

mod absolute;
mod calendar;
mod clock;
mod expression;
mod relative;
mod scan;
