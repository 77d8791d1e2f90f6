//! Limits of the number of connections.

/// Limits of what a process may hold open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ConnectionLimits {
    pub(crate) connections: usize,
    /// Connections of one address; for one more, an idle one of the same address is closed. None behind a proxy, where all come from one.
    pub(crate) of_one_address: Option<usize>,
}

/// Maximum, where the system allows more files than this: memory is what runs out first.
const MAX_CONNECTIONS: usize = 65_536;
/// Kept for the database, the site's files and the log.
const RESERVE: usize = 128;
/// A hospital behind one address, with a few connections of each browser.
const OF_ONE_ADDRESS: usize = 512;

impl ConnectionLimits {
    /// As the system allows, whose limit of open files is raised as far as this process may.
    pub(crate) fn of_process(trust_proxy: bool) -> Self {
        // Where it cannot be read, the most common limit is assumed.
        let files = rlimit::increase_nofile_limit(u64::MAX).unwrap_or(1024);
        Self::of_files(usize::try_from(files).unwrap_or(usize::MAX), trust_proxy)
    }

    fn of_files(files: usize, trust_proxy: bool) -> Self {
        let reserve = RESERVE.min(files / 2);
        let connections = (files - reserve).clamp(1, MAX_CONNECTIONS);
        Self {
            connections,
            of_one_address: (!trust_proxy).then(|| OF_ONE_ADDRESS.min(connections / 2).max(1)),
        }
    }

    /// Number of them that may be streams: the rest answers requests.
    pub(crate) fn streams(self) -> usize {
        self.connections - self.connections / 4
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_leave_files_for_the_rest() {
        for (files, connections, address, streams) in [
            (1024, 896, 448, 672),
            (1_048_576, 65_536, 512, 49_152),
            (64, 32, 16, 24),
            (1, 1, 1, 1),
        ] {
            let limits = ConnectionLimits::of_files(files, false);
            let got = (limits.connections, limits.of_one_address, limits.streams());
            assert_eq!(got, (connections, Some(address), streams), "{files}");
            assert_eq!(ConnectionLimits::of_files(files, true).of_one_address, None);
        }
    }
}
