//! Description of the last change, for the screens.

crate::text_enum! {
    /// The last thing that mattered to everyone in the room.
    Change {
        /// The room was opened.
        Opened = "opened",
        /// The piece went to somebody else.
        PieceMoved = "piece-moved",
        /// A round began.
        RoundBegun = "round-begun",
        /// A round ended.
        RoundEnded = "round-ended",
        /// The circle went on to another stage.
        StageChanged = "stage-changed",
        /// A pause was called.
        Paused = "paused",
        /// The pause ended.
        Resumed = "resumed",
        /// The host changed.
        HostChanged = "host-changed",
        /// The proposals were put on the table.
        AsksShown = "asks-shown",
        /// A choice was counted.
        ChoiceCounted = "choice-counted",
        /// The list of agreed actions changed.
        ActionsChanged = "actions-changed",
        /// The room was closed.
        Closed = "closed",
    }
}
