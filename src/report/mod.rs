//! Defines how an [`Analysis`](crate::model::Analysis) is written: pictures, text, JSON, HTML.
//!
//! Writers are functions from the model to text. They decide nothing about claims: what a report
//! says was decided by the stages before it.

pub mod backing;
pub mod chart;
pub mod check;
pub mod dot;
pub mod graphml;
pub mod html;
pub mod json;
pub mod markdown;
pub mod mermaid;
mod method;
pub mod outline;
pub mod svg;
pub mod text;
