//! Candidates: what a stretch of tokens may name, before one reading is chosen.

use std::ops::Range;

use super::MentionKind;
use crate::gazetteer::{EntityId, Role};

/// Who a candidate is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A listed entity.
    Listed(EntityId),
    /// In no list: the slug is made from these words.
    New(String),
    /// A phrase that is no entity.
    Nobody,
}

/// A possible mention.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is; none for phrases that are no entity.
    pub kind: Option<MentionKind>,
    /// Who it is.
    pub who: Who,
    /// What the listed name is of its entity.
    pub role: Role,
    /// The name needs context.
    pub weak: bool,
    /// The spelling is listed as it stands.
    pub exact: bool,
    /// The rule that found it.
    pub rule: &'static str,
    /// Others that the same words may name.
    pub rivals: Vec<EntityId>,
}

impl Candidate {
    /// A new entity that a rule found.
    pub fn new(tokens: Range<usize>, kind: MentionKind, name: String, rule: &'static str) -> Candidate {
        Candidate {
            tokens,
            kind: Some(kind),
            who: Who::New(name),
            role: Role::Name,
            weak: false,
            exact: false,
            rule,
            rivals: Vec::new(),
        }
    }

    /// The listed entity.
    pub fn listed(&self) -> Option<EntityId> {
        match self.who {
            Who::Listed(id) => Some(id),
            _ => None,
        }
    }
}

/// A slug of ASCII letters, digits and hyphens: `Prosecutor General’s Office` -> `prosecutor-generals-office`.
pub fn slug(name: &str) -> String {
    // `www.akipress.kg` and `akipress.kg` are one site.
    let name = name.strip_prefix("www.").unwrap_or(name);
    let mut result = String::with_capacity(name.len());
    let mut gap = false;
    for c in name.chars().flat_map(crate::text::key::fold) {
        if c == '\'' {
            continue;
        }
        if c == '&' {
            gap = true;
            push(&mut result, &mut gap, "and");
            gap = true;
        } else if c.is_alphanumeric() {
            let mut buffer = [0; 4];
            push(&mut result, &mut gap, c.encode_utf8(&mut buffer));
        } else {
            gap = true;
        }
    }
    result
}

fn push(result: &mut String, gap: &mut bool, piece: &str) {
    if *gap && !result.is_empty() {
        result.push('-');
    }
    *gap = false;
    result.push_str(piece);
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn slugs_are_plain() {
        for (name, expected) in [
            ("Prosecutor General’s Office", "prosecutor-generals-office"),
            ("24.kg", "24-kg"),
            ("Vecherniy  Bishkek", "vecherniy-bishkek"),
            ("AT&T Corp.", "at-and-t-corp"),
            ("José Ramos-Horta", "jose-ramos-horta"),
        ] {
            assert_eq!(slug(name), expected);
        }
    }
}
