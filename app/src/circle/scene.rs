//! What the server tells a screen of a room to show: whole, in order, in words that are ready.
//!
//! A screen is a list of a few kinds of blocks. The browser's half knows how to draw them and how to post a form, and nothing
//! else: so it stays small, and a screen without JavaScript shows the very same.

use roundwell::circle::view::{Clock, Face};
use serde::{Deserialize, Serialize};

use crate::ui::ring::RingView;

/// One screen of a room.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Scene {
    /// The room's version; every form sends it back.
    pub version: u64,
    /// A random word that every form sends back, so that an order that arrives twice is known.
    pub order: String,
    /// The session.
    pub session: String,
    /// Which screen it is.
    pub face: Face,
    /// This screen's person has the piece.
    pub mine: bool,
    /// Where to go when the room is closed; empty while it is open.
    pub gone: String,
    /// The quiet line on top.
    pub eyebrow: String,
    /// The one heading.
    pub title: String,
    /// What is asked; may be empty.
    pub prompt: String,
    /// What a screen reader is told when it changes.
    pub status: String,
    /// The circle.
    pub ring: RingView,
    /// The timer, when it is shown.
    pub clock: Option<Clock>,
    /// What stands below the heading.
    pub head: Vec<Block>,
    /// The large buttons.
    pub hold: Vec<Deed>,
    /// What stands below them.
    pub below: Vec<Block>,
    /// The host's tools.
    pub tools: Vec<Block>,
}

/// A part of a screen. The lists of a scene keep their places: what is not there just now is [`Block::Nothing`], so that what
/// somebody is typing below it stays as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// Nothing, at this place.
    Nothing,
    /// A heading.
    Heading(String),
    /// A paragraph.
    Line(String),
    /// A quiet paragraph.
    Quiet(String),
    /// A notice.
    Notice(String),
    /// A list of sentences.
    List(Vec<String>),
    /// Terms and what they come to.
    Facts(Vec<(String, String)>),
    /// Buttons beside each other.
    Deeds(Vec<Deed>),
    /// A line with buttons at its end.
    Row(String, String, Vec<Deed>),
    /// A form to fill in.
    Form(Ask),
    /// Something that is opened with one tap.
    Reveal(String, Vec<Block>),
    /// A link.
    Link(String, String),
    /// How one comes in from outside.
    Door(Door),
}

/// How one comes in from outside: a picture for a phone, and letters for whoever types.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    /// Where the picture is.
    pub picture: String,
    /// What the picture is, in words.
    pub says: String,
    /// Where the letters are typed.
    pub line: String,
    /// The letters.
    pub code: String,
}

/// A button: a form with nothing to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deed {
    /// The path it posts to.
    pub action: String,
    /// What it sends besides session, version and order.
    pub sends: Vec<(String, String)>,
    /// What it says.
    pub label: String,
    /// Its class names.
    pub class: String,
}

/// A form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// The path it posts to.
    pub action: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// What its button says.
    pub submit: String,
    /// The button's class names.
    pub class: String,
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its label.
    pub label: String,
    /// What stands in it before anybody typed.
    pub value: String,
    /// What kind of field it is.
    pub kind: FieldKind,
    /// What is wrong with what was typed; empty when nothing is.
    pub problem: String,
}

/// What kind of field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// What the island needs besides its scene: the few words that do not come with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// Said while the server cannot be reached.
    pub offline: String,
    /// Why something was refused, by code.
    pub refusals: Vec<(String, String)>,
    /// Said when something else went wrong.
    pub failed: String,
}
