//! Malformed calls by the thousand, seeded: no answer is a failure of ours. `ROUNDWELL_MALFORMED` says how many for each database.

use axum::{
    body::Body,
    http::{Method, header},
};

use crate::{
    access::{PAGES, POSTS, fill},
    support::{Persona, World, addressed, on_both_databases},
};

const USUAL: usize = 2_000;
const SEED: u64 = 2_026;

/// A source of choices that repeats itself.
struct Dice(u64);

impl Dice {
    /// A number below `most` (splitmix64).
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let z = z ^ (z >> 31);
        usize::try_from(z % most.max(1) as u64).unwrap_or(0)
    }

    fn of<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }
}

/// Values that fit nowhere, encoded.
const ODD: &[&str] = &[
    "",
    "%00",
    "a%00b",
    "%FF%FE",
    "%ED%A0%80",
    "%",
    "%zz",
    "-1",
    "0",
    "999999999999999999999999999999",
    "1e309",
    "NaN",
    "true",
    "null",
    "[]",
    "%7B%7D",
    "%27+or+1%3D1+--",
    "%22%3E%3Cscript%3E",
    "..%2F..%2Fetc%2Fpasswd",
    "%E2%80%8B",
    "%E2%80%AE",
    "%0D%0A",
    "2025-02-30",
    "9999-12-31",
    "-262143-01-01",
    "24:61",
    "Europe/Nowhere",
    "%F0%9F%92%A9",
    "00000000-0000-4000-8000-000000000000",
    "%C3%A9",
    "+",
    "__proto__",
    "talking-piece",
    "https%3A%2F%2F",
    "0.5",
    "%EF%BF%BF",
];

const ACCEPTS: &[&str] = &[
    "text/html",
    "application/json",
    "*/*",
    "",
    "text/event-stream",
    "text/html;q=x",
    "\u{e9}",
];
const KINDS: &[&str] = &[
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded",
    "application/json",
    "multipart/form-data",
    "text/plain",
    "",
    "application/x-www-form-urlencoded; charset=utf-16",
];

/// A call that somebody could have written by hand.
struct Call {
    who: Persona,
    method: Method,
    path: String,
    accept: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

fn odd(dice: &mut Dice, ids: &[String]) -> String {
    match dice.below(6) {
        0 => dice.of(ids).clone(),
        1 => "x".repeat(dice.below(3_000)),
        _ => (*dice.of(ODD)).to_owned(),
    }
}

/// A form with some of its fields changed, lost, doubled or joined by others.
fn body(dice: &mut Dice, good: &[(String, String)], ids: &[String]) -> Vec<u8> {
    let mut pairs = Vec::new();
    for (name, value) in good {
        let value = match dice.below(3) {
            0 => odd(dice, ids),
            _ => form_urlencoded::byte_serialize(value.as_bytes()).collect(),
        };
        match dice.below(12) {
            0 => {}
            1 => pairs.extend([format!("{name}={value}"), format!("{name}={}", odd(dice, ids))]),
            2 => pairs.push(format!("{name}[]={value}")),
            3 => pairs.push(format!("{name}[{}]={value}", odd(dice, ids))),
            4 => pairs.push(name.clone()),
            _ => pairs.push(format!("{name}={value}")),
        }
    }
    for extra in ["_back", "_form", "_key", "seen", "order"] {
        if dice.below(6) == 0 {
            pairs.push(format!("{extra}={}", odd(dice, ids)));
        }
    }
    let mut body = pairs
        .join(if dice.below(20) == 0 { ";" } else { "&" })
        .into_bytes();
    if dice.below(15) == 0 && !body.is_empty() {
        let at = dice.below(body.len());
        body[at] = u8::try_from(dice.below(256)).unwrap_or(0);
    }
    body
}

/// An address with its placeholders filled rightly, wrongly or with something else's identifier.
fn address(dice: &mut Dice, filled: &str, ids: &[String]) -> String {
    let mut parts: Vec<String> = filled.split('/').map(str::to_owned).collect();
    if dice.below(2) == 0 && parts.len() > 2 {
        let at = 1 + dice.below(parts.len() - 1);
        parts[at] = odd(dice, ids).replace('+', "%20");
    }
    let mut path = parts.join("/");
    if dice.below(3) == 0 {
        let name = *dice.of(&[
            "format",
            "code",
            "block",
            "next",
            "date",
            "minutes",
            "invitation",
            "face",
            "title",
        ]);
        path.push_str(&format!("?{name}={}", odd(dice, ids)));
    }
    path
}

async fn answered(world: &World, call: &Call) -> u16 {
    let mut request = world
        .request(call.who, call.method.clone(), &call.path, call.accept)
        .header("sec-fetch-site", "same-origin");
    if !call.kind.is_empty() {
        request = request.header(header::CONTENT_TYPE, call.kind);
    }
    // What is no address at all never reaches a router.
    let Ok(request) = request.body(Body::from(call.body.clone())) else {
        return 0;
    };
    let answer = world.send(request).await;
    assert!(
        !answer.status.is_server_error(),
        "{:?} {} {} as {} {}: {} {}",
        call.who,
        call.method,
        call.path,
        call.kind,
        String::from_utf8_lossy(&call.body),
        answer.status,
        answer.body
    );
    answer.status.as_u16()
}

#[tokio::test]
async fn no_malformed_call_is_answered_with_a_failure() {
    let calls = std::env::var("ROUNDWELL_MALFORMED")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(USUAL);
    on_both_databases(async |world| {
        let records = world.add_records().await;
        let ids = [
            world.team.to_string(),
            records.circle.clone(),
            records.open.clone(),
            records.planned.clone(),
            records.action.clone(),
            records.pulse.clone(),
            records.format.clone(),
            records.sheet.clone(),
            records.code.clone(),
        ];
        let mut posts = Vec::new();
        for (path, fields) in POSTS {
            let mut good = Vec::new();
            for (name, value) in *fields {
                good.push(((*name).to_owned(), fill(&world, &records, value).await));
            }
            posts.push((*path, good));
        }
        let mut pages = Vec::new();
        for (path, _) in PAGES {
            pages.push(fill(&world, &records, path).await);
        }
        let mut dice = Dice(SEED);
        let mut counts = std::collections::BTreeMap::new();
        for _ in 0..calls {
            let who = *dice.of(&Persona::ALL);
            let accept = *dice.of(ACCEPTS);
            let kind = *dice.of(KINDS);
            let call = if dice.below(3) == 0 {
                let page = dice.of(&pages).clone();
                let path = address(&mut dice, &page, &ids);
                let method = dice
                    .of(&[
                        Method::GET,
                        Method::GET,
                        Method::GET,
                        Method::HEAD,
                        Method::PUT,
                        Method::POST,
                    ])
                    .clone();
                Call {
                    who,
                    method,
                    path,
                    accept,
                    kind: "",
                    body: Vec::new(),
                }
            } else {
                let (pattern, good) = dice.of(&posts).clone();
                let fields: Vec<(&str, &str)> = good
                    .iter()
                    .map(|(name, value)| (name.as_str(), value.as_str()))
                    .collect();
                let (path, _) = addressed(pattern, &fields);
                let path = if dice.below(2) == 0 {
                    path
                } else {
                    address(&mut dice, &path, &ids)
                };
                let body = body(&mut dice, &good, &ids);
                Call {
                    who,
                    method: Method::POST,
                    path,
                    accept,
                    kind,
                    body,
                }
            };
            *counts.entry(answered(&world, &call).await).or_insert(0_usize) += 1;
        }
        println!("{calls} calls: {counts:?}");
    })
    .await;
}
