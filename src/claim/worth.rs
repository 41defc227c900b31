//! Which sentences are worth a parse: those that may hold a claim, and those whose subjects must be remembered.
//!
//! To parse costs more than everything else. A sentence without a form of a cue, without a date, and with nobody named
//! outside quotations can neither say nor do anything that the rules would find.

use std::ops::Range;

use super::context::Context;
use super::lexicon::lexicon;
use crate::text::{Kind, Text};

/// False where the rules would find nothing in the sentence, whatever its tree. `carried`: a date of the sentences before
/// may reach it. Looks at each token once.
pub(super) fn is_worth(context: &Context, carried: bool, tokens: &Range<usize>) -> bool {
    let text = context.text;
    if context.attitudes || carried || !context.times_in(tokens).is_empty() {
        return true;
    }
    let quoted = |t: usize| text.quote_at(text.tokens[t].span.start).is_some();
    let named = context.mentions_in(tokens).iter().any(|m| text.quote_at(m.span.start).is_none());
    named || tokens.clone().any(|t| may_report(text, t, tokens.start, &quoted))
}

/// A form of a cue or *according* outside quotations, a colon, a dash that begins a line, a *that* at the edge of a
/// quotation.
fn may_report(text: &Text, token: usize, first: usize, quoted: &impl Fn(usize) -> bool) -> bool {
    let word = text.tokens[token];
    if word.kind == Kind::Punct {
        let mark = text.token(token);
        return mark == ":" || token == first && matches!(mark, "-" | "–" | "—");
    }
    let edge = word.is("that") && (token == first || text.tokens[token - 1].kind == Kind::Punct);
    edge || (lexicon().may_be_cue(word.key) || word.is("according")) && !quoted(token)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::lexicon;
    use crate::text::Key;

    #[test]
    fn every_form_of_a_cue_is_known() {
        for form in [
            "says", "said", "saying", "denies", "denied", "told", "wrote", "planned", "urging", "hit", "made",
        ] {
            let cue = !matches!(form, "planned");
            assert_eq!(lexicon().may_be_cue(Key::of(form)), cue, "{form}");
        }
        assert!(!lexicon().may_be_cue(Key::of("table")));
    }
}
