//! Goes over articles, for verbs that take what is found in each: what could not be read is told on standard error.

use super::{Ended, Outcome, Stop, say};
use crate::article::{Input, Problem, Severity};
use crate::pipeline::Pipeline;

/// Tells the `problems` of looking for the articles, then gives what `work` makes of each article to `take`, in input order with the article's place. An article that cannot be
/// read and a fault of the program are told. `Incomplete` where anything could not be read.
///
/// # Errors
/// The first error of `take`.
pub fn each<T: Send>(
    pipeline: &Pipeline,
    inputs: &[Input],
    problems: &[Problem],
    work: impl Fn(&Input) -> Result<T, Problem> + Sync,
    mut take: impl FnMut(usize, T) -> Result<(), Stop>,
) -> Ended {
    problems.iter().for_each(tell);
    let error = problems.iter().any(|p| p.severity == Severity::Error);
    let mut outcome = if error { Outcome::Incomplete } else { Outcome::Done };
    pipeline.each(
        inputs,
        |input| input.size,
        work,
        |place, result| {
            match result {
                Ok(Ok(found)) => return take(place, found),
                Ok(Err(problem)) => tell(&problem),
                Err(panic) => say(&format!("{}: a fault of the program: {panic}", inputs[place].path)),
            }
            outcome = Outcome::Incomplete;
            Ok(())
        },
    )?;
    Ok(outcome)
}

fn tell(problem: &Problem) {
    say(&format!("{}: {}", problem.path, problem.message));
}
