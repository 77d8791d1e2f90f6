//! The open connections, and which of them goes when there are too many.

use std::{
    collections::HashMap,
    net::IpAddr,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    time::{Duration, Instant},
};

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use tokio_util::sync::{CancellationToken, WaitForCancellationFuture};

use super::ConnectionLimits;

/// A request that is under way for longer than this may be cut to make room. A stream is not.
const LONG: Duration = Duration::from_secs(60);

/// Activity on a connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    /// Idle.
    Nothing,
    /// A request is answered.
    Request,
    /// A stream goes on.
    Stream,
}

#[derive(Debug)]
struct ConnectionState {
    number: u64,
    from: IpAddr,
    doing: Mutex<(Doing, Instant)>,
    dismissed: CancellationToken,
}

/// Every open connection.
#[derive(Debug)]
pub(super) struct Register {
    limits: ConnectionLimits,
    open: Mutex<OpenConnections>,
}

#[derive(Debug, Default)]
struct OpenConnections {
    lines: HashMap<u64, Arc<ConnectionState>>,
    of_address: HashMap<IpAddr, usize>,
    next: u64,
}

/// A connection's place in the register; it goes with the connection.
#[derive(Debug)]
pub(super) struct RegisterEntry {
    register: Arc<Register>,
    line: Arc<ConnectionState>,
}

/// A request that is under way.
#[derive(Debug)]
pub(super) struct UnderWay(Arc<ConnectionState>);

/// An answer's body, which ends what is under way when all of it is sent or nobody takes it any more.
struct Sending {
    body: Body,
    _under_way: UnderWay,
}

impl Register {
    pub(super) fn new(limits: ConnectionLimits) -> Self {
        Self {
            limits,
            open: Mutex::default(),
        }
    }

    /// A place for one more connection; none when all places are taken by what must not be cut.
    pub(super) fn admit(self: &Arc<Self>, from: IpAddr) -> Option<RegisterEntry> {
        let mut open = self.lock();
        let of_address = open.of_address.get(&from).copied().unwrap_or(0);
        if self.limits.of_one_address.is_some_and(|most| of_address >= most) {
            open.dismiss(|line| line.from == from && line.doing().0 == Doing::Nothing);
        }
        if open.lines.len() >= self.limits.connections && !open.dismiss_one() {
            return None;
        }
        let line = open.add(from);
        Some(RegisterEntry {
            register: Arc::clone(self),
            line,
        })
    }

    /// Closes the connection that is missed least.
    pub(super) fn dismiss_one(&self) {
        self.lock().dismiss_one();
    }

    fn lock(&self) -> MutexGuard<'_, OpenConnections> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl OpenConnections {
    fn add(&mut self, from: IpAddr) -> Arc<ConnectionState> {
        self.next += 1;
        let line = Arc::new(ConnectionState {
            number: self.next,
            from,
            doing: Mutex::new((Doing::Nothing, Instant::now())),
            dismissed: CancellationToken::new(),
        });
        self.lines.insert(line.number, Arc::clone(&line));
        *self.of_address.entry(from).or_default() += 1;
        line
    }

    fn remove(&mut self, line: &ConnectionState) {
        if self.lines.remove(&line.number).is_none() {
            return;
        }
        if let Some(count) = self.of_address.get_mut(&line.from) {
            *count -= 1;
            if *count == 0 {
                self.of_address.remove(&line.from);
            }
        }
    }

    /// The longest idle one, or else the request that has been under way for longest, if that is long.
    fn dismiss_one(&mut self) -> bool {
        self.dismiss(|line| line.doing().0 == Doing::Nothing)
            || self.dismiss(|line| {
                let (doing, since) = line.doing();
                doing == Doing::Request && since.elapsed() > LONG
            })
    }

    /// Closes the one of these that has done the same for longest; `false` when there is none.
    fn dismiss(&mut self, may_go: impl Fn(&ConnectionState) -> bool) -> bool {
        let lines = self.lines.values().filter(|line| may_go(line));
        let Some(line) = lines.min_by_key(|line| (line.doing().1, line.number)).cloned() else {
            return false;
        };
        self.remove(&line);
        line.dismissed.cancel();
        true
    }
}

impl ConnectionState {
    fn doing(&self) -> (Doing, Instant) {
        *self.doing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn set(&self, doing: Doing) {
        *self.doing.lock().unwrap_or_else(PoisonError::into_inner) = (doing, Instant::now());
    }
}

impl RegisterEntry {
    pub(super) fn begin(&self) -> UnderWay {
        self.line.set(Doing::Request);
        UnderWay(Arc::clone(&self.line))
    }

    pub(super) fn is_idle(&self) -> bool {
        self.line.doing().0 == Doing::Nothing
    }

    pub(super) fn dismissed(&self) -> WaitForCancellationFuture<'_> {
        self.line.dismissed.cancelled()
    }
}

impl Drop for RegisterEntry {
    fn drop(&mut self) {
        self.register.lock().remove(&self.line);
    }
}

impl UnderWay {
    pub(super) fn is(&self, doing: Doing) {
        self.0.set(doing);
    }

    /// Goes on until this body is sent.
    pub(super) fn until_sent(self, body: Body) -> Body {
        Body::new(Sending {
            body,
            _under_way: self,
        })
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.set(Doing::Nothing);
    }
}

impl HttpBody for Sending {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        Pin::new(&mut self.get_mut().body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
