//! From what a face may see to what its screen says: the words, the buttons, and their order.

mod asks;
mod bar;
mod host;
mod invite;
mod more;
mod notices;
mod parts;
mod record;
mod ring;
mod rule;

use roundwell::{
    circle::{
        engine::{PauseReason, RoomPurpose},
        service::RoomContext,
        view::{RoomView, ScreenRole},
    },
    format::StageKind,
};

pub use self::parts::{agreements, minutes};

use self::{
    bar::Bar,
    notices::{asked, comes_late, dark, late},
    parts::{is_mine, name},
    record::{agreed, kept},
};
use super::view_model::{REHEARSAL, RoomViewModel, Section};
use crate::tr;

/// The screen of a face.
pub fn build(snapshot: &RoomContext) -> RoomViewModel {
    let view = &snapshot.view;
    let team = snapshot.meeting.session.team_id;
    let (session, wall) = match view.purpose {
        RoomPurpose::Meeting => {
            let session = snapshot.meeting.session.id;
            (session.to_string(), format!("/rooms/{session}/wall"))
        }
        RoomPurpose::Rehearsal => (REHEARSAL.to_owned(), format!("/teams/{team}/rehearsal?face=wall")),
    };
    let bar = Bar::of(view);
    RoomViewModel {
        version: view.version,
        session: session.clone(),
        face: view.face,
        mine: is_mine(view),
        eyebrow: eyebrow(view),
        title: title(view),
        prompt: view.prompt.clone().unwrap_or_default(),
        status: status(view),
        ring: ring::ring(view),
        clock: view.clock,
        header: header(view),
        secondary: if view.face == ScreenRole::Wall {
            Vec::new()
        } else {
            secondary(view)
        },
        tools: if view.face == ScreenRole::Host {
            host::tools(view, &bar)
        } else {
            Vec::new()
        },
        more: if view.face == ScreenRole::Wall {
            Vec::new()
        } else {
            more::blocks(view, &bar, wall)
        },
        primary_actions: bar.steps,
    }
}

fn eyebrow(view: &RoomView) -> String {
    if view.holder.is_some() {
        let stage = view
            .stages
            .get(usize::from(view.stage))
            .cloned()
            .unwrap_or_default();
        return match view.kind {
            StageKind::Prompts => tr!("circle-eyebrow-round", stage = stage, round = view.round),
            _ => tr!("circle-eyebrow-stage", stage = stage),
        };
    }
    tr!(
        "circle-eyebrow-step",
        step = view.stage + 1,
        steps = view.stages.len()
    )
}

fn title(view: &RoomView) -> String {
    match view.pause {
        Some(PauseReason::Breath) => return tr!("circle-title-pause"),
        Some(PauseReason::Agreements) => return tr!("circle-title-reopened"),
        None => {}
    }
    if is_mine(view) {
        let key = if view.again {
            "circle-title-mine-again"
        } else {
            "circle-title-mine"
        };
        return tr!(key, name = name(view, view.me));
    }
    match view.holder {
        Some(_) => tr!("circle-title-speaking", name = name(view, view.holder)),
        None => view
            .stages
            .get(usize::from(view.stage))
            .cloned()
            .unwrap_or_default(),
    }
}

fn status(view: &RoomView) -> String {
    match view.next {
        Some(_) if view.pause.is_none() => format!(
            "{} {}",
            title(view),
            tr!("circle-next", name = name(view, view.next))
        ),
        _ => title(view),
    }
}

fn header(view: &RoomView) -> Vec<Section> {
    let rehearsal = if view.purpose == RoomPurpose::Rehearsal {
        Section::Notice(tr!("rehearsal-notice"))
    } else {
        Section::Nothing
    };
    let guide = match (view.pause, view.holder) {
        (Some(_), _) => Section::Line(tr!("circle-pause-guide")),
        (None, Some(_)) if view.face == ScreenRole::Wall => Section::Nothing,
        (None, Some(_)) if is_mine(view) => Section::Nothing,
        (None, Some(_)) => next_line(view),
        (None, None) => Section::Line(view.guide.clone()),
    };
    let [rule, now] = rule::lines(view);
    let shows_agreements = comes_late(view)
        || view.pause == Some(PauseReason::Agreements)
        || (view.pause.is_none() && view.kind == StageKind::Agreements);
    let agreements = if shows_agreements {
        Section::List(agreements())
    } else {
        Section::Nothing
    };
    let accepted = if view.kind == StageKind::Agreements {
        Section::Quiet(tr!(
            "circle-accepted",
            accepted = view.accepted,
            present = view.present
        ))
    } else {
        Section::Nothing
    };
    let managers = if view.managers.is_empty() {
        Section::Nothing
    } else {
        Section::Notice(tr!(
            "circle-managers",
            names = view.managers.join(", "),
            count = view.managers.len()
        ))
    };
    let mut blocks = vec![
        rehearsal,
        guide,
        late(view),
        rule,
        now,
        agreements,
        accepted,
        managers,
    ];
    blocks.extend(asks::blocks(view));
    // On a wall the agreements need the room.
    let [roles, invite] = if shows_agreements {
        [Section::Nothing, Section::Nothing]
    } else {
        [roles(view), invite::wall(view)]
    };
    blocks.extend([agreed(view), kept(view), roles, invite]);
    blocks
}

/// On the wall, between turns; elsewhere it stands below.
fn roles(view: &RoomView) -> Section {
    if view.face == ScreenRole::Wall && view.holder.is_none() && view.kept.is_none() {
        Section::Quiet(ring::roles(view))
    } else {
        Section::Nothing
    }
}

fn next_line(view: &RoomView) -> Section {
    match view.next {
        Some(next) if Some(next) == view.me => Section::Line(tr!("circle-next-you")),
        Some(_) => Section::Line(tr!("circle-next", name = name(view, view.next))),
        None => Section::Line(tr!("circle-next-nobody")),
    }
}

/// Part below the circle: where things are, and hardly anything to press.
fn secondary(view: &RoomView) -> Vec<Section> {
    let time = match view.clock {
        Some(clock) if view.holder.is_some() => {
            Section::Quiet(tr!("circle-time", minutes = minutes(clock.suggested)))
        }
        _ => Section::Nothing,
    };
    let [asked, aside] = asked(view);
    let guardian = match view.guardian {
        Some(_) if view.guardian == view.me => Section::Quiet(tr!("circle-guardian-you")),
        _ => Section::Quiet(ring::roles(view)),
    };
    let walls = match view.walls {
        0 => Section::Nothing,
        count => Section::Quiet(tr!("circle-walls", count = count)),
    };
    vec![
        time,
        dark(view),
        asked,
        aside,
        rule::own_part(view),
        guardian,
        walls,
    ]
}
