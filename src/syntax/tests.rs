//! Sentences that must be read rightly in the parts that the claims need, and texts that must not break.

use super::*;
use proptest::prelude::*;

/// The parse of the first sentence, with a way to find a word in it.
struct Read<'t> {
    text: Text<'t>,
    parse: Parse,
}

fn read(source: &str) -> Read<'_> {
    let text = Text::new(source);
    let parse = Model::embedded().parse(&text, 0);
    Read { text, parse }
}

impl Read<'_> {
    fn at(&self, word: &str) -> usize {
        (0..self.parse.len()).find(|&i| self.text.token(i) == word).unwrap_or_else(|| panic!("no {word}"))
    }

    fn show(&self) -> String {
        let parse = &self.parse;
        let word = |i: usize| self.text.token(i);
        (0..parse.len())
            .map(|i| {
                let head = parse.heads[i].map_or("-", word);
                format!("{}/{} {} {head}\n", word(i), parse.tags[i].name(), parse.relations[i].name())
            })
            .collect()
    }
}

/// What is wrong about one arc, if anything.
fn fault(source: &str, child: &str, relation: Relation, head: &str) -> Option<String> {
    let read = read(source);
    let c = read.at(child);
    let head = (relation != Relation::Root).then(|| read.at(head));
    let found = (read.parse.heads[c], read.parse.relations[c]);
    (found != (head, relation)).then(|| format!("{child} is {found:?} in: {source}\n{}", read.show()))
}

#[test]
fn speakers_and_what_they_say() {
    use Relation::*;
    let faults: Vec<String> = [
        (
            "Ivanov said that the talks had failed.",
            vec![("Ivanov", Nsubj, "said"), ("failed", Ccomp, "said"), ("talks", Nsubj, "failed")],
        ),
        (
            "The law was approved by the parliament.",
            vec![("law", NsubjPass, "approved"), ("parliament", OblAgent, "approved")],
        ),
        (
            "The president did not mention the treaty.",
            vec![("not", Advmod, "mention"), ("treaty", Obj, "mention")],
        ),
        ("He agreed to meet the minister.", vec![("meet", Xcomp, "agreed")]),
        ("The general who led the army resigned.", vec![("led", AclRelcl, "general")]),
        (
            "The presidents met in Moscow and signed a treaty.",
            vec![("signed", Conj, "met"), ("Moscow", Obl, "met")],
        ),
        (
            "“We agree with the plan,” said Berdimuhamedov.",
            vec![("Berdimuhamedov", Nsubj, "said"), ("agree", Ccomp, "said")],
        ),
        (
            "“We agree with the plan,” Tazhin said on Friday.",
            vec![("Tazhin", Nsubj, "said"), ("Friday", Obl, "said")],
        ),
        (
            "Tazhin was quoted by Rompres as saying that the base would close.",
            vec![
                ("Tazhin", NsubjPass, "quoted"),
                ("Rompres", OblAgent, "quoted"),
                ("close", Ccomp, "saying"),
            ],
        ),
        ("According to the embassy, the talks will continue.", vec![("embassy", Obl, "continue")]),
        (
            "The company announced last month that it had signed the agreement.",
            vec![("month", OblUnmarked, "announced"), ("signed", Ccomp, "announced")],
        ),
        (
            "Kazakh Interior Minister Marat Tazhin told lawmakers that the base would close.",
            vec![("told", Root, ""), ("Marat", Nsubj, "told"), ("close", Ccomp, "told")],
        ),
        (
            "Lavrov denied the report and accused Georgia of lying.",
            vec![("accused", Conj, "denied"), ("Georgia", Obj, "accused")],
        ),
        (
            "Officials who visited the region in May said the road was closed.",
            vec![("visited", AclRelcl, "Officials"), ("Officials", Nsubj, "said"), ("May", Obl, "visited")],
        ),
    ]
    .into_iter()
    .flat_map(|(source, arcs)| {
        arcs.into_iter().filter_map(|(c, r, h)| fault(source, c, r, h)).collect::<Vec<_>>()
    })
    .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_built_in_model_is_whole_and_unknown_files_are_refused() {
    assert_eq!(Model::embedded().parse(&Text::new("Yes."), 7), Parse::default());
    assert!(Model::load(b"").is_none());
    assert!(Model::load(b"dsx1\x05\0\0\0").is_none());
}

#[test]
fn very_long_sentences_stay_one_tree() {
    let source = "They came, saw (and left) ".repeat(400);
    let read = read(&source);
    assert_eq!(read.parse.len(), read.text.sentences[0].tokens.len());
    assert!(read.parse.len() > parser::LONGEST);
    is_tree(&read.parse);
}

fn is_tree(parse: &Parse) {
    let n = parse.len();
    assert_eq!((parse.heads.len(), parse.relations.len()), (n, n));
    assert_eq!(parse.heads.iter().filter(|h| h.is_none()).count(), n.min(1));
    for word in 0..n {
        assert!(parse.ancestors(word).take(n + 1).count() < n.max(1), "a ring at {word}");
        let below: Vec<usize> =
            (0..n).filter(|&w| w == word || parse.ancestors(w).any(|a| a == word)).collect();
        assert_eq!(below, parse.subtree(word).collect::<Vec<_>>(), "word {word}");
        let children: Vec<usize> = (0..n).filter(|&w| parse.heads[w] == Some(word)).collect();
        assert_eq!(children, parse.children(word).collect::<Vec<_>>());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_text_becomes_trees(source in "(\\PC{0,30}|[a-zA-Z ,.“”()'’-]{0,80}|said |the |U\\.S\\. ){0,8}") {
        let text = Text::new(&source);
        let (mut work, mut parse) = (Workspace::default(), Parse::default());
        for sentence in 0..text.sentences.len() {
            Model::embedded().parse_into(&text, sentence, &mut work, &mut parse);
            prop_assert_eq!(parse.len(), text.sentences[sentence].tokens.len());
            is_tree(&parse);
        }
    }
}

#[test]
fn no_word_gets_a_tag_that_it_cannot_have() {
    let tags = |source: &str| {
        let text = Text::new(source);
        Model::embedded().parse(&text, 0).tags
    };
    // Not a form in -ing, not a past form, whatever stands beside them.
    assert_ne!(tags("Yeltsin called enlargement a mistake.")[2], Tag::Vbg);
    assert!(matches!(tags("Natalya Timakova, the spokeswoman, replies that it is late.")[6], Tag::Vbz));
}
