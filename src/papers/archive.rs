//! Writes an archive from files on the disk, one after the other: none is ever whole in memory.

use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A part that is to be written.
#[derive(Debug)]
pub struct Part {
    /// Files on the disk, with their names in the archive.
    pub files: Vec<(PathBuf, String)>,
    /// Folders that are there although nothing is in them.
    pub folders: Vec<String>,
    /// The contents page, with its name.
    pub contents: (String, String),
}

/// Writes a part to `path`. Takes a while: not on a thread that others wait for.
///
/// # Errors
/// When a file cannot be read, or the archive cannot be written.
pub fn write(path: &Path, part: &Part) -> io::Result<()> {
    let mut archive = ZipWriter::new(File::create(path)?);
    // Pictures and PDF are as small as they get.
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let (name, page) = &part.contents;
    archive.start_file(name.as_str(), stored)?;
    archive.write_all(page.as_bytes())?;
    for folder in &part.folders {
        archive.add_directory(folder.as_str(), stored)?;
    }
    for (file, name) in &part.files {
        archive.start_file(name.as_str(), stored)?;
        io::copy(&mut File::open(file)?, &mut archive)?;
    }
    archive.finish()?.sync_all()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_goes_into_an_archive_comes_out_of_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("one");
        std::fs::write(&file, b"%PDF-1.7").unwrap();
        let part = Part {
            files: vec![(file, "01-mau-01/mau-01-1.pdf".to_owned())],
            folders: vec!["2-quyet-dinh".to_owned()],
            contents: ("muc-luc.html".to_owned(), "<p>Mục lục</p>".to_owned()),
        };
        let path = folder.path().join("part.zip");
        write(&path, &part).unwrap();
        let mut archive = zip::ZipArchive::new(File::open(path).unwrap()).unwrap();
        let mut read = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
            text
        };
        assert_eq!(read("01-mau-01/mau-01-1.pdf"), "%PDF-1.7");
        assert_eq!(read("muc-luc.html"), "<p>Mục lục</p>");
        assert_eq!(read("2-quyet-dinh/"), "");
    }
}
