//! Words that the server sends along with the island.

use serde::{Deserialize, Serialize};

/// The few words that do not stand on the screen until they are needed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomTexts {
    /// Texts of refusals, by code.
    pub refusals: Vec<(String, String)>,
    /// Answers to presses that no screen shows, by the word of the command.
    pub said: Vec<(String, String)>,
    /// Said when something else went wrong.
    pub failed: String,
}
