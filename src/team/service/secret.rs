//! Tokens and passwords: what is kept of each is a hash.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use sha2::{Digest, Sha256};

use crate::{
    Ctx, Error, Result,
    team::{Password, credentials::opaque},
};

/// A random 32-byte secret that travels in a cookie or a link, as 64 hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct Token([u8; 32]);

impl Token {
    /// A new one.
    pub fn new(ctx: &Ctx) -> Self {
        Self(ctx.entropy.bytes())
    }

    /// Reads one that came back; nothing when it cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        hex::decode(text).ok()?.try_into().ok().map(Self)
    }

    /// The text for the cookie or the link.
    pub fn reveal(&self) -> String {
        hex::encode(self.0)
    }

    /// What the database keeps: its SHA-256. A random token of 256 bits needs no slow hash.
    pub(crate) fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The outcome of comparing a typed password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Another password.
    Wrong,
    /// The account's password.
    Right,
    /// The account's password byte for byte as it was typed: the hash is from before passwords were normalised.
    RightAsTyped,
}

/// Hashes a password with Argon2id (19 MiB, 2 passes, 1 lane: the OWASP minimum and the crate's default).
///
/// # Errors
/// [`Error::Busy`] when too many wait already.
pub(crate) async fn hash_password(ctx: &Ctx, password: Password) -> Result<String> {
    let salt: [u8; 16] = ctx.entropy.bytes();
    let hash = move || {
        let hash: PasswordHash = Argon2::default()
            .hash_password_with_salt(password.reveal().as_bytes(), &salt)
            .map_err(|error| Error::Internal(error.to_string()))?;
        Ok(hash.to_string())
    };
    ctx.hasher.run(hash).await
}

/// Compares a typed password with the one behind `hash`: normalised, and if that fails, as it was typed.
///
/// # Errors
/// [`Error::Busy`] when too many wait already.
pub(crate) async fn check_password(ctx: &Ctx, typed: &str, hash: &str) -> Result<Verdict> {
    let (normal, typed, hash) = (opaque(typed), typed.to_owned(), hash.to_owned());
    let check = move || {
        let hash = PasswordHash::new(&hash).map_err(|error| Error::Internal(error.to_string()))?;
        let is = |text: &str| Argon2::default().verify_password(text.as_bytes(), &hash).is_ok();
        Ok(if is(&normal) {
            Verdict::Right
        } else if normal != typed && is(&typed) {
            Verdict::RightAsTyped
        } else {
            Verdict::Wrong
        })
    };
    ctx.hasher.run(check).await
}

/// A hash that no password has: verifying against it takes as long as for an account that exists.
pub(crate) const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Xo2Gvv7PmzAz9EvaM7bT2r0B0TtyBgJ1NnFSu5nqfEs";
