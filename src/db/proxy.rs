//! A proxy in front of the throw-away Postgres that tests can stop.

use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    sync::watch,
};

/// What the proxy does with connections.
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
    /// Where it listens, on 127.0.0.1.
    pub port: u16,
    mode: watch::Sender<Mode>,
}

impl Proxy {
    /// In front of this address; it lets everything through.
    ///
    /// # Panics
    /// When no port is to be had.
    pub async fn to(host: &str, port: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let here = listener.local_addr().expect("an address").port();
        let (mode, changes) = watch::channel(Mode::Through);
        let target = format!("{host}:{port}");
        tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                tokio::spawn(serve(line, target.clone(), changes.clone()));
            }
        });
        Self { port: here, mode }
    }

    /// Does this with every connection from now on, those that are open included.
    pub fn set(&self, mode: Mode) {
        self.mode.send_replace(mode);
    }
}

async fn serve(mut line: TcpStream, target: String, mut mode: watch::Receiver<Mode>) {
    let Ok(mut far) = TcpStream::connect(target).await else {
        return;
    };
    loop {
        let now = *mode.borrow_and_update();
        match now {
            Mode::Closed => return,
            Mode::Silent => {}
            Mode::Through => {
                tokio::select! {
                    _ = copy_bidirectional(&mut line, &mut far) => return,
                    _ = mode.changed() => continue,
                }
            }
        }
        if mode.changed().await.is_err() {
            return;
        }
    }
}
