//! Where a password comes from: stdin, the keyboard, or chance.
//!
//! Guarantees that a typed password is not echoed and that the terminal echoes again afterwards,
//! and that none is taken from the command line, where others see it. Does not judge passwords.

use std::io::{BufRead as _, IsTerminal as _, Read as _, Write as _};

use anyhow::{Context as _, Result, bail};
use clap::Args;
use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};

use super::outcome::Usage;
use super::output::note;

/// Longer ones are no passwords.
const LINE_BYTES_MAX: u64 = 4096;

/// Characters of generated passwords: without those that are easily mistaken for one another.
const ALPHABET: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";

/// Groups of four characters in a generated password; each character is 5 bits.
const GROUPS: usize = 5;

/// How the command gets a password.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(super) struct PasswordArguments {
    /// Read the password from the first line of stdin
    #[arg(long)]
    password_stdin: bool,
    /// Make a random password and print it
    #[arg(long)]
    generate: bool,
}

/// A password, and whether its owner has seen it yet.
pub(super) struct NewPassword {
    pub(super) text: String,
    pub(super) is_generated: bool,
}

impl PasswordArguments {
    /// Gets the password.
    ///
    /// # Errors
    /// There is no terminal to ask at (wrong usage), the two typed ones differ, or stdin is empty.
    pub(super) fn read(&self, account: &str) -> Result<NewPassword> {
        if self.generate {
            return Ok(NewPassword {
                text: generate()?,
                is_generated: true,
            });
        }
        let text = match self.password_stdin {
            true => first_line_of_stdin()?,
            false => ask_twice(account)?,
        };
        Ok(NewPassword {
            text,
            is_generated: false,
        })
    }
}

/// The first line of stdin, without its end.
///
/// # Errors
/// Stdin is empty, unreadable, no text, or its first line is longer than any password.
pub(super) fn first_line_of_stdin() -> Result<String> {
    let mut line = String::new();
    let mut stdin = std::io::stdin().lock().take(LINE_BYTES_MAX);
    stdin
        .read_line(&mut line)
        .context("cannot read the password from stdin")?;
    if line.len() as u64 == LINE_BYTES_MAX {
        bail!("the first line of stdin is too long for a password");
    }
    let password = line.trim_end_matches(['\r', '\n']);
    if password.is_empty() {
        bail!("the first line of stdin is empty: write the password there");
    }
    Ok(password.to_owned())
}

/// 100 random bits that can be read out and typed: `k7pd-2m9x-…`.
///
/// # Errors
/// The system gives no random bytes.
pub(super) fn generate() -> Result<String> {
    let mut random = [0u8; GROUPS * 4];
    getrandom::fill(&mut random).context("the system gives no random bytes")?;
    let characters = random.map(|byte| char::from(ALPHABET[usize::from(byte % 32)]));
    let groups: Vec<String> = characters
        .chunks(4)
        .map(|group| group.iter().collect())
        .collect();
    Ok(groups.join("-"))
}

fn ask_twice(account: &str) -> Result<String> {
    if !std::io::stdin().is_terminal() {
        let advice = "stdin is no terminal to ask for a password at: give --password-stdin to read \
            it from there, or --generate";
        return Err(Usage(advice.to_owned()).into());
    }
    let first = ask(&format!("New password for {account}: "))?;
    let second = ask("The same again: ")?;
    if first != second {
        bail!("the two passwords differ: nothing was changed");
    }
    Ok(first)
}

fn ask(question: &str) -> Result<String> {
    let mut stderr = std::io::stderr();
    stderr
        .write_all(question.as_bytes())
        .context("cannot ask for the password")?;
    let silence = Silence::begin()?;
    let answer = first_line_of_stdin();
    drop(silence);
    // The line end that was typed was not echoed either.
    note("");
    answer
}

/// While it lives, the terminal does not echo.
struct Silence {
    before: Termios,
}

impl Silence {
    fn begin() -> Result<Silence> {
        let before = tcgetattr(std::io::stdin()).context("cannot ask the terminal")?;
        let mut silent = before.clone();
        silent.local_modes.remove(LocalModes::ECHO);
        tcsetattr(std::io::stdin(), OptionalActions::Flush, &silent)
            .context("cannot silence the terminal")?;
        Ok(Silence { before })
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        // If it fails there is no terminal any more that could echo.
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, &self.before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_passwords_differ_and_can_be_typed() {
        let (first, second) = (generate().unwrap(), generate().unwrap());
        assert_ne!(first, second);
        assert_eq!(first.len(), 24);
        assert!(
            first
                .bytes()
                .all(|byte| byte == b'-' || ALPHABET.contains(&byte)),
            "{first}"
        );
    }
}
