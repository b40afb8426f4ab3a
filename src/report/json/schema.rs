//! Defines [`schemas`], the JSON Schemas of everything that goes out, made from the serde types.
//!
//! They are kept in `schema/json/` for other programs; `tests/all/schemas.rs` renews and compares them.

use super::{
    BackingJson, CheckJson, ClaimJson, ConflictJson, CopyJson, DecisionJson, DocumentJson, FigureJson,
    HintJson, JudgementJson, MentionJson, PictureJson, RejectionJson, ReportJson, RevisionJson, SourceJson,
    SpanJson,
};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde::Serialize;

/// A line of `extract --rejections`: a number with its reading, or one that is no claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Line {
    /// A number that claims something.
    Mention(Box<MentionJson>),
    /// A number that is no claim.
    Rejection(Box<RejectionJson>),
}

/// Returns each schema (draft 2020-12) under its name. Lists are described by their rows.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Schema)> {
    vec![
        ("backs", of::<BackingJson>()),
        ("check", of::<CheckJson>()),
        ("claim", of::<ClaimJson>()),
        ("conflict", of::<ConflictJson>()),
        ("copy", of::<CopyJson>()),
        ("decision", of::<DecisionJson>()),
        ("document", of::<DocumentJson>()),
        ("extract", of::<Line>()),
        ("figure", of::<FigureJson>()),
        ("graph", of::<PictureJson>()),
        ("hint", of::<HintJson>()),
        ("judgement", of::<JudgementJson>()),
        ("mention", of::<MentionJson>()),
        ("report", of::<ReportJson>()),
        ("revision", of::<RevisionJson>()),
        ("sentence", of::<SpanJson>()),
        ("source", of::<SourceJson>()),
    ]
}

/// Returns the schema of what is written, where every field without a condition is there.
fn of<T: JsonSchema>() -> Schema {
    let mut schema =
        SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>();
    // The names of the Rust types say nothing to other programs.
    schema.remove("title");
    schema
}
