//! Hostile markup in every stored text, in every field that comes back and in every address: no page lets any of it become markup.

mod html;
mod planted;

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use futures_util::StreamExt;
use tower::ServiceExt;

use self::{
    html::{escapes, planted_in},
    planted::{LABELS, plant},
};
use crate::{
    access::{PAGES, POSTS, fill},
    support::{Answer, Persona, on_both_databases, router},
};

/// Ends whatever it could stand in, and begins an element. Short enough for every field; `label` says which text it is.
fn evil(label: &str) -> String {
    format!("\"></title></textarea><b evil={label}>")
}

/// A page with no markup but its own, whatever stands in its texts.
fn is_clean(name: &str, answer: &Answer) {
    let kind = answer.headers.get(header::CONTENT_TYPE);
    let is_page = kind.is_some_and(|kind| kind.to_str().unwrap_or_default().starts_with("text/html"));
    let escaped = if is_page {
        escapes(&answer.body)
    } else {
        Vec::new()
    };
    assert!(escaped.is_empty(), "{name}: {escaped:?} is markup");
}

#[tokio::test]
async fn no_stored_text_is_markup_on_any_page() {
    on_both_databases(async |world| {
        let planted = plant(&world).await;
        let mut seen = Vec::new();
        for (path, _) in PAGES {
            for records in &planted {
                let path = fill(&world, records, path).await;
                for who in Persona::ALL {
                    let answer = world.get(who, &path).await;
                    is_clean(&format!("{path} for {who:?}"), &answer);
                    seen.extend(planted_in(&answer.body));
                }
            }
        }
        let unseen: Vec<_> = LABELS
            .iter()
            .filter(|label| !seen.iter().any(|seen| seen == *label))
            .collect();
        assert!(
            unseen.is_empty(),
            "no page shows {unseen:?}: the walk proves nothing of it"
        );
    })
    .await;
}

#[tokio::test]
async fn no_stored_text_is_markup_on_a_stream() {
    on_both_databases(async |world| {
        let planted = plant(&world).await;
        for face in ["", "?face=wall"] {
            let path = format!("/events/rooms/{}{face}", planted[0].open);
            let request = world.request(Persona::Lead, Method::GET, &path, "text/event-stream");
            let answer = router(&world.ctx)
                .oneshot(request.body(Body::empty()).unwrap())
                .await
                .unwrap();
            let mut events = answer.into_body().into_data_stream();
            let first = events.next().await.unwrap().unwrap();
            let first = String::from_utf8_lossy(&first);
            assert!(first.contains("&lt;/title&gt;"), "{first}");
            assert!(escapes(&first).is_empty(), "{:?}", escapes(&first));
        }
    })
    .await;
}

/// A refused form's values come back on its page.
#[tokio::test]
async fn nothing_typed_comes_back_as_markup() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let mut shown = 0;
        for (path, fields) in POSTS {
            let mut sent = Vec::new();
            for (name, value) in *fields {
                let value = fill(&world, &records, value).await;
                let is_kept = value.contains('-') || *name == "seen";
                sent.push((*name, if is_kept { value } else { evil("typed") }));
            }
            for (page, _) in PAGES {
                let page = fill(&world, &records, page).await;
                let mut sent: Vec<(&str, &str)> =
                    sent.iter().map(|(name, value)| (*name, value.as_str())).collect();
                sent.push(("_back", &page));
                // Only the page with that form shows it again; the others are left out for their cost.
                if !is_of(path, &page) {
                    continue;
                }
                let who = if ["/setup", "/join/{token}", "/j/{code}/join"].contains(path) {
                    Persona::Nobody
                } else {
                    Persona::Lead
                };
                let answer = world.submit(who, path, &sent).await;
                let answer = if answer.status == StatusCode::SEE_OTHER {
                    let to = answer.location().to_owned();
                    world.get_with(who, &to, &answer.cookies()).await
                } else {
                    answer
                };
                is_clean(&format!("{path} back on {page}"), &answer);
                shown += planted_in(&answer.body).len();
            }
        }
        assert!(shown >= 8, "what was typed came back {shown} times only");
    })
    .await;
}

/// Tells whether a page may have the form of a post, by their paths.
fn is_of(post: &str, page: &str) -> bool {
    let has = |part: &str| post.contains(part);
    let pages: &[&str] = if has("/rooms/") {
        &["/rooms/"]
    } else if has("/j/") {
        &["/j/"]
    } else if has("/actions") {
        &["/actions"]
    } else if has("/circles") || has("/sessions/") {
        &["/circles/new", "/sessions/"]
    } else if has("/formats/") {
        &["/edit", "/fields"]
    } else if has("/rehearsal") {
        &["/rehearsal"]
    } else if has("/pulse") || has("/slips/") {
        &["/pulse"]
    } else if has("/questions") {
        &["/questions"]
    } else if has("/ballots/") || has("/wall") || has("/preferences") {
        &[]
    } else {
        &["/sign-in", "/account", "/people", "/join/"]
    };
    pages.iter().any(|part| page.contains(part)) && !page.contains(".svg") && !page.contains(".ics")
}

#[tokio::test]
async fn no_part_of_an_address_is_markup() {
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let typed: String = form_urlencoded::byte_serialize(evil("address").as_bytes()).collect();
        let query: Vec<String> = QUERIES.iter().map(|name| format!("{name}={typed}")).collect();
        let query = query.join("&");
        for (page, _) in PAGES {
            let page = fill(&world, &records, page).await;
            let spoilt = page.rsplit_once('/').map_or("", |(before, _)| before);
            for path in [
                format!("{page}?{query}"),
                format!("{spoilt}/{typed}"),
                format!("/{typed}"),
            ] {
                for who in [Persona::Nobody, Persona::Lead, Persona::Guest] {
                    is_clean(&path, &world.get(who, &path).await);
                }
            }
        }
    })
    .await;
}

/// The names that any page reads from its address.
const QUERIES: &[&str] = &[
    "next",
    "invitation",
    "block",
    "format",
    "minutes",
    "date",
    "time",
    "time_zone",
    "title",
    "rhythm",
    "place",
    "video_url",
    "code",
    "face",
    "seats",
];
