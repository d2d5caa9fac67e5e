//! The one writer: a task that owns the writing connection and runs jobs on it.
//!
//! While one transaction is being flushed to the disk, the jobs that arrive wait together and share
//! the next one. So durability costs one flush for many jobs when there are many, and one job
//! alone never waits. Jobs that share a transaction are kept apart by savepoints: one that fails
//! takes nothing of its neighbours with it.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use tokio::sync::{Notify, mpsc, oneshot};
use tokio_util::sync::CancellationToken;

use super::{Change, StoreError};

/// Jobs that may share a transaction: bounds how long a single one waits for its neighbours.
const SHARED: usize = 128;

/// Jobs that may wait; whoever brings one more is held until there is room.
const WAITING: usize = 1024;

/// A transaction in progress. Only the writer makes one.
#[derive(Debug)]
pub struct Tx {
    connection: SqliteConnection,
    touched: Vec<Change>,
}

/// Whom to notify of which change.
#[derive(Clone, Debug, Default)]
pub(super) struct Changes {
    outbox: Arc<Notify>,
    handbook: Arc<Notify>,
    imports: Arc<Notify>,
    papers: Arc<Notify>,
    broadcasts: Arc<Notify>,
    lists: Arc<Notify>,
}

impl Changes {
    pub(super) fn of(&self, change: Change) -> Arc<Notify> {
        match change {
            Change::Outbox => self.outbox.clone(),
            Change::Handbook => self.handbook.clone(),
            Change::Imports => self.imports.clone(),
            Change::Papers => self.papers.clone(),
            Change::Broadcasts => self.broadcasts.clone(),
            Change::Lists => self.lists.clone(),
        }
    }
}

impl Tx {
    /// The connection, for a `store` module's statements.
    pub fn connection(&mut self) -> &mut SqliteConnection {
        &mut self.connection
    }

    /// Says that the transaction changes something that somebody waits for.
    pub fn touch(&mut self, change: Change) {
        if !self.touched.contains(&change) {
            self.touched.push(change);
        }
    }
}

/// What becomes of a job's statements.
enum Verdict {
    Keep,
    Undo,
    Panicked(String),
}

type Work = Box<dyn for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Verdict> + Send>;

struct Job {
    work: Work,
    settled: oneshot::Sender<Result<(), StoreError>>,
}

enum Order {
    Run(Job),
    Stop(oneshot::Sender<()>),
}

/// The way to the writer.
#[derive(Clone, Debug)]
pub(super) struct Writer {
    orders: mpsc::Sender<Order>,
    ended: CancellationToken,
}

impl Writer {
    pub(super) fn start(connection: SqliteConnection, changes: Changes) -> Self {
        let (orders, inbox) = mpsc::channel(WAITING);
        let ended = CancellationToken::new();
        let on_end = ended.clone().drop_guard();
        tokio::spawn(async move {
            let _told = on_end;
            serve(Tx { connection, touched: Vec::new() }, inbox, changes).await;
        });
        Self { orders, ended }
    }

    /// Returns once nothing will be written any more.
    pub(super) async fn ended(&self) {
        self.ended.cancelled().await;
    }

    pub(super) async fn run<T, E, J>(&self, job: J) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        J: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static,
    {
        let (give, take) = oneshot::channel();
        let (settle, settled) = oneshot::channel();
        let work: Work = Box::new(move |tx| {
            Box::pin(async move {
                let result = job(tx).await;
                let verdict = if result.is_ok() { Verdict::Keep } else { Verdict::Undo };
                // Whoever asked may have gone; the job counts all the same.
                _ = give.send(result);
                verdict
            })
        });
        self.orders
            .send(Order::Run(Job { work, settled: settle }))
            .await
            .map_err(|_| StoreError::Closed)?;
        settled.await.map_err(|_| StoreError::Closed)??;
        take.await.map_err(|_| StoreError::Closed)?
    }

    pub(super) async fn stop(&self) {
        let (done, stopped) = oneshot::channel();
        if self.orders.send(Order::Stop(done)).await.is_ok() {
            _ = stopped.await;
        }
    }
}

async fn serve(mut tx: Tx, mut orders: mpsc::Receiver<Order>, changes: Changes) {
    while let Some(order) = orders.recv().await {
        let mut jobs = Vec::new();
        let mut stop = None;
        let mut next = Some(order);
        while let Some(order) = next.take() {
            match order {
                Order::Run(job) => jobs.push(job),
                Order::Stop(done) => {
                    stop = Some(done);
                    break;
                }
            }
            if jobs.len() < SHARED {
                next = orders.try_recv().ok();
            }
        }
        if !jobs.is_empty() {
            transaction(&mut tx, jobs).await;
            for change in tx.touched.drain(..) {
                changes.of(change).notify_one();
            }
        }
        if let Some(done) = stop {
            if let Err(error) = tx.connection.close().await {
                tracing::warn!(%error, "closing the database failed");
            }
            _ = done.send(());
            return;
        }
    }
}

/// Runs the jobs in one transaction and tells each how it ended.
///
/// Each statement is a trip to the connection's thread and back, which costs more than most
/// statements do: what can go in one trip does, and a job alone has no savepoint, being the whole
/// transaction.
async fn transaction(tx: &mut Tx, jobs: Vec<Job>) {
    let shared = jobs.len() > 1;
    let begin = if shared { "BEGIN IMMEDIATE; SAVEPOINT job" } else { "BEGIN IMMEDIATE" };
    let mut kept = Vec::with_capacity(jobs.len());
    let mut jobs = jobs.into_iter();
    let mut sound = execute(tx, begin).await;
    while sound.is_ok()
        && let Some(job) = jobs.next()
    {
        let before_the_next = match run_one(tx, job.work).await {
            Verdict::Keep => {
                kept.push(job.settled);
                // The last savepoint ends with the transaction.
                (jobs.len() > 0).then_some("RELEASE job; SAVEPOINT job")
            }
            // The job's own error reaches whoever asked through the result.
            Verdict::Undo => {
                _ = job.settled.send(Ok(()));
                shared.then_some("ROLLBACK TO job")
            }
            Verdict::Panicked(message) => {
                _ = job.settled.send(Err(StoreError::Panicked(message)));
                shared.then_some("ROLLBACK TO job")
            }
        };
        if let Some(statement) = before_the_next {
            sound = execute(tx, statement).await;
        }
    }
    if sound.is_ok() && !kept.is_empty() {
        sound = execute(tx, "COMMIT").await;
    } else {
        _ = execute(tx, "ROLLBACK").await;
    }
    match sound {
        Ok(()) => {
            for settled in kept {
                _ = settled.send(Ok(()));
            }
        }
        Err(error) => {
            _ = execute(tx, "ROLLBACK").await;
            give_up(kept.into_iter().chain(jobs.map(|job| job.settled)), error);
        }
    }
}

/// Runs one job.
async fn run_one(tx: &mut Tx, work: Work) -> Verdict {
    match AssertUnwindSafe(async { work(tx).await }).catch_unwind().await {
        Ok(verdict) => verdict,
        Err(panic) => Verdict::Panicked(crate::panic_message(&*panic)),
    }
}

/// Tells jobs that had nothing to do with it that their transaction is lost.
fn give_up(
    settled: impl Iterator<Item = oneshot::Sender<Result<(), StoreError>>>,
    error: StoreError,
) {
    tracing::error!(error = &error as &dyn std::error::Error, "a transaction was rolled back");
    let full = matches!(error, StoreError::Full);
    for settled in settled {
        let error = if full { StoreError::Full } else { StoreError::RolledBack(error.to_string()) };
        _ = settled.send(Err(error));
    }
}

async fn execute(tx: &mut Tx, statement: &'static str) -> Result<(), StoreError> {
    sqlx::query(statement).execute(&mut tx.connection).await?;
    Ok(())
}
