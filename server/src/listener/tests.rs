use std::sync::Arc;

use axum::routing::get;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::Notify,
    task::JoinHandle,
};

use super::*;

struct TestListener {
    address: SocketAddr,
    stop: CancellationToken,
    ended: JoinHandle<()>,
    /// A request for `/slow` has come.
    come: Arc<Notify>,
    /// Lets the connection have its answer.
    go: Arc<Notify>,
}

const PLENTY: ConnectionLimits = ConnectionLimits {
    connections: 100,
    of_one_address: None,
};

async fn served(head: Duration, limits: ConnectionLimits) -> std::io::Result<TestListener> {
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
    let router = Router::new()
        .route("/slow", get(slow))
        .route("/fast", get(async || "fast"))
        .route(
            "/stream",
            get(async || {
                (
                    [(header::CONTENT_TYPE, "text/event-stream")],
                    Body::from_stream(endless()),
                )
            }),
        );
    Ok(TestListener {
        address,
        ended: tokio::spawn(serve_with(head, listener, router, limits, stop.clone())),
        stop,
        come,
        go,
    })
}

#[tokio::test]
async fn a_request_under_way_is_answered_and_nobody_else_comes_in() -> std::io::Result<()> {
    let served = served(HEAD, PLENTY).await?;
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
    let served = served(Duration::from_millis(20), PLENTY).await?;
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

/// A stream that says one thing and then waits for ever.
fn endless() -> impl futures_util::Stream<Item = Result<&'static str, Infallible>> {
    use futures_util::StreamExt;
    futures_util::stream::iter([Ok("here")]).chain(futures_util::stream::pending())
}

/// Asks for something and reads until this word has come.
async fn ask(line: &mut TcpStream, path: &str, word: &str) -> std::io::Result<String> {
    line.write_all(format!("GET {path} HTTP/1.1\r\nhost: here\r\n\r\n").as_bytes())
        .await?;
    let (mut answer, mut piece) = (String::new(), [0; 1024]);
    while !answer.contains(word) {
        let read = line.read(&mut piece).await?;
        if read == 0 {
            return Err(std::io::Error::other(answer));
        }
        answer.push_str(&String::from_utf8_lossy(&piece[..read]));
    }
    Ok(answer)
}

async fn is_closed(line: &mut TcpStream) -> bool {
    matches!(line.read(&mut [0; 64]).await, Ok(0) | Err(_))
}

#[tokio::test]
async fn where_connections_run_out_the_longest_idle_one_goes_and_no_stream() -> std::io::Result<()> {
    let few = ConnectionLimits {
        connections: 3,
        of_one_address: None,
    };
    let served = served(HEAD, few).await?;
    let mut stream = TcpStream::connect(served.address).await?;
    ask(&mut stream, "/stream", "here").await?;
    let mut idle = TcpStream::connect(served.address).await?;
    ask(&mut idle, "/fast", "fast").await?;
    let mut kept = TcpStream::connect(served.address).await?;
    ask(&mut kept, "/fast", "fast").await?;
    // More than there are places, one after the other: each is answered.
    for _ in 0..20 {
        let mut line = TcpStream::connect(served.address).await?;
        ask(&mut line, "/fast", "fast").await?;
    }
    assert!(is_closed(&mut idle).await);
    served.stop.cancel();
    // Draining ends what is idle; the stream is under way.
    assert!(is_closed(&mut kept).await);
    assert!(!served.ended.is_finished());
    drop(stream);
    served.ended.await?;
    Ok(())
}

#[tokio::test]
async fn with_nothing_to_close_a_newcomer_is_told_so() -> std::io::Result<()> {
    let one = ConnectionLimits {
        connections: 1,
        of_one_address: None,
    };
    let served = served(HEAD, one).await?;
    let mut stream = TcpStream::connect(served.address).await?;
    ask(&mut stream, "/stream", "here").await?;
    let mut line = TcpStream::connect(served.address).await?;
    let mut answer = String::new();
    line.read_to_string(&mut answer).await?;
    assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
    drop(stream);
    // Its place is free as soon as that is noticed.
    loop {
        let mut line = TcpStream::connect(served.address).await?;
        if ask(&mut line, "/fast", "fast").await.is_ok() {
            return Ok(());
        }
    }
}

#[tokio::test]
async fn one_address_keeps_a_few_idle_connections_and_the_others_theirs() -> std::io::Result<()> {
    let of_one = ConnectionLimits {
        connections: 100,
        of_one_address: Some(2),
    };
    let served = served(HEAD, of_one).await?;
    let mut lines = Vec::new();
    for _ in 0..3 {
        let mut line = TcpStream::connect(served.address).await?;
        ask(&mut line, "/fast", "fast").await?;
        lines.push(line);
    }
    assert!(is_closed(&mut lines[0]).await);
    for line in &mut lines[1..] {
        ask(line, "/fast", "fast").await?;
    }
    Ok(())
}
