//! Keeps the house in order: reads the source of the whole workspace and fails on what the style
//! forbids and the compiler allows.
//!
//! Guarantees the direction of dependencies between the rooms of `src/` (the table below), one file
//! each that names sled, bincode and the system clock, headers, and the sizes of files and lines.
//! Looks at code only: comments and texts may name anything. Rooms of tests are not checked, nor is
//! what a reader judges better (names, prose, exhaustive matches).

mod code;
mod tests;

use std::fmt;
use std::path::{Path, PathBuf};

use self::code::{code_only, line_of, rooms_named, without_tests, words};

/// The rooms that each room of `src/` may name with `crate::`; a room may always name itself. The
/// longest entry that fits a file counts. A new room needs a line here, and a thought.
const ROOMS: &[(&str, &str)] = &[
    // Base: they know nothing of Rollcall's work.
    ("clock", ""),
    ("connections", ""),
    ("directory", "clock"),
    ("durable", ""),
    ("metrics", ""),
    ("peer", ""),
    ("space", ""),
    ("telemetry", "clock"),
    // Pure.
    ("domain", ""),
    ("provisioning", ""),
    // Low: files, and what may be set.
    ("config", "telemetry"),
    ("blobs", "durable metrics space"),
    ("keyring", "durable"),
    ("log", "clock durable metrics"),
    ("snapshots", "durable"),
    ("obfuscation", "keyring provisioning"),
    // What happens.
    ("projector", "keyring log metrics"),
    (
        "engine",
        "clock config domain durable keyring log metrics projector snapshots space",
    ),
    // A data directory, opened: all of the above at once.
    (
        "store",
        "blobs clock config domain durable engine keyring log metrics projector snapshots space",
    ),
    // Built-in templates, and those that the projections name.
    ("templates", "blobs provisioning"),
    (
        "processes",
        "blobs clock config domain engine keyring metrics obfuscation projector provisioning \
         templates",
    ),
    // Boot files as they are now, for whoever shows or serves them.
    ("boot_files", "config processes provisioning"),
    // Whom it is done for.
    ("phones", LISTENERS),
    ("http", LISTENERS),
    // It asks a directory, with settings that are kept or in the request.
    ("http/directory_try", "directory provisioning"),
    // It serves files and knows nothing.
    ("http/ui", ""),
    // Write handlers never read projections, read handlers never reach the engine.
    (
        "http/write",
        "blobs boot_files clock config domain engine metrics processes provisioning",
    ),
    (
        "http/read",
        "blobs boot_files clock config domain log metrics processes projector provisioning \
         telemetry templates",
    ),
    // Simulated phones know the protocol from outside only.
    ("simulator", "clock provisioning"),
    (
        "app",
        "blobs clock config connections domain durable engine http keyring log metrics obfuscation \
         phones processes projector provisioning snapshots store telemetry templates",
    ),
    (
        "cli",
        "app blobs clock config domain durable engine http keyring log metrics phones processes \
         projector provisioning simulator snapshots store telemetry",
    ),
];

const LISTENERS: &str = "blobs boot_files clock config domain engine keyring log metrics \
    obfuscation peer processes projector provisioning telemetry templates";

/// Rooms that may not name the crate of projections: what decides and records knows no read model.
const WITHOUT_PROJECTIONS: &str = "blobs clock config directory domain durable http/write keyring \
    log metrics provisioning simulator snapshots telemetry";

/// Modules that are compiled for tests alone, by name of file or directory.
const TEST_MODULES: &[&str] = &["stories", "testing", "tests"];

const FILE_LINES_MAX: usize = 500;
const LINE_COLUMNS_MAX: usize = 100;

/// A word in code, where it may stand, and why nowhere else.
struct Confined {
    words: &'static [&'static str],
    place: fn(&str) -> bool,
    why: &'static str,
}

const CONFINED: &[Confined] = &[
    Confined {
        words: &["sled::"],
        place: |path| path.starts_with("src/log/sled"),
        why: "only src/log/sled*.rs knows sled",
    },
    Confined {
        words: &["bincode::", "use bincode"],
        place: |path| path == "schemas/src/stored/codec.rs",
        why: "only schemas/src/stored/codec.rs knows bincode",
    },
    Confined {
        words: &["SystemTime::now", "Timestamp::now", "Zoned::now"],
        place: |path| path == "src/clock.rs",
        why: "only src/clock.rs reads the system clock; take a Clock",
    },
];

#[derive(Debug, PartialEq)]
struct Finding {
    path: String,
    /// From 1; 0 for the file as a whole.
    line: usize,
    message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.path, self.line, self.message)
    }
}

#[test]
fn the_house_is_tidy() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for room in ["src", "tests", "schemas", "projections", "bench", "ui/src"] {
        collect(&root.join(room), &mut files);
    }
    assert!(
        files.len() > 50,
        "found only {} source files; has a directory moved?",
        files.len()
    );

    let mut findings = Vec::new();
    for file in &files {
        let path = file.strip_prefix(root).unwrap().to_str().unwrap();
        findings.extend(check_file(path, &std::fs::read_to_string(file).unwrap()));
    }
    let listed: Vec<_> = findings.iter().map(Finding::to_string).collect();
    assert!(listed.is_empty(), "not tidy:\n{}", listed.join("\n"));
}

/// Whoever installs chooses where from; hashes say what.
#[test]
fn lock_files_of_packages_name_no_registry() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for lock in ["ui/package-lock.json", "tests/browser/package-lock.json"] {
        let text = std::fs::read_to_string(root.join(lock)).unwrap();
        assert!(text.contains("\"integrity\""), "{lock}");
        assert!(!text.contains("\"resolved\""), "{lock}: keep its .npmrc");
    }
}

fn collect(directory: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(directory) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("a checkout can be read").path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let is_generated = name.contains(".gen.") || name.ends_with(".d.ts");
        if path.is_dir() && name != "target" && name != "node_modules" {
            collect(&path, files);
        } else if !is_generated && [".rs", ".ts", ".tsx"].iter().any(|end| name.ends_with(end)) {
            files.push(path);
        }
    }
}

/// All that is wrong with one file; `path` is relative to the repository.
fn check_file(path: &str, text: &str) -> Vec<Finding> {
    let mut findings = Findings {
        path,
        all: Vec::new(),
    };
    let lines = text.lines().count();
    if lines > FILE_LINES_MAX {
        findings.add(
            0,
            format!("{lines} lines, {FILE_LINES_MAX} at most; it is two ideas"),
        );
    }
    if path.ends_with(".rs") {
        check_form(text, &mut findings);
        let code = code_only(text);
        check_confined(path, &code, &mut findings);
        check_directions(path, without_tests(&code), &mut findings);
    }
    findings.all
}

struct Findings<'a> {
    path: &'a str,
    all: Vec<Finding>,
}

impl Findings<'_> {
    fn add(&mut self, line: usize, message: String) {
        self.all.push(Finding {
            path: self.path.to_owned(),
            line,
            message,
        });
    }
}

fn check_form(text: &str, findings: &mut Findings<'_>) {
    if !text.starts_with("//!") {
        findings.add(1, "no `//!` header: say what the file is for".to_owned());
    }
    for (number, line) in text.lines().enumerate() {
        let columns = line.chars().count();
        if columns > LINE_COLUMNS_MAX {
            findings.add(
                number + 1,
                format!("{columns} columns, {LINE_COLUMNS_MAX} at most"),
            );
        }
    }
}

fn check_confined(path: &str, code: &str, findings: &mut Findings<'_>) {
    for confined in CONFINED.iter().filter(|confined| !(confined.place)(path)) {
        for word in confined.words {
            for at in words(code, word) {
                // Our module of that name: `log::sled::…`, `{sled::SledLog}`; in its own room it
                // may go unnamed.
                let is_our_module = *word == "sled::"
                    && (["log::", "self::", "super::"]
                        .iter()
                        .any(|before| code[..at].ends_with(before))
                        || code[at..].starts_with("sled::Sled")
                        || matches!(path, "src/log.rs" | "src/log/mod.rs"));
                if !is_our_module {
                    findings.add(line_of(code, at), format!("`{word}`: {}", confined.why));
                }
            }
        }
    }
}

fn check_directions(path: &str, code: &str, findings: &mut Findings<'_>) {
    let Some(module) = path
        .strip_prefix("src/")
        .and_then(|path| path.strip_suffix(".rs"))
    else {
        return;
    };
    let module = module.strip_suffix("/mod").unwrap_or(module);
    let is_test = module.split('/').any(|part| TEST_MODULES.contains(&part));
    if is_test || matches!(module, "main" | "lib") {
        return;
    }
    let contains = |room: &str| module == room || module.starts_with(&format!("{room}/"));
    let Some((room, allowed)) = ROOMS
        .iter()
        .filter(|(room, _)| contains(room))
        .max_by_key(|(room, _)| room.len())
    else {
        findings.add(
            0,
            "is in no room of the table in tests/tidy.rs; add one".to_owned(),
        );
        return;
    };
    let house = room.split('/').next().unwrap_or(room);
    for (at, named) in rooms_named(module, code) {
        if named != house && !holds(allowed, &named) {
            let message = format!("{room} may not name {named}; it may name: {allowed}");
            findings.add(line_of(code, at), message);
        }
    }
    if holds(WITHOUT_PROJECTIONS, room) {
        for at in words(code, "projections::") {
            findings.add(
                line_of(code, at),
                format!("{room} may not name the projections"),
            );
        }
    }
}

fn holds(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|listed| listed == word)
}
