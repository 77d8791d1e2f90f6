//! Paths: the workspace, what it builds, and the tools this user already has.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The folder of the workspace, whatever the working directory.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// Cargo's target folder; `CARGO_TARGET_DIR` moves it.
pub(crate) fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(moved) => root().join(moved),
        None => root().join("target"),
    }
}

/// Folder that belongs to this checkout alone even when several share one target folder: the site, reports and logs.
pub(crate) fn own() -> PathBuf {
    root().join("target")
}

/// The browser's half and the static files, as cargo-leptos writes them.
pub(crate) fn site() -> PathBuf {
    own().join("site")
}

/// Output of the steps, one file each.
pub(crate) fn logs() -> PathBuf {
    own().join("xtask")
}

/// Tools shared by every checkout of this user, one folder per name and version.
pub(crate) fn cache() -> PathBuf {
    let base = env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .unwrap_or_else(env::temp_dir);
    base.join("roundwell")
}

/// The folder of one tool at one version.
pub(crate) fn tool(name: &str, version: &str) -> PathBuf {
    cache().join("tools").join(format!("{name}-{version}"))
}

/// The program called `name` on `PATH`, if any.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|file| file.is_file())
}

/// `PATH` with `first` in front of everything else.
pub(crate) fn path_with(first: &[PathBuf]) -> OsString {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = first.iter().cloned().chain(env::split_paths(&rest));
    env::join_paths(all).unwrap_or(rest)
}
