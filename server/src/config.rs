//! Configuration: defaults, then an optional TOML file, then the environment.
//!
//! | key (file) | variable | default | meaning |
//! |---|---|---|---|
//! | `addr` | `ROUNDWELL_ADDR` | `127.0.0.1:3000` | address and port to listen on |
//! | `database_url` | `ROUNDWELL_DATABASE_URL` | `sqlite://roundwell.db` | `sqlite://FILE` or `postgres://…` |
//! | `base_url` | `ROUNDWELL_BASE_URL` | `http://` and the address, unless that is every address | the address people use; https turns on secure cookies and HSTS |
//! | `site_root` | `ROUNDWELL_SITE_ROOT` | beside the binary | the folder of style sheet, script and fonts |
//! | `log` | `ROUNDWELL_LOG` | `info` | what is logged, in `tracing` filter syntax |
//! | `trust_proxy` | `ROUNDWELL_TRUST_PROXY` | `false` | take the client's address from the last `X-Forwarded-For` |
//! | | `ROUNDWELL_CONFIG` | `roundwell.toml` when there is one | the TOML file |
//!
//! An unknown key in the file is an error; an unknown variable, which may be somebody else's, is ignored with a warning.

mod names;

use std::{collections::HashMap, fmt, net::SocketAddr, path::PathBuf};

use anyhow::{Context, ensure};
use axum::http::Uri;
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
        if self.0.contains('@') && !url.contains('@') {
            // A question mark in the password: where it ends is anybody's guess.
            return f.write_str("(a URL with a password)");
        }
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
    /// Address to listen on.
    pub addr: SocketAddr,
    pub database_url: Secret,
    /// The address people use, without a slash at the end.
    pub base_url: String,
    /// The folder of style sheet, script and fonts.
    pub site_root: PathBuf,
    /// Filter of the log.
    pub log: String,
    /// True when a reverse proxy in front names the client's address.
    pub trust_proxy: bool,
    /// Warnings about what was set and means nothing here, in sentences without the values.
    pub warnings: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConfig {
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
    /// A sentence that names the key when a value is wrong or a key of the file unknown.
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
        // A value that is no text cannot be one of ours.
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        Self::from_sources(source, variables.collect())
    }

    fn from_sources(
        file: impl config::Source + Send + Sync + 'static,
        variables: HashMap<String, String>,
    ) -> anyhow::Result<Self> {
        let (ours, warnings) = names::sort(variables);
        let environment = config::Environment::with_prefix("ROUNDWELL")
            .try_parsing(true)
            .source(Some(ours));
        let raw: RawConfig = config::Config::builder()
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
        Ok(Self {
            addr,
            database_url: raw.database_url,
            base_url: base_url(raw.base_url, addr)?,
            site_root: raw.site_root.unwrap_or_else(find_site),
            log: raw.log,
            trust_proxy: raw.trust_proxy,
            warnings,
        })
    }

    /// Makes sure that pages would not come without their style.
    ///
    /// # Errors
    /// A sentence that says where it was looked for.
    pub fn check_site(&self) -> anyhow::Result<()> {
        let sheet = crate::http::style_sheet(&self.site_root);
        let looked = std::path::absolute(&sheet).unwrap_or(sheet.clone());
        ensure!(
            sheet.is_file(),
            "there is no style sheet at {}: set ROUNDWELL_SITE_ROOT to the site folder that was built with this program (`cargo xtask site` \
             makes it in target/site)",
            looked.display()
        );
        Ok(())
    }
}

/// The address people use. Where the process listens on every address there is none to guess.
fn base_url(set: Option<String>, addr: SocketAddr) -> anyhow::Result<String> {
    ensure!(
        set.is_some() || !addr.ip().is_unspecified(),
        "addr {addr} means every address of this machine, so nobody knows which one people use: set base_url (ROUNDWELL_BASE_URL) to it, \
         for instance https://care.example.org"
    );
    let url = set.unwrap_or_else(|| format!("http://{addr}"));
    let url = url.trim_end_matches('/');
    let uri: Option<Uri> = url.parse().ok();
    let whole = uri.filter(|uri| {
        let scheme = uri
            .scheme_str()
            .is_some_and(|scheme| ["http", "https"].contains(&scheme));
        scheme && uri.path() == "/" && uri.query().is_none()
    });
    let host = whole
        .as_ref()
        .and_then(Uri::host)
        .map(|host| host.trim_matches(['[', ']']));
    let host = host.with_context(|| {
        format!("base_url must be http:// or https:// and a host, with a port or without, and nothing else; not \"{url}\"")
    })?;
    let nowhere = host.parse().is_ok_and(|ip: std::net::IpAddr| ip.is_unspecified());
    ensure!(
        !nowhere,
        "base_url {url} is no address that anybody can open: name the host that people use"
    );
    Ok(url.to_owned())
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
mod tests;
