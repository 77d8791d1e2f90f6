//! Text as it comes through the router: what is no text anywhere, codes and links as people paste them, and what a calendar reads.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use roundwell::on;
use roundwell_server::cli::speaks;
use tracing_subscriber::{filter::filter_fn, layer::SubscriberExt};

use crate::{
    access::{PAGES, POSTS, fill},
    linking::log::Log,
    support::{Answer, Persona, World, on_both_databases},
};

/// A post as its bytes.
async fn post(world: &World, who: Persona, path: &str, body: &[u8], accept: &str) -> Answer {
    let request = world
        .request(who, Method::POST, path, accept)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    world.send(request.body(Body::from(body.to_vec())).unwrap()).await
}

#[tokio::test]
async fn what_is_no_text_is_refused_in_every_field() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        for (path, fields) in POSTS {
            let mut good = Vec::new();
            for (name, value) in *fields {
                good.push((*name, fill(&world, &records, value).await));
            }
            for (spoilt, (name, _)) in fields.iter().enumerate() {
                for bytes in ["a%00b", "%ED%A0%80"] {
                    let (mut at, mut body) = ((*path).to_owned(), Vec::new());
                    for (place, (name, value)) in good.iter().enumerate() {
                        let value = if place == spoilt { bytes } else { value };
                        if at.contains(&format!("{{{name}}}")) {
                            at = at.replace(&format!("{{{name}}}"), value);
                        } else {
                            let name = name.replace('[', "%5B").replace(']', "%5D");
                            body.push(format!("{name}={value}"));
                        }
                    }
                    let body = body.join("&");
                    let answer = post(&world, Persona::Lead, &at, body.as_bytes(), "application/json").await;
                    if at.contains(bytes) {
                        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{at} {body}");
                        continue;
                    }
                    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{at} {body}");
                    let problem = format!("{{\"field\":\"{name}\",\"code\":\"unprintable\"");
                    assert!(answer.body.contains(&problem), "{at} {body}: {}", answer.body);
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_no_text_is_answered_in_words_in_every_address() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        for (page, _) in PAGES {
            let whole = fill(&world, &records, page).await;
            let is_page = !page.contains(".svg") && !page.contains(".ics") && !page.starts_with("/events");
            for (address, status, words) in [
                (
                    page.replace('{', "%00{"),
                    StatusCode::NOT_FOUND,
                    "There is nothing here",
                ),
                (
                    format!("{page}/%FF"),
                    StatusCode::NOT_FOUND,
                    "There is nothing here",
                ),
                (
                    format!("{whole}?format=a%00b"),
                    StatusCode::BAD_REQUEST,
                    "That did not arrive whole",
                ),
                (
                    format!("{whole}?code=%C3"),
                    StatusCode::BAD_REQUEST,
                    "That did not arrive whole",
                ),
            ] {
                if address == whole {
                    continue;
                }
                let address = fill(&world, &records, &address).await;
                for who in [Persona::Lead, Persona::Nobody] {
                    let answer = world.get(who, &address).await;
                    assert!(!answer.status.is_server_error(), "{address}: {}", answer.body);
                    if is_page && address != whole {
                        assert_eq!(answer.status, status, "{address}");
                        assert!(answer.body.contains(words), "{address}: {}", answer.body);
                    }
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_form_with_a_null_comes_back_with_the_problem_beside_its_field() {
    on_both_databases(async |world| {
        let body = b"name=A%00da&locale=en&time_zone=Europe%2FLondon&_back=%2Faccount";
        let answer = post(&world, Persona::Member, "/account", body, "text/html").await;
        let page = if answer.status == StatusCode::SEE_OTHER {
            world
                .get_with(Persona::Member, answer.location(), &answer.cookies())
                .await
        } else {
            answer
        };
        assert!(page.body.contains("id=\"field-name-problem\""), "{}", page.body);
        assert!(page.body.contains("cannot be shown"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn a_format_says_where_it_holds_what_cannot_be_shown() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let team = world.team.to_string();
        let edit = format!("/teams/{team}/formats/{}/edit", records.format);
        let text = roundwell::format::source("case-circle").unwrap();
        let spoilt = text.replacen("en = \"", "en = \"\\u0000", 1);
        assert_ne!(text, spoilt);
        let form = [
            ("team", team.as_str()),
            ("format", records.format.as_str()),
            ("seen", "1"),
            ("text", spoilt.as_str()),
        ];
        let saved = world
            .call(Persona::Lead, "/teams/{team}/formats/{format}/edit", &form)
            .await;
        assert_eq!(saved.status, StatusCode::OK, "kept as a draft: {}", saved.body);
        let page = world.get(Persona::Lead, &edit).await;
        assert!(page.body.contains("cannot be shown"), "{}", page.body);
        // A format that was kept before this was looked at still opens, without it.
        let mut tx = world.ctx.db.begin().await.unwrap();
        on!(tx, |conn| sqlx::query("update own_format set text = $1")
            .bind(&spoilt)
            .execute(conn)
            .await
            .map(drop))
        .unwrap();
        tx.commit().await.unwrap();
        let rehearse = [
            ("team", team.as_str()),
            ("format", &records.format),
            ("seats", "6"),
            ("pace", "tapped"),
        ];
        let begun = world
            .call(Persona::Lead, "/teams/{team}/rehearsal", &rehearse)
            .await;
        assert_eq!(begun.status, StatusCode::OK, "{}", begun.body);
    })
    .await;
}

#[tokio::test]
async fn questions_in_a_text_are_read_like_any_other() {
    on_both_databases(async |world| {
        let team = world.team.to_string();
        for (name, words, said) in [
            ("a null in the words", "I was called\\u0000 in.", "item-long"),
            ("two lines", "I was called\\nin.", "item-long"),
            ("nothing visible", "\\u200b", "item-empty"),
            ("cleaned", "\\u200bI was called in.\\u2060", "null"),
        ] {
            let text = format!(
                "[[item]]\nkey = \"ours-1\"\ndomain = \"conditions\"\narea = \"demands\"\nbetter = \"low\"\nscale = \"often\"\nen = \"{words}\"\n"
            );
            let form = [("team", team.as_str()), ("text", text.as_str())];
            let answer = world.call(Persona::Lead, "/teams/{team}/questions/text", &form).await;
            assert!(answer.body.contains(said), "{name}: {}", answer.body);
        }
        let page = world.get(Persona::Lead, &format!("/teams/{team}/questions")).await;
        assert!(page.body.contains("I was called in.<"), "{}", page.body);
        for key in ["a\u{200b}", "é", "'; drop table own_item; --"] {
            let form = [("team", team.as_str()), ("key", key)];
            let answer = world.call(Persona::Lead, "/teams/{team}/questions/{key}/retire", &form).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{key}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_code_is_read_as_it_was_typed() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let (first, last) = records.code.split_at(3);
        for typed in [
            format!("{first}–{last}"),
            format!("{first}\u{2011}{last}"),
            format!("{}\u{a0}{last}.", first.to_lowercase()),
            format!("« {first} {last} »."),
            format!("{first}\u{200b}{last}\u{ad}"),
        ] {
            let escaped: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
            let asked = world.get(Persona::Nobody, &format!("/j?code={escaped}")).await;
            assert_eq!(asked.location(), format!("/j/{}", records.code), "{typed}");
            let in_path = escaped.replace('+', "%20");
            let door = world.get(Persona::Nobody, &format!("/j/{in_path}")).await;
            assert_eq!(door.status, StatusCode::OK, "{typed}");
            let picture = world
                .get(Persona::Nobody, &format!("/j/{in_path}/picture.svg"))
                .await;
            assert_eq!(picture.status, StatusCode::OK, "{typed}");
            let form = [("code", typed.as_str()), ("name", "Noor")];
            let joined = world.call(Persona::Nobody, "/j/{code}/join", &form).await;
            assert_eq!(joined.status, StatusCode::OK, "{typed}: {}", joined.body);
        }
        for name in [
            "\u{200b}", "\u{2800}", "\u{3164}", "\u{115f}", "\u{ad}", "\u{feff}",
        ] {
            let form = [("code", records.code.as_str()), ("name", name)];
            let joined = world.call(Persona::Nobody, "/j/{code}/join", &form).await;
            assert!(joined.body.contains("invisible"), "{name:?}: {}", joined.body);
        }
    })
    .await;
}

/// A circle as a lead plans it, with something else in one field.
async fn plan(world: &World, field: &str, value: &str) -> Answer {
    let team = world.team.to_string();
    let good = [
        ("team", team.as_str()),
        ("title", "Friday circle"),
        ("format", "talking-piece"),
        ("rhythm", "weekly"),
        ("date", "2025-09-26"),
        ("time", "09:00"),
        ("time_zone", "Europe/London"),
        ("minutes", "45"),
        ("place", "the quiet room"),
        ("video_url", ""),
    ];
    let sent = good.map(|(name, good)| (name, if name == field { value } else { good }));
    world.call(Persona::Lead, "/teams/{team}/circles", &sent).await
}

#[tokio::test]
async fn a_link_is_kept_as_what_it_leads_to() {
    on_both_databases(async |world| {
        let wrapped = format!(
            "https://eur03.safelinks.protection.outlook.com/ap/t-1/?url=https%3A%2F%2Fmeet.example%2Frowan&data={}&reserved=0",
            "a".repeat(600)
        );
        assert_eq!(plan(&world, "video_url", &wrapped).await.status, StatusCode::OK);
        let team = format!("/teams/{}", world.team);
        let list = world.get(Persona::Member, &team).await;
        let session = list.body.split("/sessions/").nth(1).unwrap().split(['"', '/']).next().unwrap().to_owned();
        let page = world.get(Persona::Member, &format!("{team}/sessions/{session}")).await;
        assert!(page.body.contains("href=\"https://meet.example/rowan\""), "{}", page.body);
        for (typed, is_link) in [
            ("meet.example/rowan", true),
            ("http://meet.example", false),
            ("javascript:alert(1)", false),
        ] {
            let answer = plan(&world, "video_url", typed).await;
            assert_eq!(!answer.body.contains("not-a-link"), is_link, "{typed}: {}", answer.body);
        }
    })
    .await;
}

#[tokio::test]
async fn a_calendar_file_has_whole_lines_whatever_was_stored() {
    on_both_databases(async |world| {
        let spoilt = plan(&world, "place", "the quiet\rroom").await;
        assert!(spoilt.body.contains("unprintable"), "{}", spoilt.body);
        let records = world.add_records().await;
        let mut tx = world.ctx.db.begin().await.unwrap();
        on!(tx, |conn| sqlx::query("update circle set place = $1, title = $2")
            .bind("the quiet\rroom\u{85}\u{2028}BEGIN:VALARM")
            .bind("Thursday\r\nATTENDEE:mailto:x@evil.test\u{b}")
            .execute(conn)
            .await
            .map(drop))
        .unwrap();
        tx.commit().await.unwrap();
        let path = format!("/teams/{}/sessions/{}/calendar.ics", world.team, records.planned);
        let file = world.get(Persona::Member, &path).await.body;
        for line in file.split_terminator("\r\n") {
            assert!(!line.chars().any(char::is_control), "{line:?}");
            let known = [
                "BEGIN",
                "END",
                "VERSION",
                "PRODID",
                "CALSCALE",
                "UID",
                "DTSTAMP",
                "SUMMARY",
                "DTSTART",
                "DTEND",
                "SEQUENCE",
                "STATUS",
                "LOCATION",
                "URL",
                "METHOD",
                "LAST-MODIFIED",
                "CREATED",
                "DESCRIPTION",
            ];
            let name = line.split([':', ';']).next().unwrap_or_default();
            assert!(line.starts_with(' ') || known.contains(&name), "{line:?}");
            assert_ne!(line, "BEGIN:VALARM");
        }
    })
    .await;
}

#[tokio::test]
async fn an_endless_address_is_answered_at_once() {
    on_both_databases(async |world| {
        let long = "x".repeat(60_000);
        for path in [
            format!("/api/{long}"),
            format!("/{long}"),
            format!("/j?code={long}"),
        ] {
            let answer = world.get(Persona::Lead, &path).await;
            assert_eq!(answer.status, StatusCode::URI_TOO_LONG);
            assert!(answer.body.contains("too long") && answer.body.len() < 200);
        }
    })
    .await;
}

#[tokio::test]
async fn a_target_without_a_path_is_refused() {
    on_both_databases(async |world| {
        for method in [Method::CONNECT, Method::GET, Method::POST] {
            let request = world.request(Persona::Nobody, method.clone(), "well.test:80", "text/html");
            let answer = world.send(request.body(Body::empty()).unwrap()).await;
            assert!(answer.status.is_client_error(), "{method}: {}", answer.status);
        }
    })
    .await;
}

#[tokio::test]
async fn no_line_of_the_log_holds_what_stood_in_an_address() {
    on_both_databases(async |world| {
        let log = Log::default();
        let layer = tracing_subscriber::fmt::layer().with_writer(log.clone());
        let _logged = tracing::subscriber::set_default(
            tracing_subscriber::registry().with(filter_fn(speaks)).with(layer),
        );
        let secret = "ab".repeat(32);
        for path in [
            format!("/api/people/{secret}"),
            format!("/api/{}", secret.repeat(100)),
            format!("/join/{secret}"),
            format!("/j/{secret}"),
            format!("/{secret}"),
            format!("/teams/{secret}/people?invitation={secret}"),
        ] {
            world.get(Persona::Lead, &path).await;
            world.submit(Persona::Lead, &path, &[("token", &secret)]).await;
        }
        world.call(Persona::Lead, "/account", &[]).await;
        let text = log.text();
        assert!(
            text.contains("/account") && text.contains("/join/{token}"),
            "{text}"
        );
        // Long enough that no request's random number holds it.
        assert!(!text.contains("abababab"), "{text}");
        assert!(text.lines().all(|line| line.len() < 400), "{text}");
    })
    .await;
}
