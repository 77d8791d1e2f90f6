//! Roles in a team.

crate::text_enum! {
    /// Role of somebody in a team.
    Role {
        /// Takes part: circles, pulses, actions.
        Member = "member",
        /// A member who may also open and steer a session.
        Host = "host",
        /// Plans circles and pulses, invites people.
        Lead = "lead",
        /// Reads what was published and owes replies; never on a roster, never counted.
        Manager = "manager",
    }
}
