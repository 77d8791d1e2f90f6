//! Who has the piece, and who has it next.

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

/// What is stored after a pass is what is stored after a screen was lost for too long: nobody can tell from the room.
#[test]
fn a_pass_is_not_stored_as_one() {
    let mut passed = Story::in_round(3, StageIs::CheckIn);
    let mut lost = Story::in_round(3, StageIs::CheckIn);
    passed.waits(120);
    passed.does(0, Command::Pass).unwrap();
    lost.house(Command::Lost { seat: seat(0) }).unwrap();
    lost.waits(120);
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
fn a_lost_holder_is_waited_for_and_offered_a_turn_again() {
    let mut story = Story::in_round(4, StageIs::CheckIn);
    story.house(Command::Lost { seat: seat(0) }).unwrap();
    story.waits(119);
    assert_eq!(story.house(Command::Tick), Err(Refusal::NothingDue));
    story.waits(1);
    story.house(Command::Tick).unwrap();
    assert_eq!(story.holder(), Some(1));
    story.house(Command::Back { seat: seat(0) }).unwrap();
    assert_eq!(story.everyone_speaks(), [1, 2, 3, 0]);
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
