//! What the rules ask of a predicate: whether it has tense, is passive, whose subject it has.

use super::tree::Tree;
use crate::syntax::{Relation, Tag};

impl Tree<'_> {
    /// True for a predicate with tense: *met*, *has met*, *will meet*, *was due*.
    pub fn is_finite(&self, token: usize) -> bool {
        // *was launched and registered*: the second verb shares the helper of the first.
        if self.relation(token) == Relation::Conj
            && matches!(self.tag(token), Tag::Vbn | Tag::Vb)
            && let Some(first) = self.head(token).filter(|&h| h < token && self.tag(h) == self.tag(token))
            && self.auxiliaries(token).next().is_none()
        {
            return self.is_finite(first);
        }
        let own = self.is_verb(token) && self.has_tense(token) && !self.is_auxiliary(token);
        if !own && !self.auxiliaries(token).any(|t| self.has_tense(t)) {
            return false;
        }
        let to = self.children(token).iter().copied().find(|&c| self.tag(c) == Tag::To && c < token);
        // *are to look at it again*: what is planned has tense by its form of *be*.
        let be = |t: usize| ["is", "are", "was", "were"].iter().any(|w| self.is(t, w));
        to.is_none_or(|to| self.auxiliaries(token).any(|a| a < to && be(a)))
    }

    /// True for a passive: *was registered*.
    pub fn is_passive(&self, token: usize) -> bool {
        let has = |relation: Relation| self.child(token, relation).is_some();
        // *the general, who had advised*: a form of *have* alone makes no passive, whatever the subject is called.
        let helped = self.auxiliaries(token).next().is_some();
        self.tag(token) == Tag::Vbn && (has(Relation::AuxPass) || has(Relation::NsubjPass) && !helped)
    }

    /// True for a verb that is joined to another one and has no subject of its own: *met and signed*.
    pub fn shares_subject(&self, token: usize) -> bool {
        self.relation(token) == Relation::Conj
            && !self.children(token).iter().any(|&c| self.relation(c).is_subject())
    }

    /// The subject's head of a predicate: its own, or that of the verb it is joined to or hangs on.
    pub fn subject(&self, token: usize) -> Option<usize> {
        let mut at = token;
        for step in 0..6 {
            if let Some(own) = self.own_subject(at) {
                return Some(own);
            }
            let head = self.head(at)?;
            let relation = self.relation(at);
            match relation {
                Relation::Conj | Relation::Xcomp | Relation::Advcl | Relation::Parataxis => at = head,
                Relation::Ccomp if !self.is_finite(at) => at = head,
                Relation::Acl | Relation::AclRelcl if step == 0 || !self.is_noun(head) => {
                    return (self.is_noun(head) || self.tag(head) == Tag::Prp).then_some(head);
                }
                _ => return None,
            }
        }
        None
    }

    /// The subject among the word's own children; a relative pronoun is followed to what it stands for.
    pub fn own_subject(&self, token: usize) -> Option<usize> {
        let word = |c: usize| matches!(self.tag(c), Tag::Wp | Tag::Wdt) || self.is(c, "that");
        let mut all = self.children(token).iter().copied().filter(|&c| self.relation(c).is_subject());
        let first = all.next()?;
        // *which it said lacked papers*: of two the one that is no relative pronoun.
        // *It will be early, a diplomat said*: of two names the nearer one, the other belongs to what is said.
        let found = match all.filter(|&c| !word(c) && c < token).collect::<Vec<_>>()[..] {
            [] => first,
            [only] if word(first) => only,
            [.., last]
                if (first..last).any(|t| self.word(t) == ",")
                    && !(last..token).any(|t| self.word(t) == ",") =>
            {
                last
            }
            [other, ..] => {
                if word(first) {
                    other
                } else {
                    first
                }
            }
        };
        let relative = word(found);
        if !relative {
            return Some(found);
        }
        let mut at = token;
        for _ in 0..3 {
            let Some(head) = self.head(at) else { return Some(found) };
            match self.relation(at) {
                Relation::AclRelcl | Relation::Acl => return Some(head),
                Relation::Conj | Relation::Cop | Relation::Ccomp => at = head,
                _ => return Some(found),
            }
        }
        Some(found)
    }
}
