//! Printing slips, taking them back, and giving a ballot to whoever brings one.

use super::{ballots::refused, key_cache::open_key, reading::PulseView};
use crate::{
    Ctx, Error, Problem, Result,
    db::Tx,
    ids::{PulseId, SheetId, TeamId},
    pulse::{
        PulseState, Refusal,
        ballot::Issued,
        slip::{MAX_SHEET_SLIPS, SlipCode},
        slip_store::{self as store, SheetRow, SlipRow},
        store::{self as pulses, PulseRow},
    },
    team::{Actor, Capability},
};

/// A printed sheet, as its lead sees it in the list. Whether a slip was used is not said: that would be a count of an open pulse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlipSheet {
    /// Identifier.
    pub id: SheetId,
    /// Counted from 1, as printed on it.
    pub number: i64,
    /// Number of slips on the sheet.
    pub slips: i64,
    /// True when the sheet was taken back.
    pub is_void: bool,
}

/// The slips of a team's open pulse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slips {
    /// The pulse.
    pub pulse: PulseView,
    /// The sheets printed so far.
    pub sheets: Vec<SlipSheet>,
    /// Number of slips that can still be printed.
    pub left: i64,
}

/// One sheet, to be printed.
pub struct PrintedSheet {
    /// The sheet.
    pub sheet: SlipSheet,
    /// The pulse.
    pub pulse: PulseView,
    /// The team's name.
    pub team_name: String,
    /// One code a slip.
    pub codes: Vec<SlipCode>,
}

/// The slips of the team's open pulse; nothing when none is open or nobody answers on paper.
pub async fn slips(ctx: &Ctx, actor: &Actor, team: TeamId) -> Result<Option<Slips>> {
    let access = actor.access(Capability::PrintSlips, team)?;
    let mut tx = ctx.db.read().await?;
    let open = pulses::of_team(&mut tx, &access)
        .await?
        .into_iter()
        .rfind(|pulse| takes_slips(ctx, pulse));
    let Some(row) = open else { return Ok(None) };
    let rows = store::sheets(&mut tx, row.id).await?;
    Ok(Some(Slips {
        left: left(&row, &rows),
        sheets: rows.iter().map(SlipSheet::from).collect(),
        pulse: PulseView::of(row, ctx.now()),
    }))
}

/// Prints one more sheet. There are never more slips in people's hands than people without an account; those of a sheet taken back can
/// be printed anew.
///
/// # Errors
/// [`Error::Refused`] with `pulse-not-open` or `slips-all-printed`; [`Error::Invalid`] for the number.
pub async fn print_sheet(ctx: &Ctx, actor: &Actor, pulse: PulseId, slips: &str) -> Result<SheetId> {
    let mut tx = ctx.db.begin().await?;
    let row = pulses::pulse_alone(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    actor.access(Capability::PrintSlips, row.team_id)?;
    if !takes_slips(ctx, &row) {
        return Err(Refusal::NotOpen.into());
    }
    let sheets = store::sheets(&mut tx, pulse).await?;
    let most = left(&row, &sheets).min(MAX_SHEET_SLIPS);
    if most < 1 {
        return Err(Refusal::SlipsAllPrinted.into());
    }
    let slips = slips
        .trim()
        .parse()
        .ok()
        .filter(|slips| (1..=most).contains(slips));
    let slips = slips.ok_or_else(|| {
        let range = Problem::new("slips", "out-of-range").with("least", 1);
        Error::Invalid(vec![range.with("most", most)])
    })?;
    let sheet = SheetRow {
        id: SheetId(ctx.entropy.uuid()),
        pulse_id: pulse,
        number: sheets.len() as i64 + 1,
        slips,
        secret: Some(ctx.entropy.bytes::<32>().to_vec()),
    };
    store::add_sheet(&mut tx, &sheet, &codes(&sheet)).await?;
    tx.commit().await?;
    Ok(sheet.id)
}

/// A sheet, to be printed (again).
///
/// # Errors
/// [`Error::Missing`] when it was taken back or its pulse has closed.
pub async fn printed_sheet(ctx: &Ctx, actor: &Actor, id: SheetId) -> Result<PrintedSheet> {
    let mut tx = ctx.db.read().await?;
    let (row, sheet) = found(&mut tx, actor, id).await?;
    if sheet.secret.is_none() || !takes_slips(ctx, &row) {
        return Err(Error::Missing);
    }
    let membership = actor.membership(row.team_id).ok_or(Error::Missing)?;
    let team_name = membership.team_name.clone();
    Ok(PrintedSheet {
        codes: codes(&sheet),
        sheet: SlipSheet::from(&sheet),
        pulse: PulseView::of(row, ctx.now()),
        team_name,
    })
}

/// Takes a sheet back: the slips of it that nobody has used give no ballot any more. Ballots stay: nobody knows which came from it.
pub async fn void_sheet(ctx: &Ctx, actor: &Actor, id: SheetId) -> Result<TeamId> {
    let mut tx = ctx.db.begin().await?;
    let (row, _) = found(&mut tx, actor, id).await?;
    pulses::pulse_alone(&mut tx, row.id).await?;
    store::void_sheet(&mut tx, id).await?;
    tx.commit().await?;
    Ok(row.team_id)
}

/// Gives whoever brings a slip its one ballot, blinded. There is no actor, and none could be found out. Asking again with the same blinded
/// nonce gets the same evaluation.
///
/// # Errors
/// [`Error::Refused`] with `pulse-not-open`, `slip-unknown` (mistyped, of another pulse, or of a sheet taken back), `slip-used`,
/// `slips-exhausted` (as many ballots were given out on paper as there are people without an account) or `ballot-malformed`.
pub async fn draw(ctx: &Ctx, pulse: PulseId, code: &str, blinded: &[u8]) -> Result<Issued> {
    let code = SlipCode::parse(code).ok_or(Refusal::SlipUnknown)?;
    // Whoever only invents codes is turned away without keeping anybody waiting. But what is no blinded nonce comes to nothing before the
    // code is looked at: else it would tell which slips were used, and use none up.
    let mut tx = ctx.db.read().await?;
    let row = pulses::pulse(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    let key = open_key(ctx, &row)?;
    let issued = key.issue(&mut ctx.entropy.clone(), blinded).map_err(refused)?;
    has_given(&mut tx, pulse, &code, blinded).await?;
    drop(tx);
    let mut tx = ctx.db.begin().await?;
    let row = pulses::pulse_alone(&mut tx, pulse).await?.ok_or(Error::Missing)?;
    open_key(ctx, &row)?;
    if has_given(&mut tx, pulse, &code, blinded).await? {
        return Ok(issued);
    }
    if store::used(&mut tx, pulse).await? >= row.slips {
        return Err(Refusal::SlipsExhausted.into());
    }
    store::use_slip(&mut tx, pulse, &code, blinded).await?;
    tx.commit().await?;
    Ok(issued)
}

/// True when the slip's ballot was given out for this very nonce already. Of a sheet that was taken back nobody is told which slips were
/// used: its printer knows the codes, and could ask after every one of them.
async fn has_given(tx: &mut Tx, pulse: PulseId, code: &SlipCode, blinded: &[u8]) -> Result<bool> {
    match store::slip(tx, pulse, code).await? {
        Some(slip) if slip.blinded.as_deref() == Some(blinded) => Ok(true),
        Some(SlipRow {
            secret: Some(_),
            blinded: None,
        }) => Ok(false),
        Some(SlipRow { secret: Some(_), .. }) => Err(Refusal::SlipUsed.into()),
        _ => Err(Refusal::SlipUnknown.into()),
    }
}

impl From<&SheetRow> for SlipSheet {
    fn from(row: &SheetRow) -> Self {
        Self {
            id: row.id,
            number: row.number,
            slips: row.slips,
            is_void: row.secret.is_none(),
        }
    }
}

/// The sheet and its pulse, for somebody who may print in that team.
async fn found(tx: &mut Tx, actor: &Actor, id: SheetId) -> Result<(PulseRow, SheetRow)> {
    let sheet = store::sheet(tx, id).await?.ok_or(Error::Missing)?;
    let row = pulses::pulse(tx, sheet.pulse_id).await?.ok_or(Error::Missing)?;
    actor.access(Capability::PrintSlips, row.team_id)?;
    Ok((row, sheet))
}

fn takes_slips(ctx: &Ctx, row: &PulseRow) -> bool {
    row.state == PulseState::Open && ctx.now() < row.closes_at && row.slips > 0
}

fn left(row: &PulseRow, sheets: &[SheetRow]) -> i64 {
    let printed = sheets.iter().filter(|sheet| sheet.secret.is_some());
    row.slips - printed.map(|sheet| sheet.slips).sum::<i64>()
}

fn codes(sheet: &SheetRow) -> Vec<SlipCode> {
    let secret = sheet.secret.as_deref().unwrap_or_default();
    (0..sheet.slips).map(|at| SlipCode::of(secret, at)).collect()
}
