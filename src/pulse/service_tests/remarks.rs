//! Remarks: who reads them, when they are opened, what becomes of them.

use super::*;
use crate::pulse::reader_store;

/// Remarks of ten people, the last of them nothing.
const WRITTEN: [&str; 10] = [
    "Nobody covers the phone when we eat",
    "Breaks are broken by the phone",
    "Somebody at the phone would let us eat",
    "The new rota helps",
    "The rota came early this time, good",
    "Thank you for the early rota",
    "Parking",
    "The hoist is slow",
    "A word only I would say",
    "",
];

/// A team of so many, whose second member reads its remarks.
async fn read_fixture(ctx: &Ctx, size: usize) -> Fixture {
    let fixture = fixture(ctx, size).await;
    let reader = fixture.people[1].account.to_string();
    choose_reader(ctx, fixture.lead(), fixture.team, &reader)
        .await
        .unwrap();
    fixture
}

/// The first `ballots` people answer, each with what they wrote.
async fn answered(ctx: &Ctx, fixture: &Fixture, ballots: usize) -> PulseId {
    let pulse = opened(ctx, fixture).await;
    for (at, actor) in fixture.people.iter().enumerate().take(ballots) {
        let token = token(ctx, actor, pulse).await;
        cast(ctx, pulse, &sheet(&token, MIXED[at % 8], WRITTEN[at]))
            .await
            .unwrap();
    }
    pulse
}

/// Number of remarks that are in the box of a pulse that is open.
async fn put_in(ctx: &Ctx, pulse: PulseId) -> usize {
    let mut tx = ctx.db.begin().await.unwrap();
    let mut held = crate::pulse::box_store::held(&mut tx, &[(pulse, 6)], ctx.now())
        .await
        .unwrap();
    held.remove(0).ballot_box.empty().1.len()
}

/// Number of remarks that are kept of a pulse that has closed.
async fn kept(ctx: &Ctx, pulse: PulseId) -> usize {
    let mut tx = ctx.db.read().await.unwrap();
    reader_store::remarks(&mut tx, pulse).await.unwrap().len()
}

#[tokio::test]
async fn from_the_remarks_to_the_themes() {
    on_both_databases(async |ctx| {
        let fixture = read_fixture(&ctx, 10).await;
        let (team, reader) = (fixture.team, fixture.people[1].clone());
        assert_eq!(code(desk(&ctx, &fixture.people[2], team).await), "missing");
        assert!(desk(&ctx, &reader, team).await.unwrap().is_none());
        let pulse = answered(&ctx, &fixture, 10).await;
        // While the pulse is open, nobody reads.
        assert!(desk(&ctx, &reader, team).await.unwrap().is_none());
        assert_eq!(
            code(add_theme(&ctx, &reader, pulse, "Breaks", &[0, 1, 2]).await),
            "missing"
        );

        forward(&ctx, 24 * 8).await;
        let open = desk(&ctx, &reader, team).await.unwrap().unwrap();
        assert_eq!(open.remarks.len(), 9);
        assert_eq!(
            open.remarks,
            desk(&ctx, &reader, team).await.unwrap().unwrap().remarks
        );
        assert_ne!(open.remarks, WRITTEN[..9]);
        for actor in [fixture.lead(), &fixture.manager, &fixture.people[3]] {
            let denied = code(desk(&ctx, actor, team).await);
            assert!(["denied", "missing"].contains(&&*denied), "{denied}");
            let denied = code(add_theme(&ctx, actor, pulse, "Breaks", &[0, 1, 2]).await);
            assert!(["denied", "missing"].contains(&&*denied), "{denied}");
        }
        let place = |text: &str| open.remarks.iter().position(|remark| remark == text).unwrap();
        let ticks: Vec<_> = WRITTEN[..3].iter().map(|text| place(text)).collect();
        let write = async |text: &str, ticks: &[usize]| add_theme(&ctx, &reader, pulse, text, ticks).await;
        assert_eq!(code(write("Breaks need cover", &ticks[..2]).await), "theme-rests");
        assert_eq!(
            code(write("Nobody covers the phone when anybody eats", &ticks).await),
            "theme-quotes"
        );
        write("Breaks need somebody at the phone", &ticks).await.unwrap();
        write("A mistake", &ticks).await.unwrap();
        remove_theme(&ctx, &reader, pulse, 2).await.unwrap();
        assert_eq!(code(remove_theme(&ctx, &reader, pulse, 2).await), "missing");
        for n in 0..5 {
            write(&format!("Theme {n}"), &ticks).await.unwrap();
        }
        assert_eq!(code(write("One more", &ticks).await), "themes-enough");
        for n in 2..=6 {
            remove_theme(&ctx, &reader, pulse, n).await.unwrap();
        }
        assert!(
            themes(&ctx, fixture.lead(), team).await.unwrap().is_empty(),
            "a draft is nobody's"
        );

        finish_reading(&ctx, &reader, pulse).await.unwrap();
        assert_eq!(kept(&ctx, pulse).await, 0);
        assert_eq!(code(finish_reading(&ctx, &reader, pulse).await), "missing");
        let shown = async |actor: &Actor| themes(&ctx, actor, team).await.unwrap().len();
        assert_eq!(shown(fixture.lead()).await, 0, "the result is not out yet");
        forward(&ctx, 24).await;
        assert_eq!(
            (shown(fixture.lead()).await, shown(&fixture.manager).await),
            (1, 0)
        );
        forward(&ctx, 48).await;
        assert_eq!(shown(&fixture.manager).await, 1);
        let said = themes(&ctx, fixture.lead(), team).await.unwrap();
        assert_eq!(said, [(pulse, "Breaks need somebody at the phone".to_owned())]);
        assert_eq!(
            dump(&ctx, "theme").await[0].len(),
            3,
            "no tick, no count, no time is kept"
        );
        let named = dump(&ctx, "pulse").await[0]
            .iter()
            .find(|(name, _)| name == "reader_id")
            .cloned();
        assert_eq!(named.unwrap().1, "");
    })
    .await;
}

#[tokio::test]
async fn what_is_deleted_unread_and_what_is_never_kept() {
    on_both_databases(async |ctx| {
        // Nine ballots of ten; and ten, but the reader has become a lead meanwhile.
        let few = read_fixture(&ctx, 10).await;
        let few_pulse = answered(&ctx, &few, 9).await;
        let risen = read_fixture(&ctx, 10).await;
        let risen_pulse = answered(&ctx, &risen, 10).await;
        assert_eq!(
            (put_in(&ctx, few_pulse).await, put_in(&ctx, risen_pulse).await),
            (9, 9)
        );
        let mut tx = ctx.db.begin().await.unwrap();
        crate::team::store::set_membership(&mut tx, risen.team, risen.people[1].account, Role::Lead)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        // Nobody reads, or never ten can answer: such pulses keep no remark from the start.
        let none = fixture(&ctx, 10).await;
        let none_pulse = answered(&ctx, &none, 10).await;
        let small = read_fixture(&ctx, 9).await;
        let small_pulse = answered(&ctx, &small, 9).await;
        for pulse in [none_pulse, small_pulse] {
            assert_eq!(put_in(&ctx, pulse).await, 0);
            assert!(!ballot_page(&ctx, None, pulse).await.unwrap().pulse.takes_remarks);
        }
        forward(&ctx, 24 * 8).await;
        assert_eq!(
            (kept(&ctx, few_pulse).await, kept(&ctx, risen_pulse).await),
            (0, 0)
        );
        assert!(desk(&ctx, &few.people[1], few.team).await.unwrap().is_none());
    })
    .await;
}

#[tokio::test]
async fn what_was_not_read_in_thirty_days_goes_unread() {
    on_both_databases(async |ctx| {
        let fixture = read_fixture(&ctx, 10).await;
        let pulse = answered(&ctx, &fixture, 10).await;
        forward(&ctx, 24 * 8).await;
        add_theme(&ctx, &fixture.people[1], pulse, "Begun", &[0, 1, 2])
            .await
            .unwrap();
        forward(&ctx, 24).await;
        forward(&ctx, 24 * 31).await;
        assert_eq!(kept(&ctx, pulse).await, 0);
        assert!(
            desk(&ctx, &fixture.people[1], fixture.team)
                .await
                .unwrap()
                .is_none()
        );
        assert!(dump(&ctx, "theme").await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn who_chooses_and_who_may_be_chosen() {
    on_both_databases(async |ctx| {
        let (here, there) = (fixture(&ctx, 6).await, fixture(&ctx, 6).await);
        let choose =
            async |actor: &Actor, account: &str| choose_reader(&ctx, actor, here.team, account).await;
        let id = |actor: &Actor| actor.account.to_string();
        for (actor, account, expected) in [
            (&here.people[1], id(&here.people[2]), "denied"),
            (&here.manager, id(&here.people[2]), "denied"),
            (there.lead(), id(&here.people[2]), "missing"),
            (here.lead(), id(here.lead()), "unknown-choice"),
            (here.lead(), id(&here.manager), "unknown-choice"),
            (here.lead(), id(&there.people[1]), "unknown-choice"),
            (here.lead(), "x".into(), "unknown-choice"),
        ] {
            assert_eq!(code(choose(actor, &account).await), expected, "{account}");
        }
        let chosen = async || readership(&ctx, &here.people[3], here.team).await.unwrap().chosen;
        choose(here.lead(), &id(&here.people[2])).await.unwrap();
        assert_eq!(chosen().await.unwrap().account_id, here.people[2].account);
        choose(here.lead(), "").await.unwrap();
        assert!(chosen().await.is_none());
    })
    .await;
}

/// Remarks for one reader are read by no other, and by nobody when they put it down.
#[tokio::test]
async fn a_reader_who_steps_down_leaves_nothing_to_read() {
    on_both_databases(async |ctx| {
        let fixture = read_fixture(&ctx, 10).await;
        let (team, reader) = (fixture.team, fixture.people[1].clone());
        for (actor, expected) in [
            (fixture.lead(), "denied"),
            (&fixture.manager, "denied"),
            (&fixture.people[2], "missing"),
        ] {
            assert_eq!(code(resign(&ctx, actor, team).await), expected);
        }
        // While people read a closed one: what they have begun goes as well.
        let closed = answered(&ctx, &fixture, 10).await;
        forward(&ctx, 24 * 8).await;
        add_theme(&ctx, &reader, closed, "Begun", &[0, 1, 2])
            .await
            .unwrap();
        forward(&ctx, 24).await;
        forward(&ctx, 24 * 7).await;
        // While people answer: what is in the box is not kept at the close, and what comes later is not taken.
        let open = answered(&ctx, &fixture, 9).await;
        assert_eq!((kept(&ctx, closed).await, put_in(&ctx, open).await), (9, 9));
        resign(&ctx, &reader, team).await.unwrap();
        assert_eq!(code(resign(&ctx, &reader, team).await), "missing");
        assert_eq!(kept(&ctx, closed).await, 0);
        assert!(dump(&ctx, "theme").await.is_empty());
        assert_eq!(code(desk(&ctx, &reader, team).await), "missing");
        assert!(!ballot_page(&ctx, None, open).await.unwrap().pulse.takes_remarks);
        assert!(readership(&ctx, &reader, team).await.unwrap().chosen.is_none());
        let next = fixture.people[2].account.to_string();
        choose_reader(&ctx, fixture.lead(), team, &next).await.unwrap();
        let late = token(&ctx, &fixture.people[9], open).await;
        cast(&ctx, open, &sheet(&late, MIXED[1], "too late to be kept"))
            .await
            .unwrap();
        forward(&ctx, 24 * 8).await;
        assert_eq!(kept(&ctx, open).await, 0);
        assert!(desk(&ctx, &fixture.people[2], team).await.unwrap().is_none());
    })
    .await;
}
