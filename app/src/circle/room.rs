//! The island of the live room: it keeps a screen that the server has drawn up to date, and posts its forms.
//!
//! It knows nothing of rooms. Its children are the screen, whole; every newer one comes down the stream as HTML and is laid over the one
//! that is there (`room/morph.rs`). A command goes up as a form post, the same as without JavaScript; what it brought about comes
//! back on the stream. While the server cannot be reached, the last screen stays, with a line that says so, and what was pressed is
//! sent again when it can.

use leptos::prelude::*;

#[cfg(feature = "hydrate")]
mod awake;
#[cfg(feature = "hydrate")]
mod clock;
#[cfg(feature = "hydrate")]
mod connection;
#[cfg(feature = "hydrate")]
mod dom;
#[cfg(feature = "hydrate")]
mod live;
#[cfg(feature = "hydrate")]
mod more;
#[cfg(feature = "hydrate")]
mod morph;
#[cfg(feature = "hydrate")]
mod screen;
#[cfg(feature = "hydrate")]
mod settle;
#[cfg(feature = "hydrate")]
mod submit;
mod texts;

pub use self::texts::RoomTexts;

/// Keeps the screen inside it up to date.
#[island]
pub fn Room(
    /// URL of the stream of newer screens.
    stream: String,
    /// Name shared by the tabs of one browser that show the same screen: one of them holds the stream for all.
    line: String,
    /// Words for refusals.
    words: RoomTexts,
    children: Children,
) -> impl IntoView {
    #[cfg(feature = "hydrate")]
    live::begin(stream, line, words);
    #[cfg(not(feature = "hydrate"))]
    let _only_in_the_browser = (stream, line, words);
    children()
}
