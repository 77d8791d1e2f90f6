//! Answering a pulse the way a browser does: blind, ask, unblind, cast; and reading its remarks.

use chrono::{DateTime, Utc};
use roundwell::{
    Ctx, Error, Result,
    ids::{PulseId, SessionId, TeamId},
    pulse::{
        ballot::{BallotToken, Blinding},
        service::{self, Cast},
        slip::SlipCode,
    },
    question::{
        PulseKind,
        item::{Better, Domain, Item},
    },
    team::Actor,
};

use crate::{
    clock::chance,
    people::{DemoRole, Team},
    story::{TeamPlan, TeamRemarks, Trend},
};

/// Of ten ballots, how many carry a remark.
const REMARKING: u64 = 5;

/// Person who brings what for a ballot.
pub(crate) enum BallotHolder<'a> {
    /// Signed-in person on the roster.
    Person(&'a Actor),
    /// Person who drew this slip.
    Slip(&'a SlipCode),
}

/// Casts one ballot; `late` says how far into the story it is (0 to 1).
pub(crate) async fn answer(
    ctx: &Ctx,
    plan: &TeamPlan,
    by: BallotHolder<'_>,
    pulse: PulseId,
    late: f64,
) -> Result<()> {
    let page = service::ballot_page(ctx, None, pulse).await?.pulse;
    let key = page.public_key.ok_or(Error::Missing)?;
    let token = token(ctx, by, pulse, &key).await?;
    let own = chance(ctx, 100) as f64 / 100.0 - 0.5;
    let answers = page
        .items
        .iter()
        .map(|item| choose(ctx, plan, item, late, own))
        .collect();
    let cast = Cast {
        token: token.to_hex(),
        answers,
        remark: match page.kind {
            PulseKind::Pulse => plan.remarks.map(|team| remark(ctx, team)).unwrap_or_default(),
            PulseKind::Check => String::new(),
        },
    };
    service::cast(ctx, pulse, &cast).await
}

/// Most of a team answer the check of a session that was just held.
pub(crate) async fn answer_check(
    ctx: &Ctx,
    plan: &TeamPlan,
    team: &Team,
    session: SessionId,
    (late, until): (f64, DateTime<Utc>),
) -> Result<()> {
    let Some(check) = service::check_of(ctx, &team.lead, team.id, session).await? else {
        return Ok(());
    };
    for person in &team.people {
        if chance(ctx, 10) < plan.answering && !is_left(person, check.closes_at, until) {
            answer(ctx, plan, BallotHolder::Person(person), check.id, late).await?;
        }
    }
    Ok(())
}

/// True when a ballot that is open at the end of the story is left to whoever looks at the demonstration as this person.
pub(crate) fn is_left(person: &Actor, closes_at: DateTime<Utc>, until: DateTime<Utc>) -> bool {
    closes_at > until && DemoRole::is_played(&person.name)
}

async fn token(ctx: &Ctx, by: BallotHolder<'_>, pulse: PulseId, key: &[u8]) -> Result<BallotToken> {
    let malformed = |error| Error::Internal(format!("a ballot of the demonstration: {error}"));
    let blinding = Blinding::draw(&mut ctx.entropy.clone()).map_err(malformed)?;
    let issued = match by {
        BallotHolder::Person(actor) => service::issue(ctx, actor, pulse, &blinding.blinded()).await?,
        BallotHolder::Slip(code) => service::draw(ctx, pulse, code.as_str(), &blinding.blinded()).await?,
    };
    blinding.finish(&issued, key).map_err(malformed)
}

/// One of the team's remarks, or none.
fn remark(ctx: &Ctx, team: &TeamRemarks) -> String {
    let at = chance(ctx, team.remarks.len() as u64) as usize;
    let remark = team.remarks.get(at).filter(|_| chance(ctx, 10) < REMARKING);
    remark.map(|remark| (*remark).to_owned()).unwrap_or_default()
}

/// The reader writes down what several remarks share, if there are any to read, and finishes.
pub(crate) async fn read(ctx: &Ctx, reader: &Actor, team: TeamId, remarks: &TeamRemarks) -> Result<()> {
    let Some(desk) = service::desk(ctx, reader, team).await? else {
        return Ok(());
    };
    for theme in remarks.themes {
        let says = |at: &usize| {
            desk.remarks
                .get(*at)
                .is_some_and(|remark| remark.contains(theme.about))
        };
        let ticks: Vec<_> = (0..desk.remarks.len()).filter(says).collect();
        if ticks.len() >= roundwell::disclosure::THEME_RESTS_ON {
            service::add_theme(ctx, reader, desk.pulse, theme.text, &ticks).await?;
        }
    }
    service::finish_reading(ctx, reader, desk.pulse).await.map(drop)
}

/// One answer, or now and then none: what the conditions are like, how this person tends to answer, and the day.
fn choose(ctx: &Ctx, plan: &TeamPlan, item: &Item, late: f64, own: f64) -> Option<i64> {
    if chance(ctx, 25) == 0 {
        return None;
    }
    let trend = match (item.domain, item.area) {
        (Domain::Core, _) => Trend::Energy,
        (Domain::Norms, _) => Trend::Norms,
        (Domain::Acted, _) => Trend::Acted,
        (Domain::Relational | Domain::Belonging | Domain::Circle, _) => Trend::Between,
        (_, Some(area)) => Trend::Area(area),
        _ => Trend::Work,
    };
    let (_, before, after) = plan
        .trends
        .iter()
        .find(|(carries, ..)| *carries == trend)
        .copied()
        .unwrap_or((trend, 3.2, 3.2));
    let turned = ((late - plan.turn) / 0.12).clamp(0.0, 1.0);
    let day = chance(ctx, 140) as f64 / 100.0 - 0.7;
    let level = before + (after - before) * turned + own + day;
    let good = level.round().clamp(1.0, 5.0) as i64;
    Some(match item.better {
        Better::High => good,
        Better::Low => 6 - good,
    })
}
