//! The format file: which layout the log directory has, and which version wrote it.
//!
//! Guarantee: a directory of a newer layout is refused by name of both versions before anything in
//! it is touched. Deliberately not here: the records' own format, which each record carries.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

use schemas::ids::Position;

use super::{Damage, LogError};

/// The layout that this version writes, and the newest that it reads.
const LAYOUT: u32 = 1;

const THIS: &str = env!("CARGO_PKG_VERSION");

/// What the format file says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Format {
    layout: u32,
    written_by: String,
}

impl Format {
    /// Refuses a log directory of a newer layout; a directory without the file gets one.
    pub(super) fn check(directory: &Path) -> Result<(), LogError> {
        match Self::check_existing(directory)? {
            true => Ok(()),
            false => write(directory),
        }
    }

    /// Refuses a log directory of a newer layout, and writes nothing; false when the file is not
    /// there.
    pub(super) fn check_existing(directory: &Path) -> Result<bool, LogError> {
        let path = directory.join("format");
        let text = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            read => read.map_err(LogError::io("read", &path))?,
        };
        match parse(&text) {
            None => {
                let advice = format!(
                    "{} is damaged; if this version wrote the log, remove the file and start again",
                    path.display()
                );
                Err(LogError::Damaged {
                    position: Position(1),
                    damage: Damage::Unreadable(advice.into()),
                })
            }
            Some(format) if format.layout > LAYOUT => Err(LogError::Newer {
                found: format.layout,
                written_by: format.written_by,
                known: LAYOUT,
                this: THIS,
            }),
            Some(_) => Ok(true),
        }
    }
}

fn print(format: &Format) -> String {
    let said = format!(
        "layout {}\nwritten-by {}\n",
        format.layout, format.written_by
    );
    let checksum = blake3::hash(said.as_bytes());
    format!("{said}checksum {checksum}\n")
}

fn parse(bytes: &[u8]) -> Option<Format> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut lines = text.lines();
    let layout = lines.next()?.strip_prefix("layout ")?.parse().ok()?;
    let written_by = lines.next()?.strip_prefix("written-by ")?.to_owned();
    let format = Format { layout, written_by };
    (print(&format) == text).then_some(format)
}

fn write(directory: &Path) -> Result<(), LogError> {
    let path = directory.join("format");
    let unfinished = directory.join("format.new");
    let format = Format {
        layout: LAYOUT,
        written_by: THIS.to_owned(),
    };
    let written = File::create(&unfinished).and_then(|mut file| {
        file.write_all(print(&format).as_bytes())?;
        file.sync_all()?;
        fs::rename(&unfinished, &path)
    });
    written.map_err(LogError::io("write", path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_layout_is_refused_by_name_of_both_versions() {
        let directory = tempfile::tempdir().unwrap();
        Format::check(directory.path()).unwrap();
        Format::check(directory.path()).unwrap();
        let newer = Format {
            layout: 7,
            written_by: "9.1.0".into(),
        };
        fs::write(directory.path().join("format"), print(&newer)).unwrap();
        let refused = Format::check(directory.path()).unwrap_err().to_string();
        assert!(
            refused.contains("layout 7, written by Rollcall 9.1.0"),
            "{refused}"
        );
        assert!(
            refused.contains(&format!("this is Rollcall {THIS}")),
            "{refused}"
        );
    }

    #[test]
    fn no_flipped_bit_makes_it_another_layout() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("format");
        Format::check(directory.path()).unwrap();
        let written = fs::read(&path).unwrap();
        for bit in 0..written.len() * 8 {
            let mut bytes = written.clone();
            bytes[bit / 8] ^= 1 << (bit % 8);
            fs::write(&path, bytes).unwrap();
            let refused = Format::check(directory.path()).unwrap_err();
            assert!(
                matches!(refused, LogError::Damaged { .. }),
                "bit {bit}: {refused}"
            );
        }
    }
}
