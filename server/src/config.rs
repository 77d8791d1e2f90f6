//! Configuration: defaults, then an optional TOML file, then the environment.
//!
//! | key (file) | variable | default | meaning |
//! |---|---|---|---|
//! | `addr` | `ROUNDWELL_ADDR` | `127.0.0.1:3000` | address and port to listen on |
//! | `database_url` | `ROUNDWELL_DATABASE_URL` | `sqlite://roundwell.db` | `sqlite://FILE` or `postgres://…` |
//! | `base_url` | `ROUNDWELL_BASE_URL` | `http://` and the address | the address people use; https turns on secure cookies and HSTS |
//! | `site_root` | `ROUNDWELL_SITE_ROOT` | beside the binary | the folder of style sheet, script and fonts |
//! | `log` | `ROUNDWELL_LOG` | `info` | what is logged, in `tracing` filter syntax |
//! | `trust_proxy` | `ROUNDWELL_TRUST_PROXY` | `false` | take the client's address from the last `X-Forwarded-For` |
//! | | `ROUNDWELL_CONFIG` | `roundwell.toml` when there is one | the TOML file |

use std::{fmt, net::SocketAddr, path::PathBuf};

use anyhow::Context;
use serde::Deserialize;

/// A value that is never printed whole.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Hides a value.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Secret {
    /// A database URL without its password and parameters.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let url = self.0.split('?').next().unwrap_or_default();
        match (url.split_once("://"), url.rsplit_once('@')) {
            (Some((scheme, rest)), Some((_, host))) => {
                let user = rest.split([':', '@']).next().unwrap_or_default();
                write!(f, "{scheme}://{user}:***@{host}")
            }
            _ => f.write_str(url),
        }
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The configuration of a process.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen.
    pub addr: SocketAddr,
    /// The database.
    pub database_url: Secret,
    /// The address people use, without a slash at the end.
    pub base_url: String,
    /// The folder of style sheet, script and fonts.
    pub site_root: PathBuf,
    /// What is logged.
    pub log: String,
    /// Whether a reverse proxy in front names the client's address.
    pub trust_proxy: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    addr: String,
    database_url: Secret,
    base_url: Option<String>,
    site_root: Option<PathBuf>,
    log: String,
    trust_proxy: bool,
    /// Names the file itself; it may stand in the environment beside the others.
    #[serde(rename = "config")]
    _config: Option<String>,
}

impl Config {
    /// Reads file and environment.
    ///
    /// # Errors
    /// A sentence that names the key when a value is wrong or a key unknown.
    pub fn load() -> anyhow::Result<Self> {
        let file = std::env::var("ROUNDWELL_CONFIG").ok();
        let source = match &file {
            Some(path) => config::File::with_name(path)
                .format(config::FileFormat::Toml)
                .required(true),
            None => config::File::with_name("roundwell.toml")
                .format(config::FileFormat::Toml)
                .required(false),
        };
        let environment = config::Environment::with_prefix("ROUNDWELL").try_parsing(true);
        Self::from_sources(source, environment)
    }

    fn from_sources(
        file: impl config::Source + Send + Sync + 'static,
        environment: config::Environment,
    ) -> anyhow::Result<Self> {
        let raw: Raw = config::Config::builder()
            .set_default("addr", "127.0.0.1:3000")?
            .set_default("database_url", "sqlite://roundwell.db")?
            .set_default("log", "info")?
            .set_default("trust_proxy", false)?
            .add_source(file)
            .add_source(environment)
            .build()
            .and_then(config::Config::try_deserialize)
            .context("reading the configuration")?;
        let addr: SocketAddr = raw
            .addr
            .parse()
            .with_context(|| format!("addr must be an address and a port, not \"{}\"", raw.addr))?;
        let base_url = raw
            .base_url
            .unwrap_or_else(|| format!("http://{addr}"))
            .trim_end_matches('/')
            .to_owned();
        anyhow::ensure!(
            base_url.starts_with("http://") || base_url.starts_with("https://"),
            "base_url must begin with http:// or https://"
        );
        Ok(Self {
            addr,
            database_url: raw.database_url,
            base_url,
            site_root: raw.site_root.unwrap_or_else(find_site),
            log: raw.log,
            trust_proxy: raw.trust_proxy,
        })
    }
}

/// The site folder: beside the binary when installed, in the build folder when run from a checkout. It never depends on
/// where the process was started from.
fn find_site() -> PathBuf {
    let binary = std::env::current_exe().unwrap_or_default();
    let folders = binary
        .ancestors()
        .skip(1)
        .take(4)
        .map(|folder| folder.join("site"));
    folders
        .into_iter()
        .find(|folder| folder.is_dir())
        .unwrap_or_else(|| PathBuf::from("site"))
}

impl fmt::Display for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "addr = \"{}\"", self.addr)?;
        writeln!(f, "database_url = \"{}\"", self.database_url)?;
        writeln!(f, "base_url = \"{}\"", self.base_url)?;
        writeln!(f, "site_root = \"{}\"", self.site_root.display())?;
        writeln!(f, "log = \"{}\"", self.log)?;
        write!(f, "trust_proxy = {}", self.trust_proxy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(toml: &str, variables: &[(&str, &str)]) -> anyhow::Result<Config> {
        let file = config::File::from_str(toml, config::FileFormat::Toml);
        let pairs = variables
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect();
        let environment = config::Environment::with_prefix("ROUNDWELL")
            .try_parsing(true)
            .source(Some(pairs));
        Config::from_sources(file, environment)
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let config = load(
            "addr = \"127.0.0.1:4000\"",
            &[("ROUNDWELL_ADDR", "127.0.0.1:5000")],
        )
        .unwrap();
        assert_eq!(config.addr.port(), 5000);
        assert_eq!(config.base_url, "http://127.0.0.1:5000");
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (toml, named) in [
            ("addr = \"nowhere\"", "addr"),
            ("colour = \"blue\"", "colour"),
            ("base_url = \"example.org\"", "base_url"),
            ("trust_proxy = \"perhaps\"", "trust_proxy"),
        ] {
            let error = format!("{:#}", load(toml, &[]).unwrap_err());
            assert!(error.contains(named), "{toml}: {error}");
        }
    }

    #[test]
    fn secrets_are_hidden() {
        let url = "postgres://well:hush@db.internal/roundwell?password=hush2";
        let printed = load("", &[("ROUNDWELL_DATABASE_URL", url)]).unwrap().to_string();
        assert!(
            printed.contains("postgres://well:***@db.internal/roundwell") && !printed.contains("hush"),
            "{printed}"
        );
    }
}
