//! Shows whole passages with a caret under each number and its reading below: what is counted, what
//! happened, where, who says so; a change of any rule shows up beside the text it is about.

use claimgraph::extract::extract;
use claimgraph::lexicon::Lexicon;
use claimgraph::model::{Document, Mention, Modality};
use std::fmt::Write as _;

/// Returns the reading of a mention on one line; what the text does not tell is left out.
fn reading(mention: &Mention) -> String {
    let counted = mention.counted.as_ref().map_or("?", |counted| &counted.lemma);
    let mut line = format!("{} {counted}", mention.quantity);
    if let Some(event) = &mention.event {
        let _ = write!(line, " · {}", event.lemma);
    }
    if let Some(place) = &mention.place {
        let _ = write!(line, " · in {}", place.name);
    }
    if let Some(speaker) = &mention.speaker {
        let _ = write!(line, " · says {}", speaker.name);
    }
    if mention.modality != Modality::Asserted {
        let _ = write!(line, " · {:?}", mention.modality);
    }
    line
}

/// Returns the passage with carets and readings under each line that has numbers.
fn shown(text: &str) -> String {
    let document = Document::of_text(text);
    let lexicon = Lexicon::embedded().unwrap_or_default();
    let mentions = extract(&document, &lexicon).mentions;
    let mut shown = String::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let _ = writeln!(shown, "{}", line.trim_end());
        let here = start..start + line.len();
        for mention in mentions.iter().filter(|mention| here.contains(&mention.span.start)) {
            let before = text[start..mention.span.start].chars().count();
            let width = mention.span.of(text).chars().count();
            let _ = writeln!(shown, "{}{} {}", " ".repeat(before), "^".repeat(width), reading(mention));
        }
        start += line.len();
    }
    shown
}

#[test]
fn a_blizzard() {
    insta::assert_snapshot!(shown(
        "A blizzard knocked out power to more than 230,000 homes on Saturday and killed at least six people.\n\
         Winds gusted to 74 mph in Duluth, where 19 inches of snow fell overnight.\n\
         In Iowa, 88,000 customers were in the dark; in Wisconsin, the number was 61,400.\n\
         Airlines cancelled 1,430 flights and delayed 3,800 more, according to the tracking site SkyCount.\n\
         Utilities said it could take three days to restore service to the remaining 45,000 customers.\n"
    ));
}

#[test]
fn a_quarter() {
    insta::assert_snapshot!(shown(
        "Northwind Foods reported a net profit of $214 million, up from $181 million a year earlier.\n\
         Sales in Europe fell 2.3 percent while those in Asia grew 11 percent.\n\
         The company, which employs 38,000 people in 14 countries, said it would cut 1,200 jobs.\n\
         The board raised the dividend by 5 cents to 38 cents.\n"
    ));
}

#[test]
fn an_outbreak() {
    insta::assert_snapshot!(shown(
        "The outbreak has grown to 572 cases, including 117 in the past week, the health agency said.\n\
         Forty-two people have been hospitalized, 36 of them children.\n\
         In Texas, where an outbreak has sickened 422 people, one child has died.\n\
         The province gave 98,000 doses in March, compared with 61,000 in the same month last year.\n\
         No deaths have been reported. If nothing is done, 2,000 people could fall ill.\n"
    ));
}

#[test]
fn a_raid() {
    insta::assert_snapshot!(shown(
        "Attorney General Ruth Palmer today announced the arrest of 63 people and the seizure of $4.3 million.\n\
         Investigators executed 38 search warrants in six counties and recovered 22 firearms.\n\
         \"Our office has returned property to 512 victims,\" Palmer said. \"We will not stop at 63.\"\n\
         Marion County: 24 arrests, 12 warrants\n\
         Lane County: 17 arrests, nine warrants\n"
    ));
}
