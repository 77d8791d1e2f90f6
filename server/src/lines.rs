//! The connections: accepting them, and letting them go when the process drains.
//!
//! HTTP/1.1 alone, which is what browsers and proxies speak without TLS, and not `axum::serve`: that looks first whether a connection
//! begins with HTTP/2, and thereby doubles the buffer each of them keeps, which counts with thousands of streams that wait. It also
//! waits for ever for somebody who opens a connection and says nothing.

use std::{net::SocketAddr, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    serve::Listener,
};
use hyper::{body::Incoming, server::conn::http1};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

/// How long the head of a request may take to come, the silence between two requests included: longer than proxies keep a
/// connection that nobody uses (a minute, or two), so that it is they who let go.
const HEAD: Duration = Duration::from_secs(150);

/// Serves until told to stop; then accepts nobody, and ends when every request under way has its answer.
pub(crate) async fn serve(listener: TcpListener, router: Router, stop: CancellationToken) {
    serve_with(HEAD, listener, router, stop).await;
}

async fn serve_with(head: Duration, mut listener: TcpListener, router: Router, stop: CancellationToken) {
    let open = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(head);
    loop {
        let (line, address) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = stop.cancelled() => break,
        };
        // A screen is worth more at once than together with the next one; where that cannot be had, it comes a little later.
        let _ = line.set_nodelay(true);
        let service = router
            .clone()
            .map_request(move |request: Request<Incoming>| known(request, address));
        let connection = http.serve_connection(TokioIo::new(line), TowerToHyperService::new(service));
        // Whoever hangs up in the middle is nothing to report.
        tokio::spawn(open.watch(connection));
    }
    drop(listener);
    open.shutdown().await;
}

/// A request as the router takes it, with where it comes from.
fn known(request: Request<Incoming>, address: SocketAddr) -> Request {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(address));
    request
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::routing::get;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpStream,
        sync::Notify,
        task::JoinHandle,
    };

    use super::*;

    struct Served {
        address: SocketAddr,
        stop: CancellationToken,
        ended: JoinHandle<()>,
        /// A request for `/slow` has come.
        come: Arc<Notify>,
        /// It may have its answer.
        go: Arc<Notify>,
    }

    async fn served(head: Duration) -> std::io::Result<Served> {
        let (come, go) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let slow = {
            let (come, go) = (Arc::clone(&come), Arc::clone(&go));
            async move |ConnectInfo(from): ConnectInfo<SocketAddr>| {
                come.notify_one();
                go.notified().await;
                from.ip().to_string()
            }
        };
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let (address, stop) = (listener.local_addr()?, CancellationToken::new());
        let router = Router::new().route("/slow", get(slow));
        Ok(Served {
            address,
            ended: tokio::spawn(serve_with(head, listener, router, stop.clone())),
            stop,
            come,
            go,
        })
    }

    #[tokio::test]
    async fn a_request_under_way_is_answered_and_nobody_else_comes_in() -> std::io::Result<()> {
        let served = served(HEAD).await?;
        let mut line = TcpStream::connect(served.address).await?;
        line.write_all(b"GET /slow HTTP/1.1\r\nhost: here\r\n\r\n")
            .await?;
        served.come.notified().await;
        served.stop.cancel();
        // The listener goes first, so whoever is turned away proves that it has.
        while TcpStream::connect(served.address).await.is_ok() {
            tokio::task::yield_now().await;
        }
        assert!(!served.ended.is_finished());
        served.go.notify_one();
        let mut answer = String::new();
        line.read_to_string(&mut answer).await?;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert!(answer.ends_with("127.0.0.1"), "{answer}");
        served.ended.await?;
        Ok(())
    }

    #[tokio::test]
    async fn whoever_opens_a_connection_and_says_nothing_is_let_go() -> std::io::Result<()> {
        let served = served(Duration::from_millis(20)).await?;
        let mut line = TcpStream::connect(served.address).await?;
        line.write_all(b"GET /slow HTTP/1.1\r\nhost:").await?;
        let mut answer = String::new();
        line.read_to_string(&mut answer).await?;
        assert!(
            answer.is_empty() || answer.starts_with("HTTP/1.1 408"),
            "{answer}"
        );
        Ok(())
    }
}
