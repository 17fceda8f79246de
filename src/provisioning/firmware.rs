//! What an uploaded firmware file is called, what it is not, and which version it says it is.
//!
//! Vendors sign and describe their images in ways of their own, and a server cannot prove one good;
//! what it can do is refuse what is plainly something else (threat T11): an error page that was
//! saved, a program, an archive. Guarantee: pure, reads no further than it is given, allocates
//! nothing that grows with the file. Deliberately not here: how large a file may be, and whether a
//! phone would take it.

use schemas::{FileName, Mac};

/// What names of firmware files end in, unless the setting says otherwise.
pub(crate) const SUFFIXES_DEFAULT: &[&str] = &["cab", "cfg", "csv", "id", "img", "zip"];

/// How much of a file's beginning [`inspect`] looks at: images name their version in a header.
pub(crate) const HEAD_BYTES: usize = 64 * 1024;

/// No image is shorter.
const SIZE_BYTES_MIN: u64 = 1024;

/// Files are stored on other systems too, and typed into forms.
const NAME_LENGTH_MAX: usize = 64;

/// What an image says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FirmwareFacts {
    /// E.g. `420HD2.2.0.7`, `440HDUC_2.0.9.65`; `None` where none is found.
    pub(crate) version: Option<String>,
}

/// Why a file is no firmware.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FirmwareProblem {
    /// Nothing came.
    #[error("the file is empty")]
    Empty,
    /// Less than any image has.
    #[error("the file has {0} bytes, and no firmware has less than {SIZE_BYTES_MIN}")]
    TooShort(u64),
    /// An error page or a form, saved under the image's name.
    #[error("the file is a web page: download the image itself")]
    Page,
    /// ELF, or a program of Windows.
    #[error("the file is a program, not a phone's image")]
    Program,
    /// zip, gzip and their like.
    #[error("the file is an archive: unpack it and upload the image that is inside")]
    Archive,
    /// Begins with `#!`.
    #[error("the file is a script, not a phone's image")]
    Script,
}

/// Why a file cannot have this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum FileNameProblem {
    /// No name that phones could load.
    #[error("a file name is 1 to {NAME_LENGTH_MAX} letters, digits, - _ . or space, not a path")]
    Unusable,
    /// Not one of the kinds that are kept here.
    #[error("a file name ends in one of: {0}")]
    Suffix(String),
    /// The phone's generated configuration has it.
    #[error("{0}.cfg is the phone's own configuration file")]
    OfPhone(Mac),
}

/// Looks at the beginning of a file, of which [`HEAD_BYTES`] are enough, and at its whole size.
///
/// # Errors
/// It is plainly something else.
pub(crate) fn inspect(first_bytes: &[u8], size: u64) -> Result<FirmwareFacts, FirmwareProblem> {
    if size == 0 || first_bytes.is_empty() {
        return Err(FirmwareProblem::Empty);
    }
    let head = &first_bytes[..first_bytes.len().min(HEAD_BYTES)];
    // Before the size: what it is says more than how short it is.
    match what_else(head) {
        Some(problem) => Err(problem),
        None if size < SIZE_BYTES_MIN => Err(FirmwareProblem::TooShort(size)),
        None => Ok(FirmwareFacts {
            version: version(head),
        }),
    }
}

/// The name of a firmware file. `suffixes` are without their dot, in lower case.
///
/// # Errors
/// What is wrong with it.
pub(crate) fn check_file_name(
    name: &str,
    suffixes: &[impl AsRef<str>],
) -> Result<FileName, FileNameProblem> {
    let parsed: FileName = name.parse().map_err(|_| FileNameProblem::Unusable)?;
    if name.len() > NAME_LENGTH_MAX || name.starts_with('.') {
        return Err(FileNameProblem::Unusable);
    }
    let (stem, suffix) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_known = |known: &str| suffix.eq_ignore_ascii_case(known);
    if !suffixes.iter().any(|known| is_known(known.as_ref())) {
        let known: Vec<&str> = suffixes.iter().map(AsRef::as_ref).collect();
        return Err(FileNameProblem::Suffix(known.join(", ")));
    }
    match stem.parse() {
        Ok(mac) if suffix.eq_ignore_ascii_case("cfg") => Err(FileNameProblem::OfPhone(mac)),
        Ok(_) | Err(_) => Ok(parsed),
    }
}

/// The model that a version, or the name of an entry, begins with: `420HD` of `420HD2.2.0.7`.
pub(crate) fn model_named(text: &str) -> Option<&str> {
    let rest = model_name(text.as_bytes())?;
    text.get(..text.len() - rest.len())
}

/// By the bytes that such files begin with.
fn what_else(head: &[u8]) -> Option<FirmwareProblem> {
    const PROGRAMS: &[&[u8]] = &[b"\x7fELF", b"MZ"];
    const ARCHIVES: &[&[u8]] = &[
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"PK\x07\x08",
        b"\x1f\x8b",
        b"BZh",
        b"\xfd7zXZ\x00",
        b"7z\xbc\xaf\x27\x1c",
        b"Rar!\x1a\x07",
        b"\x28\xb5\x2f\xfd",
    ];
    const PAGES: &[&[u8]] = &[
        b"<!doctype",
        b"<!--",
        b"<?xml",
        b"<?php",
        b"<html",
        b"<head",
        b"<body",
        b"<script",
    ];
    let begins = |with: &&[u8]| head.starts_with(with);
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let text = text.trim_ascii_start();
    let begins_text = |with: &&[u8]| {
        let beginning = text.get(..with.len());
        beginning.is_some_and(|beginning| beginning.eq_ignore_ascii_case(with))
    };
    if PROGRAMS.iter().any(begins) {
        Some(FirmwareProblem::Program)
    } else if ARCHIVES.iter().any(begins) {
        Some(FirmwareProblem::Archive)
    } else if text.starts_with(b"#!") {
        Some(FirmwareProblem::Script)
    } else if PAGES.iter().any(begins_text) {
        Some(FirmwareProblem::Page)
    } else {
        None
    }
}

/// The first version that names a model, or else the first that does not.
fn version(head: &[u8]) -> Option<String> {
    let found = |prefix: fn(&[u8]) -> Option<&[u8]>| {
        (0..head.len()).find_map(|at| {
            let rest = suffix(dotted(prefix(&head[at..])?)?);
            let version = &head[at..head.len() - rest.len()];
            Some(String::from_utf8_lossy(version).into_owned())
        })
    };
    found(model).or_else(|| found(|text| text.strip_prefix(b"UC_")))
}

// Each takes its part from the front and gives the rest.

/// `430HD`, `C450HD`, `RX50`, with `UC`, `_` or `_UC_` behind it.
fn model(text: &[u8]) -> Option<&[u8]> {
    let rest = model_name(text)?;
    let rest = rest.strip_prefix(b"_").unwrap_or(rest);
    Some(match rest.strip_prefix(b"UC") {
        Some(rest) => rest.strip_prefix(b"_").unwrap_or(rest),
        None => rest,
    })
}

/// `430HD`, `C450HD`, `RX50`.
fn model_name(text: &[u8]) -> Option<&[u8]> {
    match text.strip_prefix(b"RX") {
        Some(rest) => digits(rest, 2),
        None => {
            let rest = text.strip_prefix(b"C").unwrap_or(text);
            digits(rest, 3)?.strip_prefix(b"HD")
        }
    }
}

fn digits(text: &[u8], count: usize) -> Option<&[u8]> {
    let (digits, rest) = text.split_at_checked(count)?;
    digits.iter().all(u8::is_ascii_digit).then_some(rest)
}

/// Three to five numbers with dots between them.
fn dotted(mut text: &[u8]) -> Option<&[u8]> {
    let mut count = 0;
    loop {
        let length = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
        if !(1..=5).contains(&length) {
            return None;
        }
        text = &text[length..];
        count += 1;
        match text {
            [b'.', next, ..] if next.is_ascii_digit() && count < 5 => text = &text[1..],
            _ => return (count >= 3).then_some(text),
        }
    }
}

/// `_ems`: what some builds have behind their number.
fn suffix(text: &[u8]) -> &[u8] {
    let Some(rest) = text.strip_prefix(b"_") else {
        return text;
    };
    let is_of_word = |byte: &&u8| byte.is_ascii_alphanumeric();
    match rest.iter().take_while(is_of_word).count() {
        length @ 1..=16 => &rest[length..],
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An image whose header holds this, between bytes that are no text.
    fn image(header: &[u8]) -> Vec<u8> {
        let mut image = vec![0x27, 0x05, 0x19, 0x56, 0, 0xff, 0x0c];
        image.extend_from_slice(header);
        image.push(0);
        image.resize(4096, 0xa5);
        image
    }

    #[track_caller]
    fn check_version(header: &str, expected: Option<&str>) {
        let image = image(header.as_bytes());
        let facts = inspect(&image, image.len() as u64).unwrap();
        assert_eq!(facts.version.as_deref(), expected, "{header}");
    }

    #[test]
    fn versions_are_found_as_the_manuals_write_them() {
        for version in [
            "420HD2.2.0.7",
            "440HDUC_2.0.9.65",
            "430HD2.0.2.63_ems",
            "430HD_UC_2.0.7.70",
            "C450HD_UC_3.4.6.604",
            "440HD_2.2.2",
            "RX50_2.0.13",
            "UC_2.0.13.121",
        ] {
            check_version(version, Some(version));
            check_version(&format!("AUDC {version} (c) 2026"), Some(version));
        }
        check_version("UC_2.0.13.121 for 430HD2.2.0.7\0", Some("430HD2.2.0.7"));
        check_version("430HD2.0.2.63_ems_final.img", Some("430HD2.0.2.63_ems"));
    }

    #[test]
    fn what_is_no_version_is_not_taken_for_one() {
        for header in [
            "430HD",
            "430HD2.0",
            "430HD2.",
            "43HD2.0.1",
            "430HDx1.2.3",
            "UC_",
            "UC_2..1.3",
            "2.0.9.65",
            "430HD123456.1.1",
        ] {
            check_version(header, None);
        }
        let mut late = image(b"");
        late.resize(HEAD_BYTES, 0);
        late.extend_from_slice(b"430HD2.2.0.7");
        let facts = inspect(&late, late.len() as u64).unwrap();
        assert_eq!(facts.version, None, "beyond the header");
    }

    #[test]
    fn a_version_names_its_model() {
        for (version, expected) in [
            ("420HD2.2.0.7", Some("420HD")),
            ("C450HD_UC_3.4.6.604", Some("C450HD")),
            ("RX50_2.0.13", Some("RX50")),
            ("440HD_beta", Some("440HD")),
            ("UC_2.0.13.121", None),
            ("Alan_FW", None),
            ("", None),
        ] {
            assert_eq!(model_named(version), expected, "{version}");
        }
    }

    #[test]
    fn what_is_plainly_something_else_is_refused() {
        use FirmwareProblem::{Archive, Page, Program, Script};
        let bom_page = b"\xef\xbb\xbf\r\n <!DOCTYPE html><title>404</title>";
        for (beginning, problem) in [
            (&b"\x7fELF\x02\x01"[..], Program),
            (b"MZ\x90\0", Program),
            (b"PK\x03\x04\x14\0", Archive),
            (b"\x1f\x8b\x08\0", Archive),
            (b"#!/bin/sh\nrm -rf /\n", Script),
            (b"<html><body>Sign in</body>", Page),
            (b"<?xml version=\"1.0\"?>", Page),
            (bom_page, Page),
        ] {
            let mut file = beginning.to_vec();
            // However long, and however short.
            assert_eq!(inspect(&file, file.len() as u64), Err(problem));
            file.resize(200_000, b' ');
            assert_eq!(inspect(&file, file.len() as u64), Err(problem));
        }
        assert_eq!(inspect(b"", 0), Err(FirmwareProblem::Empty));
        let short = vec![0; 1023];
        assert_eq!(inspect(&short, 1023), Err(FirmwareProblem::TooShort(1023)));
        assert!(inspect(&[0; 1024], 1024).is_ok());
    }

    #[test]
    fn names_are_plain_and_end_in_what_is_kept() {
        for name in ["420HD.img", "Alan_FW.IMG", "list 2.csv", "a.b.zip"] {
            let checked = check_file_name(name, SUFFIXES_DEFAULT).unwrap();
            assert_eq!(checked.to_string(), name);
        }
        let long = format!("{}.img", "a".repeat(61));
        for name in [
            "",
            "../x.img",
            "a/b.img",
            "a\\b.img",
            "/etc/x.img",
            ".img",
            "..",
            "a\0.img",
            "a\n.img",
            "ä.img",
            " a.img",
            &long,
        ] {
            let refused = check_file_name(name, SUFFIXES_DEFAULT);
            assert_eq!(refused, Err(FileNameProblem::Unusable), "{name:?}");
        }
        for name in ["image", "image.", "image.exe", "image.img.sh", "img"] {
            let refused = check_file_name(name, SUFFIXES_DEFAULT).unwrap_err();
            assert!(matches!(refused, FileNameProblem::Suffix(_)), "{name}");
        }
        assert!(check_file_name("a.bin", &["bin".to_owned()]).is_ok());
        for name in ["00908f484cf0.cfg", "00-90-8F-48-4C-F0.CFG"] {
            let refused = check_file_name(name, SUFFIXES_DEFAULT).unwrap_err();
            assert!(matches!(refused, FileNameProblem::OfPhone(_)), "{name}");
        }
        assert!(check_file_name("00908f484cf0.img", SUFFIXES_DEFAULT).is_ok());
    }

    proptest! {
        #[test]
        fn any_bytes_are_looked_at(head in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = inspect(&head, 1_000_000);
        }

        #[test]
        fn a_version_stands_in_the_file(header in "[430HDUC_.0-9a-z ]{0,40}") {
            if let Ok(FirmwareFacts { version: Some(version) }) = inspect(header.as_bytes(), 9999) {
                prop_assert!(header.contains(&version));
            }
        }
    }
}
