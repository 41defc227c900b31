//! `dateline gazetteer` and `dateline discover`, and gazetteers of the user's own.

use crate::scratch::Scratch;

const STORY: &str = "\nOn May 14, 2002, Deputy Mayor Zurgan Tolubekov signed the paper. Tolubekov left. \
The Zentu River Commission (ZRC) met in Tashkent. The ZRC elected Zurgan Tolubekov.\n";

/// The `known` of a mention in `mentions.csv`, by its entity.
fn known(scratch: &Scratch, entity: &str) -> Vec<String> {
    let table = dateline::table::Table::parse("m", &scratch.read("out/mentions.csv"), &["entity"]).unwrap();
    table.rows().filter(|r| r.get("entity") == entity).map(|r| r.get("known").to_string()).collect()
}

#[test]
fn what_is_discovered_can_be_pasted_in_and_is_listed_then() {
    let scratch = Scratch::new();
    scratch.file("in/a.txt", STORY);
    scratch.dateline(&["run", "in", "--output", "out"]).ends(0);
    assert_eq!(known(&scratch, "person:zurgan-tolubekov"), ["new", "new", "new"]);

    scratch.dateline(&["discover", "in", "-o", "candidates.csv"]).ends(0);
    let text = scratch.read("candidates.csv");
    let table = dateline::table::Table::parse("c", &text, &["id", "title", "count", "variants"]).unwrap();
    let row = table.rows().find(|r| r.get("id") == "zurgan-tolubekov").expect("he is new");
    let cells = ["type", "name", "title", "count", "articles", "first_article", "first_start", "first_end"];
    assert_eq!(
        cells.map(|c| row.get(c)),
        ["person", "Zurgan Tolubekov", "Deputy Mayor", "3", "1", "a", "31", "47"]
    );
    assert!(row.get("first_sentence").starts_with("On May 14"));
    let body = table.rows().find(|r| r.get("id") == "zentu-river-commission").expect("it is new");
    assert_eq!((body.get("acronyms"), body.get("count")), ("ZRC", "3"));
    scratch.dateline(&["discover", "in", "-o", "candidates.csv"]).ends(2);

    // As a folder the candidates are a gazetteer as they stand.
    scratch.dateline(&["discover", "in", "-o", "own"]).ends(0);
    scratch.dateline(&["gazetteer", "check", "--gazetteers", "own"]).ends(1);
    std::fs::remove_file(scratch.path.join("own/candidates.csv")).unwrap();
    scratch.dateline(&["gazetteer", "check", "own"]).ends(0);
    scratch.dateline(&["run", "in", "--output", "out", "--force", "--gazetteers", "own"]).ends(0);
    assert!(known(&scratch, "person:zurgan-tolubekov").contains(&"listed".to_string()));
    assert_eq!(known(&scratch, "org:zentu-river-commission")[0], "listed");
    // A table with the columns of both and what speaks for a row is read too.
    scratch.file("both/people.csv", &text);
    scratch.dateline(&["run", "in", "--output", "out", "--force", "--gazetteers", "both"]).ends(0);
    assert!(known(&scratch, "person:zurgan-tolubekov").contains(&"listed".to_string()));
}

#[test]
fn a_folder_of_the_users_adds_and_overrides() {
    let scratch = Scratch::new();
    scratch.file("in/a.txt", "\nOn May 14, 2002, Zubin Harglow met Sergei Lavrov. Harglow praised the Trans-Zentu Union and NATO.\n");
    scratch.file(
        "own/people.csv",
        "id,name,aliases,country,born,source\nzubin-harglow,Zubin Harglow,,KZ,1950,me\n",
    );
    scratch.file(
        "own/offices.csv",
        "person,office,of,start,end,source\nzubin-harglow,Mayor,country:KZ,2001,2003,me\n",
    );
    scratch.file(
        "own/organizations.csv",
        "id,name,acronyms,aliases,kind,country,wikidata,start,end,weak,source\n\
         nato,The Alliance of Mine,NATO,,alliance,,Q1,,,,me\ntzu,Trans-Zentu Union,TZU,,alliance,,,,,,me\n",
    );
    scratch.dateline(&["run", "in", "--output", "out", "--gazetteers", "own"]).ends(0);
    assert_eq!(known(&scratch, "person:zubin-harglow"), ["listed", "by_rule"]);
    assert_eq!(known(&scratch, "org:tzu"), ["listed"]);
    assert!(scratch.read("out/mentions.csv").contains("The Alliance of Mine,Q1"));
    let ran = scratch
        .dateline(&["gazetteer", "explain", "Harglow", "--date", "2002", "--gazetteers", "own"])
        .ends(0);
    assert!(ran.out.contains("Mayor, Kazakhstan"), "{}", ran.out);
    let ran = scratch.dateline(&["gazetteer", "stats", "--gazetteers", "own"]).ends(0);
    assert!(ran.out.contains("user/people.csv"), "{}", ran.out);
}

#[test]
fn problems_are_told_with_file_and_line_and_fixed_whole_or_not_at_all() {
    let scratch = Scratch::new();
    scratch.dateline(&["gazetteer", "check"]).ends(0);
    let head = "id,name,aliases,country,wikidata,born,died,source";
    scratch
        .file("own/people.csv", format!("\u{feff}{head}\r\nzz-b,Zz Bee,,,,,,me\r\nzz-a, Zz Aye,,,,,,me\r\n"));
    let ran = scratch.dateline(&["gazetteer", "check", "own"]).ends(1);
    assert!(ran.out.contains("own/people.csv:1: a byte-order mark"), "{}", ran.out);
    assert!(ran.out.contains("own/people.csv:3: "), "{}", ran.out);
    // One file that is no table stops all of it.
    scratch.file("own/offices.csv", "person,office\na,b,c\n");
    let before = scratch.read("own/people.csv");
    scratch.dateline(&["gazetteer", "check", "--fix", "own"]).ends(2);
    assert_eq!(scratch.read("own/people.csv"), before);
    std::fs::remove_file(scratch.path.join("own/offices.csv")).unwrap();
    scratch.dateline(&["gazetteer", "check", "--fix", "own"]).ends(0);
    assert_eq!(scratch.read("own/people.csv"), format!("{head}\nzz-a,Zz Aye,,,,,,me\nzz-b,Zz Bee,,,,,,me\n"));
    assert_eq!(scratch.all("own").len(), 1);
    scratch.dateline(&["gazetteer", "explain", "Nobody Whosoever"]).ends(1);
    scratch.dateline(&["gazetteer", "explain", "NATO", "--date", "soon"]).ends(2);
    scratch.dateline(&["gazetteer", "check", "--fix"]).ends(2);
}
