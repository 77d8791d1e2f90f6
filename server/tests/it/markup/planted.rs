//! A world in which every text that is stored is hostile markup.

use roundwell::{
    Hse, Locale,
    action::{self, ActionKind, Draft, Level, ReplyForm, ReplyKind},
    circle,
    format::library::{service as library, sheet::FormatSheet},
    ids::PulseId,
    on, pulse,
    question::own::TypedItem,
};

use super::evil;
use crate::support::{Persona, Records, World};

/// One for each stored text that is on some page; the organisation's name is on none.
pub(super) const LABELS: &[&str] = &[
    "team", "person", "circle", "place", "guest", "action", "measure", "reply", "format", "stage", "draft",
    "item", "theme", "remark", "link",
];

/// Plants them. Two sets of records, because a team has two actions and two formats here.
pub(super) async fn plant(world: &World) -> [Records; 2] {
    for (statement, label) in [
        ("update organisation set name = $1", "organisation"),
        ("update team set name = $1", "team"),
        ("update account set name = $1", "person"),
    ] {
        run(world, statement, label).await;
    }
    let records = world.add_records().await;
    for (statement, label) in [
        ("update circle set title = $1", "circle"),
        ("update circle set place = $1", "place"),
    ] {
        run(world, statement, label).await;
    }
    run_with(
        world,
        "update circle set video_url = $1",
        &format!("https://meet.test/{}", evil("link")),
    )
    .await;
    guest(world, &records).await;
    item(world).await;
    remarks(world, &records).await;
    let other = Records {
        action: asked(world).await,
        format: format(world).await,
        open: records.planned.clone(),
        ..clone(&records)
    };
    rehearse(world, &other.format).await;
    [records, other]
}

fn clone(records: &Records) -> Records {
    Records {
        circle: records.circle.clone(),
        open: records.open.clone(),
        code: records.code.clone(),
        planned: records.planned.clone(),
        action: records.action.clone(),
        pulse: records.pulse.clone(),
        format: records.format.clone(),
        sheet: records.sheet.clone(),
    }
}

async fn run(world: &World, statement: &'static str, label: &str) {
    run_with(world, statement, &evil(label)).await;
}

async fn run_with(world: &World, statement: &'static str, text: &str) {
    let mut tx = world.ctx.db.begin().await.unwrap();
    on!(tx, |conn| sqlx::query(statement)
        .bind(text)
        .execute(conn)
        .await
        .map(drop))
    .unwrap();
    tx.commit().await.unwrap();
}

async fn guest(world: &World, records: &Records) {
    circle::service::join_as_guest(&world.ctx, None, &records.code, &evil("guest"), "192.0.2.7")
        .await
        .unwrap();
}

/// An action of the team with a reply from above.
async fn asked(world: &World) -> String {
    let (lead, manager) = (
        world.actor(Persona::Lead).await,
        world.actor(Persona::Manager).await,
    );
    let draft = Draft {
        title: evil("action"),
        measure: evil("measure"),
        kind: ActionKind::Condition,
        hse: Hse::Support,
        level: Level::Manager,
        review_on: None,
    };
    let action = action::service::agree(&world.ctx, &lead, world.team, &draft)
        .await
        .unwrap();
    let reply = ReplyForm {
        kind: ReplyKind::Cannot,
        text: evil("reply"),
        until: String::new(),
    };
    action::service::reply(&world.ctx, &manager, action, 1, &reply)
        .await
        .unwrap();
    action.to_string()
}

async fn item(world: &World) {
    let typed = TypedItem {
        domain: "conditions".into(),
        area: "demands".into(),
        better: "low".into(),
        scale: "often".into(),
        wording: Locale::ALL.iter().map(|locale| (*locale, evil("item"))).collect(),
    };
    let admin = world.actor(Persona::Lead).await;
    pulse::service::add_item(&world.ctx, &admin, world.team, &typed)
        .await
        .unwrap();
}

/// A format whose words are all hostile, and a draft of it that cannot be read.
async fn format(world: &World) -> String {
    let (ctx, lead) = (&world.ctx, world.actor(Persona::Lead).await);
    let id = library::copy(ctx, &lead, world.team, "case-circle")
        .await
        .unwrap();
    let own = library::own(ctx, &lead, world.team, id).await.unwrap();
    let mut sheet = FormatSheet::read(&own.text).unwrap();
    for stage in &mut sheet.stages {
        spoil(stage, "stage");
    }
    spoil(&mut sheet.head, "format");
    library::save(ctx, &lead, world.team, id, 1, &sheet.write())
        .await
        .unwrap();
    let broken = format!("key = {}", evil("draft"));
    library::save(ctx, &lead, world.team, id, 2, &broken)
        .await
        .unwrap();
    id.to_string()
}

fn spoil(fields: &mut roundwell::format::library::sheet::FieldValues, label: &str) {
    for (name, text) in fields {
        if name.contains('.') {
            *text = evil(label);
        }
    }
}

async fn rehearse(world: &World, format: &str) {
    let team = world.team.to_string();
    let form = [
        ("team", team.as_str()),
        ("format", format),
        ("seats", "6"),
        ("pace", "tapped"),
    ];
    let begun = world.call(Persona::Lead, "/teams/{team}/rehearsal", &form).await;
    assert!(begun.status.is_success(), "{}", begun.body);
}

/// Two pulses that were published: the themes of one are out, the remarks of the other lie before a member.
async fn remarks(world: &World, records: &Records) {
    let reader = world.actor(Persona::Member).await.account;
    let open: PulseId = records.pulse.parse().unwrap();
    let mut tx = world.ctx.db.begin().await.unwrap();
    for (day, is_read) in [("2025-01-01T00:00:00Z", true), ("2025-02-01T00:00:00Z", false)] {
        let day: chrono::DateTime<chrono::Utc> = day.parse().unwrap();
        let id = PulseId(world.ctx.entropy.uuid());
        on!(tx, |conn| sqlx::query(
            "insert into pulse (id, team_id, state, items, threshold, opens_at, closes_at, team_at, managers_at, roster_size, reader_id) \
             select $1, team_id, 'published', items, threshold, $2, $2, $2, $2, 12, $3 from pulse where id = $4"
        )
        .bind(id)
        .bind(day)
        .bind((!is_read).then_some(reader))
        .bind(open)
        .execute(conn)
        .await
        .map(drop))
        .unwrap();
        on!(tx, |conn| sqlx::query(
            "insert into theme (pulse_id, number, body) values ($1, 1, $2)"
        )
        .bind(id)
        .bind(evil("theme"))
        .execute(conn)
        .await
        .map(drop))
        .unwrap();
        if is_read {
            on!(tx, |conn| sqlx::query(
                "insert into reading (pulse_id, team_from, managers_from) values ($1, $2, $2)"
            )
            .bind(id)
            .bind(day)
            .execute(conn)
            .await
            .map(drop))
            .unwrap();
        } else {
            on!(tx, |conn| sqlx::query(
                "insert into remark (pulse_id, remark_key, body) values ($1, $2, $3)"
            )
            .bind(id)
            .bind(vec![7_u8; 32])
            .bind(evil("remark"))
            .execute(conn)
            .await
            .map(drop))
            .unwrap();
        }
    }
    tx.commit().await.unwrap();
}
