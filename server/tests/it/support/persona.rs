//! Personas of the tests. Invariant: `ALL` is everybody.

use roundwell::team::Role;

/// Person who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Persona {
    Nobody,
    Member,
    Host,
    Lead,
    Manager,
    Admin,
    /// The lead of a team of another organisation, and its admin.
    Stranger,
    /// Person without an account, in the open room alone.
    Guest,
    /// A shared screen without an account, at the wall of the open room.
    Screen,
}

impl Persona {
    pub(crate) const ALL: [Self; 9] = [
        Self::Nobody,
        Self::Member,
        Self::Host,
        Self::Lead,
        Self::Manager,
        Self::Admin,
        Self::Stranger,
        Self::Guest,
        Self::Screen,
    ];

    /// The role in the world's team.
    pub(crate) fn role(self) -> Option<Role> {
        match self {
            Self::Member => Some(Role::Member),
            Self::Host => Some(Role::Host),
            Self::Lead => Some(Role::Lead),
            Self::Manager => Some(Role::Manager),
            Self::Nobody | Self::Admin | Self::Stranger | Self::Guest | Self::Screen => None,
        }
    }
}
