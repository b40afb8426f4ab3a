//! Defines what every report says about how it was made and what it does not know.

/// The paragraphs, in order.
pub(super) const PARAGRAPHS: [&str; 5] = [
    "Every number is quoted from the document named beside it, with its line.",
    "Two amounts contradict each other only where what their words allow does not meet: \"more than 100\" \
     and 102 agree, and so do \"about 40\" and 41. \
     Amounts are compared only where they speak of the same thing, place and time; where that is not \
     clear they are not compared, and that nothing contradicts a number does not mean that it is right.",
    "Support is counted in originators: an outlet that prints another's words adds nothing. \
     Outlets that drew on the same source in their own words cannot be told apart from independent ones.",
    "A later and higher count of something that only grows is a later value, not a contradiction.",
    "Nothing here says which side is right. The causes are guesses; the sentences beside them are the \
     evidence.",
];
