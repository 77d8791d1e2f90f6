//! Every rule that counts or allows a thing once, tried by eight at once from two processes on both databases: as many succeed as may, and
//! whoever comes too late gets the refusal that says so. Nobody gets a failure of the database.

mod circles;
mod jobs;
mod people;
mod pulses;
mod taps;

use std::{collections::BTreeMap, sync::Arc};

use tokio::sync::Barrier;

use crate::{
    Ctx, Error, Result,
    testing::{Fixture, again, on_both_databases},
};

/// Number of contenders at once.
const EIGHT: usize = 8;

/// Number of times each answer was given.
type AnswerCounts = BTreeMap<String, usize>;

/// Result of an attempt, in one word.
fn said<T>(outcome: Result<T>) -> String {
    match outcome {
        Ok(_) => "ok".into(),
        Err(Error::Refused(refusal)) => refusal.code().to_owned(),
        Err(Error::Invalid(problems)) => problems.into_iter().map(|problem| problem.code).collect(),
        Err(Error::Missing) => "missing".into(),
        Err(error) => format!("FAILED: {error}"),
    }
}

/// Eight attempts that begin together, half of them in another process.
async fn at_once<F>(ctx: &Ctx, attempt: impl Fn(Ctx, usize) -> F) -> AnswerCounts
where
    F: Future<Output = String> + Send + 'static,
{
    let other = again(ctx).await;
    let gate = Arc::new(Barrier::new(EIGHT));
    let tasks: Vec<_> = (0..EIGHT)
        .map(|n| {
            let ctx = if n % 2 == 0 { ctx } else { &other };
            let (gate, attempt) = (Arc::clone(&gate), attempt(ctx.clone(), n));
            tokio::spawn(async move {
                gate.wait().await;
                attempt.await
            })
        })
        .collect();
    let mut tally = AnswerCounts::new();
    for task in tasks {
        *tally.entry(task.await.unwrap()).or_default() += 1;
    }
    other.db.close().await;
    tally
}

fn check(ctx: &Ctx, rule: &str, tally: &AnswerCounts, expected: &[(&str, usize)]) {
    let kind = ctx.db.file().map_or("Postgres", |_| "SQLite");
    println!("{kind}, {rule}: {tally:?}");
    let expected: AnswerCounts = expected
        .iter()
        .map(|(said, times)| ((*said).to_owned(), *times))
        .collect();
    assert_eq!(*tally, expected, "{kind}, {rule}");
}

/// The table: each rule with what eight attempts come to. Each becomes a test, which makes its fixture anew three times.
macro_rules! rules {
    ($($module:ident::$rule:ident: $($said:literal $times:literal),+;)+) => {$(
        #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
        async fn $rule() {
            on_both_databases(async |ctx| {
                for _ in 0..3 {
                    let tally = $module::$rule(&ctx).await;
                    check(&ctx, stringify!($rule), &tally, &[$(($said, $times)),+]);
                }
            })
            .await;
        }
    )+};
}

rules! {
    people::a_team_keeps_its_last_lead: "ok" 4, "last-lead" 4;
    people::an_invitation_is_used_once: "ok" 1, "invitation-over" 7;
    people::somebody_joins_a_team_once: "ok" 8;
    people::an_address_is_used_once: "ok" 1, "email-taken" 7;
    people::a_team_name_is_used_once: "ok" 1, "team-exists" 7;
    circles::a_room_opens_once: "ok" 8;
    circles::a_room_closes_once: "ok" 1, "circle-ended" 7;
    circles::a_room_has_so_many_seats: "ok" 3, "circle-full" 5;
    circles::a_rehearsal_begins_once: "ok" 8;
    circles::a_circle_ends_once: "ok" 1, "circle-ended" 7;
    circles::a_session_is_called_off_once: "ok" 1, "session-not-planned" 7;
    circles::a_slot_is_taken_once: "ok" 1, "slot-taken" 7;
    circles::a_team_keeps_so_many_formats: "ok" 2, "format-enough" 6;
    circles::two_actions_are_under_way: "ok" 2, "two-live-actions" 6;
    circles::an_action_gets_one_reply: "ok" 1, "action-changed" 7;
    pulses::a_pulse_is_planned_once: "ok" 1, "pulse-under-way" 7;
    pulses::a_pulse_is_withdrawn_once: "ok" 1, "missing" 7;
    pulses::somebody_gets_one_ballot: "ok" 1, "ballot-elsewhere" 7;
    pulses::a_slip_gives_one_ballot: "ok" 1, "slip-used" 7;
    pulses::slips_are_printed_once: "ok" 1, "slips-all-printed" 7;
    pulses::slips_are_exhausted: "ok" 1, "slips-exhausted" 7;
    pulses::an_organisation_has_so_many_questions: "ok" 3, "items-many" 5;
    pulses::a_question_is_added_once: "ok" 1, "item-exists" 7;
    pulses::a_team_has_one_reader: "ok" 8;
    pulses::a_pulse_has_so_many_themes: "ok" 6, "themes-enough" 2;
    pulses::a_reading_is_finished_once: "ok" 1, "missing" 7;
    jobs::pulses_open_close_and_are_published_once: "ok" 8;
    jobs::sessions_are_planned_once: "ok" 8;
    jobs::sessions_are_lost_once: "ok" 8;
    jobs::rooms_that_everybody_left_close_once: "ok" 8;
    jobs::a_late_reply_is_taken_up_once: "ok" 8;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn an_installation_is_founded_once() {
    on_both_databases(async |ctx| {
        let tally = people::an_installation_is_founded_once(&ctx).await;
        let expected = [("ok", 1), ("already-founded", 7)];
        check(&ctx, "an_installation_is_founded_once", &tally, &expected);
    })
    .await;
}
