//! A proxy in front of the throw-away Postgres that tests can stop.

use sqlx::postgres::PgConnectOptions;
use tokio::{
    io::{AsyncRead, AsyncWrite, copy_bidirectional},
    net::{TcpListener, TcpStream, UnixStream},
    sync::watch,
};

/// Treatment of connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Lets them through.
    Through,
    /// Closes them at once, as a machine does on which nothing listens.
    Closed,
    /// Takes them and never says anything, as a cable does that was pulled out.
    Silent,
}

/// The proxy.
#[derive(Debug)]
pub struct Proxy {
    /// Port on 127.0.0.1.
    pub port: u16,
    mode: watch::Sender<Mode>,
}

impl Proxy {
    /// Listens in front of this server, which may be a socket in a folder; it lets everything through.
    ///
    /// # Panics
    /// When no port is to be had.
    pub async fn to(server: &PgConnectOptions) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let here = listener.local_addr().expect("an address").port();
        let (mode, changes) = watch::channel(Mode::Through);
        let server = server.clone();
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(serve(near, server.clone(), changes.clone()));
            }
        });
        Self { port: here, mode }
    }

    /// Does this with every connection from now on, those that are open included.
    pub fn set(&self, mode: Mode) {
        self.mode.send_replace(mode);
    }
}

async fn serve(near: TcpStream, server: PgConnectOptions, mode: watch::Receiver<Mode>) {
    let (host, port) = (server.get_host(), server.get_port());
    // A host that begins with a slash is the folder of a socket, as in libpq.
    let folder = server
        .get_socket()
        .cloned()
        .or_else(|| host.starts_with('/').then(|| host.into()));
    match folder {
        Some(folder) => {
            if let Ok(far) = UnixStream::connect(folder.join(format!(".s.PGSQL.{port}"))).await {
                forward(near, far, mode).await;
            }
        }
        None => {
            if let Ok(far) = TcpStream::connect((host, port)).await {
                forward(near, far, mode).await;
            }
        }
    }
}

async fn forward(
    mut near: TcpStream,
    mut far: impl AsyncRead + AsyncWrite + Unpin,
    mut mode: watch::Receiver<Mode>,
) {
    loop {
        let now = *mode.borrow_and_update();
        match now {
            Mode::Closed => return,
            Mode::Silent => {}
            Mode::Through => {
                tokio::select! {
                    _ = copy_bidirectional(&mut near, &mut far) => return,
                    _ = mode.changed() => continue,
                }
            }
        }
        if mode.changed().await.is_err() {
            return;
        }
    }
}
