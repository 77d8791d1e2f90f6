//! Tokens and passwords: what is kept of each is a hash.

use argon2::{
    Algorithm, Argon2, Block, Params, Version,
    password_hash::phc::{Output, ParamsString, PasswordHash, Salt},
};
use sha2::{Digest, Sha256};

use super::{Password, credentials::opaque, hashing::Hasher};
use crate::{Ctx, Error, Result};

/// A random 32-byte secret that travels in a cookie or a link, as 64 hexadecimal digits.
#[derive(Clone, PartialEq, Eq)]
pub struct SecretToken([u8; 32]);

impl SecretToken {
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

    /// SHA-256 of the token, which the database keeps. A random token of 256 bits needs no slow hash.
    pub(crate) fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl std::fmt::Debug for SecretToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}

/// The outcome of comparing a typed password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PasswordVerdict {
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
    let hash = move |memory: &mut Vec<Block>| new_hash(password.reveal(), &salt, memory).map_err(internal);
    ctx.local::<Hasher>().run(hash).await
}

/// Compares a typed password with the one behind `hash`: normalised, and if that fails, as it was typed.
///
/// # Errors
/// [`Error::Busy`] when too many wait already.
pub(crate) async fn check_password(ctx: &Ctx, typed: &str, hash: &str) -> Result<PasswordVerdict> {
    let (normal, typed, hash) = (opaque(typed), typed.to_owned(), hash.to_owned());
    let check = move |memory: &mut Vec<Block>| {
        let hash = PasswordHash::new(&hash).map_err(internal)?;
        Ok(if is_behind(&normal, &hash, memory).map_err(internal)? {
            PasswordVerdict::Right
        } else if normal != typed && is_behind(&typed, &hash, memory).map_err(internal)? {
            PasswordVerdict::RightAsTyped
        } else {
            PasswordVerdict::Wrong
        })
    };
    ctx.local::<Hasher>().run(check).await
}

type PhcResult<T> = argon2::password_hash::Result<T>;

/// The PHC string of a password's hash, computed in `memory`.
fn new_hash(password: &str, salt: &[u8], memory: &mut Vec<Block>) -> PhcResult<String> {
    let (algorithm, version, params) = (Algorithm::Argon2id, Version::V0x13, Params::default());
    let argon2 = Argon2::new(algorithm, version, params.clone());
    let output = compute(&argon2, password, salt, Params::DEFAULT_OUTPUT_LEN, memory)?;
    let hash = PasswordHash {
        algorithm: algorithm.ident(),
        version: Some(version.into()),
        params: ParamsString::try_from(&params)?,
        salt: Some(Salt::new(salt)?),
        hash: Some(output),
    };
    Ok(hash.to_string())
}

/// True when the hash is this password's, computed in `memory` and compared in constant time.
fn is_behind(password: &str, hash: &PasswordHash, memory: &mut Vec<Block>) -> PhcResult<bool> {
    let (Some(salt), Some(expected), Some(version)) = (&hash.salt, &hash.hash, hash.version) else {
        return Ok(false);
    };
    let algorithm = Algorithm::try_from(hash.algorithm.as_str())?;
    let argon2 = Argon2::new(algorithm, Version::try_from(version)?, Params::try_from(hash)?);
    Ok(compute(&argon2, password, salt, expected.len(), memory)? == *expected)
}

fn compute(
    argon2: &Argon2<'_>,
    password: &str,
    salt: &[u8],
    length: usize,
    memory: &mut Vec<Block>,
) -> PhcResult<Output> {
    memory.resize(argon2.params().block_count(), Block::default());
    let mut output = vec![0; length];
    argon2.hash_password_into_with_memory(password.as_bytes(), salt, &mut output, memory)?;
    Ok(Output::new(&output)?)
}

fn internal(error: impl std::fmt::Display) -> Error {
    Error::Internal(error.to_string())
}

/// A hash that no password has: verifying against it takes as long as for an account that exists.
pub(crate) const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Xo2Gvv7PmzAz9EvaM7bT2r0B0TtyBgJ1NnFSu5nqfEs";

#[cfg(test)]
mod tests {
    use argon2::password_hash::PasswordVerifier;

    use super::*;

    #[test]
    fn a_hash_made_in_lent_memory_is_the_hash_that_the_crate_makes() {
        let mut memory = Vec::new();
        let made = new_hash("seven herons over slow water", b"sixteen of salt.", &mut memory).unwrap();
        let hash = PasswordHash::new(&made).unwrap();
        assert!(made.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{made}");
        for (password, right) in [("seven herons over slow water", true), ("six herons", false)] {
            let crates = Argon2::default().verify_password(password.as_bytes(), &hash);
            assert_eq!(
                (crates.is_ok(), is_behind(password, &hash, &mut memory)),
                (right, Ok(right))
            );
        }
        let nobody = PasswordHash::new(NOBODY).unwrap();
        assert_eq!(
            is_behind("seven herons over slow water", &nobody, &mut memory),
            Ok(false)
        );
    }
}
