//! A sentence read: tagged, parsed, and where its tags or its clauses were read wrongly, parsed once more.

use std::ops::Range;

use super::closing::closing;
use super::context::Context;
use super::join::{joined, set_apart};
use super::reduced::{described, insertion, reduced};
use super::tree::Tree;
use super::verbless::{due, missing_below, missing_verb, saying};
use crate::syntax::{Model, Parse, Tag, Workspace};

/// Room that one sentence after the other is read in.
#[derive(Default)]
pub(super) struct Reader {
    workspace: Workspace,
    parse: Parse,
}

impl Reader {
    /// The tree of a sentence.
    pub fn read<'a>(&mut self, context: &Context<'a>, tokens: &Range<usize>) -> Tree<'a> {
        let model = Model::embedded();
        let first = tokens.start;
        model.tag_tokens(context.text, tokens.clone(), &mut self.workspace);
        let mut runs = joined(context, tokens, self.workspace.tags());
        model.parse_joined(&runs, None, &mut self.workspace, &mut self.parse);
        let tree = timed(context, tokens.clone(), &self.parse);

        let mut mended: Vec<(usize, Tag)> = reduced(&tree).into_iter().map(|t| (t, Tag::Vbn)).collect();
        mended.extend(missing_verb(&tree));
        mended.extend(missing_below(&tree));
        mended.extend(due(&tree));
        mended.extend(saying(&tree));
        let inserted = insertion(&tree);
        let reported = closing(&tree, sentence_end(&tree, context));
        let clause = described(&tree).filter(|_| inserted.is_none());
        if mended.is_empty() && inserted.is_none() && reported.is_none() && clause.is_none() {
            return tree;
        }

        let before = clause.as_ref().map(|_| self.parse.clone());
        set_apart(&mut runs, inserted.or(clause.clone()), first);
        for (token, tag) in mended {
            self.workspace.tags()[token - first] = tag;
        }
        // The parser reads the clause as one comma.
        if let Some(clause) = &clause {
            self.workspace.tags()[clause.end - 1 - first] = Tag::Comma;
        }
        let apart = reported.map(|c| c.start - first);
        model.parse_joined(&runs, apart, &mut self.workspace, &mut self.parse);
        if let Some((before, clause)) = before.zip(clause)
            && !self.parse.graft(&before, clause.start - first..clause.end - first)
        {
            self.parse = before;
        }
        let mut tree = timed(context, tokens.clone(), &self.parse);
        tree.closing = reported;
        tree
    }
}

/// The tree of a sentence with its times marked.
fn timed<'a>(context: &Context<'a>, tokens: Range<usize>, parse: &Parse) -> Tree<'a> {
    let mut tree = Tree::new(context.text, tokens.clone(), parse);
    for time in context.times_in(&tokens) {
        tree.mark_time(&context.times[time].tokens);
    }
    tree
}

/// The first token behind the words of the sentence: its full stop or the citation at its end.
pub(super) fn sentence_end(tree: &Tree, context: &Context) -> usize {
    let span = tree.text.span(tree.tokens.clone());
    let first = context.citations.partition_point(|c| c.span.end <= span.start);
    let citation = context.citations[first..].iter().take_while(|c| c.span.start < span.end).last();
    match citation {
        Some(c) if c.span.end + 3 >= span.end => tree.text.tokens_in(c.span).start.max(tree.tokens.start + 1),
        _ => tree.tokens.end,
    }
}
