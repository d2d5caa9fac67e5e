//! Reads what the program is given to read, and never more than it could be: a device or a pipe that
//! does not end must not take the machine's memory.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;

/// The longest file of settings, questions or entries, in bytes.
const FILE: u64 = 16 << 20;

/// The longest line, in bytes: many times what fits in a message.
const LINE: u64 = 1 << 20;

/// The text of a file.
///
/// # Errors
/// When it cannot be read, is longer than 16 MiB, or is no UTF-8.
pub fn read_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    let read = File::open(path)?.take(FILE + 1).read_to_string(&mut text)?;
    if read as u64 > FILE { Err(too_long("the file is longer than 16 MiB")) } else { Ok(text) }
}

/// The next line without its end; `None` after the last. What is no UTF-8 is replaced.
///
/// # Errors
/// When it cannot be read, or is longer than 1 MiB.
pub fn read_line(from: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    from.take(LINE + 1).read_until(b'\n', &mut line)?;
    if line.len() as u64 > LINE {
        return Err(too_long("a line is longer than 1 MiB"));
    }
    if line.is_empty() {
        return Ok(None);
    }
    let line = String::from_utf8_lossy(&line);
    let line = line.strip_suffix('\n').unwrap_or(&line);
    Ok(Some(line.strip_suffix('\r').unwrap_or(line).to_owned()))
}

fn too_long(why: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_to_the_last_whatever_ends_them() {
        let text = ["một\r\n\nhai".as_bytes(), &[0xff]].concat();
        let mut from = text.as_slice();
        let mut lines = Vec::new();
        while let Some(line) = read_line(&mut from).unwrap() {
            lines.push(line);
        }
        assert_eq!(lines, ["một", "", "hai\u{fffd}"]);
    }

    #[test]
    fn what_never_ends_is_given_up() {
        assert!(read_line(&mut io::BufReader::new(io::repeat(b'a'))).is_err());
        assert!(read_text(Path::new("/dev/zero")).is_err());
    }
}
