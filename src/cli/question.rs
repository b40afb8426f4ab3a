//! Defines [`question`], which reads what a person asks for.

use crate::extract;
use crate::graph::{Question, content_words};
use crate::lexicon::Lexicon;
use crate::model::Document;

/// Returns the words and the amount of a question; the amount is read by the same rules as articles.
pub(super) fn question(lexicon: &Lexicon, text: &str) -> Question {
    let document = Document::of_text(text);
    let read = extract::extract(&document, lexicon);
    // "12 states" and the like may be read as no claim in so little text; the amount is meant anyway.
    let claimed = read.mentions.first().map(|mention| mention.quantity.clone());
    let rejected = || read.rejections.iter().find_map(|rejection| rejection.quantity.clone());
    Question { words: content_words(text, lexicon), quantity: claimed.or_else(rejected) }
}
