//! The six areas of working conditions.

crate::text_enum! {
    /// The six areas of working conditions (the HSE Management Standards), each something an organisation can change.
    Hse {
        /// How much, how fast, with how many people.
        Demands = "demands",
        /// The say people have in how the work is done.
        Control = "control",
        /// Help, information and equipment.
        Support = "support",
        /// Way in which people treat each other, and how conflict is settled.
        Relationships = "relationships",
        /// Tells whether it is clear who does what.
        Role = "role",
        /// Way in which change is decided, explained and carried out.
        Change = "change",
    }
}
