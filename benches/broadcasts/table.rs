//! What was measured, line by line.

use std::time::Duration;

/// A target, and whether it was kept.
pub(crate) type Target = Option<(&'static str, bool)>;

#[derive(Default)]
pub(crate) struct Table(Vec<(String, String, Target)>);

impl Table {
    pub(crate) fn push(&mut self, figure: impl Into<String>, value: String, target: Target) {
        let (figure, missed) = (figure.into(), target.is_some_and(|(_, kept)| !kept));
        let mark = if missed { "  MISSED" } else { "" };
        let wanted = target.map_or("", |(target, _)| target);
        println!("{}", format!("{figure:<58} {value:<34} {wanted}{mark}").trim_end());
        self.0.push((figure, value, target));
    }

    /// How many targets were missed.
    pub(crate) fn missed(&self) -> usize {
        self.0.iter().filter(|(.., target)| target.is_some_and(|(_, kept)| !kept)).count()
    }
}

/// How long something took, of many times.
pub(crate) struct Times {
    pub(crate) p50: Duration,
    pub(crate) p99: Duration,
    pub(crate) max: Duration,
}

impl Times {
    pub(crate) fn of(mut times: Vec<Duration>) -> Self {
        times.sort();
        let at = |percent: usize| {
            let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
            times.get(place).copied().unwrap_or_default()
        };
        Self { p50: at(50), p99: at(99), max: at(100) }
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [p50, p99, max] = [self.p50, self.p99, self.max].map(|time| time.as_secs_f64() * 1e3);
        write!(formatter, "p50 {p50:.1}  p99 {p99:.1}  max {max:.1} ms")
    }
}

pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}

/// What a process has in memory, in bytes (Linux).
pub(crate) fn memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}
