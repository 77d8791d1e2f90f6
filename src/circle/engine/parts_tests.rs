//! The turn rules of the formats, one story each. Seat 0 is the host.

use super::{
    tests::{Story, seat},
    *,
};
use crate::{
    circle::view,
    format::{self, Format, Part, StageKind, TurnRule},
};

/// A room of this format in the stage of that key, nobody having spoken in it; seat 1 is the presenter, 1 and 2 tell
/// stories or are the first group.
fn before(key: &str, stage: &str, seats: u128) -> Story {
    in_stage(format::find(key).unwrap(), stage, seats)
}

fn in_stage(format: &Format, stage: &str, seats: u128) -> Story {
    let mut story = Story::of(format, seats).accepted();
    for part in format.parts() {
        for number in 1..=if part.most() == 1 { 1 } else { 2 } {
            name(&mut story, number, part).unwrap();
        }
    }
    let _any = story.does(0, Command::Supervise);
    while story.room.stage().unwrap().key != stage {
        if story.room.now_in().kind.owes_a_round() {
            story.begins();
            story.everyone_speaks();
        }
        story.does(0, Command::NextStage).unwrap();
    }
    story
}

fn name(story: &mut Story, number: u128, part: Part) -> Result<(), Refusal> {
    let seat = seat(number);
    story.does(0, Command::NamePart { seat, part })
}

fn round() -> Command {
    Command::BeginRound {
        prompt: None,
        direction: Direction::Clockwise,
        first: None,
    }
}

fn speaks(key: &str, stage: &str, seats: u128) -> Vec<u128> {
    let mut story = before(key, stage, seats);
    story.begins();
    story.everyone_speaks()
}

#[test]
fn the_presenter_tells_and_then_sits_back() {
    assert_eq!(speaks("case-circle", "story", 6), [1]);
    assert_eq!(speaks("case-circle", "facts", 6), [2, 3, 4, 5, 0]);
    assert_eq!(speaks("case-circle", "wonder", 6), [2, 3, 4, 5, 0]);
    assert_eq!(speaks("case-circle", "return", 6), [1]);
    assert_eq!(speaks("case-circle", "check-out", 6).len(), 6);
}

#[test]
fn a_silent_presenter_is_offered_nothing_whatever_happens() {
    let mut story = before("case-circle", "wonder", 6);
    let first = Command::BeginRound {
        prompt: None,
        direction: Direction::Clockwise,
        first: Some(seat(1)),
    };
    assert_eq!(story.does(0, first), Err(Refusal::NoTurnHere));
    story.begins();
    assert_eq!(story.does(1, Command::Release), Err(Refusal::NotHolder));
    assert_eq!(name(&mut story, 2, Part::Presenter), Err(Refusal::RoundRunning));
    for _ in 0..5 {
        story.holder_does(Command::Pass);
    }
    assert!(!story.everyone_speaks().contains(&1));
}

#[test]
fn only_questions_leave_out_whoever_answers_them() {
    assert_eq!(speaks("action-learning", "present", 4), [1]);
    assert!(!speaks("action-learning", "open", 4).contains(&1));
    assert_eq!(
        before("action-learning", "open", 4).room.now_in().turns,
        TurnRule::QuestionsOnly
    );
}

#[test]
fn storytellers_are_named_beforehand() {
    let panel = format::find("story-panel").unwrap();
    let mut story = Story::of(panel, 5).accepted();
    story.does(0, Command::NextStage).unwrap();
    assert_eq!(
        story.does(0, Command::NextStage),
        Err(Refusal::PartOwed(Part::Storyteller))
    );
    assert_eq!(name(&mut story, 1, Part::Presenter), Err(Refusal::NoSuchPart));
    for number in [4, 2] {
        name(&mut story, number, Part::Storyteller).unwrap();
    }
    story.does(0, Command::NextStage).unwrap();
    story.begins();
    assert_eq!(story.everyone_speaks(), [2, 4]);
}

#[test]
fn nobody_keeps_a_part_they_do_not_want() {
    let mut story = before("story-panel", "stories", 5);
    assert_eq!(
        story.does(3, Command::LayDown { seat: seat(1) }),
        Err(Refusal::NotHost)
    );
    story.does(1, Command::LayDown { seat: seat(1) }).unwrap();
    story.begins();
    assert_eq!(story.everyone_speaks(), [2]);
    story.does(2, Command::LayDown { seat: seat(2) }).unwrap();
    assert_eq!(story.does(0, round()), Err(Refusal::PartOwed(Part::Storyteller)));
    let mut case = before("case-circle", "story", 6);
    name(&mut case, 3, Part::Presenter).unwrap();
    case.begins();
    assert_eq!(case.everyone_speaks(), [3], "there is only one presenter");
}

#[test]
fn a_presenter_who_has_gone_can_be_followed_by_another() {
    let mut story = before("case-circle", "story", 6);
    story.does(1, Command::StepOut).unwrap();
    assert_eq!(story.does(0, round()), Err(Refusal::NobodyToSpeak));
    name(&mut story, 4, Part::Presenter).unwrap();
    story.begins();
    assert_eq!(story.everyone_speaks(), [4]);
}

#[test]
fn two_groups_have_orders_of_their_own() {
    assert_eq!(speaks("reflecting-team", "interview", 5), [1, 2]);
    assert_eq!(speaks("reflecting-team", "reflect", 5), [3, 4, 0]);
    let team = format::find("reflecting-team").unwrap();
    let mut all = Story::of(team, 4).accepted();
    for number in 0..4 {
        name(&mut all, number, Part::FirstGroup).unwrap();
    }
    let owed = Err(Refusal::PartOwed(Part::FirstGroup));
    assert_eq!(all.does(0, Command::NextStage), owed, "both groups have somebody");
}

#[test]
fn the_receiver_moves_on_with_each_turn() {
    let mut story = before("appreciation", "appreciation", 4);
    story.begins();
    let mut pairs = Vec::new();
    while let Some(holder) = story.holder() {
        let receiver = story.room.round.as_ref().unwrap().receiver.unwrap();
        pairs.push((holder, receiver.0.as_u128() - 1_000));
        if holder == 2 {
            story.does(3, Command::StepOut).unwrap();
        }
        story.does(holder, Command::Release).unwrap();
    }
    assert_eq!(
        pairs,
        [(1, 2), (2, 3), (0, 1)],
        "and past whoever has stepped out"
    );
}

#[test]
fn the_receiver_moves_on_with_each_round() {
    let text = include_str!("properties/other-rules.toml");
    let mut story = in_stage(&Format::parse(text).unwrap(), "thanks", 4);
    let mut received = Vec::new();
    for _ in 0..4 {
        story.begins();
        let receiver = story.room.round.as_ref().unwrap().receiver.unwrap().0.as_u128() - 1_000;
        received.push(receiver);
        assert!(!story.everyone_speaks().contains(&receiver));
    }
    assert_eq!(received, [1, 2, 3, 0]);
}

#[test]
fn the_piece_returns_to_the_host_who_sums_up() {
    let mut story = before("talking-piece", "prompts", 4);
    story.begins();
    story.holder_does(Command::Pass);
    story.holder_does(Command::Release);
    story.holder_does(Command::Release);
    assert_eq!(story.holder(), Some(0));
    assert!(
        !story.room.sums_up(story.now),
        "somebody passed, and is still to come"
    );
    story.holder_does(Command::Release);
    assert_eq!(story.holder(), Some(1), "the second chance");
    story.holder_does(Command::Release);
    assert_eq!(story.holder(), Some(0), "back with the host");
    assert!(story.room.sums_up(story.now));
    story.holder_does(Command::Release);
    assert_eq!(story.holder(), None);
    story.begins();
    assert_eq!(
        story.everyone_speaks().last(),
        Some(&0),
        "and asks again, without a detour"
    );
}

#[test]
fn a_supervisor_hosts() {
    let group = format::find("restorative").unwrap();
    let mut story = Story::of(group, 4).accepted();
    assert_eq!(story.does(0, Command::NextStage), Err(Refusal::SupervisorOwed));
    assert_eq!(story.does(1, Command::Supervise), Err(Refusal::NotHost));
    story.does(0, Command::Supervise).unwrap();
    story.does(0, Command::NextStage).unwrap();
    story.begins();
    story.everyone_speaks();
    story.does(0, Command::NextStage).unwrap();
    story.does(0, Command::HandOver { seat: seat(1) }).unwrap();
    assert_eq!(
        story.does(1, round()),
        Err(Refusal::SupervisorOwed),
        "each for themselves"
    );
    while story.room.now_in().kind != StageKind::CheckOut {
        story.does(1, Command::NextStage).unwrap();
    }
    story
        .does(1, round())
        .expect("to part, they may meet without one");
}

#[test]
fn listening_counts() {
    let mut story = before("hot-debrief", "happened", 5);
    story.does(3, Command::Listen).unwrap();
    story.begins();
    story.holder_does(Command::Listen);
    let spoke = story.everyone_speaks();
    assert_eq!(spoke, [2, 4, 0], "two of five listen: {spoke:?}");
    story.does(3, Command::Speak).unwrap();
    story.begins();
    assert!(story.everyone_speaks().contains(&3));
    let mut other = before("talking-piece", "prompts", 3);
    assert_eq!(
        other.does(1, Command::Listen),
        Err(Refusal::NotNow),
        "elsewhere one passes"
    );
}

#[test]
fn a_debrief_keeps_nothing() {
    let mut story = before("hot-debrief", "close", 3);
    assert!(!story.room.may_agree());
    story.does(0, Command::Close).unwrap();
    assert!(story.room.outcome(story.now).actions.is_empty());
}

/// Text on the host's screen of a round that cannot begin.
fn waits(story: &Story, number: u128) -> Option<String> {
    let viewer = view::Viewer {
        seat: Some(seat(number)),
        locale: "en",
    };
    view::render_view(&story.room, story.now, viewer).waits
}

#[test]
fn the_host_is_told_why_a_round_cannot_begin() {
    let mut two = Story::checking_in(2);
    assert_eq!(waits(&two, 0).as_deref(), Some("circle-too-few"));
    assert_eq!(waits(&two, 1), None, "it is the host's to mend");
    two.does(0, Command::Pause).unwrap();
    assert_eq!(waits(&two, 0), None, "a pause waits for nothing");
    let mut three = Story::checking_in(3);
    assert_eq!(waits(&three, 0), None);
    three.begins();
    assert_eq!(waits(&three, 0), None);
    three.everyone_speaks();
    assert_eq!(waits(&three, 0), None);
}
