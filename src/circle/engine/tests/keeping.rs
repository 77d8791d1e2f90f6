//! Tests of what holds a room together: pauses, agreements, hosts, managers, actions, and orders that arrive twice.

use super::*;

#[test]
fn a_pause_stops_every_clock() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    story
        .does(0, Command::NameGuardian { seat: Some(seat(2)) })
        .unwrap();
    story.house(Command::Lost { seat: seat(0) }).unwrap();
    story.waits(60);
    story.does(1, Command::AskPause).unwrap();
    assert_eq!(story.does(1, Command::Pause), Err(Refusal::NotGuardian));
    story.does(2, Command::Pause).unwrap();
    assert!(!story.room.pause_asked);
    assert_eq!(story.holder(), None, "the piece rests");
    story.waits(3_600);
    assert_eq!(story.house(Command::Tick), Err(Refusal::NothingDue));
    story.does(2, Command::Resume).unwrap();
    assert_eq!(story.holder(), Some(0));
    story.house(Command::Lost { seat: seat(2) }).unwrap();
    let kept = story.kept_for();
    story.waits(kept - 1);
    assert_eq!(
        story.house(Command::Tick),
        Err(Refusal::NothingDue),
        "the pause did not count"
    );
    story.waits(1);
    story.house(Command::Tick).unwrap();
    assert_eq!(story.holder(), Some(1));
}

#[test]
fn the_notice_of_a_wish_for_a_pause_is_put_aside_and_a_newer_one_is_not() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    story.does(2, Command::AskPause).unwrap();
    let first = story.room.asked_at;
    assert_eq!(
        story.does(1, Command::PutAside { asked: first }),
        Err(Refusal::NotGuardian)
    );
    story.does(3, Command::AskPause).unwrap();
    let late = story.does(0, Command::PutAside { asked: first });
    assert_eq!(late, Err(Refusal::NotNow), "somebody has asked since");
    let newer = story.room.asked_at;
    story.does(0, Command::PutAside { asked: newer }).unwrap();
    assert!(!story.room.pause_asked && story.room.pause.is_none());
    let again = story.does(0, Command::PutAside { asked: newer });
    assert_eq!(again, Err(Refusal::NotNow));
}

#[test]
fn the_agreements_are_reopened_without_interrupting_anyone() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    story.does(2, Command::ReopenAgreements).unwrap();
    assert_eq!(story.holder(), Some(0), "who is speaking goes on");
    story.does(0, Command::Release).unwrap();
    assert_eq!(
        story.room.pause.map(|pause| pause.quiet),
        Some(PauseReason::Agreements)
    );
    story.does(0, Command::Resume).unwrap();
    assert_eq!(story.holder(), Some(1));
}

#[test]
fn hosting_is_handed_over_or_taken_from_who_is_gone() {
    let mut story = Story::checking_in(4);
    story.does(0, Command::HandOver { seat: seat(1) }).unwrap();
    assert_eq!(story.does(0, Command::NextStage), Err(Refusal::NotHost));
    story
        .does(1, Command::NameGuardian { seat: Some(seat(2)) })
        .unwrap();
    assert_eq!(story.does(2, Command::TakeHosting), Err(Refusal::HostIsHere));
    story.house(Command::Lost { seat: seat(1) }).unwrap();
    story.waits(119);
    assert_eq!(story.does(2, Command::TakeHosting), Err(Refusal::HostIsHere));
    story.waits(1);
    assert_eq!(
        story.does(3, Command::TakeHosting),
        Err(Refusal::HostIsHere),
        "the guardian first"
    );
    let mut slow = Story {
        room: story.room.clone(),
        now: story.now,
        orders: 900,
    };
    story.does(2, Command::TakeHosting).unwrap();
    assert_eq!((story.room.host, story.room.guardian), (seat(2), None));
    slow.waits(60);
    slow.does(3, Command::TakeHosting).unwrap();
    assert_eq!(slow.room.host, seat(3));
}

#[test]
fn a_host_who_vanishes_in_a_pause_does_not_lose_the_room() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    story.does(0, Command::Pause).unwrap();
    story.house(Command::Lost { seat: seat(0) }).unwrap();
    story.waits(120);
    story.does(1, Command::TakeHosting).unwrap();
    story.does(1, Command::Resume).unwrap();
}

#[test]
fn a_closing_round_cannot_be_skipped_silently() {
    let mut story = Story::checking_in(3);
    assert_eq!(
        story.does(0, Command::NextStage),
        Err(Refusal::RoundOwed),
        "nor the check-in"
    );
    assert_eq!(story.does(0, Command::Close), Err(Refusal::RoundOwed));
    story
        .does(
            0,
            Command::Curtail {
                cause: LostCause::Acuity,
            },
        )
        .unwrap();
    assert_eq!(story.room.ending(), Some(Ending::Curtailed(LostCause::Acuity)));
    let mut whole = Story::checking_in(3);
    whole.held();
    let cut = Command::Curtail {
        cause: LostCause::Acuity,
    };
    assert_eq!(
        whole.does(0, cut),
        Err(Refusal::NotNow),
        "what was held whole is not curtailed"
    );
}

#[test]
fn managers_are_declared_and_declinable_before_the_check_in() {
    let mut story = Story::open(3);
    let manager = |number| {
        Box::new(Seat {
            manager: true,
            ..newcomer(number)
        })
    };
    story.house(Command::Sit(manager(5))).unwrap();
    story.does(1, Command::DeclineManagers).unwrap();
    assert!(story.room.seat(seat(5)).is_none());
    assert_eq!(
        story.house(Command::Sit(manager(6))),
        Err(Refusal::ManagersDeclined)
    );
    let mut begun = Story::in_round(3, StageIs::CheckIn);
    assert_eq!(
        begun.house(Command::Sit(manager(5))),
        Err(Refusal::ManagersLate),
        "too late to be declined, and nobody has declined them"
    );
}

#[test]
fn three_to_fifteen_seats() {
    let mut story = Story::checking_in(2);
    let round = || Command::BeginRound {
        prompt: None,
        direction: Direction::Clockwise,
        first: None,
    };
    assert_eq!(story.does(0, round()), Err(Refusal::TooFew));
    let mut full = Story::open(15);
    assert_eq!(
        full.house(Command::Sit(Box::new(newcomer(15)))),
        Err(Refusal::Full)
    );
}

#[test]
fn at_most_two_actions_in_their_stage() {
    let mut story = Story::in_round(3, StageIs::Prompts);
    story.everyone_speaks();
    assert_eq!(story.does(0, draft()), Err(Refusal::NotNow));
    story.does(0, Command::NextStage).unwrap();
    assert_eq!(story.does(1, draft()), Err(Refusal::NotHost));
    story.does(0, draft()).unwrap();
    story.does(0, draft()).unwrap();
    assert_eq!(story.does(0, draft()), Err(Refusal::EnoughActions));
    story.does(0, Command::Withdraw { at: 1 }).unwrap();
    assert_eq!(story.room.agreed().len(), 1);
}

#[test]
fn a_command_that_arrives_twice_or_late_changes_nothing_wrongly() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    let seen = story.room.version;
    let release = CommandRequest {
        id: Uuid::from_u128(77),
        seen,
        command: Command::Release,
    };
    let once = apply(&story.room, story.now, Initiator::Seat(seat(0)), release.clone()).unwrap();
    assert_eq!(
        apply(&once, story.now, Initiator::Seat(seat(0)), release.clone()).unwrap(),
        once
    );
    let late = CommandRequest {
        id: Uuid::from_u128(78),
        ..release.clone()
    };
    let refused = apply(&once, story.now, Initiator::Seat(seat(0)), late);
    assert_eq!(refused, Err(Refusal::Stale(Change::PieceMoved)));
    // Somebody else's harmless change in between does not make a release stale.
    story.does(2, Command::StepOut).unwrap();
    assert!(apply(&story.room, story.now, Initiator::Seat(seat(0)), release).is_ok());
}

#[test]
fn the_holder_is_not_set_aside_while_they_may_be_speaking() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    story.does(0, Command::Release).unwrap();
    assert_eq!(
        story.does(0, Command::SetAside { seat: seat(1) }),
        Err(Refusal::HolderMaySpeak)
    );
    story.does(0, Command::Pause).unwrap();
    story.does(0, Command::SetAside { seat: seat(1) }).unwrap();
    story.does(0, Command::Resume).unwrap();
    assert_eq!(story.holder(), Some(2));
}
