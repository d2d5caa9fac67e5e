//! The program itself, in a process of its own.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use super::TOKEN;

/// The program as it was when the tests began: a build that runs meanwhile replaces the file.
fn file() -> &'static Path {
    static FILE: OnceLock<PathBuf> = OnceLock::new();
    FILE.get_or_init(|| {
        let built = Path::new(env!("CARGO_BIN_EXE_ocop-bot"));
        let mut hasher = DefaultHasher::new();
        env!("CARGO_MANIFEST_DIR").hash(&mut hasher);
        let name = format!("ocop-bot-{:x}", hasher.finish());
        let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        _ = std::fs::remove_file(&kept);
        match std::fs::hard_link(built, &kept) {
            Ok(()) => kept,
            Err(_) => built.to_owned(),
        }
    })
}

/// The program, in an environment that says nothing.
pub(crate) fn program() -> Command {
    let mut command = Command::new(file());
    for name in [
        "TELOXIDE_TOKEN",
        "TELOXIDE_API_URL",
        "DATABASE_URL",
        "OCOP_ADMINS",
        "OCOP_PACING",
        "RUST_LOG",
    ] {
        command.env_remove(name);
    }
    command.env("RUST_BACKTRACE", "0").stdin(Stdio::null());
    command
}

/// How a command ended.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Runs a command to its end, beside the test.
pub(crate) async fn runs(mut command: Command) -> Ended {
    tokio::task::spawn_blocking(move || command.output().unwrap().into()).await.unwrap()
}

/// The bot in a process of its own, without pacing.
pub(crate) struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    /// Starts the bot on a database, at a Bot API server.
    pub(crate) fn start(database: &Path, api_url: &str) -> Self {
        let mut command = program();
        command
            .arg("run")
            .env("TELOXIDE_TOKEN", TOKEN)
            .env("TELOXIDE_API_URL", api_url)
            .env("DATABASE_URL", database)
            .env("OCOP_PACING", "off");
        Self::spawn(command, &database.with_extension("log"))
    }

    /// Starts a command that goes on; what it logs is added to a file.
    pub(crate) fn spawn(mut command: Command, log: &Path) -> Self {
        let file = std::fs::File::options().create(true).append(true).open(log).unwrap();
        let child = command.stderr(file).spawn().unwrap();
        Self { child, log: log.to_owned() }
    }

    /// Ends it as a power cut does.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends a signal, and returns how it ended and after how long.
    pub(crate) async fn leaves(mut self, signal: &str) -> (ExitStatus, Duration) {
        let began = Instant::now();
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
        let ended = tokio::task::spawn_blocking(move || {
            let status = self.child.wait().unwrap();
            drop(self);
            status
        });
        (ended.await.unwrap(), began.elapsed())
    }

    /// What it writes to standard output.
    pub(crate) fn output(&mut self) -> std::process::ChildStdout {
        self.child.stdout.take().expect("its output is taken in")
    }

    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(&self.log).unwrap()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It has ended already, unless the test fails.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}
