//! The whole way from an article to its findings, for one article or many: the one door to `rayon`.
//!
//! A [`Pipeline`] loads what is needed once. [`Pipeline::analyze`] is pure: no clock, no files, no state that
//! one article leaves to the next, so any number of threads may share it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use rayon::prelude::*;

use crate::analysis::Analysis;
use crate::article::Article;
use crate::error::{Error, Result};
use crate::gazetteer::Gazetteer;
use crate::mention::Mention;
use crate::text::Text;
use crate::time::{Style, View};

mod stages;

/// Finds dated claims in articles.
///
/// ```
/// use dateline::{article::Article, pipeline::Pipeline};
/// let pipeline = Pipeline::builder().threads(1).build()?;
/// let analysis = pipeline.analyze(&Article::new("1", "Putin met Bush in Moscow on May 24, 2002."));
/// assert_eq!(analysis.sentences.len(), 1);
/// # Ok::<(), dateline::error::Error>(())
/// ```
pub struct Pipeline {
    pool: rayon::ThreadPool,
    min_confidence: f32,
    attitudes: bool,
    gazetteer: Gazetteer,
    hashes: Vec<(String, String)>,
}

/// Settings of a [`Pipeline`] before it is built.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    threads: usize,
    min_confidence: f32,
    attitudes: bool,
    gazetteers: Option<PathBuf>,
}

impl Builder {
    /// How many threads work on many articles at once; 0 (the default) for one a core.
    pub fn threads(mut self, threads: usize) -> Builder {
        self.threads = threads;
        self
    }

    /// Claims that are less sure than this, from 0 to 1, are left out.
    pub fn min_confidence(mut self, least: f32) -> Builder {
        self.min_confidence = least;
        self
    }

    /// Report wishes and beliefs (*wants*, *supports*, *expects*) as statements too. The guidelines do not count them
    /// and neither does the program; corpora of attribution do, and are measured with this.
    pub fn attitudes(mut self, wanted: bool) -> Builder {
        self.attitudes = wanted;
        self
    }

    /// A folder of gazetteers that add to the embedded ones or replace them.
    pub fn gazetteers(mut self, folder: impl Into<PathBuf>) -> Builder {
        self.gazetteers = Some(folder.into());
        self
    }

    /// Loads everything.
    ///
    /// # Errors
    /// A gazetteer that cannot be read or has a wrong row; threads that the system refuses.
    pub fn build(self) -> Result<Pipeline> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(self.threads)
            .build()
            .map_err(|e| Error::Argument(format!("threads: {e}")))?;
        let gazetteer = match &self.gazetteers {
            Some(folder) => Gazetteer::with_folder(folder)?,
            None => Gazetteer::embedded()?,
        };
        let mut hashes = gazetteer.hashes();
        hashes.sort();
        Ok(Pipeline {
            pool,
            min_confidence: self.min_confidence,
            attitudes: self.attitudes,
            gazetteer,
            hashes,
        })
    }
}

impl Pipeline {
    /// Starts with the embedded gazetteers and one thread a core.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Name and SHA-256 of every gazetteer in use, sorted by name.
    pub fn gazetteers(&self) -> &[(String, String)] {
        &self.hashes
    }

    /// The gazetteer in use.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// The name that people know an entity by, where a gazetteer has it.
    pub fn name(&self, entity: &str) -> Option<&str> {
        self.gazetteer.get(entity).map(|id| &*self.gazetteer.entity(id).name)
    }

    /// Finds everything in one article. Takes time in proportion to the length of the text.
    pub fn analyze(&self, article: &Article) -> Analysis {
        self.stages(article, None)
    }

    /// The same with mentions that another program found or a person corrected, in text order.
    pub fn analyze_with(&self, article: &Article, mentions: Vec<Mention>) -> Analysis {
        self.stages(article, Some(mentions))
    }

    /// Finds times, citations and the publication date only, in the conventions and from the view wanted.
    pub fn times(&self, article: &Article, style: Style, view: View) -> Analysis {
        let text = Text::new(&article.text);
        let mut found = begin(article, &text);
        self.times_and_citations(article, &text, (style, view), &mut found);
        found
    }

    fn stages(&self, article: &Article, mentions: Option<Vec<Mention>>) -> Analysis {
        let text = Text::new(&article.text);
        let mut found = begin(article, &text);
        self.times_and_citations(article, &text, Default::default(), &mut found);
        found.mentions = mentions.unwrap_or_else(|| self.mentions(&text, &found));
        found.described = self.described(&text, &found);
        self.claims(&text, &mut found);
        found.claims.retain(|claim| claim.confidence >= self.min_confidence);
        found
    }

    /// Works on many inputs with all threads, and hands the results over in the order of the inputs.
    ///
    /// `weight` says how many bytes an input has: no more than a few megabytes of inputs are in flight, or one
    /// input that is larger. A panic in `work` is caught and handed over as its message. `take` gets the place
    /// of the input and the result; it stops the run by returning an error, which is handed back.
    ///
    /// # Errors
    /// The first error of `take`.
    pub fn each<I: Sync, T: Send, E>(
        &self,
        inputs: &[I],
        weight: impl Fn(&I) -> u64,
        work: impl Fn(&I) -> T + Sync,
        mut take: impl FnMut(usize, std::result::Result<T, String>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut start = 0;
        while start < inputs.len() {
            let mut bytes = weight(&inputs[start]);
            let mut end = start + 1;
            while end < inputs.len() && bytes + weight(&inputs[end]) <= IN_FLIGHT {
                bytes += weight(&inputs[end]);
                end += 1;
            }
            let guarded = |input: &I| catch_unwind(AssertUnwindSafe(|| work(input))).map_err(message);
            let results: Vec<_> =
                self.pool.install(|| inputs[start..end].par_iter().with_max_len(8).map(guarded).collect());
            for (place, result) in (start..).zip(results) {
                take(place, result)?;
            }
            start = end;
        }
        Ok(())
    }
}

/// What stands before all stages: head and foot, sentences, paragraphs.
fn begin(article: &Article, text: &Text) -> Analysis {
    Analysis {
        header: crate::article::header::read(article, &text.paragraphs),
        sentences: text.sentences.iter().map(|s| s.span).collect(),
        paragraphs: text.paragraphs.clone(),
        ..Analysis::default()
    }
}

/// Bytes of articles that are worked on between two hand-overs.
const IN_FLIGHT: u64 = 4 << 20;

fn message(panic: Box<dyn std::any::Any + Send>) -> String {
    match panic.downcast::<String>() {
        Ok(text) => *text,
        Err(panic) => {
            panic.downcast::<&str>().map_or_else(|_| "a panic without words".into(), |t| t.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_costs_one_input_and_the_order_is_kept() {
        let pipeline = Pipeline::builder().threads(4).build().unwrap();
        let inputs: Vec<u64> = (0..100).collect();
        let mut taken = Vec::new();
        let work = |input: &u64| {
            assert!(*input != 17, "seventeen");
            input * 2
        };
        let result = pipeline.each(
            &inputs,
            |_| 1 << 20,
            work,
            |place, result| {
                taken.push((place, result));
                Ok::<(), ()>(())
            },
        );
        assert_eq!(result, Ok(()));
        for (place, (given, result)) in taken.iter().enumerate() {
            assert_eq!(place, *given);
            match place {
                17 => assert!(result.as_ref().is_err_and(|m| m.contains("seventeen"))),
                _ => assert_eq!(*result, Ok(place as u64 * 2)),
            }
        }
    }

    #[test]
    fn an_error_of_the_taker_stops_the_run() {
        let pipeline = Pipeline::builder().threads(2).build().unwrap();
        let result = pipeline.each(
            &[1, 2, 3],
            |_| IN_FLIGHT,
            |i| *i,
            |place, _| if place == 1 { Err(place) } else { Ok(()) },
        );
        assert_eq!(result, Err(1));
    }

    #[test]
    fn a_pipeline_may_be_shared() {
        fn shared<T: Send + Sync>() {}
        shared::<Pipeline>();
    }
}
