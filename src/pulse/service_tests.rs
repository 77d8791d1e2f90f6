//! The life of a pulse, on both databases.

mod at_hand;
mod checks;
mod remarks;
pub(super) mod slips;

use chrono::TimeDelta;
use sqlx::{Column, Row};

use super::{
    PulseState,
    ballot::{Blinding, Issued, Token},
    item::Theme,
    plan::TypedPlan,
    service::*,
};
use crate::{
    Ctx, Error,
    db::{Conn, testing::both},
    ids::{AccountId, OrganisationId, PulseId, TeamId},
    on,
    ports::Entropy,
    team::{
        Actor, Membership, Role,
        store::{AccountRow, TeamRow},
    },
};

/// A team of a fresh organisation with its people, and a manager.
pub(crate) struct Ward {
    pub(crate) team: TeamId,
    pub(crate) people: Vec<Actor>,
    pub(crate) manager: Actor,
}

impl Ward {
    pub(super) fn lead(&self) -> &Actor {
        &self.people[0]
    }
}

pub(super) async fn person(ctx: &Ctx, organisation: OrganisationId, team: TeamId, role: Role) -> Actor {
    let account = AccountId(ctx.entropy.uuid());
    let mut tx = ctx.db.begin().await.unwrap();
    let row = AccountRow {
        id: account,
        organisation_id: organisation,
        email: format!("{account}@example.org"),
        name: format!("Somebody {account}"),
        password_hash: String::new(),
        admin: false,
        locale: None,
        time_zone: "UTC".into(),
        created_at: ctx.now(),
    };
    crate::team::store::add_account(&mut tx, &row).await.unwrap();
    crate::team::store::set_membership(&mut tx, team, account, role)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    Actor {
        account,
        organisation,
        name: row.name,
        admin: false,
        locale: None,
        time_zone: "UTC".into(),
        teams: vec![Membership {
            team_id: team,
            team_name: "Rowan".into(),
            role,
        }],
    }
}

pub(crate) async fn ward(ctx: &Ctx, size: usize) -> Ward {
    let organisation = OrganisationId(ctx.entropy.uuid());
    let mut tx = ctx.db.begin().await.unwrap();
    on!(tx, |conn| sqlx::query("insert into organisation (id, name, locale, time_zone, created_at) values ($1, 'Elder House', 'en', 'UTC', $2)")
        .bind(organisation).bind(ctx.now()).execute(conn).await.map(drop)).unwrap();
    tx.commit().await.unwrap();
    ward_of(ctx, organisation, size).await
}

/// Another team of an organisation.
pub(super) async fn ward_of(ctx: &Ctx, organisation: OrganisationId, size: usize) -> Ward {
    let team = TeamId(ctx.entropy.uuid());
    let mut tx = ctx.db.begin().await.unwrap();
    let row = TeamRow {
        id: team,
        organisation_id: organisation,
        name: "Rowan".into(),
        time_zone: "Europe/London".into(),
        created_at: ctx.now(),
    };
    crate::team::store::add_team(&mut tx, &row).await.unwrap();
    tx.commit().await.unwrap();
    let mut people = Vec::new();
    for at in 0..size {
        let role = if at == 0 { Role::Lead } else { Role::Member };
        people.push(person(ctx, organisation, team, role).await);
    }
    let manager = person(ctx, organisation, team, Role::Manager).await;
    Ward {
        team,
        people,
        manager,
    }
}

fn days(ctx: &Ctx, from: i64, to: i64) -> TypedPlan {
    let day = |days| (ctx.now() + TimeDelta::days(days)).date_naive().to_string();
    TypedPlan {
        opens_on: day(from),
        closes_on: day(to),
        threshold: "6".into(),
        ..TypedPlan::default()
    }
}

pub(crate) async fn opened(ctx: &Ctx, ward: &Ward) -> PulseId {
    plan_pulse(ctx, ward.lead(), ward.team, &days(ctx, 0, 7))
        .await
        .unwrap()
}

/// What the browser does: blind, ask, check, unblind.
pub(crate) async fn token(ctx: &Ctx, who: &Actor, pulse: PulseId) -> Token {
    let blinding = Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap();
    let issued = issue(ctx, who, pulse, &blinding.blinded()).await.unwrap();
    let public = ballot_page(ctx, Some(who), pulse)
        .await
        .unwrap()
        .pulse
        .public_key
        .unwrap();
    blinding.finish(&issued, &public).ok().unwrap()
}

pub(crate) fn sheet(token: &Token, answers: [i64; 6], remark: &str) -> Cast {
    Cast {
        token: token.to_hex(),
        answers: answers.map(|answer| (answer > 0).then_some(answer)).to_vec(),
        remark: remark.into(),
    }
}

fn code(result: crate::Result<impl std::fmt::Debug>) -> String {
    match result {
        Err(Error::Refused(code)) => code.into(),
        Err(Error::Invalid(problems)) => problems.into_iter().map(|p| p.code).collect::<Vec<_>>().join(" "),
        Err(Error::Missing) => "missing".into(),
        Err(Error::Denied) => "denied".into(),
        other => format!("{other:?}"),
    }
}

pub(crate) const MIXED: [[i64; 6]; 8] = [
    [1, 2, 3, 4, 5, 1],
    [2, 3, 4, 5, 1, 2],
    [3, 4, 5, 1, 2, 3],
    [4, 5, 1, 2, 3, 4],
    [5, 1, 2, 3, 4, 5],
    [5, 4, 3, 2, 1, 1],
    [4, 3, 2, 1, 5, 5],
    [3, 2, 1, 5, 4, 4],
];

pub(crate) async fn forward(ctx: &Ctx, hours: i64) {
    ctx.clock.advance(TimeDelta::hours(hours));
    advance(ctx).await.unwrap();
}

#[tokio::test]
async fn from_the_opening_to_the_published_result() {
    both(async |ctx| {
        let ward = ward(&ctx, 8).await;
        let pulse = opened(&ctx, &ward).await;
        let mut tokens = Vec::new();
        for (who, answers) in ward.people.iter().zip(MIXED) {
            let token = token(&ctx, who, pulse).await;
            cast(&ctx, pulse, &sheet(&token, answers, "")).await.unwrap();
            tokens.push(token);
        }
        let look = async |who: &Actor| place(&ctx, who, ward.team).await.unwrap();
        assert_eq!(look(ward.lead()).await.under_way.unwrap().state, PulseState::Open);
        assert_eq!(
            receipt(&ctx, pulse, &tokens[0].hash()).await.unwrap(),
            Receipt::Early
        );

        forward(&ctx, 24 * 8).await;
        assert_eq!(
            look(ward.lead()).await.under_way.unwrap().state,
            PulseState::Closed
        );
        assert!(look(ward.lead()).await.results.is_empty());
        for token in &tokens {
            assert_eq!(
                receipt(&ctx, pulse, &token.hash()).await.unwrap(),
                Receipt::Counted
            );
        }
        assert_eq!(receipt(&ctx, pulse, &[7; 32]).await.unwrap(), Receipt::Absent);

        forward(&ctx, 24).await;
        let shown = results(&ctx, ward.lead(), ward.team).await.unwrap();
        assert!(shown[0].publication.index(Theme::Core).is_some());
        assert!(
            shown[0]
                .publication
                .items()
                .iter()
                .all(|item| item.level().is_some())
        );
        assert!(results(&ctx, &ward.manager, ward.team).await.unwrap().is_empty());
        forward(&ctx, 47).await;
        assert!(results(&ctx, &ward.manager, ward.team).await.unwrap().is_empty());
        forward(&ctx, 1).await;
        assert_eq!(results(&ctx, &ward.manager, ward.team).await.unwrap(), shown);

        forward(&ctx, 24 * 31).await;
        assert_eq!(
            receipt(&ctx, pulse, &tokens[0].hash()).await.unwrap(),
            Receipt::Deleted
        );
        assert_eq!(results(&ctx, ward.lead(), ward.team).await.unwrap(), shown);
    })
    .await;
}

#[tokio::test]
async fn one_person_one_ballot() {
    both(async |ctx| {
        let ward = ward(&ctx, 6).await;
        let pulse = opened(&ctx, &ward).await;
        let blinding = Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap();
        let elsewhere = Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap();
        let who = &ward.people[3];
        let first: Issued = issue(&ctx, who, pulse, &blinding.blinded()).await.unwrap();
        let again = issue(&ctx, who, pulse, &blinding.blinded()).await.unwrap();
        assert_eq!(first.evaluation, again.evaluation);
        let second = issue(&ctx, who, pulse, &elsewhere.blinded()).await;
        assert_eq!(code(second), "ballot-elsewhere");

        let token = token(&ctx, &ward.people[1], pulse).await;
        for answers in [[1; 6], [2; 6], [3; 6]] {
            cast(&ctx, pulse, &sheet(&token, answers, "a remark"))
                .await
                .unwrap();
        }
        cast(&ctx, pulse, &sheet(&token, [5; 6], "")).await.unwrap();
        forward(&ctx, 24 * 8).await;
        let mut tx = ctx.db.read().await.unwrap();
        let box_ = super::store::ballots(&mut tx, pulse).await.unwrap();
        assert_eq!(box_.len(), 1);
        assert_eq!(box_[0].answers.get(0), Some(5));
        assert!(super::store::remarks(&mut tx, pulse).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn two_browsers_at_the_same_moment_get_one_ballot_between_them() {
    both(async |ctx| {
        let ward = ward(&ctx, 6).await;
        let pulse = opened(&ctx, &ward).await;
        let draw = || Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap().blinded();
        let (one, two) = (draw(), draw());
        let who = &ward.people[2];
        let (first, second) = tokio::join!(issue(&ctx, who, pulse, &one), issue(&ctx, who, pulse, &two));
        assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_refused() {
    both(async |ctx| {
        let (here, there) = (ward(&ctx, 6).await, ward(&ctx, 6).await);
        let (pulse, other) = (opened(&ctx, &here).await, opened(&ctx, &there).await);
        let mine = token(&ctx, &here.people[1], pulse).await;
        let foreign = token(&ctx, &there.people[1], other).await;
        let blinded = Blinding::draw(&mut ctx.entropy.clone()).ok().unwrap().blinded();
        let late = person(&ctx, here.manager.organisation, here.team, Role::Member).await;
        let unknown = PulseId(ctx.entropy.uuid());

        assert_eq!(code(issue(&ctx, &here.manager, pulse, &blinded).await), "denied");
        assert_eq!(
            code(issue(&ctx, &there.people[1], pulse, &blinded).await),
            "missing"
        );
        assert_eq!(
            code(issue(&ctx, &late, pulse, &blinded).await),
            "pulse-not-on-roster"
        );
        assert_eq!(
            code(issue(&ctx, &here.people[2], unknown, &blinded).await),
            "missing"
        );
        assert_eq!(
            code(issue(&ctx, &here.people[2], pulse, &[0; 32]).await),
            "ballot-malformed"
        );
        assert_eq!(
            code(issue(&ctx, &here.people[2], pulse, &[1, 2]).await),
            "ballot-malformed"
        );

        let good = sheet(&mine, [3; 6], "");
        assert_eq!(code(cast(&ctx, unknown, &good).await), "missing");
        assert_eq!(
            code(cast(&ctx, pulse, &sheet(&foreign, [3; 6], "")).await),
            "ballot-foreign"
        );
        let broken = Cast {
            token: "abc".into(),
            ..good.clone()
        };
        assert_eq!(code(cast(&ctx, pulse, &broken).await), "ballot-malformed");
        let six = Cast {
            answers: vec![Some(6); 6],
            ..good.clone()
        };
        assert_eq!(code(cast(&ctx, pulse, &six).await), "ballot-answer");
        let five = Cast {
            answers: vec![Some(1); 5],
            ..good.clone()
        };
        assert_eq!(code(cast(&ctx, pulse, &five).await), "ballot-items");
        let long = sheet(&mine, [3; 6], &"x".repeat(501));
        assert_eq!(code(cast(&ctx, pulse, &long).await), "too-long");

        let again = plan_pulse(&ctx, here.lead(), here.team, &days(&ctx, 20, 27)).await;
        assert_eq!(code(again), "pulse-under-way");
        assert_eq!(
            code(withdraw_pulse(&ctx, here.lead(), pulse).await),
            "pulse-opened"
        );
        assert_eq!(code(withdraw_pulse(&ctx, there.lead(), pulse).await), "missing");
        assert_eq!(
            code(plan_pulse(&ctx, &here.people[1], here.team, &days(&ctx, 0, 7)).await),
            "denied"
        );

        // The closing time has passed, the job has not run yet: the box is shut all the same.
        ctx.clock.advance(TimeDelta::days(8));
        assert_eq!(code(cast(&ctx, pulse, &good).await), "pulse-not-open");
        assert_eq!(
            code(issue(&ctx, &here.people[2], pulse, &blinded).await),
            "pulse-not-open"
        );
        advance(&ctx).await.unwrap();
        assert_eq!(code(cast(&ctx, pulse, &good).await), "pulse-not-open");
    })
    .await;
}

#[tokio::test]
async fn a_team_that_is_too_small_is_not_asked() {
    both(async |ctx| {
        let ward = ward(&ctx, 5).await;
        let refused = plan_pulse(&ctx, ward.lead(), ward.team, &days(&ctx, 0, 7)).await;
        assert_eq!(code(refused), "pulse-roster-small");
    })
    .await;
}

#[tokio::test]
async fn a_planned_pulse_opens_by_itself_and_can_be_withdrawn_before() {
    both(async |ctx| {
        let ward = ward(&ctx, 6).await;
        let plan = async || {
            plan_pulse(&ctx, ward.lead(), ward.team, &days(&ctx, 2, 9))
                .await
                .unwrap()
        };
        let first = plan().await;
        withdraw_pulse(&ctx, ward.lead(), first).await.unwrap();
        let second = plan().await;
        advance(&ctx).await.unwrap();
        let state = async || ballot_page(&ctx, None, second).await.unwrap().pulse;
        assert_eq!(state().await.state, PulseState::Planned);
        assert_eq!(state().await.fingerprint, None);
        forward(&ctx, 48).await;
        assert_eq!(state().await.state, PulseState::Open);
        assert_eq!(state().await.roster_size, Some(6));
    })
    .await;
}

#[tokio::test]
async fn too_few_ballots_publish_nothing_but_that() {
    both(async |ctx| {
        let ward = ward(&ctx, 8).await;
        let pulse = opened(&ctx, &ward).await;
        for (who, answers) in ward.people.iter().zip(MIXED).take(5) {
            let token = token(&ctx, who, pulse).await;
            cast(&ctx, pulse, &sheet(&token, answers, "")).await.unwrap();
        }
        forward(&ctx, 24 * 8).await;
        forward(&ctx, 24).await;
        let shown = results(&ctx, ward.lead(), ward.team).await.unwrap();
        assert!(shown[0].publication.is_withheld());
    })
    .await;
}

#[tokio::test]
async fn running_the_job_twice_or_late_changes_nothing() {
    both(async |ctx| {
        let ward = ward(&ctx, 6).await;
        let pulse = opened(&ctx, &ward).await;
        let token = token(&ctx, ward.lead(), pulse).await;
        cast(&ctx, pulse, &sheet(&token, [3; 6], "kept")).await.unwrap();
        ctx.clock.advance(TimeDelta::days(12));
        let (one, two) = tokio::join!(advance(&ctx), advance(&ctx));
        one.unwrap();
        two.unwrap();
        advance(&ctx).await.unwrap();
        let shown = results(&ctx, ward.lead(), ward.team).await.unwrap();
        assert_eq!(shown.len(), 1);
        // Published days late: managers still wait two days from then.
        assert_eq!(shown[0].managers_from, ctx.now() + TimeDelta::hours(48));
        assert_eq!(
            receipt(&ctx, pulse, &token.hash()).await.unwrap(),
            Receipt::Counted
        );
    })
    .await;
}

#[tokio::test]
async fn the_next_pulse_asks_other_things_and_knows_who_joined() {
    both(async |ctx| {
        let ward = ward(&ctx, 6).await;
        let first = opened(&ctx, &ward).await;
        forward(&ctx, 24 * 8).await;
        forward(&ctx, 24 * 6).await;
        person(&ctx, ward.manager.organisation, ward.team, Role::Host).await;
        let second = opened(&ctx, &ward).await;
        let mut tx = ctx.db.read().await.unwrap();
        let load = async |tx: &mut crate::db::Tx, id| super::store::pulse(tx, id).await.unwrap().unwrap();
        let (first, second) = (load(&mut tx, first).await, load(&mut tx, second).await);
        assert_eq!((first.roster_change, second.roster_change), (None, Some(1)));
        assert_eq!(first.items[..3], second.items[..3]);
        assert_ne!(first.items[3..], second.items[3..]);
        assert!(super::store::roster(&mut tx, first.id).await.unwrap().is_empty());
        assert_ne!(first.public_key, second.public_key);
    })
    .await;
}

#[tokio::test]
async fn the_database_refuses_to_change_what_was_published() {
    both(async |ctx| {
        let ward = ward(&ctx, 6).await;
        opened(&ctx, &ward).await;
        forward(&ctx, 24 * 8).await;
        forward(&ctx, 24).await;
        for sql in [
            "update snapshot set team_from = team_from",
            "delete from snapshot",
        ] {
            let mut tx = ctx.db.begin().await.unwrap();
            assert!(
                on!(tx, |conn| sqlx::query(sql).execute(conn).await.map(drop)).is_err(),
                "{sql}"
            );
        }
        assert_eq!(results(&ctx, ward.lead(), ward.team).await.unwrap().len(), 1);
    })
    .await;
}

/// Every cell of a table as text, by column.
async fn dump(ctx: &Ctx, table: &str) -> Vec<Vec<(String, String)>> {
    let mut tx = ctx.db.read().await.unwrap();
    let sql = sqlx::AssertSqlSafe(format!("select * from {table}"));
    fn hex_or<E>(bytes: Result<Option<Vec<u8>>, E>, text: Option<String>) -> String {
        match bytes {
            Ok(Some(bytes)) => hex::encode(bytes),
            _ => text.unwrap_or_default(),
        }
    }
    match &mut tx.conn {
        Conn::Sqlite(conn) => {
            let rows = sqlx::query(sql).fetch_all(&mut **conn).await.unwrap();
            let cells = |row: &sqlx::sqlite::SqliteRow| {
                let cell = |at| {
                    hex_or(
                        row.try_get_unchecked::<Option<Vec<u8>>, _>(at),
                        row.try_get_unchecked(at).ok(),
                    )
                };
                row.columns()
                    .iter()
                    .map(|c| (c.name().to_owned(), cell(c.ordinal())))
                    .collect()
            };
            rows.iter().map(cells).collect()
        }
        Conn::Postgres(conn) => {
            let rows = sqlx::query(sql).fetch_all(&mut **conn).await.unwrap();
            let cells = |row: &sqlx::postgres::PgRow| {
                let cell = |at| {
                    hex_or(
                        row.try_get_unchecked::<Option<Vec<u8>>, _>(at),
                        row.try_get_unchecked(at).ok(),
                    )
                };
                row.columns()
                    .iter()
                    .map(|c| (c.name().to_owned(), cell(c.ordinal())))
                    .collect()
            };
            rows.iter().map(cells).collect()
        }
    }
}

/// A ballot row holds three things, none of which is found anywhere else in the database.
#[tokio::test]
async fn nothing_links_a_ballot_to_a_person() {
    both(async |ctx| {
        let ward = ward(&ctx, 10).await;
        let reader = ward.people[1].account.to_string();
        choose_reader(&ctx, ward.lead(), ward.team, &reader)
            .await
            .unwrap();
        let pulse = opened(&ctx, &ward).await;
        for (who, answers) in ward.people.iter().zip(MIXED.into_iter().cycle()) {
            let token = token(&ctx, who, pulse).await;
            cast(&ctx, pulse, &sheet(&token, answers, "the same for all"))
                .await
                .unwrap();
        }
        forward(&ctx, 24 * 8).await;
        let ballots = dump(&ctx, "ballot").await;
        assert!(dump(&ctx, "open_box").await.is_empty(), "the box is taken down");
        assert_eq!(dump(&ctx, "remark").await.len(), 10);
        let columns: Vec<_> = ballots[0].iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(columns, ["pulse_id", "token_hash", "answers"]);
        let keys: Vec<_> = ballots.iter().map(|row| row[1].1.clone()).collect();
        for table in [
            "account",
            "membership",
            "roster",
            "pulse",
            "remark",
            "reader",
            "sheet",
            "slip",
            "snapshot",
            "sign_in",
            "attempt",
        ] {
            let text = format!("{:?}", dump(&ctx, table).await);
            assert!(
                keys.iter().all(|key| !text.contains(key)),
                "{table} knows a ballot"
            );
        }
        let roster = dump(&ctx, "roster").await;
        assert!(
            roster.iter().all(|row| row[2].1 == "0".repeat(64)),
            "the close forgets who was given a ballot"
        );
        assert!(
            dump(&ctx, "pulse").await[0]
                .iter()
                .any(|(name, cell)| name == "private_key" && cell.is_empty())
        );
    })
    .await;
}

/// The rows of a closed pulse stand in an order that has nothing to do with the order of casting.
#[tokio::test]
async fn the_order_in_the_box_is_not_the_order_of_casting() {
    both(async |ctx| {
        let ctx = Ctx {
            entropy: Entropy::seeded(11),
            ..ctx
        };
        let ward = ward(&ctx, 8).await;
        let pulse = opened(&ctx, &ward).await;
        let mut cast_order = Vec::new();
        for who in &ward.people {
            let token = token(&ctx, who, pulse).await;
            cast(&ctx, pulse, &sheet(&token, [3; 6], "")).await.unwrap();
            cast_order.push(hex::encode(token.hash()));
        }
        forward(&ctx, 24 * 8).await;
        let stored: Vec<_> = dump(&ctx, "ballot")
            .await
            .into_iter()
            .map(|row| row[1].1.clone())
            .collect();
        assert_eq!(stored.len(), 8);
        assert_ne!(stored, cast_order);
    })
    .await;
}
