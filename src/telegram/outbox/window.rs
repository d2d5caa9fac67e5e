//! The rows that may leave next, kept in memory by chat.
//!
//! The table may hold a million rows for later and a hundred thousand for now. What is here is a
//! window on each lane: ids only, of a bounded number of chats. It is filled from two sides. Rows
//! that *arrive* are read in the order of their ids, which is the order of their commits; those
//! that are for later are not kept, only the earliest of their times is. When that time has come,
//! the rows that have fallen *due* since are read by time.

use std::collections::{HashMap, VecDeque};

use sqlx::sqlite::SqlitePool;

use crate::clock::Timestamp;
use crate::store::StoreError;
use crate::telegram::pacer::Lane;

use super::store::{self, Waiting};

/// Chats a lane holds before it stops reading further.
const CHATS: usize = 512;

/// Rows read at once.
const SLICE: usize = 256;

/// The windows of all lanes.
#[derive(Debug)]
pub(super) struct Window {
    lanes: [LaneWindow; 3],
    looked_at: Timestamp,
}

#[derive(Debug, Default)]
struct LaneWindow {
    rows: HashMap<i64, VecDeque<Waiting>>,
    /// The chats of `rows`, the one that has waited longest first.
    turn: VecDeque<i64>,
    /// Every row up to this id has been looked at.
    arrived: i64,
    /// There may be rows after `arrived`.
    more_arrived: bool,
    /// Every row up to this time (and id) has been looked at.
    due: (i64, i64),
    /// There may be rows after `due` that are due already.
    more_due: bool,
    /// When the next row falls due.
    next_due: Option<i64>,
}

impl Window {
    /// An empty window on a table whose newest row is `newest`.
    pub(super) fn new(now: Timestamp, newest: i64) -> Self {
        let lane = || LaneWindow { arrived: newest, more_due: true, ..LaneWindow::default() };
        Self { lanes: [lane(), lane(), lane()], looked_at: now }
    }

    /// Rows may have arrived.
    pub(super) fn arrival(&mut self) {
        for lane in &mut self.lanes {
            lane.more_arrived = true;
        }
    }

    /// Reads what there is room for.
    pub(super) async fn fill(
        &mut self,
        reader: &SqlitePool,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if now < self.looked_at {
            // The clock went back: what is due from here on has to be looked for again. Rows that
            // are in the window twice do no harm, for a row is claimed once.
            for lane in &mut self.lanes {
                // What has not been read yet may be older than that.
                lane.due = lane.due.min((now.timestamp_millis(), i64::MAX));
                lane.more_due = true;
            }
        }
        self.looked_at = now;
        for (lane, window) in Lane::ALL.into_iter().zip(&mut self.lanes) {
            window.fill_due(reader, lane, now).await?;
        }
        let from = |lane: &LaneWindow| {
            (lane.more_arrived && lane.turn.len() < CHATS).then_some(lane.arrived)
        };
        let from = [from(&self.lanes[0]), from(&self.lanes[1]), from(&self.lanes[2])];
        if from.iter().any(Option::is_some) {
            let read = store::arrived(reader, from, SLICE).await?;
            for ((window, rows), from) in self.lanes.iter_mut().zip(read).zip(from) {
                if from.is_some() {
                    window.more_arrived = rows.len() == SLICE;
                    window.arrived = rows.last().map_or(window.arrived, |row| row.id);
                    for row in rows {
                        window.take_in(row, now);
                    }
                }
            }
        }
        Ok(())
    }

    /// When it was filled last.
    pub(super) fn looked_at(&self) -> Timestamp {
        self.looked_at
    }

    /// When there will be more to read although nothing arrives.
    pub(super) fn next_due(&self) -> Option<Timestamp> {
        let due = self.lanes.iter().filter_map(|lane| lane.next_due).min()?;
        Timestamp::from_timestamp_millis(due)
    }

    /// Whether there is more to read at once.
    pub(super) fn has_more(&self) -> bool {
        self.lanes
            .iter()
            .any(|lane| (lane.more_arrived || lane.more_due) && lane.turn.len() < CHATS)
    }

    /// Takes the next row of a lane whose chat `may` send; the chats that may not keep their turn
    /// for later.
    pub(super) fn next(
        &mut self,
        lane: Lane,
        mut may: impl FnMut(&Waiting) -> bool,
    ) -> Option<Waiting> {
        let window = self.lane(lane);
        for _ in 0..window.turn.len() {
            let chat = window.turn.pop_front()?;
            let Some(rows) = window.rows.get_mut(&chat) else { continue };
            match rows.front() {
                Some(row) if may(row) => {
                    let row = rows.pop_front();
                    if rows.is_empty() {
                        window.rows.remove(&chat);
                    } else {
                        window.turn.push_back(chat);
                    }
                    return row;
                }
                _ => window.turn.push_back(chat),
            }
        }
        None
    }

    /// Puts a row back in front of its chat's others.
    pub(super) fn put_back(&mut self, lane: Lane, row: Waiting) {
        let window = self.lane(lane);
        let rows = window.rows.entry(row.chat).or_default();
        if rows.is_empty() {
            window.turn.push_front(row.chat);
        }
        rows.push_front(row);
    }

    /// A group has moved: what waits for it here is read again from the table.
    pub(super) fn forget_chat(&mut self, chat: i64, now: Timestamp) {
        for lane in &mut self.lanes {
            if lane.rows.remove(&chat).is_some() {
                lane.turn.retain(|other| *other != chat);
            }
            lane.due = (i64::MIN, 0);
            lane.more_due = true;
        }
        self.looked_at = now;
    }

    fn lane(&mut self, lane: Lane) -> &mut LaneWindow {
        match lane {
            Lane::Answer => &mut self.lanes[0],
            Lane::Notice => &mut self.lanes[1],
            Lane::Broadcast => &mut self.lanes[2],
        }
    }
}

impl LaneWindow {
    async fn fill_due(
        &mut self,
        reader: &SqlitePool,
        lane: Lane,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let now_millis = now.timestamp_millis();
        self.more_due |= self.next_due.is_some_and(|due| due <= now_millis);
        if !self.more_due || self.turn.len() >= CHATS {
            return Ok(());
        }
        let rows = store::due(reader, now, lane, self.due, SLICE).await?;
        self.more_due = rows.len() == SLICE;
        self.due = match rows.last() {
            Some(last) if self.more_due => (last.due, last.id),
            _ => (now_millis, i64::MAX),
        };
        for row in rows {
            // A row that has not been looked at as an arrival will be.
            if row.id <= self.arrived {
                self.keep(row);
            }
        }
        if !self.more_due {
            self.next_due = store::next_due_in(reader, now, lane).await?;
        }
        Ok(())
    }

    fn take_in(&mut self, row: Waiting, now: Timestamp) {
        if row.due <= now.timestamp_millis() {
            self.keep(row);
        } else {
            self.next_due = Some(self.next_due.map_or(row.due, |due| due.min(row.due)));
        }
    }

    fn keep(&mut self, row: Waiting) {
        let rows = self.rows.entry(row.chat).or_default();
        if rows.is_empty() {
            self.turn.push_back(row.chat);
        }
        rows.push_back(row);
    }
}
