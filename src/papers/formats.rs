//! Which files are papers: pictures, PDF and Office files. By their name and type at once, by their
//! first bytes once they are looked into. Pure.

use crate::telegram::files::{FileKind, IncomingFile};

/// Bytes of a file by which its format is known.
pub const HEAD: usize = 1024;

macro_rules! formats {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $($ending:literal)|+, $mime:literal;)+) => {
        /// What a paper is sent as.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Format {
            $($(#[$doc])* $name,)+
        }

        impl Format {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word for it in the database, and the ending of a file's name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }

            /// The format with this name.
            #[must_use]
            pub fn of(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|format| format.name() == name)
            }

            fn of_ending(ending: &str) -> Option<Self> {
                match ending {
                    $($($ending)|+ => Some(Self::$name),)+
                    _ => None,
                }
            }

            fn of_mime(mime: &str) -> Option<Self> {
                match mime {
                    $($mime => Some(Self::$name),)+
                    _ => None,
                }
            }
        }
    };
}

formats! {
    /// A picture.
    Jpeg = "jpeg", "jpg" | "jpeg", "image/jpeg";
    /// A picture.
    Png = "png", "png", "image/png";
    /// A picture.
    Webp = "webp", "webp", "image/webp";
    /// A picture, as some phones take it.
    Heic = "heic", "heic" | "heif", "image/heic";
    /// A document.
    Pdf = "pdf", "pdf", "application/pdf";
    /// A document of Word.
    Docx = "docx", "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    /// A workbook of Excel.
    Xlsx = "xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /// Slides.
    Pptx = "pptx", "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    /// A document of an old Word.
    Doc = "doc", "doc", "application/msword";
    /// A workbook of an old Excel.
    Xls = "xls", "xls", "application/vnd.ms-excel";
    /// Slides of an old kind.
    Ppt = "ppt", "ppt", "application/vnd.ms-powerpoint";
}

/// Why a file is no paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unfit {
    /// It is a video.
    Video,
    /// It is spoken.
    Voice,
    /// There is nothing in it.
    Empty,
    /// It is larger than a bot can fetch.
    TooLarge,
    /// It is neither a picture nor PDF nor of Office.
    Other,
}

impl Unfit {
    /// The word by which texts tell them apart.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Video => "video",
            Self::Voice => "voice",
            Self::Empty => "empty",
            Self::TooLarge => "large",
            Self::Other => "other",
        }
    }
}

/// What a file is, by its name and type.
///
/// # Errors
/// Why it is no paper.
pub fn look(file: &IncomingFile) -> Result<Format, Unfit> {
    match file.kind {
        FileKind::Video => return Err(Unfit::Video),
        FileKind::Voice => return Err(Unfit::Voice),
        FileKind::Photo | FileKind::Document if file.is_too_large() => return Err(Unfit::TooLarge),
        // Telegram makes every photo a JPEG.
        FileKind::Photo => return Ok(Format::Jpeg),
        FileKind::Document => {}
    }
    let mime = file.mime.as_deref().unwrap_or_default();
    let name = file.file_name.as_deref().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let format = match &ending {
        Some(ending) => Format::of_ending(ending),
        None => Format::of_mime(mime),
    };
    match format {
        None if mime.starts_with("video/") => Err(Unfit::Video),
        None if mime.starts_with("audio/") => Err(Unfit::Voice),
        None => Err(Unfit::Other),
        Some(_) if file.size == 0 => Err(Unfit::Empty),
        Some(format) => Ok(format),
    }
}

impl Format {
    /// Whether a file that begins so can be what it is said to be.
    #[must_use]
    pub fn begins(self, head: &[u8]) -> bool {
        match self {
            // A picture by another picture's name is opened all the same.
            Self::Jpeg | Self::Png | Self::Webp | Self::Heic => is_picture(head),
            Self::Pdf => head.windows(5).take(HEAD).any(|five| five == b"%PDF-"),
            // Both ages of Office open each other's.
            Self::Docx | Self::Xlsx | Self::Pptx | Self::Doc | Self::Xls | Self::Ppt => {
                head.starts_with(b"PK\x03\x04")
                    || head.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
            }
        }
    }
}

fn is_picture(head: &[u8]) -> bool {
    let at = |from: usize, word: &[u8]| head.get(from..from + word.len()) == Some(word);
    at(0, b"\xff\xd8\xff")
        || at(0, b"\x89PNG\r\n\x1a\n")
        || (at(0, b"RIFF") && at(8, b"WEBP"))
        || at(4, b"ftyp")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(kind: FileKind, name: Option<&str>, mime: Option<&str>, size: u32) -> IncomingFile {
        IncomingFile {
            kind,
            file_id: "a".to_owned(),
            file_unique_id: "a".to_owned(),
            file_name: name.map(str::to_owned),
            mime: mime.map(str::to_owned),
            size,
            album: None,
            caption: None,
        }
    }

    #[test]
    fn papers_are_pictures_pdf_and_office_files() {
        let document = |name| look(&file(FileKind::Document, Some(name), None, 9));
        assert_eq!(document("Giấy ATTP.PDF"), Ok(Format::Pdf));
        assert_eq!(document("hop dong.ban cuoi.docx"), Ok(Format::Docx));
        assert_eq!(document("anh.HEIC"), Ok(Format::Heic));
        assert_eq!(document("may.exe"), Err(Unfit::Other));
        assert_eq!(document("khong-duoi"), Err(Unfit::Other));
        let by_type = file(FileKind::Document, None, Some("application/pdf"), 9);
        assert_eq!(look(&by_type), Ok(Format::Pdf));
        let empty = file(FileKind::Document, Some("a.pdf"), None, 0);
        assert_eq!(look(&empty), Err(Unfit::Empty));
        let film = file(FileKind::Document, Some("a.mp4"), Some("video/mp4"), 9);
        assert_eq!(look(&film), Err(Unfit::Video));
        assert_eq!(look(&file(FileKind::Video, None, None, 9)), Err(Unfit::Video));
        assert_eq!(look(&file(FileKind::Voice, None, None, 9)), Err(Unfit::Voice));
        assert_eq!(look(&file(FileKind::Photo, None, None, 9)), Ok(Format::Jpeg));
        let large = file(FileKind::Photo, None, None, 25 << 20);
        assert_eq!(look(&large), Err(Unfit::TooLarge));
    }

    #[test]
    fn a_pdf_that_is_none_is_known_by_its_first_bytes() {
        assert!(Format::Pdf.begins(b"%PDF-1.7\n"));
        assert!(Format::Pdf.begins(b"\xef\xbb\xbf%PDF-1.4"));
        assert!(!Format::Pdf.begins(b"<html>"));
        assert!(!Format::Pdf.begins(b""));
        assert!(Format::Docx.begins(b"PK\x03\x04rest"));
        assert!(!Format::Docx.begins(b"%PDF-1.7"));
        assert!(Format::Png.begins(b"\xff\xd8\xff\xe0"), "a JPEG that is called PNG");
        assert!(Format::Heic.begins(b"\0\0\0\x18ftypheic"));
        assert!(!Format::Jpeg.begins(b"%PDF-1.7"));
    }

    #[test]
    fn each_format_has_a_name() {
        for format in Format::ALL {
            assert_eq!(Format::of(format.name()), Some(*format));
        }
        assert_eq!(Format::of("exe"), None);
    }
}
