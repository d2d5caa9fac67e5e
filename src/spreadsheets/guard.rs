//! Whether a file can be an Excel list at all, before anything in it is believed.

use std::io::{Cursor, Read};

use serde::{Deserialize, Serialize};

use crate::telegram::files::LIMIT as FROM_CHAT;

/// The longest file that is read on the command line, in bytes.
pub const FILE: u64 = 64 << 20;

/// The longest file that is taken from a chat, in bytes: what a bot can fetch.
pub const CHAT: u64 = FROM_CHAT as u64;

/// As much as a workbook may hold when it is unpacked, in bytes.
const UNPACKED: u64 = 150 << 20;

/// A part that is packed tighter than this, and is not small, is made to harm. (Sheets of real lists
/// are packed about ten to one.)
const TIGHTEST: u64 = 200;
const SMALL: u64 = 4 << 20;

/// Parts in a workbook. One of a hundred sheets has about three hundred.
const PARTS: usize = 2_000;

/// What the files of Excel before 2007 begin with, and those that are locked with a password.
const CONTAINER: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Unfit {
    /// It is longer than this many mebibytes.
    #[error("longer than {0} MiB")]
    TooLarge(u64),
    /// There is nothing in it.
    #[error("empty")]
    Empty,
    /// It is of another kind.
    #[error("no Excel file")]
    NotExcel,
    /// It is of Excel before 2007, or of its binary kind.
    #[error("an Excel file of an old or binary kind")]
    OldExcel,
    /// It is locked with a password.
    #[error("locked with a password")]
    Password,
    /// It has macros.
    #[error("with macros")]
    Macros,
    /// It would unpack to more than a list can be.
    #[error("unpacks to too much")]
    Bomb,
    /// It is damaged.
    #[error("damaged: {0}")]
    Corrupt(String),
    /// No sheet of it has the headings of a list.
    #[error("no headings")]
    NoTable,
    /// It has more rows than this.
    #[error("more than {0} rows")]
    TooManyRows(u64),
    /// It could not be fetched from Telegram.
    #[error("cannot be fetched")]
    Gone,
}

/// Looks at a file's name and bytes.
///
/// # Errors
/// Why it is not read.
pub fn look(name: &str, bytes: &[u8], most: u64) -> Result<(), Unfit> {
    if bytes.len() as u64 > most {
        return Err(Unfit::TooLarge(most >> 20));
    }
    if bytes.is_empty() {
        return Err(Unfit::Empty);
    }
    by_name(name)?;
    if bytes.starts_with(&CONTAINER) {
        let locked: Vec<u8> =
            "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let is_locked = bytes.windows(locked.len()).any(|window| window == locked);
        return Err(if is_locked { Unfit::Password } else { Unfit::OldExcel });
    }
    if !bytes.starts_with(b"PK") {
        return Err(Unfit::NotExcel);
    }
    unpacks(bytes)
}

/// What the end of a name rules out.
///
/// # Errors
/// Why such a file is not read.
pub fn by_name(name: &str) -> Result<(), Unfit> {
    let end = name.rsplit_once('.').map(|(_, end)| end.to_ascii_lowercase());
    match end.as_deref() {
        Some("xlsx") => Ok(()),
        Some("xlsm" | "xltm" | "xlam") => Err(Unfit::Macros),
        Some("xls" | "xlsb" | "xlt") => Err(Unfit::OldExcel),
        _ => Err(Unfit::NotExcel),
    }
}

/// Reads the directory of the archive, and then all of it once, as a directory can say anything.
fn unpacks(bytes: &[u8]) -> Result<(), Unfit> {
    let corrupt = |error: zip::result::ZipError| Unfit::Corrupt(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(corrupt)?;
    if archive.len() > PARTS {
        return Err(Unfit::Bomb);
    }
    let mut workbook = false;
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(corrupt)?;
        let name = part.name().map_err(corrupt)?.to_ascii_lowercase();
        if part.encrypted() {
            return Err(Unfit::Password);
        }
        if name.ends_with("vbaproject.bin") {
            return Err(Unfit::Macros);
        }
        if name.ends_with("workbook.bin") {
            return Err(Unfit::OldExcel);
        }
        workbook |= name.ends_with("workbook.xml");
        let (size, packed) = (part.size(), part.compressed_size());
        total = total.saturating_add(size);
        let is_tight = size > SMALL && size / packed.max(1) > TIGHTEST;
        if total > UNPACKED || is_tight {
            return Err(Unfit::Bomb);
        }
    }
    if !workbook {
        return Err(Unfit::NotExcel);
    }
    let mut left = UNPACKED;
    let mut buffer = vec![0; 64 << 10];
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(corrupt)?;
        loop {
            let read = part.read(&mut buffer).map_err(|error| Unfit::Corrupt(error.to_string()))?;
            if read == 0 {
                break;
            }
            left = left.checked_sub(read as u64).ok_or(Unfit::Bomb)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::*;

    fn archive(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn check(name: &str, bytes: &[u8]) -> Result<(), Unfit> {
        look(name, bytes, CHAT)
    }

    #[test]
    fn what_is_no_workbook_is_told_apart() {
        assert_eq!(check("a.xlsx", b""), Err(Unfit::Empty));
        assert_eq!(check("a.xlsx", b"%PDF-1.7"), Err(Unfit::NotExcel));
        assert_eq!(check("a.pdf", b"%PDF-1.7"), Err(Unfit::NotExcel));
        assert_eq!(check("a.docx", b"PK"), Err(Unfit::NotExcel));
        assert_eq!(check("danh sach.XLSM", b"PK"), Err(Unfit::Macros));
        assert_eq!(check("a.xls", &CONTAINER), Err(Unfit::OldExcel));
        assert_eq!(check("a.xlsx", &CONTAINER), Err(Unfit::OldExcel));
        let locked: Vec<u8> =
            "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(check("a.xlsx", &[&CONTAINER[..], &locked].concat()), Err(Unfit::Password));
        assert!(matches!(check("a.xlsx", b"PK\x03\x04cut off"), Err(Unfit::Corrupt(_))));
        let word = archive(&[("word/document.xml", b"<w/>".to_vec())]);
        assert_eq!(check("a.xlsx", &word), Err(Unfit::NotExcel));
        let macros = archive(&[
            ("xl/workbook.xml", b"<workbook/>".to_vec()),
            ("xl/vbaProject.bin", vec![1]),
        ]);
        assert_eq!(check("a.xlsx", &macros), Err(Unfit::Macros));
        assert_eq!(look("a.xlsx", &macros, 10), Err(Unfit::TooLarge(0)));
    }

    #[test]
    fn a_bomb_is_not_set_off() {
        let bomb = archive(&[
            ("xl/workbook.xml", b"<workbook/>".to_vec()),
            ("xl/worksheets/sheet1.xml", vec![b' '; 8 << 20]),
        ]);
        assert!(bomb.len() < 100_000);
        assert_eq!(check("a.xlsx", &bomb), Err(Unfit::Bomb));
        // Its directory and its part's own heading say that it is small.
        let mut lies = bomb.clone();
        let size = (8_u32 << 20).to_le_bytes();
        let places: Vec<usize> = lies
            .windows(4)
            .enumerate()
            .filter(|(_, window)| *window == size)
            .map(|(at, _)| at)
            .collect();
        assert!(!places.is_empty());
        for at in places {
            lies[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
        }
        assert!(check("a.xlsx", &lies).is_err());
    }

    #[test]
    fn a_damaged_workbook_is_found_before_it_is_read() {
        let mut whole = archive(&[
            ("xl/workbook.xml", b"<workbook/>".to_vec()),
            ("xl/worksheets/sheet1.xml", (0..200_u8).cycle().take(9000).collect()),
        ]);
        assert_eq!(check("a.xlsx", &whole), Ok(()));
        let middle = whole.len() / 2;
        whole[middle] ^= 0xff;
        assert!(matches!(check("a.xlsx", &whole), Err(Unfit::Corrupt(_))));
    }
}
