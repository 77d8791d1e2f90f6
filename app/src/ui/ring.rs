//! The circle, drawn as a circle: seats on a ring, names outside it, and the piece as a warm stone that travels along it.
//!
//! The drawing is plain data in, SVG out. Coordinates are whole numbers in a box a thousand high. The stone is placed by a rotation
//! about the centre, so that a change of holder moves it *along* the ring (see [`piece`](super::piece) and
//! `style/components/ring.css`).

use leptos::prelude::*;

use super::piece::rotation;

/// Half the height of the drawing, where the centre is.
const CENTRE: f64 = 500.0;
/// Distance of a seat from the centre.
const RADIUS: f64 = 360.0;
/// A longer name would run into its neighbours'.
const NAME_LENGTH: usize = 12;
/// Mean width of a character of a name, in bold, on the average.
const CHARACTER: i32 = 28;
/// From where to where a phone shows names, the margin of its page included; and a wall.
const HAND: (i32, i32) = (-210, 1210);
const WALL: (i32, i32) = (-330, 1330);

/// State of a seat, as everybody may see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RingState {
    /// Turn still to come.
    #[default]
    Waiting,
    /// Turn over.
    Spoken,
    /// Passed, to be offered the piece again.
    Passed,
    /// Stepped out, or not connected.
    Away,
}

impl RingState {
    const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Spoken => "spoken",
            Self::Passed => "passed",
            Self::Away => "away",
        }
    }
}

/// Task of a seat's person besides sitting in the circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RingRole {
    /// Hosts: a dot within a circle.
    Host,
    /// Guards: a diamond.
    Guardian,
}

/// One seat on the ring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RingSeat {
    /// The seat's name, as it chose to be called.
    pub name: String,
    pub state: RingState,
    /// Task of its person; a mark stands inside the ring, before their seat.
    pub role: Option<RingRole>,
}

/// Everything the drawing shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RingView {
    /// The seats in speaking order; the first stands at the top, the rest follow clockwise.
    pub seats: Vec<RingSeat>,
    /// Index of the holder; none between rounds and in a pause.
    pub holder: Option<u16>,
    /// True when the piece rests in the middle, as it does in a pause.
    pub rests: bool,
    /// Index of the viewer's own seat; see [`with_you`].
    pub you: Option<u16>,
    /// Share of the suggested time that has gone, 0 to 1; none when the timer is off.
    pub arc: Option<f32>,
    /// Label of the drawing for somebody who cannot see it.
    pub label: String,
    /// True when it is drawn for a shared screen, to be read from five metres.
    pub wall: bool,
}

/// The circle of seats, for anybody: [`with_you`] says who looks on.
pub fn draw(ring: RingView) -> String {
    let count = ring.seats.len();
    let width = if ring.wall { WALL } else { HAND };
    let seats = ring.seats.into_iter().enumerate().map(|(index, seat)| {
        let holds = ring.holder.map(usize::from) == Some(index);
        draw_seat(seat, (index, count), width, holds)
    });
    let seats = seats.collect_view();
    let piece = ring.holder.filter(|_| count > 0).map(|holder| {
        let seats = u16::try_from(count).unwrap_or(u16::MAX);
        draw_piece(36_000 * i32::from(holder) / i32::from(seats), ring.arc)
    });
    // On the wall names are written out in full size, and need room on both sides.
    let frame = if ring.wall {
        "-330 0 1660 1000"
    } else {
        "-160 0 1320 1000"
    };
    view! {
        <div class=if ring.wall { "ring-frame wall" } else { "ring-frame" }>
            <svg class="ring" viewBox=frame role="img" aria-label=ring.label>
                <circle class="ring-track" cx="500" cy="500" r="360"/>
                {seats}
                {piece}
                {ring.rests.then(|| view! { <ellipse class="ring-stone" cx="500" cy="500" rx="48" ry="43"/> })}
            </svg>
        </div>
    }
    .to_html()
}

/// A drawing on which the name of whoever looks at it is marked. Fifteen people look at one circle, which is drawn once.
#[must_use]
pub fn with_you(drawing: &str, you: u16) -> String {
    let Some((at, name)) = drawing.match_indices(NAME).nth(usize::from(you)) else {
        return drawing.to_owned();
    };
    let (before, after) = drawing.split_at(at + name.len());
    format!("{before} data-you=\"\"{after}")
}

/// Marker that begins a name in the drawing. What people call themselves is escaped, so it begins nothing else.
const NAME: &str = "<text";

fn draw_seat(
    seat: RingSeat,
    (index, count): (usize, usize),
    width: (i32, i32),
    holds: bool,
) -> impl IntoView {
    let state = if holds { "holding" } else { seat.state.name() };
    let (x, y) = place(index, count, 0.0);
    let label = label_place(index, count, holds);
    let name = shorten(&seat.name, room(index, count, width));
    let role = seat.role.map(|role| draw_role(role, place(index, count, -92.0)));
    view! {
        {role}
        <circle class="ring-seat" data-state=state cx=x cy=y r="39"/>
        <text class="ring-name" data-state=state x=label.0 y=label.1 text-anchor=label.2>{name}</text>
    }
}

fn draw_role(role: RingRole, (x, y): (i32, i32)) -> AnyView {
    match role {
        RingRole::Host => view! {
            <circle class="ring-role open" cx=x cy=y r="20"/>
            <circle class="ring-role" cx=x cy=y r="8"/>
        }
        .into_any(),
        RingRole::Guardian => {
            let diamond = format!("M{x} {} l22 24 l-22 24 l-22 -24 z", y - 24);
            view! { <path class="ring-role" d=diamond/> }.into_any()
        }
    }
}

/// The stone, and the quiet arc around it that says how much of the suggested time has gone.
fn draw_piece(turn: i32, arc: Option<f32>) -> impl IntoView {
    let arc = arc.map(|gone| {
        let left = 100 - hundredths(gone);
        view! { <circle class="ring-arc" cx="500" cy="140" r="66" pathLength="100" stroke-dasharray="100" stroke-dashoffset=left/> }
    });
    view! {
        <g class="ring-piece" data-turn=turn transform=rotation(turn)>
            {arc}
            <ellipse class="ring-stone" cx="500" cy="140" rx="48" ry="43"/>
        </g>
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the value is clamped to 0..=100 before"
)]
fn hundredths(fraction: f32) -> i32 {
    (fraction.clamp(0.0, 1.0) * 100.0) as i32
}

/// The point of seat `index` of `count`, `beyond` the ring.
#[expect(
    clippy::cast_possible_truncation,
    reason = "at most fifteen seats in a box of a thousand"
)]
fn place(index: usize, count: usize, beyond: f64) -> (i32, i32) {
    let (sin, cos) = angle(index, count).sin_cos();
    (
        (CENTRE + (RADIUS + beyond) * sin) as i32,
        (CENTRE - (RADIUS + beyond) * cos) as i32,
    )
}

#[expect(clippy::cast_precision_loss, reason = "at most fifteen seats")]
fn angle(index: usize, count: usize) -> f64 {
    std::f64::consts::TAU * index as f64 / count.max(1) as f64
}

/// Position of a name outside its seat, and which end of it is tied there. The stone and its arc need more room than a seat.
fn label_place(index: usize, count: usize, holds: bool) -> (i32, i32, &'static str) {
    let (sin, cos) = angle(index, count).sin_cos();
    let (x, y) = place(index, count, if holds { 92.0 } else { 65.0 });
    if sin.abs() < 0.25 {
        (x, if cos > 0.0 { y + 4 } else { y + 38 }, "middle")
    } else {
        (x, y + 16, if sin > 0.0 { "start" } else { "end" })
    }
}

/// Number of characters of that a name are shown, whether or not its seat holds the piece.
fn room(index: usize, count: usize, width: (i32, i32)) -> usize {
    let (x, _, anchor) = label_place(index, count, true);
    let free = match anchor {
        "start" => width.1 - x,
        "end" => x - width.0,
        _ => return NAME_LENGTH,
    };
    usize::try_from(free / CHARACTER).map_or(0, |room| room.min(NAME_LENGTH))
}

/// A name that is too long loses its other words before letters of its first; a title is nobody's first name.
fn shorten(name: &str, room: usize) -> String {
    let fits = |text: &str| text.chars().count() <= room;
    let first = name
        .split_whitespace()
        .find(|word| !is_title(word))
        .unwrap_or(name);
    match name {
        whole if fits(whole) => whole.to_owned(),
        _ if fits(first) => first.to_owned(),
        _ => first.chars().take(room.saturating_sub(1)).chain(['…']).collect(),
    }
}

/// Titles as they stand before names in the languages of the wards this is for, without their full stops.
const TITLES: &[&str] = &[
    "dr",
    "dre",
    "dra",
    "docteur",
    "docteure",
    "prof",
    "professor",
    "professeur",
    "professeure",
    "pr",
    "mme",
    "mmes",
    "madame",
    "mlle",
    "m",
    "mr",
    "mister",
    "monsieur",
    "mrs",
    "ms",
    "miss",
    "mx",
    "sir",
    "herr",
    "frau",
    "hr",
    "fr",
    "sr",
    "sœur",
    "soeur",
    "schwester",
    "sister",
    "bruder",
    "pfleger",
    "nurse",
    "med",
    "phd",
    "père",
    "father",
];

fn is_title(word: &str) -> bool {
    let bare = word.trim_end_matches('.').to_lowercase();
    // "M" alone is more often an initial, and so is one letter of any other name.
    TITLES.contains(&bare.as_str()) && (bare.chars().count() > 1 || word.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_seat_is_at_the_top_and_the_next_to_its_right() {
        assert_eq!(place(0, 4, 0.0), (500, 140));
        assert_eq!(place(1, 4, 0.0).0, 860);
    }

    #[test]
    fn the_one_who_looks_on_is_marked_and_nobody_else() {
        let seat = |name: &str| RingSeat {
            name: name.into(),
            ..RingSeat::default()
        };
        let drawing = draw(RingView {
            seats: ["Ada", "<text", "Cato"].map(seat).into(),
            ..RingView::default()
        });
        for (you, name) in [(0, "Ada"), (1, "&lt;text"), (2, "Cato")] {
            let marked = with_you(&drawing, you);
            let (before, after) = marked.split_once(" data-you=\"\"").unwrap();
            assert_eq!(format!("{before}{after}"), drawing);
            let text = after.split("</text>").next().unwrap();
            assert!(text.contains(&format!(">{name}")), "{marked}");
        }
        assert_eq!(with_you(&drawing, 3), drawing);
    }

    #[test]
    fn a_long_name_is_shortened_by_characters_not_bytes() {
        assert_eq!(shorten("Élodie-Marguerite", 12), "Élodie-Marg…");
        assert_eq!(shorten("Bartholomew", 12), "Bartholomew");
        assert_eq!(shorten("Bartholomew Whitlock", 9), "Bartholo…");
        assert_eq!(shorten("Mina Halewood-Graves", 9), "Mina");
    }

    #[test]
    fn a_title_is_not_a_seats_name() {
        for (name, shown) in [
            ("Dr. Adaeze Okonkwo-Brandt", "Adaeze"),
            ("Dr Adaeze Okonkwo-Brandt", "Adaeze"),
            ("Prof. Dr. med. Wilhelmina Sander", "Wilhelmina"),
            ("Mme Geneviève Saint-Aubin", "Geneviève"),
            ("M. Théophraste Saint-Aubin", "Théophraste"),
            ("M Rowan Okonkwo-Brandt", "M"),
            ("Mrs. Penelope Fairweather", "Penelope"),
            ("Schwester Annegret Oldenburg", "Annegret"),
            ("Dr. Sander", "Dr. Sander"),
            ("Dr.", "Dr."),
            ("Monsieur Professeur", "Monsieur Pr…"),
        ] {
            assert_eq!(shorten(name, 12), shown, "{name}");
        }
    }

    #[test]
    fn a_name_beside_the_ring_stays_on_the_screen() {
        for count in 2..=15 {
            for index in 0..count {
                for (width, least) in [(HAND, 8), (WALL, 12)] {
                    assert!((least..=NAME_LENGTH).contains(&room(index, count, width)));
                }
            }
        }
        assert_eq!(room(1, 4, HAND), 9);
    }
}
