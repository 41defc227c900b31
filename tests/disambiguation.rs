//! Hand-made cases of names in context: `[[…]]` marks the words, `-` says that they name no entity there.

use dateline::gazetteer::Gazetteer;
use dateline::mention::{Context, find};
use dateline::table::Table;
use dateline::text::Text;

#[test]
fn every_name_means_in_its_context_what_the_table_says() {
    let table =
        Table::parse("disambiguation.csv", include_str!("disambiguation.csv"), &["text", "entity"]).unwrap();
    let gazetteer = Gazetteer::embedded().unwrap();
    let mut wrong = Vec::new();
    let mut count = 0;
    for row in table.rows() {
        let (text, places) = unmark(row.get("text"));
        let cut = Text::new(&text);
        let mentions = find(&cut, &gazetteer, &Context::default());
        for (start, end) in places {
            count += 1;
            let over =
                mentions.iter().filter(|m| (m.span.start as usize) < end && start < m.span.end as usize);
            let exact = over.clone().find(|m| m.span.range() == (start..end));
            // Where no entity is expected, a longer name may hold the words, but they may not name one alone.
            let found = exact.map_or("-", |m| m.entity.as_str());
            if found != row.get("entity") {
                let near: Vec<String> = over.map(|m| format!("{}={}", m.span.of(&text), m.entity)).collect();
                wrong.push(format!(
                    "line {}: {} expected {}, found {near:?}",
                    row.line(),
                    row.get("text"),
                    row.get("entity")
                ));
            }
        }
    }
    assert!(count >= 200, "only {count} cases");
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The text without its marks, and where the marked words stand.
fn unmark(marked: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut places) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, tail)) = rest.split_once("[[") {
        let (words, after) = tail.split_once("]]").expect("every mark closes");
        text.push_str(before);
        places.push((text.len(), text.len() + words.len()));
        text.push_str(words);
        rest = after;
    }
    text.push_str(rest);
    (text, places)
}
