//! Place of a page within a team.

/// One of the three places of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavPlace {
    /// Circles and sessions.
    Circle,
    Pulse,
    /// Results, actions and replies.
    Actions,
}
