//! Messages between the ballot's island and the server.
//!
//! The handlers below `/ballots/` but [`ISSUE`] never learn who calls them: the session layer takes the cookie away before they run. All
//! of them are left out of the request log.

use serde::{Deserialize, Serialize};

/// Path for being given a ballot (signed in).
pub const ISSUE: &str = "/ballots/issue";
/// Path for being given a ballot for a slip (without a session).
pub const DRAW: &str = "/ballots/from-slip";
/// Path for casting a ballot (without a session).
pub const CAST: &str = "/ballots/cast";
/// Path of the receipt of a ballot (without a session).
pub const RECEIPT: &str = "/ballots/receipt";

/// A ballot given out, still blinded.
#[derive(Clone, Serialize, Deserialize)]
pub struct IssuedWire {
    /// The evaluated nonce, in hexadecimal.
    pub evaluation: String,
    /// The proof, in hexadecimal.
    pub proof: String,
}
