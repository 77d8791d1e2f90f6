//! The crowd: many requests at once through the whole router, and work that is repeated for a while.

use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{Request, header},
};
use roundwell::{Ctx, team::DatabasePurpose};
use roundwell_server::{
    config::{Config, Secret},
    http::{Http, router},
};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use super::{AT_ONCE, Outcome};

/// Time for which work is repeated.
const ROUND: Duration = Duration::from_secs(3);

/// The service as it is.
pub(crate) fn whole_router(ctx: &Ctx) -> Outcome<Router> {
    let config = Config {
        addr: SocketAddr::from(([127, 0, 0, 1], 0)),
        database_url: Secret::new(""),
        base_url: "http://well.test".into(),
        site_root: PathBuf::from("nowhere"),
        warnings: Vec::new(),
        log: "warn".into(),
        trust_proxy: false,
    };
    Ok(router(Http::new(
        ctx.clone(),
        &config,
        DatabasePurpose::People,
        CancellationToken::new(),
    )?))
}

/// A path, a cookie, and what is posted.
pub(crate) type CrowdPost = (&'static str, Option<String>, String);

/// Sends every request, so many at once; each answer must be a 200.
pub(crate) async fn send_all(
    name: &str,
    router: &Router,
    posts: Vec<CrowdPost>,
) -> Outcome<(Vec<String>, Duration)> {
    let (posts, next) = (Arc::new(posts), Arc::new(AtomicUsize::new(0)));
    let started = Instant::now();
    let workers: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (router, posts, next) = (router.clone(), Arc::clone(&posts), Arc::clone(&next));
            tokio::spawn(async move {
                let mut done = Vec::new();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(post) = posts.get(at) else {
                        return Outcome::Ok(done);
                    };
                    let begun = Instant::now();
                    let body = send(&router, post).await?;
                    done.push((at, body, begun.elapsed()));
                }
            })
        })
        .collect();
    let mut done = Vec::new();
    for worker in workers {
        done.extend(worker.await??);
    }
    let all = started.elapsed();
    let mut waits: Vec<_> = done.iter().map(|(.., wait)| wait.as_secs_f64() * 1e3).collect();
    waits.sort_by(f64::total_cmp);
    let part = |share: f64| waits[((waits.len() - 1) as f64 * share) as usize];
    println!(
        "  {name:<16} {:>9.0} a second, half within {:.1} ms, 99 of 100 within {:.1} ms",
        done.len() as f64 / all.as_secs_f64(),
        part(0.5),
        part(0.99)
    );
    done.sort_by_key(|(at, ..)| *at);
    Ok((done.into_iter().map(|(_, body, _)| body).collect(), all))
}

async fn send(router: &Router, (path, cookie, body): &CrowdPost) -> Outcome<String> {
    let mut request = Request::post(*path)
        .header(header::HOST, "well.test")
        .header(header::ACCEPT, "application/json")
        .header("sec-fetch-site", "same-origin")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let mut request = request.body(Body::from(body.clone()))?;
    request
        .extensions_mut()
        .insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 9))));
    let answer = router.clone().oneshot(request).await?;
    let status = answer.status();
    let text = String::from_utf8(to_bytes(answer.into_body(), 64 * 1024).await?.to_vec())?;
    if status.is_success() {
        Ok(text)
    } else {
        Err(format!("{path}: {status} {text}").into())
    }
}

/// Repetitions of `work` a second, so many at once.
pub(crate) async fn rate<F, W>(work: F) -> Outcome<f64>
where
    F: Fn() -> W + Clone + Send + 'static,
    W: Future<Output = Outcome<()>> + Send,
{
    let (done, stop) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
    let started = Instant::now();
    let workers: Vec<_> = (0..AT_ONCE)
        .map(|_| {
            let (done, stop, work) = (Arc::clone(&done), Arc::clone(&stop), work.clone());
            tokio::spawn(async move {
                while !stop.load(Ordering::Relaxed) {
                    work().await?;
                    done.fetch_add(1, Ordering::Relaxed);
                }
                Outcome::Ok(())
            })
        })
        .collect();
    tokio::time::sleep(ROUND).await;
    stop.store(true, Ordering::Relaxed);
    for worker in workers {
        worker.await??;
    }
    Ok(done.load(Ordering::Relaxed) as f64 / started.elapsed().as_secs_f64())
}
