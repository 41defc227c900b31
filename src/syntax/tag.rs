//! Tags: the parts of speech of the Penn treebank as the English UD treebank writes them, and the universal ones.

use super::relation::Relation;

/// A part of speech with the form of the word (`VBD`, `NNP`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[repr(u8)]
pub enum Tag {
    /// Coordinating conjunction.
    Cc,
    /// Number.
    Cd,
    /// Determiner.
    Dt,
    /// Existential `there`.
    Ex,
    /// Foreign word.
    Fw,
    /// Hyphen inside a compound.
    Hyph,
    /// Preposition or subordinating conjunction.
    In,
    /// Adjective.
    Jj,
    /// Comparative adjective.
    Jjr,
    /// Superlative adjective.
    Jjs,
    /// Mark of a list item.
    Ls,
    /// Modal.
    Md,
    /// Common noun, singular.
    #[default]
    Nn,
    /// Common noun, plural.
    Nns,
    /// Name, singular.
    Nnp,
    /// Name, plural.
    Nnps,
    /// Ornament (`***`).
    Nfp,
    /// Word before a determiner (`all the`).
    Pdt,
    /// Possessive `'s`.
    Pos,
    /// Personal pronoun.
    Prp,
    /// Possessive pronoun.
    Prps,
    /// Adverb, also `not`.
    Rb,
    /// Comparative adverb.
    Rbr,
    /// Superlative adverb.
    Rbs,
    /// Particle (`give up`).
    Rp,
    /// Symbol.
    Sym,
    /// `to` before an infinitive.
    To,
    /// Interjection.
    Uh,
    /// Base form.
    Vb,
    /// Past tense.
    Vbd,
    /// Form in -ing.
    Vbg,
    /// Past participle.
    Vbn,
    /// Present tense.
    Vbp,
    /// Present tense, third person singular.
    Vbz,
    /// `which`, `that` as relative word.
    Wdt,
    /// `who`, `what`.
    Wp,
    /// `whose`.
    Wps,
    /// `when`, `where`, `how`.
    Wrb,
    /// Web or mail address.
    Add,
    /// Sign of a currency.
    Dollar,
    /// Comma.
    Comma,
    /// End of a sentence.
    Stop,
    /// Colon, semicolon, dash.
    Colon,
    /// Opening quotation mark.
    OpenQuote,
    /// Closing quotation mark.
    CloseQuote,
    /// Opening bracket.
    OpenBracket,
    /// Closing bracket.
    CloseBracket,
}

/// All tags with their names and universal parts of speech, in the order of [`Tag`].
pub(super) const TAGS: [(Tag, &str, Upos); 47] = [
    (Tag::Cc, "CC", Upos::Cconj),
    (Tag::Cd, "CD", Upos::Num),
    (Tag::Dt, "DT", Upos::Det),
    (Tag::Ex, "EX", Upos::Pron),
    (Tag::Fw, "FW", Upos::X),
    (Tag::Hyph, "HYPH", Upos::Punct),
    (Tag::In, "IN", Upos::Adp),
    (Tag::Jj, "JJ", Upos::Adj),
    (Tag::Jjr, "JJR", Upos::Adj),
    (Tag::Jjs, "JJS", Upos::Adj),
    (Tag::Ls, "LS", Upos::X),
    (Tag::Md, "MD", Upos::Aux),
    (Tag::Nn, "NN", Upos::Noun),
    (Tag::Nns, "NNS", Upos::Noun),
    (Tag::Nnp, "NNP", Upos::Propn),
    (Tag::Nnps, "NNPS", Upos::Propn),
    (Tag::Nfp, "NFP", Upos::Punct),
    (Tag::Pdt, "PDT", Upos::Det),
    (Tag::Pos, "POS", Upos::Part),
    (Tag::Prp, "PRP", Upos::Pron),
    (Tag::Prps, "PRP$", Upos::Pron),
    (Tag::Rb, "RB", Upos::Adv),
    (Tag::Rbr, "RBR", Upos::Adv),
    (Tag::Rbs, "RBS", Upos::Adv),
    (Tag::Rp, "RP", Upos::Adp),
    (Tag::Sym, "SYM", Upos::Sym),
    (Tag::To, "TO", Upos::Part),
    (Tag::Uh, "UH", Upos::Intj),
    (Tag::Vb, "VB", Upos::Verb),
    (Tag::Vbd, "VBD", Upos::Verb),
    (Tag::Vbg, "VBG", Upos::Verb),
    (Tag::Vbn, "VBN", Upos::Verb),
    (Tag::Vbp, "VBP", Upos::Verb),
    (Tag::Vbz, "VBZ", Upos::Verb),
    (Tag::Wdt, "WDT", Upos::Pron),
    (Tag::Wp, "WP", Upos::Pron),
    (Tag::Wps, "WP$", Upos::Pron),
    (Tag::Wrb, "WRB", Upos::Adv),
    (Tag::Add, "ADD", Upos::X),
    (Tag::Dollar, "$", Upos::Sym),
    (Tag::Comma, ",", Upos::Punct),
    (Tag::Stop, ".", Upos::Punct),
    (Tag::Colon, ":", Upos::Punct),
    (Tag::OpenQuote, "``", Upos::Punct),
    (Tag::CloseQuote, "''", Upos::Punct),
    (Tag::OpenBracket, "-LRB-", Upos::Punct),
    (Tag::CloseBracket, "-RRB-", Upos::Punct),
];

/// A universal part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Upos {
    /// Adjective.
    Adj,
    /// Preposition or particle.
    Adp,
    /// Adverb.
    Adv,
    /// Auxiliary, copula or modal.
    Aux,
    /// Coordinating conjunction.
    Cconj,
    /// Determiner.
    Det,
    /// Interjection.
    Intj,
    /// Common noun.
    Noun,
    /// Number.
    Num,
    /// Possessive `'s`, `to`, `not`.
    Part,
    /// Pronoun.
    Pron,
    /// Name.
    Propn,
    /// Mark.
    Punct,
    /// Subordinating conjunction.
    Sconj,
    /// Symbol.
    Sym,
    /// Verb.
    Verb,
    /// Anything else.
    X,
}

impl Tag {
    /// How many tags there are.
    pub const COUNT: usize = TAGS.len();

    /// The tag with a number below [`Tag::COUNT`]; the last one for any other number.
    #[inline]
    pub fn from_index(index: usize) -> Tag {
        TAGS[index.min(Tag::COUNT - 1)].0
    }

    /// The tag as the treebank writes it.
    pub fn name(self) -> &'static str {
        TAGS[self as usize].1
    }

    /// Reads a tag of the treebank. Rare ones are merged: `GW` and `AFX` are read as `NN` and `JJ`.
    pub fn named(name: &str) -> Option<Tag> {
        let name = match name {
            "GW" => "NN",
            "AFX" => "JJ",
            other => other,
        };
        TAGS.iter().find(|t| t.1 == name).map(|t| t.0)
    }

    /// The universal part of speech, as far as the tag alone tells it (see [`Upos::of`]).
    #[inline]
    pub fn upos(self) -> Upos {
        TAGS[self as usize].2
    }

    /// True for a class of words that takes no new ones: prepositions, pronouns, articles, interjections.
    pub fn is_closed(self) -> bool {
        use Tag::*;
        matches!(self, Cc | Dt | Ex | In | Md | Pdt | Pos | Prp | Prps | Rp | To | Uh | Wdt | Wp | Wps | Wrb)
    }

    /// True for verbs and modals of any form.
    #[inline]
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz | Tag::Md)
    }

    /// True for forms that have a tense of their own (`said`, `says`, `will`).
    #[inline]
    pub fn is_finite(self) -> bool {
        matches!(self, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md)
    }

    /// True for common nouns and names.
    #[inline]
    pub fn is_noun(self) -> bool {
        matches!(self, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
    }

    /// True for names.
    #[inline]
    pub fn is_name(self) -> bool {
        matches!(self, Tag::Nnp | Tag::Nnps)
    }

    /// True for marks.
    #[inline]
    pub fn is_punct(self) -> bool {
        self.upos() == Upos::Punct
    }
}

impl Upos {
    /// The universal part of speech of a word in its sentence: verbs that help another word are [`Upos::Aux`],
    /// prepositions that mark a clause are
    /// [`Upos::Sconj`], determiners without a noun [`Upos::Pron`].
    pub fn of(tag: Tag, relation: Relation) -> Upos {
        match (tag.upos(), relation) {
            (Upos::Verb, Relation::Aux | Relation::AuxPass | Relation::Cop) => Upos::Aux,
            (Upos::Adp, Relation::Mark) => Upos::Sconj,
            (Upos::Det, relation) if relation != Relation::Det => Upos::Pron,
            (upos, _) => upos,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_the_order_of_the_tags() {
        for (index, (tag, name, _)) in TAGS.iter().enumerate() {
            assert_eq!(*tag as usize, index);
            assert_eq!(Tag::named(name), Some(*tag));
            assert_eq!(Tag::from_index(index), *tag);
        }
    }
}
