//! From what a face may see to what its screen says: the words, the buttons, and their order.

mod asks;
mod bar;
mod door;
mod host;
mod kept;
mod more;
mod parts;
mod ring;
mod rule;
mod told;

use roundwell::{
    circle::{
        engine::{Purpose, Quiet},
        service::Snapshot,
        view::{Face, View},
    },
    format::StageKind,
};

pub use self::parts::{agreements, minutes};

use self::{
    bar::Bar,
    kept::{agreed, kept},
    parts::{is_mine, name},
    told::{asked, comes_late, dark, late},
};
use super::scene::{Block, REHEARSAL, Scene};
use crate::tr;

/// The screen of a face.
pub fn compose(snapshot: &Snapshot) -> Scene {
    let view = &snapshot.view;
    let team = snapshot.meeting.session.team_id;
    let (session, wall) = match view.purpose {
        Purpose::Meeting => {
            let session = snapshot.meeting.session.id;
            (session.to_string(), format!("/rooms/{session}/wall"))
        }
        Purpose::Rehearsal => (REHEARSAL.to_owned(), format!("/teams/{team}/rehearsal?face=wall")),
    };
    let bar = Bar::of(view);
    Scene {
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
        head: head(view),
        below: if view.face == Face::Wall {
            Vec::new()
        } else {
            below(view)
        },
        tools: if view.face == Face::Host {
            host::tools(view, &bar)
        } else {
            Vec::new()
        },
        more: if view.face == Face::Wall {
            Vec::new()
        } else {
            more::blocks(view, &bar, wall)
        },
        hold: bar.steps,
    }
}

fn eyebrow(view: &View) -> String {
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

fn title(view: &View) -> String {
    match view.pause {
        Some(Quiet::Breath) => return tr!("circle-title-pause"),
        Some(Quiet::Agreements) => return tr!("circle-title-reopened"),
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

fn status(view: &View) -> String {
    match view.next {
        Some(_) if view.pause.is_none() => format!(
            "{} {}",
            title(view),
            tr!("circle-next", name = name(view, view.next))
        ),
        _ => title(view),
    }
}

fn head(view: &View) -> Vec<Block> {
    let rehearsal = if view.purpose == Purpose::Rehearsal {
        Block::Notice(tr!("rehearsal-notice"))
    } else {
        Block::Nothing
    };
    let guide = match (view.pause, view.holder) {
        (Some(_), _) => Block::Line(tr!("circle-pause-guide")),
        (None, Some(_)) if view.face == Face::Wall => Block::Nothing,
        (None, Some(_)) if is_mine(view) => Block::Nothing,
        (None, Some(_)) => next_line(view),
        (None, None) => Block::Line(view.guide.clone()),
    };
    let [rule, now] = rule::lines(view);
    let shows_agreements = comes_late(view)
        || view.pause == Some(Quiet::Agreements)
        || (view.pause.is_none() && view.kind == StageKind::Agreements);
    let agreements = if shows_agreements {
        Block::List(agreements())
    } else {
        Block::Nothing
    };
    let accepted = if view.kind == StageKind::Agreements {
        Block::Quiet(tr!(
            "circle-accepted",
            accepted = view.accepted,
            present = view.present
        ))
    } else {
        Block::Nothing
    };
    let managers = if view.managers.is_empty() {
        Block::Nothing
    } else {
        Block::Notice(tr!(
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
    let [roles, door] = if shows_agreements {
        [Block::Nothing, Block::Nothing]
    } else {
        [roles(view), door::wall(view)]
    };
    blocks.extend([agreed(view), kept(view), roles, door]);
    blocks
}

/// On the wall, between turns; elsewhere it stands below.
fn roles(view: &View) -> Block {
    if view.face == Face::Wall && view.holder.is_none() && view.kept.is_none() {
        Block::Quiet(ring::roles(view))
    } else {
        Block::Nothing
    }
}

fn next_line(view: &View) -> Block {
    match view.next {
        Some(next) if Some(next) == view.me => Block::Line(tr!("circle-next-you")),
        Some(_) => Block::Line(tr!("circle-next", name = name(view, view.next))),
        None => Block::Line(tr!("circle-next-nobody")),
    }
}

/// What stands below the circle: where things are, and hardly anything to press.
fn below(view: &View) -> Vec<Block> {
    let time = match view.clock {
        Some(clock) if view.holder.is_some() => {
            Block::Quiet(tr!("circle-time", minutes = minutes(clock.suggested)))
        }
        _ => Block::Nothing,
    };
    let [asked, aside] = asked(view);
    let guardian = match view.guardian {
        Some(_) if view.guardian == view.me => Block::Quiet(tr!("circle-guardian-you")),
        _ => Block::Quiet(ring::roles(view)),
    };
    let walls = match view.walls {
        0 => Block::Nothing,
        count => Block::Quiet(tr!("circle-walls", count = count)),
    };
    vec![time, dark(view), asked, aside, rule::mine(view), guardian, walls]
}
