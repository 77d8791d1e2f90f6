//! Thirty people and those with a slip: each takes a ballot and casts it, as browsers do.

use super::*;

/// Signs everybody in, and takes and casts their ballots, one after the other, some minutes apart; in between come those who have drawn a slip.
pub(super) async fn answer_all(
    world: &World,
    pulse: PulseId,
    people: &[AccountId],
    codes: &[SlipCode],
    variant: Variant,
) -> [Truth; 2] {
    let log = Log::default();
    let subscriber = tracing_subscriber::registry()
        .with(tracing_subscriber::filter::LevelFilter::TRACE)
        .with(filter_fn(speaks))
        .with(tracing_subscriber::fmt::layer().with_writer(log.clone()));
    let listening = tracing::subscriber::set_default(subscriber);
    let [mut named, mut drawn] = [Truth::default(), Truth::default()];
    let mut codes = codes.iter();
    let mut entropy = world.ctx.entropy.clone();
    world.ctx.db.checkpoint_wal().await.unwrap();
    for (left, account) in (0..people.len()).rev().zip(people) {
        some_time_passes(world);
        let mut tx = world.ctx.db.begin().await.unwrap();
        let session = identity::start_sign_in(&world.ctx, &mut tx, *account)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        let cookie = format!("roundwell={}", session.reveal());
        world
            .get_with(Persona::Nobody, &format!("/pulses/{pulse}"), &cookie)
            .await;
        let before = log.length();
        let token = take(world, pulse, &cookie).await;
        let length = put_in(world, pulse, &token, variant).await;
        assert_eq!(log.length(), before, "a ballot was logged: {}", log.text());
        let name = account_name_length(world, *account).await;
        named.add(account.0.as_bytes(), &token, (name, length));
        while codes.len() > left || (codes.len() > 0 && entropy.next_u32().is_multiple_of(3)) {
            let Some(code) = codes.next() else { break };
            some_time_passes(world);
            let before = log.length();
            let (token, blinded) = draw(world, pulse, code).await;
            let length = put_in(world, pulse, &token, variant).await;
            assert_eq!(
                log.length(),
                before,
                "a ballot from a slip was logged: {}",
                log.text()
            );
            drawn.add(&blinded, &token, (0, length));
        }
    }
    drop(listening);
    let said = log.text();
    assert!(said.contains("/pulses/{pulse}"), "the log was heard: {said}");
    for account in people {
        assert!(!said.contains(&account.to_string()), "the log names somebody");
    }
    [named, drawn]
}

fn some_time_passes(world: &World) {
    let wait = i64::from(world.ctx.entropy.clone().next_u32() % 200) + 1;
    world.ctx.clock.advance(TimeDelta::minutes(wait));
}

/// Casts a ballot with a remark of some length, which is the answer.
async fn put_in(world: &World, pulse: PulseId, token: &BallotToken, variant: Variant) -> usize {
    let remark = "so it is ".repeat(world.ctx.entropy.clone().next_u32() as usize % 20 + 1);
    cast(world, pulse, token, &remark).await;
    if variant == Variant::Leaky {
        let body = hex::encode([token.hash(), token.remark_key()].concat());
        execute(world, &format!("insert into leaky values ('{body}')")).await;
    }
    // The server does this every second.
    if variant != Variant::Unfolded {
        world.ctx.db.checkpoint_wal().await.unwrap();
    }
    remark.len()
}

pub(super) async fn take(world: &World, pulse: PulseId, cookie: &str) -> BallotToken {
    let blinding = Blinding::draw(&mut world.ctx.entropy.clone()).ok().unwrap();
    let body = format!("pulse={pulse}&blinded={}", hex::encode(blinding.blinded()));
    let answer = post(world, ISSUE, body, Some(cookie)).await;
    finished(world, pulse, blinding, &answer).await
}

/// The token of a slip, and the blinded number that stands beside it from then on.
async fn draw(world: &World, pulse: PulseId, code: &SlipCode) -> (BallotToken, [u8; 32]) {
    let blinding = Blinding::draw(&mut world.ctx.entropy.clone()).ok().unwrap();
    let blinded = blinding.blinded();
    let (slip, sealed) = (code.as_str(), hex::encode(blinded));
    let body = format!("pulse={pulse}&slip={slip}&blinded={sealed}");
    let answer = post(world, DRAW, body, None).await;
    (finished(world, pulse, blinding, &answer).await, blinded)
}

async fn finished(world: &World, pulse: PulseId, blinding: Blinding, answer: &Answer) -> BallotToken {
    let wire: IssuedWire = serde_json::from_str(&answer.body).unwrap();
    let issued = Issued {
        evaluation: hex::decode(wire.evaluation).unwrap().try_into().unwrap(),
        proof: hex::decode(wire.proof).unwrap().try_into().unwrap(),
    };
    let page = pulses::ballot_page(&world.ctx, None, pulse).await.unwrap();
    blinding
        .finish(&issued, &page.pulse.public_key.unwrap())
        .ok()
        .unwrap()
}

pub(super) async fn cast(world: &World, pulse: PulseId, token: &BallotToken, remark: &str) {
    let mut entropy = world.ctx.entropy.clone();
    let answers: Vec<_> = (0..6).map(|_| (entropy.next_u32() % 5 + 1).to_string()).collect();
    let body = format!(
        "pulse={pulse}&token={}&answers={}&remark={}",
        token.to_hex(),
        answers.join(","),
        remark.replace(' ', "+")
    );
    post(world, CAST, body, None).await;
}

async fn post(world: &World, path: &str, body: String, cookie: Option<&str>) -> Answer {
    let mut request = world
        .request(Persona::Nobody, Method::POST, path, "application/json")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let answer = world.send(request.body(Body::from(body)).unwrap()).await;
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
    answer
}
