//! `rollcall encrypt` and `rollcall decrypt`: the phones' 3DES form of values and files (M106).
//!
//! Guarantees that there is no key but the operator's, from a file that nobody else may read, and
//! that no key and no value is ever in a message. What the commands make is obfuscated, not
//! encrypted: 3DES keeps nobody out for long, and every phone knows the key; the words are those of
//! the phones' own tool. Needs neither a server nor a data directory.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use clap::Args;
use zeroize::Zeroizing;

use super::files::NewFile;
use super::outcome::Usage;
use super::output::{Output, note};
use crate::provisioning::cipher::Key;

const ENCRYPT_EXAMPLES: &str = "\
The key file holds the phones' key, 48 hex digits, and on a second line, if the phones have one,
their initialisation vector, 16 hex digits (zero without it). Nobody else may read it (mode 0600).

Examples:
  rollcall encrypt -s 12345 --key-file phones.key
  rollcall encrypt -f 00908f123456.cfg --key-file phones.key";

const DECRYPT_EXAMPLES: &str = "\
Examples:
  rollcall decrypt -s '{\"0qrNRpSJ6aE=\"}' --key-file phones.key
  rollcall decrypt -f 00908f123456.cfx --key-file phones.key --out read.cfg";

/// Longer than any key, hex digits and line ends included.
const KEY_FILE_BYTES_MAX: u64 = 256;

/// Obfuscate a value or a configuration file in the phones' 3DES form
///
/// A value becomes {"<base64>"}, to be pasted behind the equals sign with its braces and quotes. A
/// file F.cfg becomes F.cfx beside it; that is the name to give in URLs. Obfuscated is not
/// encrypted: it hides a text from a glance, and everybody with the key of one phone reads it.
#[derive(Debug, Args)]
#[command(after_help = ENCRYPT_EXAMPLES)]
pub(super) struct Encrypt {
    #[command(flatten)]
    subject: Subject,
}

/// Read back what encrypt has made
///
/// A value {"<base64>"} is printed in the clear. A file F.cfx becomes F.cfg beside it, unless
/// that is there already.
#[derive(Debug, Args)]
#[command(after_help = DECRYPT_EXAMPLES)]
pub(super) struct Decrypt {
    #[command(flatten)]
    subject: Subject,
    /// Replace a file that is there already
    #[arg(long, conflicts_with = "string")]
    replace: bool,
}

/// What both commands are given.
#[derive(Debug, Args)]
struct Subject {
    #[command(flatten)]
    what: What,
    /// File with the operator's 3DES key in hex digits
    #[arg(long, value_name = "FILE")]
    key_file: PathBuf,
    /// File to write, in place of the one with the other ending
    #[arg(long, value_name = "FILE", conflicts_with = "string")]
    out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct What {
    /// File to read
    #[arg(short, long, value_name = "FILE")]
    file: Option<PathBuf>,
    /// Value; - reads it from stdin, so that no list of processes shows it
    #[arg(short, long, value_name = "STRING", allow_hyphen_values = true)]
    string: Option<String>,
}

impl Encrypt {
    pub(super) fn run(self) -> Result<()> {
        let Subject {
            what,
            key_file,
            out,
        } = &self.subject;
        let key = read_key(key_file)?;
        let Some(path) = &what.file else {
            let value = what.value()?;
            if value.chars().any(char::is_control) {
                bail!("the value holds a control character, which no configuration file can have");
            }
            return print(&key.obfuscate(&value)?);
        };
        let shown = path.display();
        let text = String::from_utf8(read(path)?)
            .map_err(|_| anyhow!("{shown} is not UTF-8; save it as UTF-8"))?;
        let text = Zeroizing::new(text);
        let hidden = key
            .obfuscate_file(&text)
            .with_context(|| shown.to_string())?;
        let out = match out {
            Some(out) => out.clone(),
            None => with_ending(path, "cfg", "cfx")?,
        };
        write(&out, path, &hidden)?;
        note(format_args!("{shown} obfuscated into {}", out.display()));
        Ok(())
    }
}

impl Decrypt {
    pub(super) fn run(self) -> Result<()> {
        let Subject {
            what,
            key_file,
            out,
        } = &self.subject;
        let key = read_key(key_file)?;
        let Some(path) = &what.file else {
            let revealed = key.reveal(&what.value()?).context("the value")?;
            if revealed.chars().any(char::is_control) {
                bail!("the value does not read back as text; it was made under another key");
            }
            return print(&revealed);
        };
        let out = match out {
            Some(out) => out.clone(),
            None => with_ending(path, "cfx", "cfg")?,
        };
        if !self.replace && fs::symlink_metadata(&out).is_ok() {
            let out = out.display();
            bail!("{out} is there already: name another with --out, or replace it with --replace");
        }
        let shown = path.display();
        let text = key
            .reveal_file(read(path)?)
            .with_context(|| shown.to_string())?;
        write(&out, path, text.as_bytes())?;
        note(format_args!("{shown} read back into {}", out.display()));
        Ok(())
    }
}

impl What {
    /// The value on the command line, or the first line of stdin.
    fn value(&self) -> Result<Zeroizing<String>> {
        let given = self.string.as_deref().unwrap_or_default();
        if given != "-" {
            return Ok(Zeroizing::new(given.to_owned()));
        }
        let mut line = Zeroizing::new(String::new());
        io::stdin()
            .read_line(&mut line)
            .context("cannot read the value from stdin")?;
        Ok(Zeroizing::new(
            line.trim_end_matches(['\r', '\n']).to_owned(),
        ))
    }
}

/// The key, which nobody else may read (T9). What is no file has no rights of its own to check.
fn read_key(path: &Path) -> Result<Key> {
    let shown = path.display();
    let failed = || format!("cannot read the key file {shown}");
    let file = File::open(path).with_context(failed)?;
    let metadata = file.metadata().with_context(failed)?;
    let mode = metadata.permissions().mode() & 0o777;
    if metadata.is_file() && mode & 0o077 != 0 {
        bail!("others may use the key {shown} (mode {mode:03o}): chmod 600 {shown}");
    }
    let mut content = Zeroizing::new(Vec::with_capacity(KEY_FILE_BYTES_MAX as usize));
    file.take(KEY_FILE_BYTES_MAX)
        .read_to_end(&mut content)
        .with_context(failed)?;
    Key::from_file(&content).map_err(|_| {
        anyhow!(
            "{shown} holds no 3DES key: write 48 hex digits, and on a second line 16 for the \
             initialisation vector if the phones have one"
        )
    })
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The file beside it that has the other ending.
fn with_ending(path: &Path, from: &str, to: &str) -> Result<PathBuf> {
    let ending = path.extension().and_then(|ending| ending.to_str());
    if !ending.is_some_and(|ending| ending.eq_ignore_ascii_case(from)) {
        let shown = path.display();
        return Err(Usage(format!(
            "{shown} does not end in .{from}: say with --out what to write"
        ))
        .into());
    }
    Ok(path.with_extension(to))
}

/// Writes a file with the rights of the one that it was made from.
fn write(out: &Path, from: &Path, content: &[u8]) -> Result<()> {
    let metadata = fs::metadata(from).with_context(|| format!("cannot read {}", from.display()))?;
    let mode = metadata.permissions().mode() & 0o666 | 0o600;
    let mut file = NewFile::begin(out, mode)?;
    file.write_all(content)
        .with_context(|| format!("cannot write {}", out.display()))?;
    file.finish()
}

fn print(text: &str) -> Result<()> {
    let mut output = Output::stdout();
    output.line(text)?;
    output.flush()
}
