//! Defines [`Register`]: who stands behind numbers, counted in whole numbers, and which of them are quoted.
//!
//! A side of a conflict may have a million numbers behind it. It names how many they are, how many
//! outlets print them and how many originators they go back to, and quotes a few. Outlets, originators and
//! documents are numbered here once, so that counting those of a side is sorting small numbers, however many
//! there are beside them.

use super::scene::Scene;
use crate::model::{ClaimId, DocumentId, Mention, MentionId};
use jiff::civil::Date;
use std::collections::{BTreeSet, HashMap};

/// Numbers quoted for one side, at most. Origin: no reader looks at more, and no side of a practice
/// story has as many.
pub const MAX_QUOTED: usize = 50;

/// A number that stands on some side.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member {
    pub(super) mention: MentionId,
    claim: Option<ClaimId>,
    document: usize,
    /// Where its originators stand in the register, if it is borrowed.
    borrowed: Option<usize>,
}

/// A document by its numbers.
#[derive(Debug)]
struct Source {
    published: Option<Date>,
    outlet: usize,
    /// Its originators, `None` where they are not known.
    own: Option<Vec<usize>>,
}

/// Documents, outlets and originators in the order in which they were met.
#[derive(Debug, Default)]
pub(super) struct Register<'a> {
    at: HashMap<DocumentId, usize>,
    documents: Vec<Source>,
    outlets: HashMap<&'a str, usize>,
    names: HashMap<&'a str, usize>,
    borrowed: Vec<Vec<usize>>,
}

/// How many stand behind some numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Support {
    pub(super) outlets: usize,
    /// Originators; documents of unknown origin count one each.
    pub(super) originators: usize,
}

impl<'a> Register<'a> {
    /// Returns what is needed of a mention, `None` where its document is not known.
    pub(super) fn member(&mut self, mention: &Mention, scene: &Scene<'a>) -> Option<Member> {
        let at = match self.at.get(&mention.document) {
            Some(at) => *at,
            None => self.document(mention.document, scene)?,
        };
        let borrowed = scene.originators.borrowed_at(mention.document, mention.span).map(|names| {
            let names = self.numbered(names);
            self.borrowed.push(names);
            self.borrowed.len() - 1
        });
        let claim = scene.claim_of(mention.id).map(|claim| claim.id);
        Some(Member { mention: mention.id, claim, document: at, borrowed })
    }

    fn document(&mut self, id: DocumentId, scene: &Scene<'a>) -> Option<usize> {
        let document = scene.corpus.document(id)?;
        let own = scene.originators.of.get(&id).map(|names| self.numbered(names));
        let next = self.outlets.len();
        let outlet = *self.outlets.entry(document.source.as_str()).or_insert(next);
        self.documents.push(Source { published: document.published, outlet, own });
        self.at.insert(id, self.documents.len() - 1);
        Some(self.documents.len() - 1)
    }

    fn numbered(&mut self, names: &'a [String]) -> Vec<usize> {
        let mut number = |name: &'a String| {
            let next = self.names.len();
            *self.names.entry(name.as_str()).or_insert(next)
        };
        names.iter().map(&mut number).collect()
    }

    /// Returns how many stand behind some members. A document stands behind them with the originators of
    /// what it borrowed, and only where it borrowed none of them with its own.
    pub(super) fn support<'m>(&self, members: impl Iterator<Item = &'m Member>) -> Support {
        let (mut names, mut outlets) = (Vec::new(), Vec::new());
        let mut documents: Vec<(usize, bool)> = Vec::new();
        for member in members {
            let borrowed = member.borrowed.and_then(|at| self.borrowed.get(at));
            names.extend(borrowed.into_iter().flatten());
            documents.push((member.document, member.borrowed.is_some()));
        }
        documents.sort_unstable();
        let mut unknown = 0;
        for mentions in documents.chunk_by(|a, b| a.0 == b.0) {
            // Those that borrow stand last.
            let Some(&(at, borrows)) = mentions.last() else { continue };
            let source = &self.documents[at];
            outlets.push(source.outlet);
            match &source.own {
                None => unknown += 1,
                Some(own) if !borrows => names.extend(own),
                Some(_) => {}
            }
        }
        Support { outlets: distinct(outlets), originators: distinct(names) + unknown }
    }

    /// Returns the mentions that are quoted for some members, ascending: all, or of more than
    /// [`MAX_QUOTED`] the earliest of each claim, then the earliest of each further originator, then the
    /// earliest.
    pub(super) fn quoted(&self, members: impl Iterator<Item = Member>) -> Vec<MentionId> {
        let mut mentions: Vec<MentionId> = self.shown(members.collect()).iter().map(|m| m.mention).collect();
        mentions.sort_unstable();
        mentions
    }

    /// Returns the members that [`quoted`](Self::quoted) takes. Those of several lists joined are those taken
    /// from what was taken of each.
    pub(super) fn shown(&self, mut members: Vec<Member>) -> Vec<Member> {
        if members.len() <= MAX_QUOTED {
            return members;
        }
        let day = |member: &Member| self.documents[member.document].published;
        members.sort_by_cached_key(|member| (day(member).is_none(), day(member), member.mention));
        let (mut claims, mut behind) = (BTreeSet::new(), BTreeSet::new());
        let mut ranks: [Vec<Member>; 3] = Default::default();
        for member in members {
            let first = claims.insert(member.claim);
            let other = behind.insert(self.behind(&member));
            let rank = if first { 0 } else { 1 + usize::from(!other) };
            // What is full now stays full, whatever comes later.
            if ranks[rank].len() < MAX_QUOTED {
                ranks[rank].push(member);
            }
        }
        ranks.into_iter().flatten().take(MAX_QUOTED).collect()
    }

    /// Returns what tells the originators of one member from those of another.
    fn behind(&self, member: &Member) -> Result<&[usize], usize> {
        let borrowed = member.borrowed.and_then(|at| self.borrowed.get(at));
        let own = || self.documents[member.document].own.as_ref();
        borrowed.or_else(own).map(Vec::as_slice).ok_or(member.document)
    }
}

/// Returns how many stand behind some mentions.
pub(super) fn support(mentions: &[MentionId], scene: &Scene<'_>) -> Support {
    let mut register = Register::default();
    let known = mentions.iter().filter_map(|id| scene.corpus.mention(*id));
    let members: Vec<Member> = known.filter_map(|mention| register.member(mention, scene)).collect();
    register.support(members.iter())
}

/// Returns which of some mentions, ascending, are quoted; see [`Register::quoted`].
pub(super) fn quoted(mentions: &[MentionId], scene: &Scene<'_>) -> Vec<MentionId> {
    if mentions.len() <= MAX_QUOTED {
        return mentions.to_vec();
    }
    let mut register = Register::default();
    let known = mentions.iter().filter_map(|id| scene.corpus.mention(*id));
    let members: Vec<Member> = known.filter_map(|mention| register.member(mention, scene)).collect();
    register.quoted(members.into_iter())
}

/// Returns how many different numbers there are in a list.
fn distinct(mut numbers: Vec<usize>) -> usize {
    numbers.sort_unstable();
    numbers.dedup();
    numbers.len()
}
