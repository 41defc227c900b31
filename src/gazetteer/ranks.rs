//! Which offices weigh most, and which one person holds at a time (`words/ranks.csv`).

use super::files::File;
use super::load::tables;
use crate::error::Result;

/// What is said of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rank {
    /// Leads a state or a body: known by surname alone.
    Top,
    /// Known by surname alone where the state is named.
    High,
    /// Held by one at a time.
    Sole,
}

/// How much of an office a row names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    Start,
    Within,
}

/// The rows.
#[derive(Default)]
pub struct Ranks {
    rows: Vec<(Box<str>, Rank, Part)>,
}

impl Ranks {
    /// The ranks among the files of a gazetteer.
    ///
    /// # Errors
    /// A rank or a part that nothing reads.
    pub(super) fn of(files: &[File]) -> Result<Ranks> {
        let mut ranks = Ranks::default();
        for table in &tables(files, "words/ranks.csv", &["office", "rank", "match"])? {
            for row in table.rows() {
                let rank = match row.get("rank") {
                    "top" => Rank::Top,
                    "high" => Rank::High,
                    "sole" => Rank::Sole,
                    other => return Err(row.error(format!("expected top, high or sole, found `{other}`"))),
                };
                let part = match row.get("match") {
                    "whole" => Part::Whole,
                    "start" => Part::Start,
                    "within" => Part::Within,
                    other => {
                        return Err(row.error(format!("expected whole, start or within, found `{other}`")));
                    }
                };
                ranks.rows.push((row.get("office").into(), rank, part));
            }
        }
        Ok(ranks)
    }

    /// True where an office has a rank.
    pub fn has(&self, office: &str, rank: Rank) -> bool {
        self.rows.iter().filter(|row| row.1 == rank).any(|(name, _, part)| match part {
            Part::Whole => office == &**name,
            Part::Start => office.starts_with(&**name),
            Part::Within => office.contains(&**name),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;

    #[test]
    fn offices_have_ranks() {
        let ranks = &Gazetteer::shared().ranks;
        assert!(ranks.has("President", Rank::Top) && ranks.has("President", Rank::Sole));
        assert!(ranks.has("Vice President", Rank::High) && !ranks.has("Vice President", Rank::Top));
        assert!(
            ranks.has("Foreign Minister", Rank::High) && !ranks.has("Deputy Foreign Minister", Rank::High)
        );
        assert!(!ranks.has("Vice President", Rank::Sole));
    }
}
