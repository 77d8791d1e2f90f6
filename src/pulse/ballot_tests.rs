//! The published vectors of RFC 9497, and everything that must be refused.

use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

use super::*;

/// RFC 9497, appendix A.1.2 (ristretto255-SHA512, VOPRF mode): the server's key and the scalars of both test vectors.
const PRIVATE: &str = "e6f73f344b79b379f1a0dd37e07ff62e38d9f71345ce62ae3a9bc60b04ccd909";
const PUBLIC: &str = "c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e";
const BLIND: &str = "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706";
const PROOF_SCALAR: &str = "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e";

struct Vector {
    input: &'static str,
    blinded: &'static str,
    evaluation: &'static str,
    proof: &'static str,
    output: &'static str,
}

/// Test vectors 1 and 2 (batch size 1; this product never batches).
const VECTORS: [Vector; 2] = [
    Vector {
        input: "00",
        blinded: "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945",
        evaluation: "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e",
        proof: "ddef93772692e535d1a53903db24367355cc2cc78de93b3be5a8ffcc6985dd066d4346421d17bf5117a2a1ff0fcb2a759f58a539dfbe857a40bce4cf49ec600d",
        output: "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7da4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c",
    },
    Vector {
        input: "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
        blinded: "cc0b2a350101881d8a4cba4c80241d74fb7dcbfde4a61fde2f91443c2bf9ef0c",
        evaluation: "60a59a57208d48aca71e9e850d22674b611f752bed48b36f7a91b372bd7ad468",
        proof: "401a0da6264f8cf45bb2f5264bc31e109155600babb3cd4e5af7d181a2c9dc0a67154fabf031fd936051dec80b0b6ae29c9503493dde7393b722eafdf5a50b02",
        output: "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6",
    },
];

fn bytes(hex_digits: &str) -> Vec<u8> {
    hex::decode(hex_digits).unwrap()
}

/// A generator that yields one given scalar: a random scalar is 64 bytes reduced by the order, so the scalar and 32 zeros.
struct Scalar(Vec<u8>);

impl RngCore for Scalar {
    fn next_u32(&mut self) -> u32 {
        unreachable!("scalars are drawn as bytes")
    }
    fn next_u64(&mut self) -> u64 {
        unreachable!("scalars are drawn as bytes")
    }
    fn fill_bytes(&mut self, dest: &mut [u8]) {
        dest.fill(0);
        dest[..32].copy_from_slice(&self.0);
    }
    fn try_fill_bytes(&mut self, dest: &mut [u8]) -> Result<(), rand_core::Error> {
        self.fill_bytes(dest);
        Ok(())
    }
}

impl CryptoRng for Scalar {}

#[test]
fn the_published_vectors() {
    let key = PulseKey::from_bytes(&bytes(PRIVATE)).unwrap();
    assert_eq!(hex::encode(key.public()), PUBLIC);
    assert_eq!(hex::encode(key.to_bytes()), PRIVATE);
    for vector in VECTORS {
        let input = bytes(vector.input);
        let client = VoprfClient::<Ristretto255>::blind(&input, &mut Scalar(bytes(BLIND))).unwrap();
        assert_eq!(hex::encode(client.message.serialize()), vector.blinded);

        let issued = key
            .issue(&mut Scalar(bytes(PROOF_SCALAR)), &client.message.serialize())
            .unwrap();
        assert_eq!(hex::encode(issued.evaluation), vector.evaluation);
        assert_eq!(hex::encode(issued.proof), vector.proof);

        let evaluation = EvaluationElement::deserialize(&issued.evaluation).unwrap();
        let proof = Proof::deserialize(&issued.proof).unwrap();
        let public = Ristretto255::deserialize_elem(&bytes(PUBLIC)).unwrap();
        let output = client
            .state
            .finalize(&input, &evaluation, &proof, public)
            .unwrap();
        assert_eq!(hex::encode(output), vector.output);
        assert_eq!(hex::encode(key.0.evaluate(&input).unwrap()), vector.output);
    }
}

struct Parties {
    rng: ChaCha20Rng,
    key: PulseKey,
}

fn parties(seed: u64) -> Parties {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    let key = PulseKey::generate(&mut rng).unwrap();
    Parties { rng, key }
}

impl Parties {
    fn token(&mut self) -> BallotToken {
        let blinding = Blinding::draw(&mut self.rng).unwrap();
        let issued = self.key.issue(&mut self.rng, &blinding.blinded()).unwrap();
        blinding.finish(&issued, &self.key.public()).unwrap()
    }
}

#[test]
fn a_token_goes_all_the_way() {
    let mut parties = parties(1);
    let token = parties.token();
    assert_eq!(parties.key.redeem(&token), Ok(()));
    let read = BallotToken::from_hex(&token.to_hex()).ok().unwrap();
    assert_eq!(read.hash(), token.hash());
    assert_ne!(token.hash(), token.remark_key());
    assert_ne!(token.hash(), parties.token().hash());
    let kept = PulseKey::from_bytes(&parties.key.to_bytes()).ok().unwrap();
    assert_eq!(kept.redeem(&token), Ok(()));
}

#[test]
fn a_lost_reply_costs_nothing() {
    let mut parties = parties(2);
    let blinding = Blinding::draw(&mut parties.rng).ok().unwrap();
    let first = parties.key.issue(&mut parties.rng, &blinding.blinded()).unwrap();
    let again = parties.key.issue(&mut parties.rng, &blinding.blinded()).unwrap();
    assert_eq!(first.evaluation, again.evaluation);
    let reloaded = Blinding::from_bytes(&blinding.to_bytes()).ok().unwrap();
    let public = parties.key.public();
    let tokens = [blinding.finish(&first, &public), reloaded.finish(&again, &public)];
    let hashes: Vec<_> = tokens
        .into_iter()
        .map(|token| token.ok().unwrap().to_hex())
        .collect();
    assert_eq!(hashes[0], hashes[1]);
}

#[test]
fn the_browser_refuses_an_answer_made_with_another_key() {
    let (mut honest, other) = (parties(3), parties(4));
    let blinding = Blinding::draw(&mut honest.rng).ok().unwrap();
    let tagged = other.key.issue(&mut honest.rng, &blinding.blinded()).unwrap();
    let refusal = blinding.finish(&tagged, &honest.key.public()).err();
    assert_eq!(refusal, Some(BallotError::Proof));
    let issued = honest.key.issue(&mut honest.rng, &blinding.blinded()).unwrap();
    let mut bent = issued;
    bent.proof[0] ^= 1;
    assert!(blinding.finish(&bent, &honest.key.public()).is_err());
    let identity = [0; ELEMENT];
    assert_eq!(
        blinding.finish(&issued, &identity).err(),
        Some(BallotError::Malformed)
    );
}

#[test]
fn the_server_refuses_what_is_no_element() {
    let mut parties = parties(5);
    let good = Blinding::draw(&mut parties.rng).ok().unwrap().blinded();
    let longer = [&good[..], &[0]].concat();
    for (name, wrong) in [
        ("empty", &[][..]),
        ("short", &good[..31]),
        ("long", &longer[..]),
        ("identity", &[0; 32][..]),
        ("no point", &[255; 32][..]),
    ] {
        let refusal = parties.key.issue(&mut parties.rng, wrong).err();
        assert_eq!(refusal, Some(BallotError::Malformed), "{name}");
    }
}

#[test]
fn the_server_refuses_tokens_that_are_not_its_own() {
    let (mut here, mut elsewhere) = (parties(6), parties(7));
    assert_eq!(here.key.redeem(&elsewhere.token()), Err(BallotError::Foreign));
    let token = here.token().to_hex();
    let forged = format!("{}{}", &token[..64], "0".repeat(128));
    for (name, text, expected) in [
        ("forged output", forged.as_str(), Some(BallotError::Foreign)),
        ("empty", "", None),
        ("short", &token[..190], None),
        ("not hexadecimal", &"zz".repeat(TOKEN), None),
    ] {
        let got = BallotToken::from_hex(text)
            .ok()
            .map(|token| here.key.redeem(&token));
        assert_eq!(got.map(|result| result.unwrap_err()), expected, "{name}");
    }
}

#[test]
fn fingerprints_are_short_and_stable() {
    assert_eq!(fingerprint(&bytes(PUBLIC)).len(), 24);
    assert_eq!(fingerprint(&bytes(PUBLIC)), fingerprint(&bytes(PUBLIC)));
    assert_ne!(fingerprint(&bytes(PUBLIC)), fingerprint(&[0; 32]));
}
