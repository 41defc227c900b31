//! `dateline verify`, and what the tables say.

use std::fs;

use dateline::json::{self, Value};
use dateline::output::{self, FILES, Manifest, NAME, Profile};

use crate::cells::rows;
use crate::sample;
use crate::scratch::Scratch;

fn results(profile: Profile) -> Scratch {
    let scratch = Scratch::new();
    scratch.file("talks.txt", sample::TEXT);
    sample::write(&scratch.path.join("out"), profile);
    scratch
}

#[test]
fn good_results_pass_in_both_profiles_and_from_anywhere() {
    for profile in [Profile::Plain, Profile::Excel] {
        let scratch = results(profile);
        let ran = scratch.dateline(&["verify", "out"]).ends(0);
        assert!(ran.err.contains("1 articles and"), "{}", ran.err);
        // The article is found beside the output folder too.
        let elsewhere = Scratch::new();
        elsewhere.dateline(&["verify", scratch.path.join("out").to_str().unwrap()]).ends(0);
    }
}

#[test]
fn claims_have_the_promised_columns_and_cells() {
    let scratch = results(Profile::Plain);
    let text = scratch.read("out/claims.csv");
    let promised = "claim_id,article_id,published,kind,date,first_day,last_day,date_basis,date_text,speaker,\
        speaker_ids,speaker_names,cue,claim,quoted,participants,people,countries,organizations,sources,\
        source_dates,negated,hedged,sentence,paragraph,start,end,rules,title,publication,";
    assert!(text.starts_with(promised), "{text}");
    let rows = rows(&text);
    let (said, rose) = (&rows[0], &rows[1]);
    for (row, column, cell) in [
        (said, "claim_id", "talks:s49"),
        (said, "date", "2002-05-14"),
        (said, "date_basis", "expression"),
        (said, "date_text", "May 14"),
        (said, "speaker", "Ása Holm"),
        (said, "speaker_ids", "person:asa-holm; country:NO"),
        (said, "speaker_names", "Ása Holm; Norway"),
        (said, "claim", "we agree … Norway won"),
        (said, "people", "Ása Holm"),
        (said, "countries", "Norway"),
        (said, "organizations", "Harbour News"),
        (said, "sources", "Harbour News"),
        (said, "source_dates", "2002-05-15"),
        (said, "negated", "false"),
        (said, "hedged", "true"),
        (said, "paragraph", "2"),
        (said, "start", "22"),
        (said, "rules", "cue-verb; date-expression"),
        (rose, "claim_id", "talks:e111"),
        (rose, "date", "2002-05"),
        (rose, "first_day", "2002-05-01"),
        (rose, "last_day", "2002-05-31"),
        (rose, "claim", "=Trade rose, 🎉 and Norway won."),
        (rose, "participants", "country:NO"),
        (rose, "negated", "true"),
        (rose, "confidence", "0.5"),
    ] {
        assert_eq!(row[column], cell, "{column}");
    }
    let guarded = results(Profile::Excel).read("out/claims.csv");
    assert!(guarded.contains(",\"'=Trade rose, 🎉"), "{guarded}");
}

#[test]
fn claims_json_holds_the_evidence() {
    let scratch = results(Profile::Plain);
    let claims: Vec<Value> = json::parse("claims.json", 1, &scratch.read("out/claims.json")).unwrap();
    assert_eq!(claims.len(), 2);
    assert_eq!(claims[0]["date"]["evidence"]["text"], "May 14");
    assert_eq!(claims[0]["date"]["expression"]["rule"], "day-month");
    assert_eq!(claims[0]["sources"][0]["citation"]["text"], "(Harbour News, May 15)");
    assert_eq!(claims[0]["speakers"][1]["name"], "Norway");
    assert_eq!(claims[0]["content"][0]["bytes"]["start"], sample::TEXT.find("we agree").unwrap());
    assert_eq!(claims[1]["date"]["evidence"], Value::Null);
}

#[test]
fn one_changed_byte_of_an_article_or_a_row_fails() {
    let scratch = results(Profile::Plain);
    let article = scratch.path.join("talks.txt");
    fs::write(&article, sample::TEXT.replace("won", "win")).unwrap();
    let ran = scratch.dateline(&["verify", "out"]).ends(1);
    assert!(ran.out.contains("talks.txt: the article was changed"), "{}", ran.out);
    fs::remove_file(&article).unwrap();
    scratch.dateline(&["verify", "out"]).ends(1);
    fs::write(&article, sample::TEXT).unwrap();
    scratch.dateline(&["verify", "out"]).ends(0);
    for name in FILES.into_iter().chain([NAME]) {
        let path = scratch.path.join("out").join(name);
        let good = fs::read(&path).unwrap();
        for place in (0..good.len()).step_by(good.len() / 40 + 1) {
            let mut bad = good.clone();
            bad[place] = if bad[place] == b'7' { b'8' } else { b'7' };
            fs::write(&path, &bad).unwrap();
            let wrong = output::verify(&scratch.path.join("out")).unwrap().wrong;
            // The counts and options of the manifest are told, not checked.
            assert!(!wrong.is_empty() || name == NAME, "{name} at byte {place}");
        }
        fs::write(&path, &good).unwrap();
    }
    scratch.dateline(&["verify", "out"]).ends(0);
}

/// Changes a file and makes the manifest agree, as somebody would who repairs the hashes.
fn forge(scratch: &Scratch, name: &str, from: &str, to: &str) -> Vec<output::Wrong> {
    let folder = scratch.path.join("out");
    let good = fs::read_to_string(folder.join(name)).unwrap();
    assert!(good.contains(from), "{name}: {from}\n{good}");
    let bad = good.replacen(from, to, 1);
    fs::write(folder.join(name), &bad).unwrap();
    let written = fs::read_to_string(folder.join(NAME)).unwrap();
    let mut manifest: Manifest = json::parse(NAME, 1, &written).unwrap();
    let row = manifest.files.iter_mut().find(|file| file.name == name).unwrap();
    row.sha256 = dateline::hash::sha256(bad.as_bytes());
    row.bytes = bad.len() as u64;
    fs::write(folder.join(NAME), json::pretty(&manifest)).unwrap();
    let wrong = output::verify(&folder).unwrap().wrong;
    fs::write(folder.join(name), good).unwrap();
    fs::write(folder.join(NAME), written).unwrap();
    wrong
}

#[test]
fn wrong_rows_are_found_even_where_the_hashes_were_repaired() {
    let scratch = results(Profile::Plain);
    for (name, from, to, place) in [
        ("claims.csv", "Ása Holm,person", "Ása Helm,person", "claims.csv:2"),
        ("claims.csv", "we agree … ", "we agreed … ", "claims.csv:2"),
        ("claims.csv", ",talks:t57,", ",talks:t58,", "claims.csv:2"),
        ("mentions.csv", "talks:m27,talks,27,32", "talks:m27,talks,28,33", "mentions.csv:2"),
        ("mentions.csv", ",Norway,", ",Norwaj,", "mentions.csv"),
        ("times.csv", "talks:t57,talks", "talks:t57,talk", "times.csv:2"),
        ("citations.csv", "Harbour News", "Harbour Nows", "citations.csv:2"),
        ("annotations.jsonl", "\"cue\":[49,53]", "\"cue\":[49,54]", "annotations.jsonl:1"),
        ("annotations.jsonl", "\"text\":\"Norse\"", "\"text\":\"Norsk\"", "annotations.jsonl:1"),
        ("claims.json", "\"text\":\"said\"", "\"text\":\"sold\"", "claims.json:2"),
        ("claims.json", "\"bytes\":{\"start\":5", "\"bytes\":{\"start\":4", "claims.json:"),
    ] {
        let wrong = forge(&scratch, name, from, to);
        // The name of an entity is no quotation: that it was changed cannot be seen.
        if to != ",Norwaj," {
            assert!(wrong.iter().any(|w| w.place.starts_with(place)), "{from}: {wrong:?}");
        }
    }
}

#[test]
fn no_results_is_wrong_use() {
    let scratch = Scratch::new();
    scratch.dateline(&["verify", "nowhere"]).ends(2);
}
