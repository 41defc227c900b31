//! Ids of findings: made from where a thing stands, never counted, so that a run with one article more or one
//! rule more leaves the others as they are.

use std::collections::HashSet;
use std::fmt::Write;

/// Makes the ids of one article: `001:m178` is the mention at code point 178 of article `001`.
pub struct Ids<'a> {
    article: &'a str,
    used: HashSet<String>,
}

impl<'a> Ids<'a> {
    /// No id made yet.
    pub fn new(article: &'a str) -> Ids<'a> {
        Ids { article, used: HashSet::default() }
    }

    /// The id of a finding of some letter at `[start, end)`. Two of a kind that begin at one place are told
    /// apart by their ends, and if those are the same too, by a stroke each.
    pub fn make(&mut self, letter: char, [start, end]: [usize; 2]) -> String {
        let mut id = String::with_capacity(self.article.len() + 9);
        let _ = write!(id, "{}:{letter}{start}", self.article);
        if self.used.contains(&id) {
            let _ = write!(id, "-{end}");
        }
        while !self.used.insert(id.clone()) {
            id.push('\'');
        }
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_stand_for_places_and_never_collide() {
        let mut ids = Ids::new("a");
        let made: Vec<_> = [[1, 2], [1, 3], [1, 3], [2, 3]].map(|at| ids.make('m', at)).into();
        assert_eq!(made, ["a:m1", "a:m1-3", "a:m1-3'", "a:m2"]);
    }
}
