//! Trains the parser: a dynamic oracle tells the best steps from any state (Goldberg and Nivre 2013), and the
//! parser learns from the states that its own mistakes lead to.

use super::conllu::Sentence;
use super::net::Net;
use super::perceptron::Dice;
use dateline::syntax::arcs::{State, Step};
use dateline::syntax::inputs::{self, ARC_INPUTS, STEP_INPUTS};
use dateline::syntax::parser::nodes;
use dateline::syntax::table::Writer;
use dateline::syntax::tagger::Known;
use dateline::syntax::{Relation, Tag};

/// How the parser is trained.
pub struct Plan {
    pub rounds: usize,
    pub rate: f32,
    /// Hidden units left out, in a hundred.
    pub dropout: usize,
    /// Words taken for unknown, in a hundred.
    pub unknown: usize,
}

/// A sentence to learn from: words, tags as the tagger would give them, heads and relations.
pub struct Example {
    pub words: Vec<Known>,
    pub tags: Vec<Tag>,
    pub heads: Vec<usize>,
    relations: Vec<Relation>,
}

impl Example {
    pub fn new(sentence: &Sentence, words: Vec<Known>, tags: Vec<Tag>) -> Example {
        let mut heads: Vec<usize> = sentence.words.iter().map(|w| w.head).collect();
        make_projective(&mut heads);
        let relations = sentence.words.iter().map(|w| w.relation).collect();
        Example { words, tags, heads, relations }
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
pub fn costs(state: &State, heads: &[usize]) -> [u32; 3] {
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

pub const STEPS: [Step; 3] = [Step::Shift, Step::Left, Step::Right];

/// The parser's part of a model file.
pub fn train(examples: &[Example], plan: &Plan, writer: &mut Writer) {
    let (step_inputs, arc_inputs) = (inputs::steps(), inputs::arcs());
    let mut steps: Net<3> = Net::new(step_inputs.rows, plan.rate, plan.dropout);
    let mut arcs: Net<{ Relation::COUNT }> = Net::new(arc_inputs.rows, plan.rate, plan.dropout);
    let mut state = State::default();
    let (mut step, mut arc) = ([0; STEP_INPUTS], [0; ARC_INPUTS]);
    let mut dice = Dice(19960819);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for round in 1..=plan.rounds {
        dice.shuffle(&mut order);
        let slower = 1.0 - 0.8 * (round - 1) as f32 / plan.rounds as f32;
        (steps.rate, arcs.rate) = (plan.rate * slower, plan.rate * slower);
        let mut tally = [(0, 0); 2];
        for &i in &order {
            let example = &examples[i];
            state.start(nodes(&example.words, &example.tags));
            // Words are hidden now and then, so that the rows of unknown words learn.
            for node in &mut state.nodes {
                if node.id > 1 && dice.below(100) < plan.unknown {
                    node.id = 1;
                }
            }
            while !state.done() {
                let allowed = state.allowed();
                let mut chosen = cheapest(&[0; 3], allowed, |_| 0.0);
                if allowed.iter().filter(|&&a| a).count() > 1 {
                    let costs = costs(&state, &example.heads);
                    step_inputs.choose(&state, &mut step);
                    let (hidden, scores) = steps.scores(&step, &mut dice);
                    let best = cheapest(&costs, allowed, |s| scores[s as usize]);
                    let guess = cheapest(&[0; 3], allowed, |s| scores[s as usize]);
                    let least = costs[best as usize];
                    let good = |k: usize| allowed[k] && costs[k] == least;
                    steps.learn(&step, (&hidden, &scores), |k| allowed[k], good);
                    tally[0].0 += good(guess as usize) as usize;
                    tally[0].1 += 1;
                    chosen = if round > 1 && dice.below(10) > 0 { guess } else { best };
                }
                let mut relation = Relation::Dep;
                if let Some((head, child)) = state.arc(chosen) {
                    relation = Relation::Root;
                    if (head as usize) < state.root() {
                        arc_inputs.choose(&state, head, child, &mut arc);
                        let (hidden, scores) = arcs.scores(&arc, &mut dice);
                        let gold = example.relations[child as usize];
                        relation = if round > 1 { likeliest(&scores) } else { gold };
                        if example.heads[child as usize] == head as usize {
                            let allowed = |k| k != Relation::Root as usize;
                            arcs.learn(&arc, (&hidden, &scores), allowed, |k| k == gold as usize);
                            tally[1].0 += (relation == gold) as usize;
                            tally[1].1 += 1;
                        }
                    }
                }
                state.take(chosen, relation);
            }
        }
        if round * 2 > plan.rounds {
            steps.remember();
            arcs.remember();
        }
        let [a, b] = tally.map(|(right, all)| 100.0 * right as f64 / all as f64);
        eprintln!("  parser round {round}: steps {a:.2} %, relations {b:.2} %");
    }
    steps.write(writer);
    arcs.write(writer);
    eprintln!("  {} + {} rows, {} bytes", step_inputs.rows, arc_inputs.rows, writer.0.len());
}

fn likeliest(scores: &[f32; Relation::COUNT]) -> Relation {
    let all = (0..Relation::COUNT).filter(|&k| k != Relation::Root as usize);
    Relation::from_index(all.max_by(|&a, &b| scores[a].total_cmp(&scores[b])).unwrap_or(0))
}

/// Of the allowed steps of least cost the one with the highest score.
fn cheapest(costs: &[u32; 3], allowed: [bool; 3], score: impl Fn(Step) -> f32) -> Step {
    let allowed = STEPS.into_iter().filter(|&s| allowed[s as usize]);
    let order = |a: &Step, b: &Step| {
        costs[*a as usize].cmp(&costs[*b as usize]).then(score(*b).total_cmp(&score(*a)))
    };
    allowed.min_by(order).unwrap_or(Step::Shift)
}
