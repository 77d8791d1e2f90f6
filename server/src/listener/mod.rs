//! The connections: accepting them, and letting them go when the process drains or has too many.
//!
//! HTTP/1.1 alone, which is what browsers and proxies speak without TLS, and not `axum::serve`: that looks first whether a connection
//! begins with HTTP/2, and thereby doubles the buffer each of them keeps, which counts with thousands of streams that wait. It also
//! waits for ever for somebody who opens a connection and says nothing.
//!
//! Each connection is an open file, and files run out. So there are never more than [`ConnectionLimits::connections`]; for one more, the one on
//! which nothing was asked for the longest time is closed.

mod limits;
mod register;
#[cfg(test)]
mod tests;

use std::{convert::Infallible, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    http::{HeaderMap, header},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    net::{TcpListener, TcpStream},
    time::sleep,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::ServiceExt;

pub(crate) use limits::ConnectionLimits;
use register::{Doing, Register, RegisterEntry};

/// Time that the head of a request may take to come, the silence between two requests included: longer than proxies keep a
/// connection that nobody uses (a minute, or two), so that it is they who let go.
const HEAD: Duration = Duration::from_secs(150);

/// Time to wait after a connection could not be accepted; meanwhile files are given back.
const A_MOMENT: Duration = Duration::from_millis(50);

/// The answer where no other connection can be closed.
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";

/// Serves until told to stop; then accepts nobody, and ends when every request under way has its answer.
pub(crate) async fn serve(
    listener: TcpListener,
    router: Router,
    limits: ConnectionLimits,
    stop: CancellationToken,
) {
    serve_with(HEAD, listener, router, limits, stop).await;
}

async fn serve_with(
    head: Duration,
    listener: TcpListener,
    router: Router,
    limits: ConnectionLimits,
    stop: CancellationToken,
) {
    let (register, open) = (Arc::new(Register::new(limits)), TaskTracker::new());
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(head);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = stop.cancelled() => break,
        };
        match accepted {
            Ok((line, address)) => match register.admit(address.ip()) {
                Some(entry) => {
                    open.spawn(keep(
                        http.clone(),
                        line,
                        address,
                        router.clone(),
                        entry,
                        stop.clone(),
                    ));
                }
                None => drop(line.try_write(FULL)),
            },
            // Out of files in spite of the limit: something else has them.
            Err(error) if !is_of_one(&error) => {
                register.dismiss_one();
                sleep(A_MOMENT).await;
            }
            Err(_) => {}
        }
    }
    drop(listener);
    open.close();
    open.wait().await;
}

/// True when only the connection that was to be accepted is at fault.
fn is_of_one(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(
        error.kind(),
        ConnectionAborted | ConnectionRefused | ConnectionReset
    )
}

/// Serves one connection until it ends or is dismissed, or the process stops and nothing is under way on it.
async fn keep(
    http: http1::Builder,
    line: TcpStream,
    address: SocketAddr,
    router: Router,
    entry: RegisterEntry,
    stop: CancellationToken,
) {
    // A screen is worth more at once than together with the next one; where that cannot be had, it comes a little later.
    let _ = line.set_nodelay(true);
    let service = service_fn(|request: Request<Incoming>| {
        let (router, under_way) = (router.clone(), entry.begin());
        async move {
            let answer = router.oneshot(known(request, address)).await?;
            if is_stream(answer.headers()) {
                under_way.is(Doing::Stream);
            }
            Ok::<_, Infallible>(answer.map(|body| under_way.until_sent(body)))
        }
    });
    let mut connection = pin!(http.serve_connection(TokioIo::new(line), service));
    tokio::select! {
        // One that hangs up in the middle is nothing to report.
        _ended = connection.as_mut() => return,
        () = entry.dismissed() => return,
        () = stop.cancelled() => {}
    }
    if entry.is_idle() {
        return;
    }
    connection.as_mut().graceful_shutdown();
    let _ended = connection.await;
}

fn is_stream(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind == "text/event-stream")
}

/// A request as the router takes it, with where it comes from.
fn known(request: Request<Incoming>, address: SocketAddr) -> Request {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(address));
    request
}
