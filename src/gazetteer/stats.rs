//! What a gazetteer holds, in numbers.

use std::collections::BTreeMap;

use super::Gazetteer;
use super::entity::MentionKind;
use crate::table::Table;

/// One line a number, for people.
pub fn lines(gazetteer: &Gazetteer) -> Vec<String> {
    let of = |kind: MentionKind| gazetteer.entities().iter().filter(move |e| e.kind == kind);
    let states = of(MentionKind::Country).count();
    let former = of(MentionKind::Country).filter(|e| e.end.is_some()).count();
    let people = of(MentionKind::Person).count();
    let with = of(MentionKind::Person).filter(|e| !gazetteer.offices(&e.id).is_empty()).count();
    let mut lines = vec![
        format!("{states:>7} states and territories, {former} of them former"),
        format!("{:>7} organizations", of(MentionKind::Organization).count()),
    ];
    let mut sorts: BTreeMap<&str, usize> = BTreeMap::new();
    for entity in of(MentionKind::Organization) {
        *sorts.entry(if entity.sort.is_empty() { "periodical" } else { &entity.sort }).or_default() += 1;
    }
    lines.extend(sorts.iter().map(|(sort, count)| format!("{count:>9} {}", sort.replace('_', " "))));
    lines.push(format!("{people:>7} people, {with} of them with offices"));
    let names = gazetteer.bodies.len() + gazetteer.people.len();
    lines.push(format!("{names:>7} names of all these, beside their spellings by rule"));
    let linked = gazetteer.entities().iter().filter(|e| !e.wikidata.is_empty()).count();
    lines.push(format!("{linked:>7} with a Wikidata id"));
    lines.push("rows by file:".into());
    for file in gazetteer.files() {
        let rows = Table::parse(&file.name, &file.text, &[]).map_or(0, |table| table.rows().count());
        lines.push(format!("{rows:>7} {}", file.name));
    }
    lines
}
