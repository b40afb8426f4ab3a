//! Runs the program as people do, a file a group of commands. Answers that depend on how well numbers
//! are read are checked by their form here; what is read is checked where it is read.

mod adding;
mod asking;
mod help;
mod hostile;
mod judging;
mod large;
mod lists;
mod odd;
mod refusing;
mod reporting;
mod revising;
mod support;
