//! Pulses, slips, questions, and whoever reads remarks.

use chrono::TimeDelta;

use super::*;
use crate::{
    Locale,
    ids::PulseId,
    on,
    pulse::{
        ballot::Blinding,
        plan::TypedPulsePlan,
        service::*,
        service_tests::{MIXED, fixture, forward, opened, sheet, token},
        slip::SlipCode,
    },
    question::own::{MAX_OWN_ITEMS, TypedItem},
};

fn plan(ctx: &Ctx, opens: i64, slips: i64) -> TypedPulsePlan {
    let day = |days| (ctx.now() + TimeDelta::days(days)).date_naive().to_string();
    TypedPulsePlan {
        opens_on: day(opens),
        closes_on: day(opens + 7),
        threshold: "6".into(),
        slips: slips.to_string(),
    }
}

pub(super) async fn a_pulse_is_planned_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixture(ctx, 8).await;
    at_once(ctx, |ctx, _| {
        let (actor, team) = (fixture.people[0].clone(), fixture.team);
        async move { said(plan_pulse(&ctx, &actor, team, &plan(&ctx, 0, 0)).await) }
    })
    .await
}

pub(super) async fn a_pulse_is_withdrawn_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixture(ctx, 8).await;
    let pulse = plan_pulse(ctx, &fixture.people[0], fixture.team, &plan(ctx, 3, 0)).await;
    let pulse = pulse.unwrap();
    at_once(ctx, |ctx, _| {
        let actor = fixture.people[0].clone();
        async move { said(withdraw_pulse(&ctx, &actor, pulse).await) }
    })
    .await
}

fn blinded(ctx: &Ctx) -> Vec<u8> {
    let blinding = Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap();
    blinding.blinded().to_vec()
}

pub(super) async fn somebody_gets_one_ballot(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixture(ctx, 8).await;
    let pulse = opened(ctx, &fixture).await;
    at_once(ctx, |ctx, _| {
        let actor = fixture.people[3].clone();
        async move { said(issue(&ctx, &actor, pulse, &blinded(&ctx)).await) }
    })
    .await
}

/// A pulse with eight people on paper, and one sheet for all of them.
async fn on_paper(ctx: &Ctx, fixture: &Fixture) -> (PulseId, Vec<SlipCode>) {
    let pulse = plan_pulse(ctx, &fixture.people[0], fixture.team, &plan(ctx, 0, 8)).await;
    let pulse = pulse.unwrap();
    (pulse, printed(ctx, fixture, pulse).await)
}

async fn printed(ctx: &Ctx, fixture: &Fixture, pulse: PulseId) -> Vec<SlipCode> {
    let sheet = print_sheet(ctx, &fixture.people[0], pulse, "8").await.unwrap();
    let printed = printed_sheet(ctx, &fixture.people[0], sheet).await;
    printed.unwrap().codes
}

pub(super) async fn a_slip_gives_one_ballot(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixture(ctx, 8).await;
    let (pulse, codes) = on_paper(ctx, &fixture).await;
    at_once(ctx, |ctx, _| {
        let code = codes[0].as_str().to_owned();
        async move { said(draw(&ctx, pulse, &code, &blinded(&ctx)).await) }
    })
    .await
}

pub(super) async fn slips_are_printed_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixture(ctx, 8).await;
    let pulse = plan_pulse(ctx, &fixture.people[0], fixture.team, &plan(ctx, 0, 8)).await;
    let pulse = pulse.unwrap();
    at_once(ctx, |ctx, _| {
        let actor = fixture.people[0].clone();
        async move { said(print_sheet(&ctx, &actor, pulse, "8").await) }
    })
    .await
}

/// Seven of eight ballots on paper are out, and eight new slips are there.
pub(super) async fn slips_are_exhausted(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixture(ctx, 8).await;
    let (pulse, codes) = on_paper(ctx, &fixture).await;
    for code in &codes[..7] {
        draw(ctx, pulse, code.as_str(), &blinded(ctx)).await.unwrap();
    }
    let lead = &fixture.people[0];
    let shown = slips(ctx, lead, fixture.team).await.unwrap().unwrap();
    void_sheet(ctx, lead, shown.sheets[0].id).await.unwrap();
    let codes = printed(ctx, &fixture, pulse).await;
    at_once(ctx, |ctx, n| {
        let code = codes[n].as_str().to_owned();
        async move { said(draw(&ctx, pulse, &code, &blinded(&ctx)).await) }
    })
    .await
}

fn question(n: usize) -> TypedItem {
    TypedItem {
        domain: "conditions".into(),
        area: "demands".into(),
        better: "high".into(),
        scale: "often".into(),
        wording: [
            (Locale::En, format!("The lift works, number {n}")),
            (Locale::Fr, format!("L’ascenseur marche, numéro {n}")),
        ]
        .into(),
    }
}

pub(super) async fn an_organisation_has_so_many_questions(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixture(ctx, 2).await;
    let lead = &fixture.people[0];
    for n in 3..MAX_OWN_ITEMS {
        add_item(ctx, lead, fixture.team, &question(n)).await.unwrap();
    }
    at_once(ctx, |ctx, n| {
        let (actor, team) = (fixture.people[0].clone(), fixture.team);
        async move { said(add_item(&ctx, &actor, team, &question(n)).await) }
    })
    .await
}

const OWN: &str = "[[item]]\nkey = \"night-rest\"\ndomain = \"conditions\"\narea = \"demands\"\nbetter = \"high\"\n\
                   scale = \"often\"\nfr = \"Je dors\"\n";

pub(super) async fn a_question_is_added_once(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixture(ctx, 2).await;
    at_once(ctx, |ctx, _| {
        let (actor, team) = (fixture.people[0].clone(), fixture.team);
        async move { said(add_items(&ctx, &actor, team, OWN).await) }
    })
    .await
}

pub(super) async fn a_team_has_one_reader(ctx: &Ctx) -> AnswerCounts {
    let fixture = fixture(ctx, 10).await;
    at_once(ctx, |ctx, n| {
        let (actor, team) = (fixture.people[0].clone(), fixture.team);
        let reader = fixture.people[n + 1].account.to_string();
        async move { said(choose_reader(&ctx, &actor, team, &reader).await) }
    })
    .await
}

/// A pulse that has closed with ten remarks, which the second of the team reads.
async fn remarked(ctx: &Ctx) -> (Fixture, PulseId) {
    let fixture = fixture(ctx, 10).await;
    let reader = fixture.people[1].account.to_string();
    choose_reader(ctx, &fixture.people[0], fixture.team, &reader)
        .await
        .unwrap();
    let pulse = opened(ctx, &fixture).await;
    for (actor, answers) in fixture.people.iter().zip(MIXED.into_iter().cycle()) {
        let token = token(ctx, actor, pulse).await;
        let ballot = sheet(&token, answers, "Breaks are broken by the phone");
        cast(ctx, pulse, &ballot).await.unwrap();
    }
    forward(ctx, 24 * 8).await;
    (fixture, pulse)
}

pub(super) async fn a_pulse_has_so_many_themes(ctx: &Ctx) -> AnswerCounts {
    let (fixture, pulse) = remarked(ctx).await;
    at_once(ctx, |ctx, n| {
        let actor = fixture.people[1].clone();
        let theme = format!("Theme number {n}");
        async move { said(add_theme(&ctx, &actor, pulse, &theme, &[0, 1, 2]).await) }
    })
    .await
}

pub(super) async fn a_reading_is_finished_once(ctx: &Ctx) -> AnswerCounts {
    let (fixture, pulse) = remarked(ctx).await;
    let tally = at_once(ctx, |ctx, _| {
        let actor = fixture.people[1].clone();
        async move { said(finish_reading(&ctx, &actor, pulse).await) }
    });
    let tally = tally.await;
    let mut tx = ctx.db.read().await.unwrap();
    let left = "select count(*) from remark where pulse_id = $1";
    let left: i64 = on!(tx, |conn| sqlx::query_scalar(left)
        .bind(pulse)
        .fetch_one(conn)
        .await)
    .unwrap();
    assert_eq!(left, 0);
    tally
}
