//! Defines [`Crowd`]: the claims of one figure with all who stand behind them, for its conflicts.
//!
//! Made in one pass over the figure's mentions. What a side needs is counted once, however many
//! conflicts have that side, and no conflict carries everybody.

use super::register::{Member, Register};
use super::scene::Scene;
use super::words;
use crate::model::{Claim, ClaimId, Mention, MentionId, Side};
use jiff::civil::Date;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Amounts written out for one side, at most. Origin: more fill a screen and are read by nobody.
const MAX_NAMED: usize = 24;

/// The claims of a figure that are set against each other.
#[derive(Debug)]
pub(super) struct Crowd<'a> {
    register: Register<'a>,
    claims: BTreeMap<ClaimId, Members<'a>>,
    /// The sides that were asked for.
    sides: RefCell<BTreeMap<Vec<ClaimId>, Side>>,
}

/// A claim with its members.
#[derive(Debug)]
struct Members<'a> {
    claim: &'a Claim,
    /// The first day and minute it was given for.
    moment: Option<(Date, Option<u16>)>,
    all: Vec<Member>,
    /// Those that are quoted when the claim stands alone.
    shown: Vec<Member>,
}

impl<'a> Crowd<'a> {
    /// Reads the mentions of some claims.
    pub(super) fn new(claims: impl Iterator<Item = &'a Claim>, scene: &Scene<'a>) -> Self {
        let mut register = Register::default();
        let mut of_claim = BTreeMap::new();
        for claim in claims {
            let mentions = || claim.mentions.iter().filter_map(|id| scene.corpus.mention(*id));
            let moments = mentions().filter_map(|mention| scene.moment(mention));
            let moment = moments.map(|moment| (moment.day, moment.minute)).min();
            let all: Vec<Member> = mentions().filter_map(|mention| register.member(mention, scene)).collect();
            let shown = register.shown(all.clone());
            of_claim.insert(claim.id, Members { claim, moment, all, shown });
        }
        Self { register, claims: of_claim, sides: RefCell::default() }
    }

    fn of(&self, claims: &[ClaimId]) -> impl Iterator<Item = &Members<'a>> {
        claims.iter().filter_map(|claim| self.claims.get(claim))
    }

    /// Returns how many mentions give some claims.
    pub(super) fn count(&self, claims: &[ClaimId]) -> usize {
        self.of(claims).map(|members| members.all.len()).sum()
    }

    /// Returns how much a claim counts: originators first, then mentions.
    pub(super) fn weight(&self, claim: ClaimId) -> u64 {
        let side = self.side(&[claim]);
        (side.originators as u64) * 1000 + (side.count.min(999) as u64)
    }

    /// Returns the mention with the smallest identifier.
    pub(super) fn first(&self, claims: &[ClaimId], scene: &Scene<'a>) -> Option<&'a Mention> {
        let first: Option<&MentionId> = self.of(claims).filter_map(|m| m.claim.mentions.first()).min();
        scene.corpus.mention(*first?)
    }

    /// Returns the side on which some claims, ascending, stand together.
    pub(super) fn side(&self, claims: &[ClaimId]) -> Side {
        if let Some(side) = self.sides.borrow().get(claims) {
            return side.clone();
        }
        let members = || self.of(claims).flat_map(|members| &members.all);
        let support = self.register.support(members());
        let side = Side {
            label: self.amounts(claims),
            claims: claims.to_vec(),
            mentions: self.register.quoted(self.of(claims).flat_map(|members| members.shown.iter().copied())),
            count: self.count(claims),
            outlets: support.outlets,
            originators: support.originators,
        };
        self.sides.borrow_mut().insert(claims.to_vec(), side.clone());
        side
    }

    /// Returns the amounts of some claims in words, in the order of their times; those that follow each
    /// other say so ("4, then 7, then 9").
    pub(super) fn amounts(&self, claims: &[ClaimId]) -> String {
        let mut told: Vec<&Members<'a>> = self.of(claims).collect();
        let value = |claim: &Claim| claim.quantity.representative();
        told.sort_by_key(|of| (of.moment, value(of.claim), of.claim.id));
        let apart = |pair: &[&Members<'_>]| !pair[0].claim.quantity.compatible(&pair[1].claim.quantity);
        let follow = told.windows(2).all(apart);
        let mut amounts: Vec<String> = told.iter().map(|of| words::amount(&of.claim.quantity)).collect();
        amounts.dedup();
        let rest = amounts.len().saturating_sub(MAX_NAMED);
        amounts.truncate(MAX_NAMED);
        let named = amounts.join(if follow { ", then " } else { ", " });
        if rest == 0 { named } else { format!("{named} and {rest} more") }
    }

    /// Returns how far apart two sides are, by the first mention of either.
    pub(super) fn ratio(&self, sides: &[Vec<ClaimId>; 2], scene: &Scene<'a>) -> Option<f64> {
        let [left, right] = sides;
        words::ratio(&self.first(left, scene)?.quantity, &self.first(right, scene)?.quantity)
    }
}
