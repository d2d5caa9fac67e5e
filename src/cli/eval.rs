//! `eval`: how well the bot understands questions whose answers are known.

use std::path::PathBuf;

use anyhow::Context;

use crate::handbook::evaluate::{evaluate, parse_questions};
use crate::input;

use super::desk::Desk;
use super::{Failure, say};

#[derive(Debug, clap::Args)]
pub(super) struct Eval {
    /// The questions, a JSON object a line (see `tests/data/README.md`)
    #[arg(default_value = "tests/data/questions.jsonl")]
    file: PathBuf,
    /// Only every second line: the odd ones or the even ones
    #[arg(long, value_enum)]
    half: Option<Half>,
    /// Without the failures
    #[arg(long)]
    brief: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Half {
    /// The first, third... line: for measuring only
    Odd,
    /// The second, fourth... line: whose failures may be looked at
    Even,
}

pub(super) fn run(eval: &Eval) -> Result<(), Failure> {
    let text = input::read_text(&eval.file)
        .with_context(|| format!("{} cannot be read", eval.file.display()))?;
    let mut questions = parse_questions(&text)
        .with_context(|| format!("{} holds no questions", eval.file.display()))?;
    if let Some(half) = eval.half {
        let mut line = 0;
        questions.retain(|_| {
            line += 1;
            (line % 2 == 0) == (half == Half::Even)
        });
    }
    let desk = Desk::open()?;
    let mut evaluation = evaluate(&questions, |question| desk.hear(question));
    if eval.brief {
        evaluation.failures.clear();
    }
    say(&evaluation);
    let missed = evaluation.measures().iter().filter(|measure| !measure.holds()).count();
    if missed == 0 { Ok(()) } else { Err(Failure::Failed(format!("{missed} floors are missed"))) }
}
