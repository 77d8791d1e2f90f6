//! The six areas of working conditions.

crate::text_enum! {
    /// The six areas of working conditions (the HSE Management Standards), each something an organisation can change.
    Hse {
        /// Workload, pace and staffing.
        Demands = "demands",
        /// The say people have in how the work is done.
        Control = "control",
        /// Help, information and equipment.
        Support = "support",
        /// Conduct among people, and settling of conflict.
        Relationships = "relationships",
        /// Clarity of who does what.
        Role = "role",
        /// Decision, explanation and conduct of changes.
        Change = "change",
    }
}
