//! What the files of a gazetteer look like: columns, which of them hold lists, by what rows are told apart and sorted.

/// The shape of one file.
pub struct Shape {
    /// Name below `gazetteers/`.
    pub file: &'static str,
    /// All columns, in their order.
    pub columns: &'static [&'static str],
    /// Two rows may not be equal in these.
    pub key: &'static [&'static str],
    /// Rows stand in the order of these; empty where the order of the file means something.
    pub sort: &'static [&'static str],
    /// Cells that hold `a; b`.
    pub lists: &'static [&'static str],
    /// Cells that may not be empty.
    pub needs: &'static [&'static str],
}

const ORGANIZATION: Shape = Shape {
    file: "organizations.csv",
    columns: &[
        "id", "name", "acronyms", "aliases", "kind", "country", "wikidata", "start", "end", "weak", "source",
    ],
    key: &["id"],
    sort: &["id"],
    lists: &["acronyms", "aliases", "weak", "source"],
    needs: &["id", "name", "kind", "source"],
};

const PERSON: Shape = Shape {
    file: "people.csv",
    columns: &["id", "name", "aliases", "country", "wikidata", "born", "died", "source"],
    key: &["id"],
    sort: &["id"],
    lists: &["aliases", "source"],
    needs: &["id", "name", "source"],
};

const OFFICE: Shape = Shape {
    file: "offices.csv",
    columns: &["person", "office", "of", "start", "end", "source"],
    key: &["person", "office", "of", "start", "end"],
    sort: &["person"],
    lists: &["source"],
    needs: &["person", "office", "of", "source"],
};

/// A list of words whose first columns tell rows apart.
const fn words(
    file: &'static str,
    columns: &'static [&'static str],
    key: &'static [&'static str],
    needs: &'static [&'static str],
) -> Shape {
    Shape { file, columns, key, sort: &[], lists: &[], needs }
}

/// Every file that a gazetteer may hold.
pub const SHAPES: &[Shape] = &[
    Shape {
        file: "countries.csv",
        columns: &[
            "id", "name", "aliases", "demonyms", "capitals", "seats", "weak", "wikidata", "iso3", "start",
            "end", "source",
        ],
        key: &["id"],
        sort: &["id"],
        lists: &["aliases", "demonyms", "capitals", "seats", "weak", "source"],
        needs: &["id", "name", "source"],
    },
    Shape {
        file: "country-parts.csv",
        columns: &["name", "country", "wikidata", "source"],
        key: &["name", "country"],
        sort: &["country", "wikidata", "name"],
        lists: &["source"],
        needs: &["name", "country", "wikidata", "source"],
    },
    Shape {
        file: "former-capitals.csv",
        columns: &["name", "country", "end", "source"],
        key: &["name"],
        sort: &["name"],
        lists: &["source"],
        needs: &["name", "country", "end", "source"],
    },
    Shape {
        file: "exceptions.csv",
        columns: &["kind", "what", "reason", "source"],
        key: &["kind", "what"],
        sort: &["kind", "what"],
        lists: &[],
        needs: &["kind", "what", "reason", "source"],
    },
    ORGANIZATION,
    Shape { file: "organizations-supraverden.csv", ..ORGANIZATION },
    Shape {
        file: "publications.csv",
        columns: &["id", "name", "aliases", "first_volume_year", "frequency", "country", "source"],
        key: &["id"],
        sort: &["id"],
        lists: &["aliases", "source"],
        needs: &["id", "name", "source"],
    },
    PERSON,
    Shape { file: "people-countryinfo.csv", ..PERSON },
    OFFICE,
    Shape { file: "offices-countryinfo.csv", ..OFFICE },
    words(
        "words/abbreviations.csv",
        &["word", "kind", "source"],
        &["word", "kind"],
        &["word", "kind", "source"],
    ),
    words(
        "words/cues.csv",
        &["lemma", "particle", "takes", "recipient", "negative", "strength", "source"],
        &["lemma", "particle", "takes"],
        &["lemma", "source"],
    ),
    words("words/given-names.csv", &["name", "gender", "source"], &["name"], &["name", "gender", "source"]),
    words(
        "words/name-rules.csv",
        &["from", "to", "where", "source"],
        &["from", "where"],
        &["from", "source"],
    ),
    words("words/names.csv", &["word", "kind", "source"], &["word", "kind"], &["word", "kind", "source"]),
    words("words/not-entities.csv", &["phrase", "kind", "source"], &["phrase"], &["phrase", "source"]),
    words("words/org-heads.csv", &["word", "strength", "of", "source"], &["word"], &["word", "source"]),
    words(
        "words/ranks.csv",
        &["office", "rank", "match", "source"],
        &["office", "rank"],
        &["office", "rank", "match", "source"],
    ),
    words("words/spelling.csv", &["from", "to", "source"], &["from"], &["from", "to", "source"]),
    words("words/surname-endings.csv", &["ending", "strength", "source"], &["ending"], &["ending", "source"]),
    words(
        "words/titles.csv",
        &["title", "kind", "gender", "source"],
        &["title", "kind"],
        &["title", "source"],
    ),
];

/// The shape of a file, given its name below `gazetteers/` or the end of its path.
pub fn of(file: &str) -> Option<&'static Shape> {
    let path = file.replace('\\', "/");
    SHAPES
        .iter()
        .find(|s| path == s.file || path.strip_suffix(s.file).is_some_and(|head| head.ends_with('/')))
}
