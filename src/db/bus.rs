//! Wake-up hints: "something about this topic changed, read it again".
//!
//! A hint may be lost or doubled; whoever waits for one also looks by itself from time to time.

use tokio::sync::broadcast;
use uuid::Uuid;

/// Carries hints within the process; on Postgres a listener feeds it from the other processes too.
#[derive(Clone, Debug)]
pub struct Bus(broadcast::Sender<Uuid>);

impl Default for Bus {
    fn default() -> Self {
        Self(broadcast::channel(1024).0)
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
