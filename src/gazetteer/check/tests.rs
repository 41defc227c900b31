use super::*;

/// The problems of files given as name and text, as `file:line: message`.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let files: Vec<_> = files.iter().map(|(n, t)| ((*n).to_string(), t.as_bytes().to_vec())).collect();
    check(&files, false).into_iter().map(|p| format!("{}:{}: {}", p.file, p.line, p.message)).collect()
}

/// Asserts that one problem is told, at a line, with certain words in it.
fn one(file: &str, text: &str, line: u64, words: &str) {
    let told = told(&[(file, text)]);
    let place = format!("{file}:{line}: ");
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].starts_with(&place) && told[0].contains(words), "{told:#?}");
}

const ORG: &str = "id,name,acronyms,aliases,kind,country,wikidata,start,end,weak,source\n";
const MEN: &str = "id,name,aliases,country,wikidata,born,died,source\n";
const OFF: &str = "person,office,of,start,end,source\n";

fn org(rows: &str) -> String {
    format!("{ORG}{rows}")
}

#[test]
fn what_is_in_order_is_not_reported() {
    let bodies = org("zz-council,Zz Council,ZZC,Zedd Council,agency,KG,,1990,2001-05,ZZC,own\n");
    let people = format!("{MEN}zz-bell,Zz Bell,,KG,,1950-02-28,,own\n");
    let offices = format!("{OFF}zz-bell,President,country:TV,1990,1995-02,own\n");
    assert_eq!(
        told(&[("organizations.csv", &bodies), ("people.csv", &people), ("x/offices.csv", &offices)]),
        [""; 0]
    );
}

#[test]
fn the_form_of_a_file() {
    let row = "zz-council,Zz Council,,,agency,,,,,,own\n";
    one("organizations.csv", &format!("\u{feff}{ORG}{row}"), 1, "byte-order mark");
    one("organizations.csv", &org(row.trim_end()), 2, "line feed at the end");
    let returns = org(row).replace('\n', "\r\n");
    one("organizations.csv", &returns, 1, "carriage return");
    let extra = format!("{},mood\n{},good\n", ORG.trim_end(), row.trim_end());
    one("organizations.csv", &extra, 1, "unknown column `mood`");
    one("organizations.csv", "id,kind,source\nzz-a,agency,own\n", 1, "a column `name`");
    one("organisations.csv", ORG, 1, "unknown file");
    one(
        "organizations.csv",
        &org("zz-council, Zz Council ,,,agency,,,,,,own\n"),
        2,
        "expected `zz-council,Zz Council,,",
    );
    let broken = [("organizations.csv".to_string(), b"id,name\nzz,\xff\n".to_vec())];
    assert_eq!(check(&broken, false)[0].line, 2);
    let two = org("zz-b,Zz Bee,,,agency,,,,,,own\nzz-a,Zz Aye,,,agency,,,,,,own\n");
    one("organizations.csv", &two, 3, "sorted by id");
}

#[test]
fn ids_names_and_references() {
    let row = |cells: &str| org(&format!("{cells}\n"));
    one("organizations.csv", &row("Zz_Council,Zz Council,,,agency,,,,,,own"), 2, "expected a slug");
    one("organizations.csv", &row("zz,Zz Council,,,agency,,159,,,,own"), 2, "expected a Wikidata id");
    one("organizations.csv", &row("zz,Zz Council,,,agency,XQ,,,,,own"), 2, "country `XQ`");
    one("organizations.csv", &row("zz,Zz Council,,,agency,,,,,,"), 2, "something in `source`");
    one("organizations.csv", &row("zz,,ZZC,,agency,,,,,,own"), 2, "something in `name`");
    one("organizations.csv", &row("zz,Zz Council,Z,,agency,,,,,,own"), 2, "two letters or more");
    one("organizations.csv", &row("zz,Zz Council,,Zz Council,agency,,,,,,own"), 2, "twice in this row");
    one("organizations.csv", &row("zz,Zz Council,,,agency,,,,,Zz,own"), 2, "no name of this row");
    one("organizations.csv", &row("zz,Zz Council,,,agency,,,1999-02-30,,,own"), 2, "expected 2005");
    one("organizations.csv", &row("zz,Zz Council,,,agency,,,2001,1999-05,,own"), 2, "later than");
    let twice = org("zz,Zz Council,,,agency,,,,,,own\nzz,Zz Board,,,agency,,,,,,own\n");
    one("organizations.csv", &twice, 3, "already in line 2");
    let same = org("zz-a,Zz Council,,,agency,,Q123,,,,own\nzz-b,Zz Board,,,agency,,Q123,,,,own\n");
    one("organizations.csv", &same, 3, "Q123 is the id of `zz-a` too");
}

#[test]
fn one_name_of_two_needs_a_reason() {
    let both = |weak: &str| {
        org(&format!("zz-a,Zz Council,ZZC,,agency,,,,,,own\nzz-b,Zz Centre,ZZC,,agency,,,,,{weak},own\n"))
    };
    one("organizations.csv", &both(""), 3, "`ZZC` is a name of `zz-a` too");
    assert_eq!(told(&[("organizations.csv", &both("ZZC"))]), [""; 0]);
    // The embedded gazetteers count too.
    one("organizations.csv", &org("zz-a,Zz Council,NATO,,agency,,,,,,own\n"), 2, "`nato`");
    let reason = "kind,what,reason,source\nshared-name,zzc,two bodies of one name,own\n";
    assert_eq!(told(&[("organizations.csv", &both("")), ("exceptions.csv", reason)]), [""; 0]);
}

#[test]
fn offices_and_lives() {
    let people = format!("{MEN}zz-bell,Zz Bell,,TV,,1950,1999-05-01,own\nzz-rook,Zz Rook,,TV,,,,own\n");
    let with = |rows: &str| told(&[("offices.csv", &format!("{OFF}{rows}")), ("people.csv", &people)]);
    let fails = |rows: &str, words: &str| {
        let told = with(rows);
        assert!(told.len() == 1 && told[0].contains(words), "{told:#?}");
    };
    fails("zz-bell,Mayor,country:TV,1949,1960,own\n", "before its holder was born");
    fails("zz-bell,Mayor,country:TV,1999-06,,own\n", "dead");
    fails("zz-bell,Mayor,country:TV,1990,1999-06,own\n", "dead");
    fails("zz-bell,Mayor,country:TV,1990,1989,own\n", "later than");
    fails("zz-pawn,Mayor,country:TV,,,own\n", "person `zz-pawn` is in no list");
    fails("zz-bell,Mayor,country:QQ,,,own\n", "`country:QQ` is in no list");
    fails("zz-bell,King,country:TV,1980,1990,own\nzz-rook,King,country:TV,1985,1995,own\n", "one at a time");
    fails("zz-bell,Mayor,country:TV,1980,1990,own\nzz-bell,Mayor,country:TV,1985,1995,own\n", "already from");
    // The day of the oath, dates too coarse to tell, an office of many.
    assert_eq!(
        with(
            "zz-bell,King,country:TV,1980,1990-03-10,own\nzz-bell,Minister,country:TV,1980,1990,own\n\
             zz-rook,King,country:TV,1990-03-01,1995,own\nzz-rook,Minister,country:TV,1981,1990,own\n"
        ),
        [""; 0]
    );
}

#[test]
fn the_formatter_mends_form_and_order_only() {
    let text = format!(
        "\u{feff}{ORG}zz-b, Zz  Bee,,B one;  B two;B one,agency,,,,,,own\r\nzz-a,\"Zz Aye\",,,agency,,,,,,own\r\n"
    );
    let fixed = super::fixed("organizations.csv", text.as_bytes()).unwrap().unwrap();
    let wanted = org("zz-a,Zz Aye,,,agency,,,,,,own\nzz-b,Zz Bee,,B one; B two,agency,,,,,,own\n");
    assert_eq!(String::from_utf8(fixed.clone()).unwrap(), wanted);
    assert_eq!(super::fixed("organizations.csv", &fixed).unwrap().unwrap(), fixed);
    assert!(super::fixed("organizations.csv", b"id,name\na,b,c\n").is_err());
    assert_eq!(super::fixed("elsewhere.csv", b"a\n").unwrap(), None);
}

#[test]
fn the_embedded_gazetteers_are_clean() {
    let told: Vec<String> = check(&embedded(), true)
        .into_iter()
        .map(|p| format!("{}:{}: {}", p.file, p.line, p.message))
        .collect();
    assert!(told.is_empty(), "{} problems:\n{}", told.len(), told[..told.len().min(60)].join("\n"));
}
