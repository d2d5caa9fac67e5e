//! What becomes of a row, given what became of its request. Pure.

use std::time::Duration;

use serde_json::Value;

use crate::telegram::gateway::{CallError, Refusal};

use super::message::OnUnknown;

/// Tries before a request that keeps failing is dead: with the waits below, about a day.
const ATTEMPTS: i64 = 3000;

/// The first wait after a failure; each further one is twice as long, up to [`LONGEST`].
const FIRST: Duration = Duration::from_secs(1);
const LONGEST: Duration = Duration::from_secs(30);

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Settlement {
    /// It arrived.
    Sent {
        /// The messages' ids; none for a method that makes no message.
        message_ids: Vec<i64>,
    },
    /// It is tried again.
    Later {
        /// Why.
        why: String,
        /// How long its chat is held meanwhile.
        wait: Wait,
        /// Whether it may have arrived all the same.
        uncertain: bool,
    },
    /// Nobody knows, and it is not tried again by itself.
    Unknown {
        /// Why.
        why: String,
    },
    /// It will never arrive.
    Dead {
        /// Why.
        why: String,
        /// Whether nothing else will reach that chat either.
        unreachable: bool,
    },
    /// There is nothing left to say.
    Cancelled {
        /// Why.
        why: String,
    },
}

/// How long to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wait {
    /// As Telegram said, which is no failure.
    Told(Duration),
    /// For a while of our own choosing.
    BackOff(Duration),
    /// Not at all: the group has moved.
    Moved(i64),
    /// Not at all: the message to change is gone, so its new text is sent as a message.
    Anew,
}

/// Decides. `attempts` counts this request, `unknowns` the earlier ones without an answer, and
/// `jitter`, from 0 to 1, spreads the waits.
pub(super) fn decide(
    result: Result<&Value, &CallError>,
    on_unknown: OnUnknown,
    attempts: i64,
    unknowns: i64,
    jitter: f64,
) -> Settlement {
    let error = match result {
        Ok(result) => return Settlement::Sent { message_ids: message_ids(result) },
        Err(error) => error,
    };
    let why = error.to_string();
    let later = |wait, uncertain| {
        if attempts < ATTEMPTS {
            Settlement::Later { why: why.clone(), wait, uncertain }
        } else {
            Settlement::Dead { why: why.clone(), unreachable: false }
        }
    };
    match error {
        CallError::Unreachable(_) | CallError::Server(_) => {
            later(Wait::BackOff(back_off(attempts, jitter)), false)
        }
        CallError::NoAnswer(_) => match on_unknown {
            OnUnknown::Again if unknowns == 0 => {
                later(Wait::BackOff(back_off(attempts, jitter)), true)
            }
            _ => Settlement::Unknown { why },
        },
        CallError::Refused(refusal) => refused(refusal, why),
    }
}

fn refused(refusal: &Refusal, why: String) -> Settlement {
    if let Some(wait) = refusal.retry_after {
        return Settlement::Later { why, wait: Wait::Told(wait), uncertain: false };
    }
    if let Some(to) = refusal.migrate_to {
        return Settlement::Later { why, wait: Wait::Moved(to), uncertain: false };
    }
    let says = |text: &str| refusal.description.contains(text);
    match refusal.code {
        429 => Settlement::Later { why, wait: Wait::Told(FIRST), uncertain: false },
        403 => Settlement::Dead { why, unreachable: true },
        400 if says("chat not found") || says("PEER_ID_INVALID") => {
            Settlement::Dead { why, unreachable: true }
        }
        400 if says("message to edit not found")
            || says("message can't be edited")
            || says("no text in the message to edit") =>
        {
            Settlement::Later { why, wait: Wait::Anew, uncertain: false }
        }
        // The message is already as it is to be, or already gone: what was wanted is so.
        400 if says("message is not modified")
            || says("message to delete not found")
            || says("message to unpin not found") =>
        {
            Settlement::Sent { message_ids: Vec::new() }
        }
        _ => Settlement::Dead { why, unreachable: false },
    }
}

/// Exponential, with a jitter of a quarter either way.
fn back_off(attempts: i64, jitter: f64) -> Duration {
    let doublings = u32::try_from(attempts.clamp(1, 16) - 1).unwrap_or(0);
    let wait = FIRST.saturating_mul(1 << doublings).min(LONGEST);
    wait.mul_f64(0.75 + jitter.clamp(0.0, 1.0) / 2.0)
}

fn message_ids(result: &Value) -> Vec<i64> {
    let one = |message: &Value| message.get("message_id")?.as_i64();
    match result {
        Value::Array(messages) => messages.iter().filter_map(one).collect(),
        message => one(message).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refusal(code: u16, description: &str) -> CallError {
        CallError::Refused(Refusal {
            code,
            description: description.to_owned(),
            retry_after: None,
            migrate_to: None,
        })
    }

    fn outcome(
        error: &CallError,
        on_unknown: OnUnknown,
        attempts: i64,
        unknowns: i64,
    ) -> Settlement {
        decide(Err(error), on_unknown, attempts, unknowns, 0.5)
    }

    #[test]
    fn message_ids_are_kept() {
        let one = json!({"message_id": 7, "text": "x"});
        let sent = decide(Ok(&one), OnUnknown::Ask, 1, 0, 0.5);
        assert_eq!(sent, Settlement::Sent { message_ids: vec![7] });
        let album = json!([{"message_id": 8}, {"message_id": 9}]);
        let sent = decide(Ok(&album), OnUnknown::Ask, 1, 0, 0.5);
        assert_eq!(sent, Settlement::Sent { message_ids: vec![8, 9] });
        let pinned = decide(Ok(&json!(true)), OnUnknown::Ask, 1, 0, 0.5);
        assert_eq!(pinned, Settlement::Sent { message_ids: vec![] });
    }

    #[test]
    fn no_answer_is_sent_once_more_where_twice_is_better_than_never() {
        let lost = CallError::NoAnswer("timed out".to_owned());
        let first = outcome(&lost, OnUnknown::Again, 1, 0);
        assert!(matches!(first, Settlement::Later { uncertain: true, .. }));
        assert!(matches!(outcome(&lost, OnUnknown::Again, 2, 1), Settlement::Unknown { .. }));
        assert!(matches!(outcome(&lost, OnUnknown::Ask, 1, 0), Settlement::Unknown { .. }));
    }

    #[test]
    fn a_server_in_trouble_is_tried_again_ever_later_and_not_for_ever() {
        let down = CallError::Server(502);
        let wait = |attempts| match outcome(&down, OnUnknown::Ask, attempts, 0) {
            Settlement::Later { wait: Wait::BackOff(wait), uncertain: false, .. } => wait,
            other => panic!("{other:?}"),
        };
        assert_eq!(wait(1), Duration::from_secs(1));
        assert_eq!(wait(4), Duration::from_secs(8));
        assert_eq!(wait(11), LONGEST);
        assert!(matches!(outcome(&down, OnUnknown::Ask, ATTEMPTS, 0), Settlement::Dead { .. }));
    }

    #[test]
    fn a_refusal_for_good_is_dead_and_tells_whether_the_chat_is_gone() {
        let check = |code, text: &str, gone: bool| {
            let outcome = outcome(&refusal(code, text), OnUnknown::Again, 1, 0);
            assert!(
                matches!(outcome, Settlement::Dead { unreachable, .. } if unreachable == gone),
                "{text}: {outcome:?}"
            );
        };
        check(403, "Forbidden: bot was blocked by the user", true);
        check(403, "Forbidden: user is deactivated", true);
        check(400, "Bad Request: chat not found", true);
        check(400, "Bad Request: message is too long", false);
    }

    #[test]
    fn an_edit_of_what_is_gone_is_sent_anew() {
        let gone = refusal(400, "Bad Request: message to edit not found");
        let outcome = outcome(&gone, OnUnknown::Again, 1, 0);
        assert!(matches!(outcome, Settlement::Later { wait: Wait::Anew, .. }), "{outcome:?}");
    }

    #[test]
    fn what_is_so_already_counts_as_done() {
        let same = refusal(400, "Bad Request: message is not modified: specified new message ...");
        let outcome = outcome(&same, OnUnknown::Again, 1, 0);
        assert_eq!(outcome, Settlement::Sent { message_ids: vec![] });
    }
}
