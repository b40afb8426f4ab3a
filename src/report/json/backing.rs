//! Defines [`BackingJson`], the answer to "who says so?".

use super::{ClaimJson, claims};
use crate::model::{Analysis, FigureId};
use crate::report::backing::{Backing, FigureBacking, Standing, Verdict};
use crate::report::outline::{ClaimEntry, Quote};
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::BTreeMap;

/// The answer to a question.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BackingJson {
    /// What was asked, as typed.
    pub asked: String,
    /// The amount asked for in words, `null` where none was named.
    pub amount: Option<String>,
    /// `backed`, `disputed` (backed and contradicted), `otherwise` (other amounts only), `unknown` (no
    /// figure answers), or `shown` (no amount was asked for).
    #[schemars(extend("enum" = ["backed", "disputed", "otherwise", "unknown", "shown"]))]
    pub verdict: &'static str,
    /// The figures that answer the question, or come nearest to it.
    pub figures: Vec<FigureBackingJson>,
    /// Other figures that the very number is given for.
    pub elsewhere: Vec<ElsewhereJson>,
}

/// One figure that answers a question.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FigureBackingJson {
    /// The figure.
    pub figure: FigureId,
    /// What people call it.
    pub label: String,
    /// Whether it is what the question speaks of, or only near.
    pub fits: bool,
    /// The share of the question's words it answers, from 0 to 1; rare words weigh more.
    pub share: f64,
    /// Its claims, those that back the amount first.
    pub claims: Vec<StandingJson>,
    /// What speaks against the amount.
    pub against: Vec<AgainstJson>,
}

/// A claim and how it stands to the amount asked for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct StandingJson {
    /// `backs`, `allows` (leaves room for the amount), `contradicts`, `other_time`, `differs`,
    /// `not_asserted` or `given` (no amount was asked for).
    #[schemars(extend("enum" = ["backs", "allows", "contradicts", "other_time", "differs", "not_asserted", "given"]))]
    pub standing: &'static str,
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimJson,
    /// The sentences that give it.
    pub quotes: Vec<QuoteJson>,
}

/// A conflict that speaks against an amount.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgainstJson {
    /// One line for people.
    pub explanation: String,
    /// A guess at why.
    pub cause: Option<String>,
    /// The sentences against the amount that no claim of the figure shows.
    pub quotes: Vec<QuoteJson>,
}

/// Another figure that the number is given for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ElsewhereJson {
    /// What people call it.
    pub label: String,
    /// The sentences.
    pub quotes: Vec<QuoteJson>,
}

/// A sentence with its number.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuoteJson {
    /// The outlet.
    pub source: String,
    /// The document's name.
    pub document: String,
    /// The line of the document the number stands in, from 1.
    pub line: usize,
    /// The day of publication.
    pub date: Option<String>,
    /// Who the sentence has it from.
    pub speaker: Option<String>,
    /// Who stands behind the document, where that is not the outlet itself.
    pub copies: Vec<String>,
    /// The sentence up to the number.
    pub before: String,
    /// The number.
    pub number: String,
    /// The rest of the sentence.
    pub after: String,
}

impl QuoteJson {
    /// Returns a quotation.
    #[must_use]
    pub fn of(quote: &Quote) -> Self {
        Self {
            source: quote.source.clone(),
            document: quote.document.clone(),
            line: quote.line,
            date: quote.date.clone(),
            speaker: quote.speaker.clone(),
            copies: quote.from.clone(),
            before: quote.before.clone(),
            number: quote.number.clone(),
            after: quote.after.clone(),
        }
    }
}

/// Returns an answer with the claims as they are listed elsewhere.
#[must_use]
pub fn backing(analysis: &Analysis, backing: &Backing) -> BackingJson {
    let known: BTreeMap<_, ClaimJson> = claims(analysis).into_iter().map(|claim| (claim.id, claim)).collect();
    let quotes = |claim: &ClaimEntry| claim.quotes.iter().map(QuoteJson::of).collect();
    let figure = |figure: &FigureBacking| FigureBackingJson {
        figure: figure.figure,
        label: figure.label.clone(),
        fits: figure.fits,
        share: figure.share,
        claims: figure
            .claims
            .iter()
            .filter_map(|(standing, entry, id)| {
                let claim = known.get(id)?.clone();
                Some(StandingJson { standing: standing_name(*standing), claim, quotes: quotes(entry) })
            })
            .collect(),
        against: figure
            .against
            .iter()
            .map(|against| AgainstJson {
                explanation: against.headline.clone(),
                cause: against.cause.clone(),
                quotes: against.quotes.iter().map(QuoteJson::of).collect(),
            })
            .collect(),
    };
    let elsewhere =
        |(label, claim): &(String, ClaimEntry)| ElsewhereJson { label: label.clone(), quotes: quotes(claim) };
    BackingJson {
        asked: backing.asked.clone(),
        amount: backing.amount.clone(),
        verdict: verdict_name(backing.verdict),
        figures: backing.figures.iter().map(figure).collect(),
        elsewhere: backing.elsewhere.iter().map(elsewhere).collect(),
    }
}

fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Backed => "backed",
        Verdict::Disputed => "disputed",
        Verdict::Otherwise => "otherwise",
        Verdict::Unknown => "unknown",
        Verdict::Shown => "shown",
    }
}

fn standing_name(standing: Standing) -> &'static str {
    match standing {
        Standing::Backs => "backs",
        Standing::Allows => "allows",
        Standing::Contradicts => "contradicts",
        Standing::OtherTime => "other_time",
        Standing::Differs => "differs",
        Standing::NotAsserted => "not_asserted",
        Standing::Given => "given",
    }
}
