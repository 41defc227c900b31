//! Trains the parser: a dynamic oracle tells the best steps from any state (Goldberg and Nivre 2013), and the
//! parser learns from the states that its own mistakes lead to.

use super::conllu::Sentence;
use super::perceptron::{Counts, Dice, Perceptron};
use dateline::syntax::arcs::{State, Step};
use dateline::syntax::features::{ARC_FEATURES, STEP_FEATURES, of_arc, of_state};
use dateline::syntax::parser::nodes;
use dateline::syntax::table::{WIDTH, Writer};
use dateline::syntax::tagger::Known;
use dateline::syntax::{Relation, Tag};

/// How the parser is trained.
pub struct Plan {
    pub rounds: usize,
    pub least: u32,
    pub least_arc: u32,
    pub step_log: u32,
    pub arc_log: u32,
    pub arc_rows: usize,
}

/// A sentence to learn from: words, tags as the tagger would give them, heads and relations.
pub struct Example {
    words: Vec<Known>,
    tags: Vec<Tag>,
    heads: Vec<usize>,
    relations: Vec<Relation>,
}

impl Example {
    pub fn new(sentence: &Sentence, tags: Vec<Tag>) -> Example {
        let mut heads: Vec<usize> = sentence.words.iter().map(|w| w.head).collect();
        make_projective(&mut heads);
        let relations = sentence.words.iter().map(|w| w.relation).collect();
        Example { words: sentence.known(), tags, heads, relations }
    }
}

/// Hangs the child of a crossing arc on its head's head, until no arcs cross.
fn make_projective(heads: &mut [usize]) {
    let root = heads.len();
    loop {
        let crossing = (0..root).filter(|&child| crosses(heads, child)).min_by_key(|&c| heads[c].abs_diff(c));
        let Some(child) = crossing else { return };
        heads[child] = heads[heads[child]];
    }
}

/// True where a word between a child and its head does not hang below the head.
fn crosses(heads: &[usize], child: usize) -> bool {
    let (root, head) = (heads.len(), heads[child]);
    if head == root {
        return false;
    }
    (child.min(head) + 1..child.max(head)).any(|between| {
        let mut at = between;
        while at != root && at != head {
            at = heads[at];
        }
        at == root
    })
}

/// How many right arcs each step makes impossible.
fn costs(state: &State, heads: &[usize]) -> [u32; 3] {
    let next = state.next;
    let mut costs = [0; 3];
    if next < state.root() {
        for (depth, &word) in state.stack.iter().rev().enumerate() {
            costs[0] += (heads[word as usize] == next) as u32;
            costs[0] += (depth > 0 && heads[next] == word as usize) as u32;
        }
    }
    if let Some(&top) = state.stack.last() {
        let top = top as usize;
        let children = (next..state.root()).filter(|&w| heads[w] == top).count() as u32;
        let below = state.on_stack(1) as usize;
        costs[1] = children + (heads[top] != next && (heads[top] > next || heads[top] == below)) as u32;
        costs[2] = children + (heads[top] >= next) as u32;
    }
    costs
}

const STEPS: [Step; 3] = [Step::Shift, Step::Left, Step::Right];

/// The parser's part of a model file.
pub fn train(examples: &[Example], plan: &Plan) -> Vec<u8> {
    let mut state = State::default();
    let mut hashes = [0; STEP_FEATURES];
    let mut arc_hashes = [0; ARC_FEATURES];
    let (mut counts, mut arc_counts) = (Counts::default(), Counts::default());
    for example in examples {
        state.start(nodes(&example.words, &example.tags));
        while !state.done() {
            let (costs, allowed) = (costs(&state, &example.heads), state.allowed());
            of_state(&state, &mut hashes);
            counts.add(&hashes);
            let step = cheapest(&costs, allowed, |_| 0);
            if let Some((head, child)) = state.arc(step) {
                of_arc(&state, head, child, &mut arc_hashes);
                arc_counts.add(&arc_hashes);
            }
            take(&mut state, step, example);
        }
    }
    let mut steps: Perceptron<3> = Perceptron::new(counts, plan.least);
    let mut arcs: Perceptron<WIDTH> = Perceptron::new(arc_counts, plan.least_arc);
    let mut dice = Dice(19960819);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    let (mut places, mut arc_places) = (Vec::new(), Vec::new());
    for round in 1..=plan.rounds {
        dice.shuffle(&mut order);
        let (mut right, mut all, mut labels, mut arcs_right) = (0, 0, 0, 0);
        for &i in &order {
            let example = &examples[i];
            state.start(nodes(&example.words, &example.tags));
            while !state.done() {
                let allowed = state.allowed();
                let (mut guess, mut best) = (None, None);
                if allowed.iter().filter(|&&a| a).count() > 1 {
                    let costs = costs(&state, &example.heads);
                    of_state(&state, &mut hashes);
                    steps.places(&hashes, &mut places);
                    let scores = steps.scores(&places);
                    let chosen = cheapest(&[0; 3], allowed, |s| scores[s as usize]);
                    let wanted = cheapest(&costs, allowed, |s| scores[s as usize]);
                    steps.tick();
                    if costs[chosen as usize] > costs[wanted as usize] {
                        steps.update(&places, wanted as usize, chosen as usize);
                    } else {
                        right += 1;
                    }
                    all += 1;
                    (guess, best) = (Some(chosen), Some(wanted));
                }
                let explore = round > 1 && dice.below(10) > 0;
                let chosen = if explore { guess } else { best };
                let step = chosen.unwrap_or_else(|| cheapest(&[0; 3], allowed, |_| 0));
                let Some((head, child)) = state.arc(step) else {
                    state.take(step, Relation::Dep);
                    continue;
                };
                let mut relation = Relation::Root;
                if (head as usize) < state.root() {
                    of_arc(&state, head, child, &mut arc_hashes);
                    arcs.places(&arc_hashes, &mut arc_places);
                    let mut scores = arcs.scores(&arc_places);
                    scores[Relation::Root as usize] = i32::MIN;
                    let guess = (0..Relation::COUNT).rev().max_by_key(|&k| scores[k]).unwrap_or(0);
                    relation = Relation::from_index(guess);
                    arcs.tick();
                    if example.heads[child as usize] == head as usize {
                        let gold = example.relations[child as usize];
                        arcs_right += (gold == relation) as usize;
                        labels += 1;
                        if gold != relation {
                            arcs.update(&arc_places, gold as usize, guess);
                        }
                    }
                }
                state.take(step, relation);
            }
        }
        let share = |a: usize, b: usize| 100.0 * a as f64 / b as f64;
        eprintln!(
            "  parser round {round}: steps {:.2} % of {all}, relations {:.2} % of {labels}",
            share(right, all),
            share(arcs_right, labels)
        );
    }
    let mut writer = Writer::default();
    let rows = steps.quantise(0.0005, usize::MAX);
    let kept = writer.triples(plan.step_log, &rows);
    eprintln!("  {kept} of {} step features kept", rows.len());
    let rows = arcs.quantise(0.001, plan.arc_rows);
    let kept = writer.rows(plan.arc_log, &rows);
    eprintln!("  {kept} of {} arc features kept, {} bytes", rows.len(), writer.0.len());
    writer.0
}

/// Of the allowed steps of least cost the one with the highest score, the first one of equals.
fn cheapest(costs: &[u32; 3], allowed: [bool; 3], score: impl Fn(Step) -> i32) -> Step {
    let allowed = STEPS.into_iter().filter(|&s| allowed[s as usize]);
    allowed.rev().min_by_key(|&s| (costs[s as usize], -score(s) as i64)).unwrap_or(Step::Shift)
}

fn take(state: &mut State, step: Step, example: &Example) {
    let relation = state.arc(step).map_or(Relation::Dep, |(head, child)| {
        let root = head as usize == state.root();
        if root { Relation::Root } else { example.relations[child as usize] }
    });
    state.take(step, relation);
}
