//! Named days, from `gazetteers/words/time-days.csv`: `fixed 12-25`, `nth 4 4 11` (fourth Thursday of
//! November), `last 1 5`, `easter -2`, `day 1944-06-06`, `unknown`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::Day;
use super::calendar::{self, Stretch};
use crate::table::Table;
use crate::text::{Key, Text};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Rule {
    Fixed(u8, u8),
    Nth(u8, u8, u8),
    Last(u8, u8),
    Easter(i64),
    Once(Day),
    Unknown,
}

struct Named {
    words: Vec<Key>,
    rule: Rule,
}

struct Days {
    days: Vec<Named>,
    by_word: FxHashMap<Key, Vec<u16>>,
}

static DAYS: LazyLock<Days> = LazyLock::new(|| {
    let text = include_str!("../../gazetteers/words/time-days.csv");
    let table = Table::parse("time-days.csv", text, &["name", "rule"]).expect("checked by a test");
    let mut days = Days { days: Vec::new(), by_word: FxHashMap::default() };
    for row in table.rows() {
        let words = super::phrases::keys(row.get("name"));
        let rule = rule(row.get("rule")).unwrap_or(Rule::Unknown);
        days.by_word.entry(words[0]).or_default().push(days.days.len() as u16);
        days.days.push(Named { words, rule });
    }
    let all = &days.days;
    for list in days.by_word.values_mut() {
        list.sort_by_key(|i| std::cmp::Reverse(all[*i as usize].words.len()));
    }
    days
});

fn rule(cell: &str) -> Option<Rule> {
    let mut words = cell.split([' ', '-']).filter(|w| !w.is_empty());
    let kind = words.next()?;
    let mut number = || words.next()?.parse::<u8>().ok();
    Some(match kind {
        "fixed" => Rule::Fixed(number()?, number()?),
        "nth" => Rule::Nth(number()?, number()?, number()?),
        "last" => Rule::Last(number()?, number()?),
        "easter" => Rule::Easter(cell.split(' ').nth(1)?.parse().ok()?),
        "day" => {
            let mut words = cell[4..].split('-');
            let year = words.next()?.parse().ok()?;
            Rule::Once(Day { year, month: words.next()?.parse().ok()?, day: words.next()?.parse().ok()? })
        }
        _ => Rule::Unknown,
    })
}

/// The words that begin a name.
pub fn first_words() -> Vec<Key> {
    let mut words: Vec<Key> = DAYS.by_word.keys().copied().collect();
    words.sort_unstable();
    words
}

/// The words that end a name.
pub fn last_words() -> Vec<Key> {
    let mut words: Vec<Key> = DAYS.days.iter().filter_map(|d| d.words.last().copied()).collect();
    words.sort_unstable();
    words
}

/// The longest name at a token: the index behind it, and the number of the name.
pub fn at(text: &Text, at: usize, limit: usize) -> Option<(usize, u16)> {
    if !text.tokens[at].is_name_like() && !text.token(at).starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let list = DAYS.by_word.get(&text.tokens[at].key)?;
    let index = *list.iter().find(|i| {
        let words = &DAYS.days[**i as usize].words;
        let end = at + words.len();
        end <= limit && text.tokens[at..end].iter().map(|t| t.key).eq(words.iter().copied())
    })?;
    Some((at + DAYS.days[index as usize].words.len(), index))
}

/// The year of a day that has a name only once (`D-Day`).
pub fn once(index: u16) -> Option<Stretch> {
    match DAYS.days[index as usize].rule {
        Rule::Once(day) => Some(Stretch::Day(calendar::number(day))),
        _ => None,
    }
}

/// The day in a year; none where the list does not say.
pub fn in_year(index: u16, year: i32) -> Option<Stretch> {
    let first = |month| calendar::number(Day { year, month, day: 1 });
    match DAYS.days[index as usize].rule {
        Rule::Fixed(month, day) => Stretch::of_day(year, month, day),
        Rule::Nth(nth, weekday, month) => {
            let first = first(month);
            let ahead = (i64::from(weekday) - i64::from(calendar::weekday(first))).rem_euclid(7);
            Some(Stretch::Day(first + ahead + 7 * (i64::from(nth) - 1)))
        }
        Rule::Last(weekday, month) => {
            let last = first(month) + i64::from(calendar::month_length(year, month)) - 1;
            let back = (i64::from(calendar::weekday(last)) - i64::from(weekday)).rem_euclid(7);
            Some(Stretch::Day(last - back))
        }
        Rule::Easter(shift) => Some(Stretch::Day(calendar::easter(year) + shift)),
        Rule::Once(day) => Some(Stretch::Day(calendar::number(day))),
        Rule::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_understood() {
        let table =
            Table::parse("d", include_str!("../../gazetteers/words/time-days.csv"), &["name"]).unwrap();
        for row in table.rows() {
            assert!(
                rule(row.get("rule")).is_some_and(|r| r != Rule::Unknown) || row.get("rule") == "unknown"
            );
        }
        let text = Text::new("Thanksgiving Day");
        let (end, day) = at(&text, 0, 2).unwrap();
        assert_eq!((end, in_year(day, 1999).unwrap().value().as_str()), (2, "1999-11-25"));
    }
}
