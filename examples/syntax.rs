//! Prints the tree of each sentence of its input: `echo "Police open fire." | cargo run --example syntax`.

use std::io::Read;

use dateline::syntax::Model;
use dateline::text::Text;

fn main() {
    let mut source = String::new();
    std::io::stdin().read_to_string(&mut source).expect("text on standard input");
    let text = Text::new(&source);
    for sentence in 0..text.sentences.len() {
        let parse = Model::embedded().parse(&text, sentence);
        for word in 0..parse.len() {
            let head = parse.heads[word].map_or("-", |h| text.token(parse.first_token + h));
            let token = text.token(parse.first_token + word);
            println!("{token}\t{:?}\t{:?}\t{head}", parse.tags[word], parse.relations[word]);
        }
        println!();
    }
}
