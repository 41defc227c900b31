//! Prints the time expressions of a text read from standard input: `times [PUBLISHED]`.

use std::io::Read;

use dateline::text::Text;
use dateline::time::{Context, Partial, Style, recognise, resolve};

fn main() -> std::io::Result<()> {
    let mut source = String::new();
    std::io::stdin().read_to_string(&mut source)?;
    let published = std::env::args().nth(1).and_then(|date| Partial::parse(&date));
    let text = Text::new(&source);
    let context = Context { published, ..Context::default() };
    for time in resolve(&text, recognise(&text, Style::Product), &context) {
        let words = text.words(time.span);
        println!(
            "{words}\t{}\t{}\t{}\t{:?}\t{:?}",
            time.timex.name(),
            time.value,
            time.rule,
            time.anchor,
            time.unresolved
        );
    }
    Ok(())
}
