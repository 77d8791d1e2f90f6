//! Waiting: nothing is shown, counted or gone past so early that somebody could be found out.

use super::*;

#[test]
fn nothing_is_shown_before_everyone_present_has_written_or_has_nothing_to_add() {
    let mut story = asking(5);
    for number in [1, 2] {
        story.does(number, propose(&format!("From {number}"))).unwrap();
        let early = story.does(0, Command::ShowAsks);
        assert_eq!(
            early,
            Err(Refusal::AsksWaiting),
            "{number} of five would be known"
        );
    }
    story.does(3, Command::StepOut).unwrap();
    story.does(0, Command::Ready).unwrap();
    story.house(Command::Lost { seat: seat(4) }).unwrap();
    let dark = story.does(0, Command::ShowAsks);
    assert_eq!(dark, Err(Refusal::AsksWaiting), "a dark screen is waited for");
    story.does(0, Command::SetAside { seat: seat(4) }).unwrap();
    story.does(0, Command::ShowAsks).unwrap();
}

#[test]
fn nothing_is_counted_before_everyone_present_has_chosen_and_three_have() {
    let mut story = asking(5);
    lay_out(&mut story, &[(0, "A"), (1, "B"), (2, "C")]);
    for number in [0, 1] {
        story.does(number, Command::Choose { at: 0 }).unwrap();
        assert_eq!(story.does(0, Command::CountChoices), Err(Refusal::ChoiceWaiting));
    }
    for number in [2, 3, 4] {
        story.does(number, Command::ChooseNone).unwrap();
    }
    let few = story.does(0, Command::CountChoices);
    assert_eq!(few, Err(Refusal::TooFewChose), "two of five would be known");
    story.does(4, Command::Choose { at: 0 }).unwrap();
    story.does(0, Command::CountChoices).unwrap();
    assert_eq!(chosen(&story), ["A"]);
}

#[test]
fn where_fewer_than_three_are_present_it_is_said_instead() {
    let mut story = asking(4);
    for number in [2, 3] {
        story.does(number, Command::StepOut).unwrap();
    }
    assert!(story.room.few_are_asked());
    story.does(0, propose("A")).unwrap();
    assert_eq!(story.does(0, Command::ShowAsks), Err(Refusal::AsksWaiting));
    story.does(1, Command::Ready).unwrap();
    story.does(0, Command::ShowAsks).unwrap();
    story.does(0, Command::Choose { at: 0 }).unwrap();
    assert_eq!(story.does(0, Command::CountChoices), Err(Refusal::ChoiceWaiting));
    story.does(1, Command::ChooseNone).unwrap();
    story.does(0, Command::CountChoices).unwrap();
    assert_eq!(chosen(&story), ["A"]);
}

#[test]
fn what_was_chosen_is_gone_past_by_name_or_not_at_all() {
    let mut story = asking(3);
    lay_out(&mut story, &[(0, "A"), (1, "B"), (2, "C")]);
    choose(&mut story, &[(0, 0), (1, 0), (2, 1)]);
    assert_eq!(story.does(0, Command::NextStage), Err(Refusal::ChosenOwed));
    assert_eq!(story.does(1, Command::NextAnyway), Err(Refusal::NotHost));
    story.does(0, Command::NextAnyway).unwrap();
    assert_ne!(story.room.now_in().kind, StageKind::Asks);
    assert!(story.room.agreed().is_empty());
}

/// Proposals, choices and wishes for a pause make versions that no other screen sees, so none can tell when somebody did.
#[test]
fn what_is_done_unseen_changes_no_number_that_others_see() {
    let mut story = asking(4);
    let seen = |story: &Story| {
        let viewer = view::Viewer {
            seat: Some(seat(3)),
            locale: "en",
        };
        view::render_view(&story.room, story.now, viewer)
    };
    let before = seen(&story);
    story.does(1, propose("A")).unwrap();
    story.does(2, Command::Ready).unwrap();
    story.does(1, Command::AskPause).unwrap();
    story.does(1, Command::Retract { at: 0 }).unwrap();
    assert_eq!(seen(&story), before);
    story.does(1, propose("A")).unwrap();
    for number in [0, 3] {
        story.does(number, Command::Ready).unwrap();
    }
    story.does(0, Command::ShowAsks).unwrap();
    let before = seen(&story);
    assert_eq!(before.version, story.room.version, "what all see has its number");
    story.does(1, Command::Choose { at: 0 }).unwrap();
    story.does(2, Command::ChooseNone).unwrap();
    assert_eq!(seen(&story), before);
}
