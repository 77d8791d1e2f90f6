//! Tests of the proposals: the rules, one story each, and as properties that nobody is found in what is shown.

mod waiting;

use proptest::prelude::*;

use super::{
    tests::{Story, newcomer, seat},
    *,
};
use crate::{
    Hse,
    action::{ActionKind, Draft, Level},
    circle::view,
    format::StageKind,
};

/// A room in its asks, with this many seats.
fn asking(seats: u128) -> Story {
    let mut story = Story::checking_in(seats);
    while story.room.now_in().kind != StageKind::Asks {
        if story.room.now_in().kind.owes_a_round() && story.room.now_in().rounds == 0 {
            story.begins();
            story.everyone_speaks();
        }
        story.does(0, Command::NextStage).unwrap();
    }
    story
}

fn propose(text: &str) -> Command {
    Command::Propose { text: text.into() }
}

fn draft(title: &str) -> Command {
    Command::Agree(Box::new(Draft {
        title: title.into(),
        measure: String::new(),
        kind: ActionKind::Condition,
        hse: Hse::Support,
        level: Level::Manager,
        review_on: None,
    }))
}

fn table(story: &Story) -> Vec<String> {
    match &story.room.asks {
        Asks::Writing(_) => panic!("nothing is on the table"),
        Asks::Choosing(choosing) => choosing.table.clone(),
        Asks::Chosen(chosen) => chosen.table.clone(),
    }
}

fn chosen(story: &Story) -> Vec<String> {
    let Asks::Chosen(made) = &story.room.asks else {
        panic!("not chosen yet: {:?}", story.room.asks)
    };
    let at = |at: &u8| made.table[usize::from(*at)].clone();
    made.chosen.iter().map(at).collect()
}

/// Each of `taps` is a seat and the place it chooses; whoever is not among them chooses none.
fn choose(story: &mut Story, taps: &[(u128, u8)]) {
    for (seat, at) in taps {
        story.does(*seat, Command::Choose { at: *at }).unwrap();
    }
    for number in 0..story.room.seats().len() as u128 {
        if taps.iter().all(|(seat, _)| *seat != number) {
            story.does(number, Command::ChooseNone).unwrap();
        }
    }
    story.does(0, Command::CountChoices).unwrap();
}

/// Each of these seats writes; the others say that they have nothing to add, and the host shows all of it.
fn lay_out(story: &mut Story, written: &[(u128, &str)]) {
    for (number, text) in written {
        story.does(*number, propose(text)).unwrap();
    }
    for number in 0..story.room.seats().len() as u128 {
        if written.iter().all(|(by, _)| *by != number) {
            story.does(number, Command::Ready).unwrap();
        }
    }
    story.does(0, Command::ShowAsks).unwrap();
}

#[test]
fn everyone_writes_one_or_two_and_all_is_shown_at_once() {
    let mut story = asking(4);
    story.does(1, propose("Cover for breaks")).unwrap();
    story.does(1, propose("A second key")).unwrap();
    assert_eq!(
        story.does(1, propose("A third thing")),
        Err(Refusal::EnoughProposals)
    );
    story.does(2, propose("Cover for breaks")).unwrap();
    story.does(1, Command::Retract { at: 1 }).unwrap();
    story.does(1, propose("A quiet room")).unwrap();
    assert_eq!(story.does(1, Command::ShowAsks), Err(Refusal::NotHost));
    for number in [0, 1, 2] {
        story.does(number, Command::Ready).unwrap();
    }
    assert!(
        matches!(story.room.asks, Asks::Writing(_)),
        "one is still writing"
    );
    story.does(3, Command::Ready).unwrap();
    assert_eq!(
        table(&story),
        ["A quiet room", "Cover for breaks"],
        "the same words twice are one"
    );
    assert_eq!(story.does(3, propose("Too late")), Err(Refusal::AsksShown));
}

#[test]
fn the_host_shows_them_and_does_not_wait_for_who_has_no_screen() {
    let mut story = asking(3);
    let by_host = Command::AddSeat {
        seat: seat(9),
        name: "Noor".into(),
    };
    story.does(0, by_host).unwrap();
    story.does(0, Command::Accept { seat: seat(9) }).unwrap();
    assert_eq!(story.does(0, Command::ShowAsks), Err(Refusal::NothingWritten));
    for text in ["One", "Two", "Three, for Noor", "Four, for Noor"] {
        story.does(0, propose(text)).unwrap();
    }
    assert_eq!(story.does(0, propose("Five")), Err(Refusal::EnoughProposals));
    story.does(1, Command::StepOut).unwrap();
    story.does(0, Command::Ready).unwrap();
    assert!(!story.room.everyone_is_through());
    story.does(2, Command::Ready).unwrap();
    assert_eq!(table(&story).len(), 4);
}

#[test]
fn the_two_with_most_taps_are_chosen() {
    let mut story = asking(6);
    lay_out(&mut story, &[(0, "A"), (1, "B"), (2, "C")]);
    assert_eq!(story.does(0, Command::CountChoices), Err(Refusal::NobodyChose));
    assert_eq!(story.does(1, Command::Choose { at: 7 }), Err(Refusal::NotNow));
    story.does(1, Command::Choose { at: 0 }).unwrap();
    // One tap each: the second takes the place of the first.
    choose(&mut story, &[(0, 2), (1, 2), (2, 2), (3, 1), (4, 1), (5, 0)]);
    assert_eq!(chosen(&story), ["B", "C"], "in the order of the table");
}

#[test]
fn a_tie_is_chosen_between_again_until_it_is_none() {
    let mut story = asking(5);
    lay_out(&mut story, &[(0, "A"), (1, "B"), (2, "C"), (3, "D")]);
    choose(&mut story, &[(0, 3), (1, 3), (2, 0), (3, 1), (4, 2)]);
    let Asks::Choosing(round) = &story.room.asks else {
        panic!("one is chosen, three are tied for the other place")
    };
    assert_eq!(
        (round.open.clone(), round.chosen.clone(), round.again),
        (vec![0, 1, 2], vec![3], true)
    );
    assert_eq!(story.does(0, Command::Choose { at: 3 }), Err(Refusal::NotNow));
    choose(&mut story, &[(0, 0), (1, 0), (2, 1), (3, 1)]);
    choose(&mut story, &[(0, 1), (1, 1), (2, 1)]);
    assert_eq!(chosen(&story), ["B", "D"]);
}

#[test]
fn the_host_may_leave_it_at_what_was_chosen() {
    let mut story = asking(3);
    lay_out(&mut story, &[(0, "A"), (1, "B"), (2, "C")]);
    choose(&mut story, &[(0, 0), (1, 1), (2, 2)]);
    assert_eq!(story.does(1, Command::EndChoice), Err(Refusal::NotHost));
    story.does(0, Command::EndChoice).unwrap();
    assert_eq!(chosen(&story), [""; 0]);
}

#[test]
fn each_chosen_one_is_written_down_or_left_out() {
    let mut story = asking(3);
    lay_out(&mut story, &[(0, "A"), (1, "B")]);
    choose(&mut story, &[(0, 0), (1, 1), (2, 1)]);
    assert_eq!(chosen(&story), ["A", "B"]);
    assert_eq!(story.does(0, Command::NextStage), Err(Refusal::ChosenOwed));
    story.does(0, Command::LeaveOut).unwrap();
    story.does(0, draft("B")).unwrap();
    assert_eq!(story.does(0, Command::NextAnyway), Err(Refusal::NotNow));
    assert_eq!(story.does(0, Command::LeaveOut), Err(Refusal::NotNow));
    assert_eq!(story.room.agreed().len(), 1);
}

#[test]
fn an_action_that_is_agreed_already_takes_one_of_the_two_places() {
    let mut story = asking(3);
    story.does(0, draft("Agreed aloud")).unwrap();
    lay_out(&mut story, &[(0, "A"), (1, "B")]);
    choose(&mut story, &[(0, 0), (1, 1), (2, 1)]);
    assert_eq!(chosen(&story), ["B"]);
}

#[test]
fn a_manager_and_whoever_has_not_accepted_do_not_ask() {
    let mut story = Story::open(3);
    let manager = Seat {
        manager: true,
        ..newcomer(8)
    };
    story.house(Command::Sit(Box::new(manager))).unwrap();
    for number in [0, 1, 2, 8] {
        story
            .does(number, Command::Accept { seat: seat(number) })
            .unwrap();
    }
    story.room.stage = story
        .room
        .stages
        .iter()
        .position(|stage| stage.kind == StageKind::Asks)
        .unwrap();
    story.house(Command::Sit(Box::new(newcomer(7)))).unwrap();
    assert_eq!(story.does(8, propose("Mine")), Err(Refusal::NotForManagers));
    assert_eq!(story.does(7, propose("Mine")), Err(Refusal::AgreementsOwed));
    story.does(1, propose("Ours")).unwrap();
    story.room.stage = 0;
    assert_eq!(story.does(1, Command::Ready), Err(Refusal::NotNow));
}

#[test]
fn a_late_tap_does_not_count_in_another_round() {
    let mut story = asking(3);
    lay_out(&mut story, &[(0, "A"), (1, "B"), (2, "C")]);
    let late = CommandRequest {
        id: uuid::Uuid::from_u128(500),
        seen: story.room.version,
        command: Command::Choose { at: 1 },
    };
    choose(&mut story, &[(0, 0), (1, 1), (2, 2)]);
    let refused = apply(&story.room, story.now, Initiator::Seat(seat(1)), late);
    assert_eq!(refused, Err(Refusal::Stale(Change::ChoiceCounted)));
}

/// One round of asks, told by numbers: who writes which of a few texts, who taps where.
fn told(seats: u128, written: &[u8], taps: &[u8], of: impl Fn(u128) -> u128) -> (Room, Room) {
    let mut story = asking(seats);
    for (number, text) in (0..seats).zip(written) {
        story
            .does(of(number), propose(&format!("Text {}", text % 5)))
            .unwrap();
    }
    story.does(0, Command::ShowAsks).unwrap();
    let shown = story.room.clone();
    let places = u8::try_from(table(&story).len()).unwrap();
    for (number, tap) in (0..seats).zip(taps) {
        story
            .does(of(number), Command::Choose { at: tap % places })
            .unwrap();
    }
    story.does(0, Command::CountChoices).unwrap();
    (shown, story.room)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Equality of rooms for any writer and chooser: once shown, and once counted, the room is the same to the last byte.
    #[test]
    fn nobody_can_be_told_apart(
        seats in 3u128..9, written in prop::collection::vec(0u8..5, 9), taps in prop::collection::vec(0u8..5, 9), by in 1u128..9,
    ) {
        let (shown, counted) = told(seats, &written, &taps, |number| number);
        let (other_shown, other_counted) = told(seats, &written, &taps, |number| (number + by) % seats);
        let stored = |room: &Room| serde_json::to_string(room).unwrap();
        prop_assert_eq!(stored(&shown), stored(&other_shown));
        prop_assert_eq!(stored(&counted), stored(&other_counted));
    }

    /// At most two, only with a tap, and never one that fewer chose than one left behind.
    #[test]
    fn the_count_is_fair(open in 1u8..7, taps in prop::collection::vec(0u8..7, 3..12), agreed in 0usize..3) {
        let table: Vec<String> = (0..open).map(|at| at.to_string()).collect();
        let taps: std::collections::BTreeMap<_, _> =
            taps.iter().zip(0u128..).map(|(tap, number)| (seat(number), tap % open)).collect();
        let count = |at: u8| taps.values().filter(|tap| **tap == at).count();
        let mut story = asking(3);
        for _ in 0..agreed {
            story.does(0, draft("Before")).unwrap();
        }
        let open: Vec<u8> = (0..open).collect();
        story.room.asks =
            Asks::Choosing(Choosing { table, open: open.clone(), taps: taps.clone(), ..Choosing::default() });
        story.does(0, Command::CountChoices).unwrap();
        let (chosen, tied) = match &story.room.asks {
            Asks::Choosing(again) => {
                prop_assert!(again.taps.is_empty(), "the taps are forgotten");
                (again.chosen.clone(), again.open.clone())
            }
            Asks::Chosen(made) => (made.chosen.clone(), Vec::new()),
            Asks::Writing(_) => panic!("nobody writes any more"),
        };
        let places = MAX_ACTIONS - agreed;
        prop_assert!(chosen.len() <= places);
        prop_assert!(tied.is_empty() || chosen.len() + tied.len() > places, "a tie only over too few places");
        prop_assert!(tied.windows(2).all(|pair| count(pair[0]) == count(pair[1])), "a tie is one");
        prop_assert!(chosen.iter().chain(&tied).all(|at| count(*at) > 0), "nothing that nobody chose");
        let least = chosen.iter().chain(&tied).map(|at| count(*at)).min().unwrap_or(0);
        let behind = open.iter().filter(|at| !chosen.contains(at) && !tied.contains(at));
        let fewer = behind.map(|at| count(*at)).all(|taps| taps <= least);
        prop_assert!(places == 0 || fewer);
        prop_assert!(tied.is_empty() || chosen.iter().all(|at| count(*at) > count(tied[0])));
    }

    /// No screen shows a count, a name beside a proposal, or somebody else's proposal before its time.
    #[test]
    fn screens_say_no_more_than_they_should(written in prop::collection::vec(0u8..5, 5), taps in prop::collection::vec(0u8..5, 0..5)) {
        let mut story = asking(5);
        for (number, text) in (0u128..5).zip(&written) {
            story.does(number, propose(&format!("Words {number} {text}"))).unwrap();
        }
        for number in 0u128..5 {
            let seen = seen_by(&story, Some(number));
            for other in (0u128..5).filter(|other| *other != number) {
                prop_assert!(!seen.contains(&format!("Words {other}")), "{seen}");
            }
        }
        prop_assert!(!seen_by(&story, None).contains("Words"));
        story.does(0, Command::ShowAsks).unwrap();
        let before = seen_by(&story, None);
        for (number, tap) in (1u128..5).zip(&taps) {
            story.does(number, Command::Choose { at: tap % 5 }).unwrap();
        }
        let after = seen_by(&story, None);
        prop_assert_eq!(before, after, "the wall shows no tap");
    }
}

fn seen_by(story: &Story, number: Option<u128>) -> String {
    let viewer = view::Viewer {
        seat: number.map(seat),
        locale: "en",
    };
    let view = view::render_view(&story.room, story.now, viewer);
    serde_json::to_string(&view.asks).unwrap()
}
