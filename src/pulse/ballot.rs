//! Ballots that cannot be traced: the verifiable oblivious pseudorandom function of RFC 9497 (ristretto255-SHA512).
//!
//! 1. A pulse has a key pair of its own ([`PulseKey`]); everybody sees the same [`fingerprint`].
//! 2. The browser draws a random nonce and blinds it ([`Blinding`]); the blinded element is uniformly random and tells nothing.
//! 3. The server evaluates it for somebody on the roster, once ([`PulseKey::issue`]), and proves that it used the pulse's key.
//! 4. The browser checks the proof and unblinds ([`Blinding::finish`]). The result is a [`BallotToken`] the server has never seen.
//! 5. Whoever holds a token may cast one ballot ([`PulseKey::redeem`]); the ballot is kept under [`BallotToken::hash`].
//!
//! The same code runs in the browser and on the server. Nothing here implements `Debug`: secrets do not belong in logs.

use rand_core::{CryptoRng, RngCore};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use voprf::{BlindedElement, EvaluationElement, Group, Proof, Ristretto255, VoprfClient, VoprfServer};

/// Bytes of a group element: a public key, a blinded or an evaluated nonce.
pub const ELEMENT: usize = 32;
/// Bytes of a proof.
pub const PROOF: usize = 64;
/// Bytes of a token: the nonce and the function's output for it.
pub const TOKEN: usize = NONCE + OUTPUT;
/// Bytes of a [`Blinding`] as it is kept on the device until the answer has come.
pub const BLINDING: usize = NONCE + 64;

const NONCE: usize = 32;
const OUTPUT: usize = 64;

/// Failures of the protocol's steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BallotError {
    /// The bytes are not what they should be: wrong length, no point of the group, the identity.
    #[error("malformed")]
    Malformed,
    /// The server's proof does not hold: the answer was not made with the pulse's key.
    #[error("the proof does not hold")]
    Proof,
    /// The token was not made with this pulse's key.
    #[error("not a token of this pulse")]
    Foreign,
}

/// Answer of the server to a blinded nonce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Issued {
    /// The evaluated nonce, still blinded.
    pub evaluation: [u8; ELEMENT],
    /// Proof that it was made with the pulse's key.
    pub proof: [u8; PROOF],
}

/// The private key of one pulse. It exists from the opening to the close.
pub struct PulseKey(VoprfServer<Ristretto255>);

impl PulseKey {
    /// A new key.
    ///
    /// # Errors
    /// None that can happen with a working source of randomness.
    pub fn generate(rng: &mut (impl CryptoRng + RngCore)) -> Result<Self, BallotError> {
        VoprfServer::new(rng)
            .map(Self)
            .map_err(|_| BallotError::Malformed)
    }

    /// The key as it was kept.
    ///
    /// # Errors
    /// [`BallotError::Malformed`] when these are not 32 bytes of a canonical, non-zero scalar.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BallotError> {
        VoprfServer::new_with_key(bytes)
            .map(Self)
            .map_err(|_| BallotError::Malformed)
    }

    /// The key to keep (secret).
    pub fn to_bytes(&self) -> [u8; 32] {
        let both = self.0.serialize();
        std::array::from_fn(|i| both[i])
    }

    /// The public half.
    pub fn public(&self) -> [u8; ELEMENT] {
        Ristretto255::serialize_elem(self.0.get_public_key()).into()
    }

    /// Evaluates a blinded nonce. The same nonce always gets the same evaluation (and a fresh proof of it).
    ///
    /// # Errors
    /// [`BallotError::Malformed`] when `blinded` is no valid element or the identity.
    pub fn issue(&self, rng: &mut (impl CryptoRng + RngCore), blinded: &[u8]) -> Result<Issued, BallotError> {
        let element = BlindedElement::deserialize(blinded).map_err(|_| BallotError::Malformed)?;
        if blinded.len() != ELEMENT {
            return Err(BallotError::Malformed);
        }
        let evaluated = self.0.blind_evaluate(rng, &element);
        Ok(Issued {
            evaluation: evaluated.message.serialize().into(),
            proof: exact(&evaluated.proof.serialize())?,
        })
    }

    /// Checks that a token was made with this key. Compared in constant time.
    ///
    /// # Errors
    /// [`BallotError::Foreign`] when it was not.
    pub fn redeem(&self, token: &BallotToken) -> Result<(), BallotError> {
        let expected = self.0.evaluate(&token.nonce).map_err(|_| BallotError::Foreign)?;
        if bool::from(expected.ct_eq(&token.output)) {
            Ok(())
        } else {
            Err(BallotError::Foreign)
        }
    }
}

/// The browser's half while it waits for the server's answer. Kept on the device: a lost reply costs nobody their ballot.
pub struct Blinding {
    nonce: [u8; NONCE],
    client: VoprfClient<Ristretto255>,
}

impl Blinding {
    /// Draws a nonce and blinds it.
    ///
    /// # Errors
    /// None that can happen with a working source of randomness.
    pub fn draw(rng: &mut (impl CryptoRng + RngCore)) -> Result<Self, BallotError> {
        let mut nonce = [0; NONCE];
        rng.fill_bytes(&mut nonce);
        let blinded = VoprfClient::blind(&nonce, rng).map_err(|_| BallotError::Malformed)?;
        Ok(Self {
            nonce,
            client: blinded.state,
        })
    }

    /// The element to send.
    pub fn blinded(&self) -> [u8; ELEMENT] {
        let both = self.client.serialize();
        std::array::from_fn(|i| both[ELEMENT + i])
    }

    /// The bytes to keep on the device.
    pub fn to_bytes(&self) -> [u8; BLINDING] {
        let client = self.client.serialize();
        std::array::from_fn(|i| {
            if i < NONCE {
                self.nonce[i]
            } else {
                client[i - NONCE]
            }
        })
    }

    /// Reads what was kept on the device.
    ///
    /// # Errors
    /// [`BallotError::Malformed`] when it is something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BallotError> {
        let (nonce, client) = bytes.split_at_checked(NONCE).ok_or(BallotError::Malformed)?;
        Ok(Self {
            nonce: exact(nonce)?,
            client: VoprfClient::deserialize(client).map_err(|_| BallotError::Malformed)?,
        })
    }

    /// Checks the server's answer against the pulse's public key and unblinds it.
    ///
    /// # Errors
    /// [`BallotError::Malformed`] for bytes that are no elements, [`BallotError::Proof`] when another key was used.
    pub fn finish(&self, issued: &Issued, public: &[u8]) -> Result<BallotToken, BallotError> {
        let malformed = |_| BallotError::Malformed;
        let public = Ristretto255::deserialize_elem(public).map_err(malformed)?;
        let evaluation = EvaluationElement::deserialize(&issued.evaluation).map_err(malformed)?;
        let proof = Proof::deserialize(&issued.proof).map_err(malformed)?;
        let output = self
            .client
            .finalize(&self.nonce, &evaluation, &proof, public)
            .map_err(|_| BallotError::Proof)?;
        Ok(BallotToken {
            nonce: self.nonce,
            output: exact(&output)?,
        })
    }
}

/// The right to one ballot. Bearer's own: whoever has it can replace the ballot until the close.
#[derive(Clone, PartialEq, Eq)]
pub struct BallotToken {
    nonce: [u8; NONCE],
    output: [u8; OUTPUT],
}

impl BallotToken {
    /// The token as it is kept and sent.
    pub fn to_hex(&self) -> String {
        hex::encode([&self.nonce[..], &self.output[..]].concat())
    }

    /// A token as it was kept and sent.
    ///
    /// # Errors
    /// [`BallotError::Malformed`] when it is not [`TOKEN`] bytes in hexadecimal.
    pub fn from_hex(text: &str) -> Result<Self, BallotError> {
        let mut bytes = [0; TOKEN];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| BallotError::Malformed)?;
        Ok(Self {
            nonce: exact(&bytes[..NONCE])?,
            output: exact(&bytes[NONCE..])?,
        })
    }

    /// Under this the ballot is kept, and with it anybody who holds the token can ask whether it was counted.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.nonce).into()
    }

    /// Under this the remark is kept: it can be replaced, but without the token it cannot be joined to the answers.
    pub fn remark_key(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        hash.update(b"roundwell remark");
        hash.update(self.output);
        hash.finalize().into()
    }
}

/// Fingerprint that people compare to know that all of them were shown the same key: 80 bits of its SHA-256, in groups of four digits.
pub fn fingerprint(public: &[u8]) -> String {
    let digits = hex::encode(&Sha256::digest(public)[..10]);
    let groups: Vec<_> = (0..digits.len())
        .step_by(4)
        .map(|at| &digits[at..at + 4])
        .collect();
    groups.join(" ")
}

fn exact<const N: usize>(bytes: &[u8]) -> Result<[u8; N], BallotError> {
    bytes.try_into().map_err(|_| BallotError::Malformed)
}

#[cfg(test)]
#[path = "ballot_tests.rs"]
mod tests;
