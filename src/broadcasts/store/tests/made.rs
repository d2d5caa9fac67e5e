//! A broadcast to an audience, as the worker finds it.

use super::NOW;
use crate::broadcasts::model::{Audience, Broadcast, BroadcastId, Content, Topic};
use crate::broadcasts::rules::State;
use crate::people::AccountId;

pub(super) fn broadcast(audience: &Audience) -> Broadcast {
    let now = NOW.parse().unwrap();
    Broadcast {
        id: BroadcastId(2),
        author: AccountId(1),
        topic: Topic::Fairs,
        content: Content::default(),
        audience: audience.clone(),
        urgent: false,
        posted: false,
        state: State::Preparing,
        send_at: None,
        every: None,
        origin: None,
        approver: None,
        started_at: None,
        ended_at: None,
        revision: 0,
        changing: None,
        recalled_at: None,
        version: 1,
        created_at: now,
        changed_at: now,
    }
}
