//! Times as people read them: whose they are, and what becomes of one that the clocks skip or show twice.

use roundwell::schedule::{
    self, TypedCircle,
    service::{read_schedule, schedule_circle},
};

use crate::support::{Persona, World, on_both_databases};

#[tokio::test]
async fn every_time_says_whose_it_is() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let paris = [
            ("name", "member"),
            ("locale", "en"),
            ("time_zone", "Europe/Paris"),
        ];
        let saved = world.call(Persona::Member, "/account", &paris).await;
        assert!(saved.status.as_u16() < 400, "{}", saved.body);
        let ballot = format!("/pulses/{}", records.pulse);
        let slip = format!("/pulses/{}/slip", records.pulse);
        let sheet = format!("/teams/{}/slips/{}", world.team, records.sheet);
        // A pulse closes at 20:00 on the team's clock, which is London's, in summer an hour ahead of UTC.
        for (who, path, time) in [
            (Persona::Nobody, &ballot, "20:00 (London)"),
            (Persona::Nobody, &slip, "20:00 (London)"),
            (Persona::Guest, &ballot, "20:00 (London)"),
            (Persona::Lead, &ballot, "20:00 (London)"),
            (Persona::Member, &ballot, "21:00 (Paris)"),
            (Persona::Lead, &sheet, "20:00 (London)"),
        ] {
            let page = world.get(who, path).await;
            assert!(page.body.contains(time), "{who:?} {path}: {}", page.body);
        }
        let team = world
            .get(Persona::Member, &format!("/teams/{}", world.team))
            .await;
        assert!(team.body.contains("Times are those of Paris."), "{}", team.body);
        // Whose slips they are does not change with who prints them.
        let paris = [("name", "lead"), ("locale", "en"), ("time_zone", "Europe/Paris")];
        world.call(Persona::Lead, "/account", &paris).await;
        assert!(
            world
                .get(Persona::Lead, &sheet)
                .await
                .body
                .contains("20:00 (London)")
        );
    })
    .await;
}

/// The clocks of Auckland go forward on 28 September 2025 at two, those of London back on 26 October at two.
fn plan(zone: &str, date: &str, time: &str) -> TypedCircle {
    TypedCircle {
        title: "Night circle".into(),
        format: "talking-piece".into(),
        rhythm: "four-weekly".into(),
        date: date.into(),
        time: time.into(),
        time_zone: zone.into(),
        minutes: "45".into(),
        ..TypedCircle::default()
    }
}

const SKIPPED: &str = "the clocks go forward and skip";
const TWICE: &str = "the clocks go back and show";

#[tokio::test]
async fn a_time_that_the_clocks_skip_or_show_twice_is_told() {
    on_both_databases(async |world| {
        let team = world.team.to_string();
        for (zone, date, time, told) in [
            ("Pacific/Auckland", "2025-09-28", "02:30", Some(SKIPPED)),
            ("Europe/London", "2025-10-26", "01:30", Some(TWICE)),
            // Four weeks later than the first.
            ("Europe/London", "2025-09-28", "01:30", Some(TWICE)),
            ("Europe/London", "2025-09-27", "14:00", None),
        ] {
            let plan = plan(zone, date, time);
            let fields = [
                ("team", team.as_str()),
                ("title", &plan.title),
                ("format", &plan.format),
                ("rhythm", &plan.rhythm),
                ("date", date),
                ("time", time),
                ("time_zone", zone),
                ("minutes", "45"),
            ];
            let shown = [&fields[..], &[("step", "show")]].concat();
            let dates = world.submit(Persona::Lead, "/teams/{team}/circles", &shown).await;
            let path = dates.location().split('#').next().unwrap().to_owned();
            tells(&world.get(Persona::Lead, &path).await.body.to_lowercase(), told);
            let made = world
                .submit(Persona::Lead, "/teams/{team}/circles", &fields)
                .await;
            tells(&read_with(&world, &made).await, told);
        }
    })
    .await;
}

#[tokio::test]
async fn a_session_moved_to_such_a_time_says_what_became_of_it() {
    on_both_databases(async |world| {
        let (ctx, lead, team) = (
            &world.ctx,
            world.actor(Persona::Lead).await,
            world.team.to_string(),
        );
        for (zone, first, date, time, told) in [
            (
                "Pacific/Auckland",
                "2025-09-25",
                "2025-09-28",
                "02:30",
                Some(SKIPPED),
            ),
            ("Europe/London", "2025-10-23", "2025-10-26", "01:30", Some(TWICE)),
            ("Europe/London", "2025-10-24", "2025-10-25", "01:30", None),
        ] {
            let circle = schedule_circle(ctx, &lead, world.team, &plan(zone, first, "14:00"))
                .await
                .unwrap();
            let coming = read_schedule(ctx, &lead, world.team).await.unwrap();
            let mut all = coming.next.into_iter().chain(coming.later);
            let session = all.find(|meeting| meeting.session.circle_id == circle).unwrap();
            let id = session.session.id.to_string();
            let fields = [
                ("team", team.as_str()),
                ("session", &id),
                ("date", date),
                ("time", time),
                ("reason", "room"),
            ];
            let moved = world
                .submit(Persona::Lead, "/teams/{team}/sessions/{session}/move", &fields)
                .await;
            tells(&read_with(&world, &moved).await, told);
            schedule::service::end_circle(ctx, &lead, circle).await.unwrap();
        }
    })
    .await;
}

async fn read_with(world: &World, answer: &crate::support::Answer) -> String {
    assert_eq!(answer.status.as_u16(), 303, "{}", answer.body);
    let page = world
        .get_with(Persona::Lead, answer.location(), &answer.cookies())
        .await;
    page.body
}

fn tells(page: &str, told: Option<&str>) {
    for words in [SKIPPED, TWICE] {
        assert_eq!(page.contains(words), told == Some(words), "{words}: {page}");
    }
}

#[tokio::test]
async fn a_session_that_is_called_off_is_taken_out_of_calendars() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let page = format!("/teams/{}/sessions/{}", world.team, records.planned);
        let file = format!("{page}/calendar.ics");
        let before = world.get(Persona::Member, &file).await.body;
        assert!(
            before.contains("STATUS:CONFIRMED") && before.contains("SEQUENCE:0"),
            "{before}"
        );
        assert!(!before.contains("METHOD"), "{before}");
        let team = world.team.to_string();
        let ids = [("team", team.as_str()), ("session", records.planned.as_str())];
        let to = [
            &ids[..],
            &[("date", "2025-09-20"), ("time", "10:00"), ("reason", "room")],
        ]
        .concat();
        let moved = world
            .submit(Persona::Lead, "/teams/{team}/sessions/{session}/move", &to)
            .await;
        assert_eq!(moved.location(), page);
        let moved = world.get(Persona::Member, &file).await.body;
        assert!(moved.contains("SEQUENCE:1"), "{moved}");
        let off = [&ids[..], &[("cause", "room"), ("slot", "")]].concat();
        world
            .submit(Persona::Lead, "/teams/{team}/sessions/{session}/call-off", &off)
            .await;
        let shown = world.get(Persona::Member, &page).await.body;
        assert!(
            shown.contains("Take it out of my calendar") && shown.contains("calendar.ics"),
            "{shown}"
        );
        let after = world.get(Persona::Member, &file).await.body;
        for line in [
            "METHOD:CANCEL",
            "STATUS:CANCELLED",
            "SEQUENCE:2",
            "DTSTART:20250920T090000Z",
        ] {
            assert!(after.contains(line), "{line}: {after}");
        }
        let uid = |file: &str| {
            file.lines()
                .find(|line| line.starts_with("UID:"))
                .map(str::to_owned)
        };
        assert_eq!(uid(&before), uid(&after));
    })
    .await;
}

#[tokio::test]
async fn a_session_of_a_circle_that_ended_is_taken_out_of_calendars() {
    on_both_databases(async |world| {
        let lead = world.actor(Persona::Lead).await;
        let circle = schedule_circle(&world.ctx, &lead, world.team, &plan("UTC", "2025-09-25", "14:00"))
            .await
            .unwrap();
        let coming = read_schedule(&world.ctx, &lead, world.team).await.unwrap();
        let mut all = coming.next.into_iter().chain(coming.later);
        let session = all.find(|meeting| meeting.session.circle_id == circle).unwrap();
        let page = format!("/teams/{}/sessions/{}", world.team, session.session.id);
        let file = format!("{page}/calendar.ics");
        let before = world.get(Persona::Member, &file).await.body;
        assert!(before.contains("SEQUENCE:0"), "{before}");
        schedule::service::end_circle(&world.ctx, &lead, circle)
            .await
            .unwrap();
        let after = world.get(Persona::Member, &file).await.body;
        for line in ["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"] {
            assert!(after.contains(line), "{line}: {after}");
        }
        assert_eq!(world.get(Persona::Member, &page).await.status.as_u16(), 404);
        let schedule = world
            .get(Persona::Member, &format!("/teams/{}", world.team))
            .await;
        assert!(!schedule.body.contains(&page), "{}", schedule.body);
    })
    .await;
}
