//! Passwords of administrators' accounts: which are allowed, how they are kept, how they are
//! checked.
//!
//! Guarantee: hashing runs off the async threads and a few at a time, and a check takes as long for
//! a name that does not exist as for one that does. Deliberately not here: users' SIP passwords,
//! which phones need in the clear, and counting failures (`back_off`).

use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier, password_hash::SaltString};
use schemas::Secret;
use tokio::sync::Semaphore;

/// The fewest characters of a password (threats.md; 15 are advised).
pub const LENGTH_MIN: usize = 8;
/// The most bytes of a password; generous, for pass phrases, but not without end.
pub const BYTES_MAX: usize = 1024;
/// How many passwords are hashed at a time: each takes 19 MiB and a core for its while.
const HASHES_AT_A_TIME: usize = 2;

/// Words that make no password, whatever digits and signs stand around them: the product's own
/// defaults and those of the manuals, and the most common ones.
const REFUSED_WORDS: &[&str] = &[
    "rollcall",
    "acladmin",
    "audiocodes",
    "admin",
    "administrator",
    "supervisor",
    "operator",
    "monitor",
    "system",
    "root",
    "user",
    "guest",
    "test",
    "demo",
    "default",
    "phone",
    "ipphone",
    "pass",
    "passwd",
    "password",
    "passwort",
    "passw0rd",
    "p@ssword",
    "p@ssw0rd",
    "pa$$word",
    "pa$$w0rd",
    "letmein",
    "welcome",
    "changeme",
    "secret",
    "qwerty",
    "qwertyui",
    "qwertyuiop",
    "qwertz",
    "qwertzuiop",
    "azerty",
    "azertyuiop",
    "asdfgh",
    "asdfghjk",
    "asdfghjkl",
    "zxcvbnm",
    "abcdef",
    "abcdefg",
    "abcdefgh",
    "abc",
    "abcd",
    "iloveyou",
    "sunshine",
    "princess",
    "dragon",
    "monkey",
    "football",
    "baseball",
    "superman",
    "batman",
    "trustno1",
    "whatever",
    "computer",
    "internet",
    "starwars",
    "michelle",
    "jennifer",
    "jordan",
    "master",
    "shadow",
    "login",
    "access",
    "hello",
    "freedom",
    "michael",
    "ashley",
    "charlie",
    "donald",
    "summer",
    "winter",
    "spring",
    "autumn",
    "sommer",
    "januar",
    "january",
    "monday",
    "samsung",
    "google",
    "liverpool",
    "chelsea",
    "arsenal",
    "pokemon",
    "killer",
    "hunter",
    "ranger",
    "buster",
    "thomas",
    "robert",
    "jessica",
    "daniel",
    "mustang",
    "corvette",
    "ferrari",
    "mercedes",
    "porsche",
    "cisco",
];

/// Sequences whose parts make no password.
const REFUSED_SEQUENCES: &[&str] = &[
    "01234567890123456789",
    "09876543210987654321",
    "1q2w3e4r5t6z7u8i9o0p",
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb",
    "abcdefghijklmnopqrstuvwxyz",
    "1a2b3c4d5e6f7g8h9i0j",
];

/// Says why a password is not allowed for this account.
pub fn check_policy(password: &Secret, account: &str) -> Result<(), String> {
    let text = password.expose();
    let characters = text.chars().count();
    if characters < LENGTH_MIN {
        return Err(format!(
            "has fewer than {LENGTH_MIN} characters; 15 or more are advised"
        ));
    }
    if text.len() > BYTES_MAX {
        return Err(format!("is longer than {BYTES_MAX} bytes"));
    }
    let lower = text.to_lowercase();
    if is_common(&lower) {
        return Err("is one of the most common passwords, or a default of the product".to_owned());
    }
    if letters_inside(&lower) == letters_inside(&account.to_lowercase()) {
        return Err("is the account's name; take something that others cannot guess".to_owned());
    }
    Ok(())
}

fn is_common(lower: &str) -> bool {
    let mut characters = lower.chars();
    let first = characters.next();
    let one_character = characters.all(|character| Some(character) == first);
    let inside = letters_inside(lower);
    one_character
        || inside.is_empty() && lower.chars().count() < 15
        || REFUSED_WORDS.contains(&inside)
        || REFUSED_WORDS.contains(&lower)
        || REFUSED_SEQUENCES
            .iter()
            .any(|sequence| sequence.contains(lower))
}

/// The text without the digits and signs around it.
fn letters_inside(text: &str) -> &str {
    text.trim_matches(|character: char| !character.is_alphabetic())
}

/// Why a password could not be hashed or checked.
#[derive(Debug, thiserror::Error)]
pub enum PasswordError {
    /// The system gave no random bytes.
    #[error("no random bytes for a salt")]
    Random(#[source] getrandom::Error),
    /// argon2 failed: its memory could not be had.
    #[error("the password could not be hashed")]
    Hash(#[source] argon2::password_hash::Error),
    /// The server is stopping.
    #[error("the server is stopping")]
    Stopped,
}

/// argon2id of a password in PHC form, with the parameters that OWASP names first (19 MiB, 2
/// passes). Takes tens of milliseconds: not for the writer, nor for an async thread.
pub fn hash(password: &Secret) -> Result<Secret, PasswordError> {
    let mut salt = [0u8; 16];
    getrandom::fill(&mut salt).map_err(PasswordError::Random)?;
    let salt = SaltString::encode_b64(&salt).map_err(PasswordError::Hash)?;
    let phc = Argon2::default()
        .hash_password(password.expose().as_bytes(), &salt)
        .map_err(PasswordError::Hash)?;
    Ok(Secret::new(&phc.to_string()))
}

/// Whether the password is the one of this hash. As slow as [`hash`]. A hash that is none (its key
/// was erased) fits no password.
pub fn verify(password: &Secret, phc: &Secret) -> bool {
    PasswordHash::new(phc.expose()).is_ok_and(|parsed| {
        Argon2::default()
            .verify_password(password.expose().as_bytes(), &parsed)
            .is_ok()
    })
}

/// Hashes and checks passwords for the listener.
pub struct Passwords {
    turns: Semaphore,
    nobodys_hash: Secret,
}

impl Passwords {
    /// Ready to hash; makes the hash against which passwords of unknown names are checked.
    pub fn new() -> Result<Self, PasswordError> {
        let mut random = [0u8; 16];
        getrandom::fill(&mut random).map_err(PasswordError::Random)?;
        let nobodys_hash = hash(&Secret::new(&blake3::hash(&random).to_hex()))?;
        Ok(Self {
            turns: Semaphore::new(HASHES_AT_A_TIME),
            nobodys_hash,
        })
    }

    /// As [`hash`], when it is this one's turn.
    pub async fn hash(&self, password: Secret) -> Result<Secret, PasswordError> {
        self.in_turn(move || hash(&password)).await?
    }

    /// As [`verify`], when it is this one's turn; `None` is an account that does not exist: as
    /// slow, and never right.
    pub async fn verify(
        &self,
        password: Secret,
        phc: Option<Secret>,
    ) -> Result<bool, PasswordError> {
        let exists = phc.is_some();
        let phc = phc.unwrap_or_else(|| self.nobodys_hash.clone());
        let fits = self.in_turn(move || verify(&password, &phc)).await?;
        Ok(fits && exists)
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, PasswordError> {
        let _turn = self
            .turns
            .acquire()
            .await
            .map_err(|_| PasswordError::Stopped)?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|_| PasswordError::Stopped)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_and_default_passwords_are_refused() {
        for password in [
            "pass_1234",
            "acladmin",
            "Rollcall1!",
            "audiocodes2026",
            "password",
            "Passw0rd",
            "12345678",
            "123456789",
            "987654321",
            "aaaaaaaa",
            "Password123!",
            "1q2w3e4r",
            "system123",
            "abcdefgh",
            "20262026",
            "alice1980",
            "short",
        ] {
            assert!(
                check_policy(&Secret::new(password), "alice").is_err(),
                "{password}"
            );
        }
    }

    #[test]
    fn uncommon_and_long_passwords_are_fine() {
        for password in [
            "tulip-42-anchor",
            "correct horse battery staple",
            "грузовик7 и мост",
        ] {
            assert_eq!(
                check_policy(&Secret::new(password), "alice"),
                Ok(()),
                "{password}"
            );
        }
        assert_eq!(
            check_policy(&Secret::new(&"long phrase ".repeat(50)), "alice"),
            Ok(())
        );
        assert!(check_policy(&Secret::new(&"ab".repeat(513)), "alice").is_err());
    }

    #[actix_web::test]
    async fn a_password_fits_its_own_hash_only() {
        let passwords = Passwords::new().unwrap();
        let phc = passwords
            .hash(Secret::new("tulip-42-anchor"))
            .await
            .unwrap();
        assert!(phc.expose().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        let check = |text: &str, phc: Option<Secret>| passwords.verify(Secret::new(text), phc);
        assert!(check("tulip-42-anchor", Some(phc.clone())).await.unwrap());
        assert!(!check("tulip-42-anchoR", Some(phc)).await.unwrap());
        assert!(!check("tulip-42-anchor", None).await.unwrap());
        assert!(
            !check("tulip-42-anchor", Some(Secret::new("[erased]")))
                .await
                .unwrap()
        );
    }
}
