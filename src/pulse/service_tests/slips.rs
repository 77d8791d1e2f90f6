//! Slips: printed, drawn, used, taken back.

use super::*;
use crate::{ids::SheetId, pulse::slip::SlipCode};

/// A pulse of which so many people answer on paper.
pub(in crate::pulse) async fn on_paper(ctx: &Ctx, fixture: &Fixture, slips: i64) -> PulseId {
    let plan = TypedPulsePlan {
        slips: slips.to_string(),
        ..days(ctx, 0, 7)
    };
    plan_pulse(ctx, fixture.lead(), fixture.team, &plan)
        .await
        .unwrap()
}

pub(in crate::pulse) async fn sheet_of(
    ctx: &Ctx,
    fixture: &Fixture,
    pulse: PulseId,
    slips: i64,
) -> (SheetId, Vec<SlipCode>) {
    let id = print_sheet(ctx, fixture.lead(), pulse, &slips.to_string())
        .await
        .unwrap();
    (id, printed_sheet(ctx, fixture.lead(), id).await.unwrap().codes)
}

fn blinding(ctx: &Ctx) -> Blinding {
    Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap()
}

/// Does what the browser of somebody with a slip does.
pub(in crate::pulse) async fn drawn(ctx: &Ctx, pulse: PulseId, code: &SlipCode) -> BallotToken {
    let blinding = blinding(ctx);
    let issued = draw(ctx, pulse, code.as_str(), &blinding.blinded())
        .await
        .unwrap();
    let (page, _) = slip_page(ctx, pulse).await.unwrap();
    blinding.finish(&issued, &page.public_key.unwrap()).ok().unwrap()
}

#[tokio::test]
async fn a_slip_gives_a_ballot_like_any_other() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 4).await;
        let pulse = on_paper(&ctx, &fixture, 4).await;
        let (_, codes) = sheet_of(&ctx, &fixture, pulse, 4).await;
        let mut tokens = Vec::new();
        for (actor, answers) in fixture.people.iter().zip(MIXED) {
            let token = token(&ctx, actor, pulse).await;
            cast(&ctx, pulse, &sheet(&token, answers, "")).await.unwrap();
            tokens.push(token);
        }
        for (code, answers) in codes.iter().zip(MIXED.iter().skip(4)) {
            let token = drawn(&ctx, pulse, code).await;
            cast(&ctx, pulse, &sheet(&token, [1; 6], "")).await.unwrap();
            cast(&ctx, pulse, &sheet(&token, *answers, "")).await.unwrap();
            tokens.push(token);
        }
        let keys: Vec<_> = tokens.iter().map(|token| hex::encode(token.hash())).collect();
        let ballot_box = format!("{:?}", dump(&ctx, "open_box").await);
        assert!(keys.iter().all(|key| ballot_box.contains(key)));
        // Not even while the pulse is open does anything of a slip stand beside a ballot.
        for table in ["slip", "sheet", "roster"] {
            let text = format!("{:?}", dump(&ctx, table).await);
            assert!(
                keys.iter().all(|key| !text.contains(key)),
                "{table} knows a ballot"
            );
        }
        forward(&ctx, 24 * 8).await;
        assert_eq!(dump(&ctx, "ballot").await.len(), 8);
        for table in ["slip", "sheet"] {
            assert!(dump(&ctx, table).await.is_empty(), "{table} outlives the close");
        }
        for token in tokens {
            assert_eq!(
                receipt(&ctx, pulse, &token.hash()).await.unwrap(),
                Receipt::Counted
            );
        }
        forward(&ctx, 24).await;
        let shown = results(&ctx, fixture.lead(), fixture.team).await.unwrap();
        assert!(!shown[0].publication.is_withheld());
        let given = dump(&ctx, "pulse").await[0]
            .iter()
            .find(|(name, _)| name == "slips_given")
            .cloned();
        assert_eq!(given.unwrap().1, "", "how many slips were used is not kept");
    })
    .await;
}

#[tokio::test]
async fn one_slip_one_ballot() {
    on_both_databases(async |ctx| {
        let (here, there) = (fixture(&ctx, 6).await, fixture(&ctx, 6).await);
        let (pulse, other) = (on_paper(&ctx, &here, 3).await, on_paper(&ctx, &there, 3).await);
        let (_, codes) = sheet_of(&ctx, &here, pulse, 3).await;
        let (_, foreign) = sheet_of(&ctx, &there, other, 3).await;
        let (mine, elsewhere) = (blinding(&ctx).blinded(), blinding(&ctx).blinded());
        let ask = async |code: &str, blinded: &[u8]| draw(&ctx, pulse, code, blinded).await;
        let first = ask(codes[0].as_str(), &mine).await.unwrap();
        // A lost reply costs nobody their ballot.
        let again = ask(&codes[0].grouped().to_lowercase(), &mine).await.unwrap();
        assert_eq!(first.evaluation, again.evaluation);
        for (blinded, typed, expected) in [
            (&elsewhere[..], codes[0].as_str(), "slip-used"),
            (&elsewhere, foreign[0].as_str(), "slip-unknown"),
            (&elsewhere, "0000-0000-0000", "slip-unknown"),
            (&elsewhere, "nonsense", "slip-unknown"),
            (&elsewhere, "", "slip-unknown"),
            (&[0; 32], codes[1].as_str(), "ballot-malformed"),
            (&[1, 2], codes[1].as_str(), "ballot-malformed"),
            // The same for a used slip: otherwise this would tell, at no cost, which ones were.
            (&[1, 2], codes[0].as_str(), "ballot-malformed"),
            (&[0; 32], "0000-0000-0000", "ballot-malformed"),
        ] {
            assert_eq!(code(ask(typed, blinded).await), expected, "{typed}");
        }
        let (one, two) = tokio::join!(ask(codes[1].as_str(), &mine), ask(codes[1].as_str(), &elsewhere));
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1);
        ctx.clock.advance(TimeDelta::days(8));
        assert_eq!(code(ask(codes[2].as_str(), &mine).await), "pulse-not-open");
    })
    .await;
}

#[tokio::test]
async fn sheets_are_counted_and_taken_back() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 6).await;
        let pulse = on_paper(&ctx, &fixture, 10).await;
        let print = async |actor: &Actor, slips: &str| print_sheet(&ctx, actor, pulse, slips).await;
        for typed in ["", "0", "-1", "9", "many", "99999999999999999999"] {
            assert_eq!(
                code(print(fixture.lead(), typed).await),
                "out-of-range",
                "{typed}"
            );
        }
        assert_eq!(code(print(&fixture.people[1], "1").await), "denied");
        assert_eq!(code(print(&fixture.manager, "1").await), "denied");
        let (first, codes) = sheet_of(&ctx, &fixture, pulse, 8).await;
        let (second, _) = sheet_of(&ctx, &fixture, pulse, 2).await;
        assert_eq!(code(print(fixture.lead(), "1").await), "slips-all-printed");
        assert_eq!(
            code(printed_sheet(&ctx, &fixture.people[1], first).await.map(|_| ())),
            "denied"
        );
        assert_eq!(code(void_sheet(&ctx, &fixture.manager, first).await), "denied");

        drawn(&ctx, pulse, &codes[0]).await;
        void_sheet(&ctx, fixture.lead(), first).await.unwrap();
        let blinded = blinding(&ctx).blinded();
        // Whether a slip of it was used is told to nobody, not even to who knows the codes.
        for slip in &codes[..2] {
            let refused = draw(&ctx, pulse, slip.as_str(), &blinded).await;
            assert_eq!(code(refused), "slip-unknown");
        }
        assert_eq!(
            code(printed_sheet(&ctx, fixture.lead(), first).await.map(|_| ())),
            "missing"
        );
        let listed = slips(&ctx, fixture.lead(), fixture.team).await.unwrap().unwrap();
        assert_eq!(listed.left, 8);
        let state: Vec<_> = listed
            .sheets
            .iter()
            .map(|sheet| (sheet.number, sheet.slips, sheet.is_void))
            .collect();
        assert_eq!(state, [(1, 8, true), (2, 2, false)]);
        assert_eq!(listed.sheets[1].id, second);
    })
    .await;
}

/// Sheets can be printed anew, ballots cannot: however often that happens, no more are given out than people answer on paper.
#[tokio::test]
async fn never_more_ballots_than_people() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 6).await;
        let pulse = on_paper(&ctx, &fixture, 2).await;
        let (lost, found) = sheet_of(&ctx, &fixture, pulse, 2).await;
        drawn(&ctx, pulse, &found[0]).await;
        void_sheet(&ctx, fixture.lead(), lost).await.unwrap();
        let (_, codes) = sheet_of(&ctx, &fixture, pulse, 2).await;
        let (one, two) = (blinding(&ctx).blinded(), blinding(&ctx).blinded());
        let (first, second) = tokio::join!(
            draw(&ctx, pulse, codes[0].as_str(), &one),
            draw(&ctx, pulse, codes[1].as_str(), &two)
        );
        let refused = if first.is_ok() { code(second) } else { code(first) };
        assert_eq!(refused, "slips-exhausted");
    })
    .await;
}

/// Checks that slips alone, filled in by their printer, never lift a result over the threshold.
#[tokio::test]
async fn slips_alone_publish_nothing() {
    on_both_databases(async |ctx| {
        for (others, published) in [(2, false), (3, true)] {
            let fixture = fixture(&ctx, 4).await;
            let pulse = on_paper(&ctx, &fixture, 6).await;
            let (_, codes) = sheet_of(&ctx, &fixture, pulse, 6).await;
            for (actor, answers) in fixture.people.iter().take(others).zip(MIXED) {
                let token = token(&ctx, actor, pulse).await;
                cast(&ctx, pulse, &sheet(&token, answers, "")).await.unwrap();
            }
            for (code, answers) in codes.iter().zip(MIXED) {
                let token = drawn(&ctx, pulse, code).await;
                cast(&ctx, pulse, &sheet(&token, answers, "")).await.unwrap();
            }
            forward(&ctx, 24 * 8).await;
            forward(&ctx, 24).await;
            let shown = results(&ctx, fixture.lead(), fixture.team).await.unwrap();
            assert_eq!(!shown[0].publication.is_withheld(), published, "{others}");
        }
    })
    .await;
}

#[tokio::test]
async fn people_on_paper_belong_to_the_roster() {
    on_both_databases(async |ctx| {
        let fixture = fixture(&ctx, 4).await;
        let few = TypedPulsePlan {
            slips: "1".into(),
            ..days(&ctx, 0, 7)
        };
        let refused = plan_pulse(&ctx, fixture.lead(), fixture.team, &few).await;
        assert_eq!(code(refused), "pulse-roster-small");
        on_paper(&ctx, &fixture, 2).await;
        forward(&ctx, 24 * 8).await;
        forward(&ctx, 24 * 6).await;
        let second = on_paper(&ctx, &fixture, 5).await;
        let mut tx = ctx.db.read().await.unwrap();
        let row = crate::pulse::store::pulse(&mut tx, second)
            .await
            .unwrap()
            .unwrap();
        assert_eq!((row.roster_size, row.roster_change), (Some(9), Some(3)));
        assert!(slips(&ctx, fixture.lead(), fixture.team).await.unwrap().is_some());
        forward(&ctx, 24 * 8).await;
        assert!(slips(&ctx, fixture.lead(), fixture.team).await.unwrap().is_none());
        // Six more slips do not hide the one person who is gone.
        drop(tx);
        forward(&ctx, 24 * 6).await;
        let gone = fixture.people[2].account;
        crate::team::service::change_role(&ctx, fixture.lead(), fixture.team, gone, Role::Manager)
            .await
            .unwrap();
        let third = on_paper(&ctx, &fixture, 11).await;
        let mut tx = ctx.db.read().await.unwrap();
        let row = crate::pulse::store::pulse(&mut tx, third).await.unwrap().unwrap();
        assert_eq!((row.roster_size, row.roster_change), (Some(14), Some(1)));
    })
    .await;
}
