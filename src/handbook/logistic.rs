//! Logistic regression: from the numbers of a piece of evidence to a probability.

use serde::{Deserialize, Serialize};

use super::evidence::Evidence;

/// One weight for each number, and one that is always added.
const WEIGHTS: usize = Evidence::LENGTH + 1;
/// Keeps weights small where the examples do not ask for more.
const PENALTY: f64 = 1.0;
/// Newton's method needs about eight rounds.
const ROUNDS: usize = 25;

/// An example to learn from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Example {
    pub(super) numbers: [f32; Evidence::LENGTH],
    pub(super) right: bool,
    /// How much it counts.
    pub(super) weight: f64,
}

/// The fitted weights.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Logistic {
    weights: Vec<f64>,
}

type Row = [f64; WEIGHTS];

impl Logistic {
    /// The probability that a match with these numbers is right.
    pub(super) fn probability(&self, numbers: &[f32; Evidence::LENGTH]) -> f64 {
        let sum: f64 = self.weights.iter().zip(row(numbers)).map(|(weight, x)| weight * x).sum();
        sigmoid(sum)
    }

    /// Fits the weights by Newton's method.
    pub(super) fn fit(examples: impl Iterator<Item = Example> + Clone) -> Self {
        let mut weights = [0.0; WEIGHTS];
        for _ in 0..ROUNDS {
            let mut gradient: Row = weights.map(|weight| -PENALTY * weight);
            let mut curvature = [[0.0; WEIGHTS]; WEIGHTS];
            for (i, line) in curvature.iter_mut().enumerate() {
                if let Some(diagonal) = line.get_mut(i) {
                    *diagonal = PENALTY;
                }
            }
            for example in examples.clone() {
                let x = row(&example.numbers);
                let p = sigmoid(x.iter().zip(&weights).map(|(x, weight)| x * weight).sum());
                let error = f64::from(u8::from(example.right)) - p;
                let spread = p * (1.0 - p) * example.weight;
                for ((slope, line), xi) in gradient.iter_mut().zip(&mut curvature).zip(&x) {
                    *slope += example.weight * error * xi;
                    let scaled = spread * xi;
                    line.iter_mut().zip(&x).for_each(|(cell, xj)| *cell += scaled * xj);
                }
            }
            let step = solve(curvature, gradient);
            weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
            if step.iter().all(|step| step.abs() < 1e-6) {
                break;
            }
        }
        Self { weights: weights.to_vec() }
    }
}

fn row(numbers: &[f32; Evidence::LENGTH]) -> Row {
    let mut row = [1.0; WEIGHTS];
    row.iter_mut().zip(numbers).for_each(|(cell, number)| *cell = f64::from(*number));
    row
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// Solves `matrix * x = right` for a matrix that is symmetric and positive definite, by
/// elimination.
fn solve(mut matrix: [Row; WEIGHTS], mut right: Row) -> Row {
    for pivot in 0..WEIGHTS {
        let (pivot_row, pivot_right) = (matrix[pivot], right[pivot]);
        for below in pivot + 1..WEIGHTS {
            let factor = matrix[below][pivot] / pivot_row[pivot];
            matrix[below].iter_mut().zip(pivot_row).for_each(|(cell, x)| *cell -= factor * x);
            right[below] -= factor * pivot_right;
        }
    }
    let mut solution = [0.0; WEIGHTS];
    for at in (0..WEIGHTS).rev() {
        let known: f64 = (at + 1..WEIGHTS).map(|i| matrix[at][i] * solution[i]).sum();
        solution[at] = (right[at] - known) / matrix[at][at];
    }
    solution
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_learns_which_number_matters() {
        let example = |x: f32, right| {
            let mut numbers = [0.0; Evidence::LENGTH];
            numbers[3] = x;
            Example { numbers, right, weight: 1.0 }
        };
        let examples: Vec<_> =
            (0..200_u8).map(|i| example(f32::from(i) / 200.0, i >= 100 || i % 10 == 0)).collect();
        let fitted = Logistic::fit(examples.iter().copied());
        assert!(fitted.probability(&example(0.95, true).numbers) > 0.9);
        assert!(fitted.probability(&example(0.05, true).numbers) < 0.2);
    }
}
