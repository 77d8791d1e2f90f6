//! Tests of the piece's way: its holder, and the next.

use super::*;

#[test]
fn a_whole_session() {
    let mut story = Story::checking_in(4);
    story.held();
    story.waits(44 * 60);
    story.does(0, Command::Close).unwrap();
    assert_eq!(story.room.ending(), Some(Ending::Held));
    let outcome = story.room.outcome(story.now);
    assert_eq!(
        (outcome.actual_minutes, outcome.seats_band, outcome.rounds),
        (44, "3-4", 2)
    );
    assert_eq!(story.does(1, Command::StepOut), Err(Refusal::Ended));
}

#[test]
fn the_host_opens_the_check_in_and_speaks_last_to_a_prompt() {
    assert_eq!(
        Story::in_round(4, StageIs::CheckIn).everyone_speaks(),
        [0, 1, 2, 3]
    );
    assert_eq!(
        Story::in_round(4, StageIs::Prompts).everyone_speaks(),
        [1, 2, 3, 0]
    );
}

#[test]
fn every_round_begins_one_seat_further() {
    let mut story = Story::in_round(4, StageIs::Prompts);
    story.everyone_speaks();
    story.begins();
    assert_eq!(story.everyone_speaks(), [2, 3, 1, 0]);
}

#[test]
fn the_host_chooses_who_begins_and_which_way() {
    let mut story = Story::checking_in(4);
    let round = Command::BeginRound {
        prompt: None,
        direction: Direction::Counter,
        first: Some(seat(2)),
    };
    story.does(0, round).unwrap();
    assert_eq!(story.everyone_speaks(), [2, 1, 0, 3]);
}

#[test]
fn a_pass_gives_a_second_chance_and_then_is_final() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    story.holder_does(Command::Pass);
    story.holder_does(Command::Release);
    story.holder_does(Command::Release);
    assert_eq!(story.holder(), Some(0), "offered once more");
    story.holder_does(Command::Pass);
    assert_eq!(story.holder(), None);
    assert_eq!(story.room.now_in().rounds, 1);
}

/// A pass is stored as a screen that was lost for too long is: nobody can tell from the room.
#[test]
fn a_pass_is_not_stored_as_one() {
    let mut passed = Story::in_round(3, StageIs::CheckIn);
    let mut lost = Story::in_round(3, StageIs::CheckIn);
    let kept = passed.kept_for();
    passed.waits(kept);
    passed.does(0, Command::Pass).unwrap();
    lost.house(Command::Lost { seat: seat(0) }).unwrap();
    lost.waits(kept);
    lost.house(Command::Tick).unwrap();
    assert_eq!(passed.room.round, lost.room.round);
    let json = serde_json::to_string(&passed.room).unwrap();
    assert!(!json.contains("pass"), "{json}");
}

#[test]
fn a_timer_informs_and_never_cuts() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    story.waits(3_600);
    assert_eq!(story.house(Command::Tick), Err(Refusal::NothingDue));
    assert_eq!(story.holder(), Some(0));
}

#[test]
fn without_anybody_to_decide_a_lost_holder_is_kept_for_a_turn_and_two_minutes() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    let kept = story.kept_for();
    assert!(kept > 120, "{kept}");
    story.house(Command::Lost { seat: seat(0) }).unwrap();
    story.waits(kept - 1);
    assert_eq!(story.house(Command::Tick), Err(Refusal::NothingDue));
    story.waits(1);
    story.house(Command::Tick).unwrap();
    assert_eq!(story.holder(), Some(1));
    story.house(Command::Back { seat: seat(0) }).unwrap();
    assert_eq!(story.everyone_speaks(), [1, 2, 3, 0]);
}

#[test]
fn while_the_host_is_there_only_they_move_the_piece_on_from_a_dark_screen() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    story
        .does(0, Command::NameGuardian { seat: Some(seat(3)) })
        .unwrap();
    story.does(0, Command::Release).unwrap();
    let without = Command::GoOnWithout { seat: seat(1) };
    assert_eq!(story.does(0, without.clone()), Err(Refusal::HolderIsHere));
    story.house(Command::Lost { seat: seat(1) }).unwrap();
    story.waits(3_600);
    assert_eq!(story.house(Command::Tick), Err(Refusal::NothingDue));
    assert_eq!(story.holder(), Some(1), "no clock takes it away");
    for other in [2, 3] {
        assert_eq!(story.does(other, without.clone()), Err(Refusal::NotHost));
    }
    let next = Command::GoOnWithout { seat: seat(2) };
    assert_eq!(story.does(0, next), Err(Refusal::NotNow), "not whoever is next");
    story.does(0, without).unwrap();
    assert_eq!(story.holder(), Some(2));
    story.house(Command::Back { seat: seat(1) }).unwrap();
    assert_eq!(story.everyone_speaks(), [2, 3, 1], "they are offered their turn");
}

#[test]
fn when_the_host_is_away_too_the_guardian_goes_on_and_at_once() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    story
        .does(0, Command::NameGuardian { seat: Some(seat(3)) })
        .unwrap();
    story.house(Command::Lost { seat: seat(0) }).unwrap();
    let without = Command::GoOnWithout { seat: seat(0) };
    story.does(3, without).unwrap();
    assert_eq!(story.holder(), Some(1));
    assert_eq!(
        story.everyone_speaks(),
        [1, 2, 3],
        "it does not come back to a dark screen that was gone past"
    );
}

#[test]
fn the_piece_goes_to_a_screen_that_is_dark_for_a_moment() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    story.house(Command::Lost { seat: seat(1) }).unwrap();
    let kept = story.kept_for();
    story.waits(kept - 1);
    story.does(0, Command::Release).unwrap();
    assert_eq!(story.holder(), Some(1), "their turn is theirs");
    let mut late = Story::in_round(4, StageIs::CheckIn);
    late.house(Command::Lost { seat: seat(1) }).unwrap();
    late.waits(kept);
    late.does(0, Command::Release).unwrap();
    assert_eq!(late.holder(), Some(2));
}

#[test]
fn the_second_half_of_a_double_tap_moves_nothing() {
    for after in [80, 200, 350] {
        let mut story = Story::in_round(3, StageIs::CheckIn);
        story.does(0, Command::Release).unwrap();
        story.does(1, Command::Release).unwrap();
        // The last to speak passes and is offered it once more: the second tap would be their last word.
        story.does(2, Command::Pass).unwrap();
        assert_eq!(story.holder(), Some(2));
        story.now += TimeDelta::milliseconds(after);
        for command in [Command::Pass, Command::Release, Command::ReopenAgreements] {
            assert_eq!(story.does(2, command), Err(Refusal::TooSoon), "{after}");
        }
        story.now += TimeDelta::milliseconds(400 - after);
        story.does(2, Command::Pass).unwrap();
        assert_eq!(story.holder(), None);
        story.now += TimeDelta::milliseconds(after);
        story.does(0, Command::NextStage).unwrap();
        story.now += TimeDelta::milliseconds(after);
        assert_eq!(
            story.does(0, Command::NextStage),
            Err(Refusal::TooSoon),
            "one stage"
        );
        story.does(2, Command::StepOut).unwrap();
        let yes = story.does(0, Command::Accept { seat: seat(0) });
        assert_eq!(yes, Err(Refusal::TooSoon), "nobody says yes by accident");
    }
    let mut story = Story::in_round(3, StageIs::CheckIn);
    story.does(0, Command::Pause).unwrap();
    story.now += TimeDelta::milliseconds(80);
    assert_eq!(story.does(0, Command::Resume), Err(Refusal::TooSoon));
    story.now += TimeDelta::milliseconds(400);
    story.does(0, Command::Resume).unwrap();
}

#[test]
fn the_piece_waits_when_everyone_is_gone() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    for number in 0..3 {
        story.house(Command::Lost { seat: seat(number) }).unwrap();
    }
    story.waits(900);
    assert_eq!(story.house(Command::Tick), Err(Refusal::NothingDue));
    story.house(Command::Back { seat: seat(2) }).unwrap();
    assert_eq!(story.holder(), Some(2));
    story.house(Command::Back { seat: seat(0) }).unwrap();
    story.house(Command::Back { seat: seat(1) }).unwrap();
    assert_eq!(story.everyone_speaks(), [2, 1, 0]);
}

#[test]
fn stepping_out_and_back_is_not_announced() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    let before = story.room.changed;
    story.does(2, Command::StepOut).unwrap();
    story.does(2, Command::Return).unwrap();
    assert_eq!(story.room.changed, before);
    assert_eq!(story.everyone_speaks(), [0, 1, 2, 3]);
}

#[test]
fn the_round_goes_past_who_stepped_out_and_ends_without_them() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    story.does(0, Command::StepOut).unwrap();
    story.does(2, Command::StepOut).unwrap();
    assert_eq!(story.everyone_speaks(), [1, 3]);
    assert!(story.room.round.is_none());
}

#[test]
fn who_comes_late_is_last_in_the_next_round() {
    let mut story = Story::in_round(3, StageIs::CheckIn);
    story.house(Command::Sit(Box::new(newcomer(3)))).unwrap();
    story.does(3, Command::Accept { seat: seat(3) }).unwrap();
    assert_eq!(story.everyone_speaks(), [0, 1, 2]);
    let round = Command::BeginRound {
        prompt: None,
        direction: Direction::Counter,
        first: Some(seat(0)),
    };
    story.does(0, round).unwrap();
    assert_eq!(story.everyone_speaks(), [0, 2, 1, 3]);
    story.begins();
    assert_eq!(
        story.everyone_speaks(),
        [2, 3, 0, 1],
        "and has a place like any other after that"
    );
}

#[test]
fn nobody_is_in_a_round_without_the_agreements() {
    let mut story = Story::open(3);
    story.does(0, Command::NextStage).unwrap();
    story.does(0, Command::Accept { seat: seat(0) }).unwrap();
    assert_eq!(
        story.does(0, Command::Accept { seat: seat(1) }),
        Err(Refusal::NotHost),
        "each for themselves"
    );
    assert_eq!(story.does(0, Command::NextStage), Err(Refusal::AgreementsOwed));
}

#[test]
fn the_host_moves_the_piece_for_who_has_no_screen() {
    let mut story = Story::open(2);
    story
        .does(
            0,
            Command::AddSeat {
                seat: seat(9),
                name: "Person 1".into(),
            },
        )
        .unwrap();
    assert_eq!(story.room.seats[2].name, "Person 1 2");
    for (by, of) in [(0, 0), (1, 1), (0, 9)] {
        story.does(by, Command::Accept { seat: seat(of) }).unwrap();
    }
    story.does(0, Command::NextStage).unwrap();
    story.does(0, Command::NextStage).unwrap();
    story.begins();
    story.does(0, Command::Release).unwrap();
    assert_eq!(
        story.does(0, Command::Release),
        Err(Refusal::NotHolder),
        "not for who has one"
    );
    story.does(1, Command::Release).unwrap();
    assert_eq!(story.does(1, Command::Release), Err(Refusal::NotHolder));
    story.does(0, Command::Release).unwrap();
    assert_eq!(story.room.now_in().rounds, 1);
}
