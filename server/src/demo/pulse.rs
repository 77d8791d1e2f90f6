//! Answering a pulse the way a browser does: blind, ask, unblind, cast.

use roundwell::{
    Ctx, Error, Result,
    ids::PulseId,
    pulse::{
        ballot::Blinding,
        item::{Better, Domain, Item},
        service::{self, Cast},
    },
    team::Actor,
};

use super::{
    chance,
    story::{TeamPlan, Tide},
};

/// Casts one person's ballot; `late` says how far into the story it is (0 to 1).
pub(super) async fn answer(ctx: &Ctx, plan: &TeamPlan, who: &Actor, pulse: PulseId, late: f64) -> Result<()> {
    let malformed = |error| Error::Internal(format!("a ballot of the demonstration: {error}"));
    let page = service::ballot_page(ctx, Some(who), pulse).await?.pulse;
    let key = page.public_key.ok_or(Error::Missing)?;
    let blinding = Blinding::draw(&mut ctx.entropy.clone()).map_err(malformed)?;
    let issued = service::issue(ctx, who, pulse, &blinding.blinded()).await?;
    let token = blinding.finish(&issued, &key).map_err(malformed)?;
    let own = chance(ctx, 100) as f64 / 100.0 - 0.5;
    let answers = page
        .items
        .iter()
        .map(|item| choose(ctx, plan, item, late, own))
        .collect();
    let cast = Cast {
        token: token.to_hex(),
        answers,
        remark: String::new(),
    };
    service::cast(ctx, pulse, &cast).await
}

/// One answer, or now and then none: what the conditions are like, how this person tends to answer, and the day.
fn choose(ctx: &Ctx, plan: &TeamPlan, item: &Item, late: f64, own: f64) -> Option<i64> {
    if chance(ctx, 25) == 0 {
        return None;
    }
    let tide = match (item.domain, item.area) {
        (Domain::Core, _) => Tide::Energy,
        (Domain::Norms, _) => Tide::Norms,
        (Domain::Acted, _) => Tide::Acted,
        (Domain::Relational | Domain::Belonging | Domain::Circle, _) => Tide::Between,
        (_, Some(area)) => Tide::Area(area),
        _ => Tide::Work,
    };
    let (_, before, after) = plan
        .tides
        .iter()
        .find(|(carries, ..)| *carries == tide)
        .copied()
        .unwrap_or((tide, 3.2, 3.2));
    let turned = ((late - plan.turn) / 0.12).clamp(0.0, 1.0);
    let day = chance(ctx, 140) as f64 / 100.0 - 0.7;
    let level = before + (after - before) * turned + own + day;
    let good = level.round().clamp(1.0, 5.0) as i64;
    Some(match item.better {
        Better::High => good,
        Better::Low => 6 - good,
    })
}
