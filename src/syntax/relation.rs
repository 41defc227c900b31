//! Relations: how a word depends on its head, as Universal Dependencies name it.

/// A relation of a word to its head. Rare ones of the treebank are merged into [`Relation::Dep`] or their kin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[repr(u8)]
pub enum Relation {
    /// `root`: the head of the sentence.
    Root,
    /// `acl`: a clause without a relative word that describes a noun (`plans to leave`, `forces based there`).
    Acl,
    /// `acl:relcl`: a relative clause.
    AclRelcl,
    /// `advcl`: an adverbial clause.
    Advcl,
    /// `advmod`: an adverb, also `not`.
    Advmod,
    /// `amod`: an adjective before its noun.
    Amod,
    /// `appos`: an apposition.
    Appos,
    /// `aux`: an auxiliary or modal.
    Aux,
    /// `aux:pass`: the auxiliary of a passive.
    AuxPass,
    /// `case`: a preposition, or the possessive `'s`.
    Case,
    /// `cc`: a conjunction (`and`).
    Cc,
    /// `ccomp`: a clause with its own subject as an object: what was said.
    Ccomp,
    /// `compound`: a noun before its noun.
    Compound,
    /// `compound:prt`: the particle of a verb (`give up`).
    CompoundPrt,
    /// `conj`: a coordinated word, below the first one.
    Conj,
    /// `cop`: `be` beside a noun, adjective or adverb.
    Cop,
    /// `csubj`: a clause as subject.
    Csubj,
    /// `dep`: anything else.
    #[default]
    Dep,
    /// `det`: a determiner.
    Det,
    /// `discourse`: an interjection.
    Discourse,
    /// `expl`: `there`, `it` as a mere filler.
    Expl,
    /// `fixed`: the rest of a fixed phrase (`according to`).
    Fixed,
    /// `flat`: the rest of a name.
    Flat,
    /// `goeswith`: the rest of a word wrongly cut.
    Goeswith,
    /// `iobj`: the one to whom (`told reporters that`).
    Iobj,
    /// `list`: an item of a list.
    List,
    /// `mark`: the word that begins a clause (`that`, `to`, `because`).
    Mark,
    /// `nmod`: a noun with its preposition, below a noun.
    Nmod,
    /// `nmod:desc`: a title before a name (`President Putin`).
    NmodDesc,
    /// `nmod:poss`: a possessor.
    NmodPoss,
    /// `nmod:unmarked`: a noun without preposition below a noun, mostly a date.
    NmodUnmarked,
    /// `nsubj`: the subject.
    Nsubj,
    /// `nsubj:pass`: the subject of a passive.
    NsubjPass,
    /// `nummod`: a number before its noun.
    Nummod,
    /// `obj`: the object.
    Obj,
    /// `obl`: a noun with its preposition, below a verb.
    Obl,
    /// `obl:agent`: the one by whom, in a passive.
    OblAgent,
    /// `obl:unmarked`: a noun without preposition below a verb, mostly a time (`obl:tmod`).
    OblUnmarked,
    /// `parataxis`: a clause beside the sentence: an inserted `he said`, a bracket.
    Parataxis,
    /// `punct`: a mark.
    Punct,
    /// `vocative`: the one who is addressed.
    Vocative,
    /// `xcomp`: a clause without its own subject (`agreed to meet`).
    Xcomp,
}

/// All relations with their names, in the order of [`Relation`].
const RELATIONS: [(Relation, &str); 42] = [
    (Relation::Root, "root"),
    (Relation::Acl, "acl"),
    (Relation::AclRelcl, "acl:relcl"),
    (Relation::Advcl, "advcl"),
    (Relation::Advmod, "advmod"),
    (Relation::Amod, "amod"),
    (Relation::Appos, "appos"),
    (Relation::Aux, "aux"),
    (Relation::AuxPass, "aux:pass"),
    (Relation::Case, "case"),
    (Relation::Cc, "cc"),
    (Relation::Ccomp, "ccomp"),
    (Relation::Compound, "compound"),
    (Relation::CompoundPrt, "compound:prt"),
    (Relation::Conj, "conj"),
    (Relation::Cop, "cop"),
    (Relation::Csubj, "csubj"),
    (Relation::Dep, "dep"),
    (Relation::Det, "det"),
    (Relation::Discourse, "discourse"),
    (Relation::Expl, "expl"),
    (Relation::Fixed, "fixed"),
    (Relation::Flat, "flat"),
    (Relation::Goeswith, "goeswith"),
    (Relation::Iobj, "iobj"),
    (Relation::List, "list"),
    (Relation::Mark, "mark"),
    (Relation::Nmod, "nmod"),
    (Relation::NmodDesc, "nmod:desc"),
    (Relation::NmodPoss, "nmod:poss"),
    (Relation::NmodUnmarked, "nmod:unmarked"),
    (Relation::Nsubj, "nsubj"),
    (Relation::NsubjPass, "nsubj:pass"),
    (Relation::Nummod, "nummod"),
    (Relation::Obj, "obj"),
    (Relation::Obl, "obl"),
    (Relation::OblAgent, "obl:agent"),
    (Relation::OblUnmarked, "obl:unmarked"),
    (Relation::Parataxis, "parataxis"),
    (Relation::Punct, "punct"),
    (Relation::Vocative, "vocative"),
    (Relation::Xcomp, "xcomp"),
];

impl Relation {
    /// How many relations there are.
    pub const COUNT: usize = RELATIONS.len();

    /// The relation with a number below [`Relation::COUNT`]; the last one for any other number.
    #[inline]
    pub fn from_index(index: usize) -> Relation {
        RELATIONS[index.min(Relation::COUNT - 1)].0
    }

    /// The relation as the treebank writes it.
    pub fn name(self) -> &'static str {
        RELATIONS[self as usize].1
    }

    /// Reads a relation of the treebank; a rare one is read as what it is merged into.
    pub fn named(name: &str) -> Relation {
        let whole = RELATIONS.iter().find(|r| r.1 == name);
        let bare = name.split(':').next().unwrap_or(name);
        let found = whole.or_else(|| RELATIONS.iter().find(|r| r.1 == bare));
        found.map_or(Relation::Dep, |r| r.0)
    }

    /// True for subjects of any kind: `nsubj`, `nsubj:pass`, `csubj`.
    #[inline]
    pub fn is_subject(self) -> bool {
        matches!(self, Relation::Nsubj | Relation::NsubjPass | Relation::Csubj)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_merged_names() {
        for (index, (relation, name)) in RELATIONS.iter().enumerate() {
            assert_eq!(*relation as usize, index);
            assert_eq!(Relation::named(name), *relation);
        }
        assert_eq!(Relation::named("nsubj:outer"), Relation::Nsubj);
        assert_eq!(Relation::named("orphan"), Relation::Dep);
        const { assert!(Relation::COUNT <= super::super::table::WIDTH) }
    }
}
