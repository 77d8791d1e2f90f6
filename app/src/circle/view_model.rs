//! View model of a room's screen: whole, in order, in words that are ready.
//!
//! A screen is a list of a few kinds of blocks. The server draws them, for the first page and for everything that follows
//! ([`screen`](super::screen)); a screen without JavaScript shows the very same.

use roundwell::circle::view::{ScreenRole, TurnTimer};

use crate::ui::ring::RingView;

/// Word in place of a session's identifier, in the forms of a rehearsal.
pub const REHEARSAL: &str = "rehearsal";

/// One screen of a room.
#[derive(Clone, Debug, PartialEq)]
pub struct RoomViewModel {
    /// The room's version; every form sends it back.
    pub version: u64,
    pub session: String,
    /// Kind of screen.
    pub face: ScreenRole,
    /// True when this screen's person has the piece.
    pub mine: bool,
    /// The quiet line on top.
    pub eyebrow: String,
    /// The one heading.
    pub title: String,
    /// Prompt; may be empty.
    pub prompt: String,
    /// Text for screen readers when it changes.
    pub status: String,
    /// The circle.
    pub ring: RingView,
    /// The timer, when it is shown.
    pub clock: Option<TurnTimer>,
    /// Part below the heading.
    pub header: Vec<Section>,
    /// Part below the circle.
    pub secondary: Vec<Section>,
    /// Tools that the host fills in and sees to in this step.
    pub tools: Vec<Section>,
    /// The buttons of the action bar: the next step, and at most one quiet one beside it.
    pub primary_actions: Vec<BarAction>,
    /// Everything else that can be done, behind *More* in the action bar.
    pub more: Vec<Section>,
}

/// A part of a screen. The lists of a view model keep their places: what is not there just now is [`Section::Nothing`], so that what
/// somebody is typing below it stays as it is. A part is drawn anew when anything in it changes, and only then.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// Empty place.
    Nothing,
    Heading(String),
    /// A paragraph.
    Line(String),
    /// A quiet paragraph.
    Quiet(String),
    Notice(String),
    /// A list of sentences.
    List(Vec<String>),
    /// Terms and what they come to.
    Facts(Vec<(String, String)>),
    /// Buttons beside each other.
    Buttons(Vec<ActionButton>),
    /// A line with buttons at its end.
    Row(String, String, Vec<ActionButton>),
    /// A form to fill in.
    Form(RoomForm),
    /// Something that is opened with one tap.
    Details(String, Vec<Section>),
    Link(String, String),
    /// Link by which people come in from outside.
    JoinLink(JoinLink),
}

/// Link by which people come in from outside: a picture for a phone, and letters for whoever types.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct JoinLink {
    /// Path of the picture.
    pub picture: String,
    /// Description of the picture.
    pub says: String,
    /// Address where the letters are typed.
    pub line: String,
    /// The letters.
    pub code: String,
}

/// A button: a form with nothing to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ActionButton {
    /// Last part of the path it posts to, below the room's.
    pub action: String,
    /// Fields it sends besides session, version and order.
    pub sends: Vec<(String, String)>,
    /// Text.
    pub label: String,
    /// Class names.
    pub class: String,
}

/// A button of the action bar.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum BarAction {
    /// A form with nothing to fill in.
    Button(ActionButton),
    /// Sends a form that stands on the screen and has no button of its own.
    Send(Send),
}

impl BarAction {
    /// The button, when it is a form of its own.
    pub fn into_button(self) -> Option<ActionButton> {
        match self {
            Self::Button(button) => Some(button),
            Self::Send(_) => None,
        }
    }
}

/// A button that sends a form elsewhere on the screen.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Send {
    /// Last part of the path that the form posts to, below the room's.
    pub action: String,
    /// Text.
    pub label: String,
    /// Class names.
    pub class: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RoomForm {
    /// Last part of the path it posts to, below the room's.
    pub action: String,
    pub fields: Vec<FormField>,
    /// Label of its button; empty when the action bar has its button.
    pub submit: String,
    /// The button's class names.
    pub class: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FormField {
    pub name: String,
    pub label: String,
    /// Value before anybody typed.
    pub value: String,
    /// Kind of field.
    pub kind: FieldKind,
    /// Problem with what was typed; empty when nothing is.
    pub problem: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum FieldKind {
    /// A line of text with so many characters at most, and whether it must be filled in.
    Text(u16, bool),
    /// A day.
    Date,
    /// One of a list: value and label.
    Select(Vec<(String, String)>),
    /// One of a few, all visible: value and label.
    Radio(Vec<(String, String)>),
}
