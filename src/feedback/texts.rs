//! What this feature says.

crate::messages! {
    good = "feedback-good";
    bad = "feedback-bad";
    thanks = "feedback-thanks";
    sorry = "feedback-sorry";
    gone = "feedback-gone";
    /// Shares in percent; the lists are built of `line` and `cluster`.
    insight(days, asked, people, answered, time, most, open, poor) = "feedback-insight";
    time(unit, count) = "feedback-time";
    line(title, count) = "feedback-line";
    cluster(text, count) = "feedback-cluster";
    poor(title, bad, good) = "feedback-poor";
    none = "feedback-none";
    see = "feedback-see";
}
