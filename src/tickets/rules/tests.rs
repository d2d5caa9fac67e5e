use super::*;
use Denied::{Answered, Held, NotAnswered, NotTheirs, NotWithdrawn, Open, Over, TooLate, Yours};
use State as S;

/// What comes of a step, in the order of [`State::ALL`], for each who, held or not. What is not
/// in the table must be refused as not theirs.
type Row = [Result<State, Denied>; 5];

const REFUSED: Row = [Err(NotTheirs); 5];

#[expect(clippy::match_same_arms, reason = "the table reads by step, as it is thought of")]
fn row(step: Step, who: Who, held: bool, late: bool) -> Row {
    let back = if held { S::Taken } else { S::Waiting };
    let again = if late { Err(TooLate) } else { Ok(back) };
    let others = held && matches!(who, Who::Superior | Who::Officer);
    match (step, who) {
        (Step::Take, Who::Holder) => [Ok(S::Taken), Err(Yours), Err(Yours), Err(Over), Err(Over)],
        (Step::Take, Who::Superior | Who::Officer) if others => {
            [Err(Held), Err(Held), Err(Held), Err(Over), Err(Over)]
        }
        (Step::Take, Who::Superior | Who::Officer) => {
            [Ok(S::Taken), Err(Yours), Err(Answered), Err(Over), Err(Over)]
        }
        (Step::Answer, Who::Superior | Who::Officer) if others => {
            [Err(Held), Err(Held), Err(Held), Err(Over), Err(Over)]
        }
        (Step::Answer, Who::Holder | Who::Superior | Who::Officer) => {
            [Ok(S::Answered), Ok(S::Answered), Ok(S::Answered), Err(Over), Err(Over)]
        }
        (Step::HandOver | Step::Return, Who::Officer) if others => {
            [Err(Held), Err(Held), Err(Held), Err(Over), Err(Over)]
        }
        (Step::HandOver, Who::Holder | Who::Superior | Who::Officer) => {
            [Ok(S::Taken), Ok(S::Taken), Ok(S::Answered), Err(Over), Err(Over)]
        }
        (Step::Return, Who::Holder | Who::Superior | Who::Officer | Who::System) => {
            [Ok(S::Waiting), Ok(S::Waiting), Ok(S::Answered), Err(Over), Err(Over)]
        }
        (Step::Write, Who::Asker) => [Ok(S::Waiting), Ok(S::Taken), Ok(back), again, Err(Over)],
        (Step::Withdraw, Who::Asker) => {
            [Ok(S::Withdrawn), Ok(S::Withdrawn), Err(Answered), Err(Over), Err(Over)]
        }
        (Step::SendAgain, Who::Asker) => {
            let [waiting, taken, answered, closed] = [Err(NotWithdrawn); 4];
            [waiting, taken, answered, closed, Ok(S::Waiting)]
        }
        (Step::Close, Who::Holder | Who::Asker | Who::System) => {
            [Err(NotAnswered), Err(NotAnswered), Ok(S::Closed), Err(Over), Err(Over)]
        }
        (Step::Close, Who::Superior | Who::Officer) if held => [Err(Held); 5],
        (Step::Reopen, Who::Asker) => [Err(Open), Err(Open), Err(Open), again, Err(Over)],
        (Step::Escalate, Who::System) => {
            [Ok(S::Waiting), Err(Held), Err(Answered), Err(Over), Err(Over)]
        }
        _ => REFUSED,
    }
}

#[test]
fn every_step_leads_where_the_table_says() {
    for step in Step::ALL {
        for who in Who::ALL {
            for (held, late) in [(false, false), (false, true), (true, false), (true, true)] {
                let expected = row(step, who, held, late);
                for (state, expected) in State::ALL.into_iter().zip(expected) {
                    let found = next(state, held, late, step, who);
                    let case = format!("{step} by {who:?}, {state:?}, {held}, {late}");
                    assert_eq!(found, expected, "{case}");
                }
            }
        }
    }
}

#[test]
fn whoever_waits_is_remembered_and_in_the_end_left_alone() {
    for level in [Level::Commune, Level::Province] {
        for state in State::ALL {
            let mut rung = 0;
            let mut hours = 0;
            while let Some((deed, again)) = deed(state, level, rung) {
                rung += 1;
                assert!(rung < 10, "{state:?} never rests: {deed:?}");
                let Some(again) = again else { break };
                hours += again.num_hours();
            }
            assert!(hours <= 24 + 48 + 24, "{state:?}: {hours}");
        }
    }
    assert_eq!(deed(S::Waiting, Level::Commune, 2).map(|it| it.0), Some(Deed::Escalate));
    assert_eq!(first_due(S::Waiting), Some(TimeDelta::hours(24)));
}
