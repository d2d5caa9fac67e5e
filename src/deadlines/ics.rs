//! Dates as a calendar file (RFC 5545). Pure.

use std::fmt::Write;

use chrono::NaiveDate;

use crate::clock::Timestamp;

/// An all-day entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Event {
    /// What tells it from every other, and stays when it is moved.
    pub(super) id: String,
    pub(super) on: NaiveDate,
    pub(super) title: String,
    pub(super) detail: String,
}

/// A calendar with these entries, as of `now`.
pub(super) fn calendar(now: Timestamp, events: &[Event]) -> String {
    let mut text = String::new();
    let stamp = now.format("%Y%m%dT%H%M%SZ").to_string();
    for line in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//OCOP bot//VN", "METHOD:PUBLISH"] {
        fold(&mut text, line);
    }
    for event in events {
        let day = |day: NaiveDate| day.format("%Y%m%d").to_string();
        let end = event.on.succ_opt().unwrap_or(event.on);
        fold(&mut text, "BEGIN:VEVENT");
        fold(&mut text, &format!("UID:{}@ocop-bot", event.id));
        fold(&mut text, &format!("DTSTAMP:{stamp}"));
        // A file that was got later counts for more.
        fold(&mut text, &format!("SEQUENCE:{}", now.timestamp() / 60));
        fold(&mut text, &format!("DTSTART;VALUE=DATE:{}", day(event.on)));
        fold(&mut text, &format!("DTEND;VALUE=DATE:{}", day(end)));
        fold(&mut text, &format!("SUMMARY:{}", escaped(&event.title)));
        fold(&mut text, &format!("DESCRIPTION:{}", escaped(&event.detail)));
        fold(&mut text, "TRANSP:TRANSPARENT");
        // At eight in the morning of the day before: the day itself begins at midnight.
        for line in ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT16H"] {
            fold(&mut text, line);
        }
        fold(&mut text, &format!("DESCRIPTION:{}", escaped(&event.title)));
        fold(&mut text, "END:VALARM");
        fold(&mut text, "END:VEVENT");
    }
    fold(&mut text, "END:VCALENDAR");
    text
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(letter);
            }
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            _ => escaped.push(letter),
        }
    }
    escaped
}

/// Writes a line, in pieces of at most 75 bytes that split no letter.
fn fold(text: &mut String, line: &str) {
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > 75 {
            text.push_str("\r\n ");
            length = 1;
        }
        _ = text.write_char(letter);
        length += letter.len_utf8();
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_becomes_an_entry_of_a_day_in_short_lines() {
        let event = Event {
            id: "certificate-7".to_owned(),
            on: "2027-02-28".parse().unwrap(),
            title: "Nước mắm nhĩ Ví Dụ; hạn chót, chậm nhất hôm nay nộp hồ sơ đánh giá lại ở xã"
                .to_owned(),
            detail: "Một\nHai".to_owned(),
        };
        let text = calendar("2026-11-24T01:00:00Z".parse().unwrap(), &[event]);
        assert!(text.contains("DTSTART;VALUE=DATE:20270228\r\nDTEND;VALUE=DATE:20270301\r\n"));
        assert!(text.contains("DESCRIPTION:Một\\nHai\r\n"), "{text}");
        assert!(text.contains("BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT16H\r\n"), "{text}");
        assert!(text.contains("Ví Dụ\\; hạn chót\\, chậm"), "{text}");
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains("nộp hồ sơ đánh giá lại ở xã\r\n"), "{unfolded}");
    }
}
