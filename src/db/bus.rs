//! Wake-up hints: "something about this topic changed, read it again".
//!
//! A hint may be lost or doubled; whoever waits for one also looks by itself from time to time.

use tokio::sync::broadcast;
use uuid::Uuid;

/// Carries hints within the process; on Postgres a listener feeds it from the other processes too.
#[derive(Clone, Debug)]
pub struct Bus(broadcast::Sender<Uuid>);

/// The topic that stands for all of them: hints may have been lost, so everybody reads again.
pub const EVERYTHING: Uuid = Uuid::nil();

impl Default for Bus {
    fn default() -> Self {
        Self(broadcast::channel(4096).0)
    }
}

impl Bus {
    /// Wakes everyone who watches `topic`.
    pub fn send(&self, topic: Uuid) {
        // Nobody listening is not an error.
        let _ = self.0.send(topic);
    }

    /// A stream of hints from now on.
    pub fn watch(&self) -> broadcast::Receiver<Uuid> {
        self.0.subscribe()
    }
}
