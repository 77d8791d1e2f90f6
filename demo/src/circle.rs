//! Holding a session: everyone takes a seat, the piece goes round, and the room is closed.

use chrono::TimeDelta;
use roundwell::{
    Ctx, Error, Result,
    action::Draft,
    circle::{
        engine::{Command, CommandRequest, Direction, Room},
        service, store,
    },
    follow_up,
    format::StageKind,
    ids::SessionId,
    schedule::LostCause,
    team::Actor,
};

use crate::clock::chance;

/// A session under way, with whoever came; the first of them hosts.
pub(crate) struct LiveSession<'a> {
    ctx: &'a Ctx,
    session: SessionId,
    people: Vec<&'a Actor>,
}

impl<'a> LiveSession<'a> {
    /// Opens the room and seats everyone.
    pub(crate) async fn open(ctx: &'a Ctx, session: SessionId, people: Vec<&'a Actor>) -> Result<Self> {
        let held = Self { ctx, session, people };
        service::open_room(ctx, held.host()?, session).await?;
        for person in held.people.iter().skip(1) {
            service::take_seat(ctx, person, session).await?;
        }
        for person in &held.people {
            let seat = held.room().await?.seat_of(person.account).map(|seat| seat.id);
            held.order(
                person,
                Command::Accept {
                    seat: seat.ok_or(Error::Missing)?,
                },
            )
            .await?;
        }
        Ok(held)
    }

    /// Goes through every stage to the close, agreeing on what the story asks for.
    pub(crate) async fn hold_until_closed(self, minutes: i64, asks: &[Draft]) -> Result<()> {
        let host = self.host()?;
        loop {
            let view = service::snapshot(self.ctx, host, self.session, "en")
                .await?
                .ok_or(Error::Missing)?
                .view;
            match view.kind {
                kind if kind.has_rounds() => {
                    self.round(view.choices.first().map(|choice| choice.key.clone()))
                        .await?;
                    self.ctx.clock.advance(TimeDelta::minutes(minutes / 4));
                }
                StageKind::Asks => {
                    for draft in asks {
                        self.order(host, Command::Agree(Box::new(draft.clone()))).await?;
                    }
                    self.ctx.clock.advance(TimeDelta::minutes(minutes / 6));
                }
                StageKind::Close => return self.order(host, Command::Close).await,
                _ => self.ctx.clock.advance(TimeDelta::minutes(1)),
            }
            self.order(host, Command::NextStage).await?;
        }
    }

    /// Ends it after the check-in.
    pub(crate) async fn curtail(self, cause: LostCause) -> Result<()> {
        let host = self.host()?;
        self.order(host, Command::NextStage).await?;
        self.order(host, Command::NextStage).await?;
        self.round(None).await?;
        self.ctx.clock.advance(TimeDelta::minutes(14));
        self.order(host, Command::Curtail { cause }).await
    }

    /// Everyone is offered a turn; now and then somebody passes, and is offered another.
    async fn round(&self, prompt: Option<String>) -> Result<()> {
        let begin = Command::BeginRound {
            prompt,
            direction: Direction::Clockwise,
            first: None,
        };
        self.order(self.host()?, begin).await?;
        loop {
            let room = self.room().await?;
            let Some(holder) = room.holder() else {
                return Ok(());
            };
            let account = room.seat(holder).and_then(|seat| seat.account);
            let person = self.people.iter().find(|person| Some(person.account) == account);
            let person = person.ok_or(Error::Missing)?;
            let passes = chance(self.ctx, 12) == 0;
            let turn = if passes { Command::Pass } else { Command::Release };
            self.order_at(person, turn, room.version()).await?;
        }
    }

    async fn order(&self, actor: &Actor, command: Command) -> Result<()> {
        let seen = self.room().await?.version();
        self.order_at(actor, command, seen).await
    }

    async fn order_at(&self, actor: &Actor, command: Command, seen: u64) -> Result<()> {
        let order = CommandRequest {
            id: self.ctx.entropy.uuid(),
            seen,
            command,
        };
        follow_up::command(self.ctx, actor, self.session, order).await
    }

    async fn room(&self) -> Result<Room> {
        let mut tx = self.ctx.db.read().await?;
        store::room(&mut tx, self.session).await?.ok_or(Error::Missing)
    }

    fn host(&self) -> Result<&'a Actor> {
        self.people.first().copied().ok_or(Error::Missing)
    }
}
