//! Sorts words into clusters by their vectors (k-means on the unit sphere), coarse ones above fine ones.

use super::perceptron::Dice;
use std::fmt::Write;

/// How many of the most frequent words are kept, and the numbers of clusters.
const WORDS: usize = 50_000;
const FINE: usize = 1000;
const COARSE: usize = 60;
const ROUNDS: usize = 12;

type Vector = Vec<f32>;

/// Reads lines of a word and its numbers, most frequent words first, and writes `word,coarse,fine`.
pub fn make(text: &str) -> String {
    let words: Vec<(&str, Vector)> = text.lines().filter_map(line).take(WORDS).collect();
    let vectors: Vec<&Vector> = words.iter().map(|w| &w.1).collect();
    let (fine, centres) = cluster(&vectors, FINE);
    let (coarse, _) = cluster(&centres.iter().collect::<Vec<_>>(), COARSE);
    let mut rows: Vec<(&str, usize, usize)> =
        words.iter().zip(&fine).map(|(w, &f)| (w.0, coarse[f], f)).collect();
    rows.sort_unstable();
    let mut out = String::from("word,coarse,fine\n");
    for (word, coarse, fine) in rows {
        let _ = writeln!(out, "{word},{coarse},{fine}");
    }
    out
}

fn line(line: &str) -> Option<(&str, Vector)> {
    let (word, numbers) = line.split_once(' ')?;
    let plain = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'\'' || b == b'.');
    if !plain || !word.bytes().any(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let mut vector: Vector = numbers.split(' ').filter_map(|n| n.parse().ok()).collect();
    normalise(&mut vector);
    Some((word, vector))
}

fn normalise(vector: &mut [f32]) {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
    vector.iter_mut().for_each(|x| *x /= length);
}

/// The cluster of each vector, and the centres.
fn cluster(vectors: &[&Vector], count: usize) -> (Vec<usize>, Vec<Vector>) {
    let mut order: Vec<usize> = (0..vectors.len().min(count * 8)).collect();
    Dice(1949).shuffle(&mut order);
    let mut centres: Vec<Vector> = order[..count].iter().map(|&i| vectors[i].clone()).collect();
    let mut places = vec![0; vectors.len()];
    for _ in 0..ROUNDS {
        for (place, vector) in places.iter_mut().zip(vectors) {
            *place = nearest(vector, &centres);
        }
        centres.iter_mut().for_each(|c| c.fill(0.0));
        for (&place, vector) in places.iter().zip(vectors) {
            centres[place].iter_mut().zip(vector.iter()).for_each(|(c, x)| *c += x);
        }
        centres.iter_mut().for_each(|c| normalise(c));
    }
    (places, centres)
}

fn nearest(vector: &[f32], centres: &[Vector]) -> usize {
    let mut best = (f32::MIN, 0);
    for (i, centre) in centres.iter().enumerate() {
        let near = dot(vector, centre);
        if near > best.0 {
            best = (near, i);
        }
    }
    best.1
}

/// In eight lanes, so that it is quick and the order of the sums fixed.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0; 8];
    for (a, b) in a.chunks(8).zip(b.chunks(8)) {
        for (lane, (a, b)) in lanes.iter_mut().zip(a.iter().zip(b)) {
            *lane += a * b;
        }
    }
    lanes.iter().sum()
}
