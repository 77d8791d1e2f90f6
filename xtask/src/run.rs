//! Running other programs: quietly into a log, or in the foreground.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, anyhow, bail};

use crate::place;

/// Number of lines of that a failed step's log are shown.
const SHOWN: usize = 60;

/// Runs `command` with its output in `target/xtask/NAME.log`, whose end an error carries.
pub(crate) fn logged(name: &str, command: &mut Command) -> Result<PathBuf> {
    let (path, ended_well) = logged_status(name, command)?;
    if ended_well {
        return Ok(path);
    }
    let shown = tail(&path, SHOWN);
    bail!(
        "`{}` failed; the end of {}:\n{shown}",
        line(command),
        path.display()
    )
}

/// Like [`logged`], for programs whose failure is no error but a count in their report.
pub(crate) fn logged_status(name: &str, command: &mut Command) -> Result<(PathBuf, bool)> {
    fs::create_dir_all(place::logs())?;
    let path = place::logs().join(format!("{name}.log"));
    let log = File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
    let status = command
        .stdin(Stdio::null())
        .stdout(log.try_clone()?)
        .stderr(log)
        .status()
        .map_err(|error| cannot_start(command, &error))?;
    Ok((path, status.success()))
}

/// Output of `command`, without the last line break.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map_err(|error| cannot_start(command, &error))?;
    if !output.status.success() {
        bail!("`{}` failed", line(command));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// Runs `command` in the foreground; whether it ended well.
pub(crate) fn shown(command: &mut Command) -> Result<bool> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    Ok(status.success())
}

/// Becomes `command`: from here on, its signals and its exit status are this process's.
#[cfg(unix)]
pub(crate) fn become_it(command: &mut Command) -> anyhow::Error {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    cannot_start(command, &error)
}

/// Runs `command` and takes over its exit status; where there is no `exec` the console sends ctrl-c to both.
#[cfg(not(unix))]
pub(crate) fn become_it(command: &mut Command) -> anyhow::Error {
    match command.status() {
        Ok(status) => std::process::exit(status.code().unwrap_or(1)),
        Err(error) => cannot_start(command, &error),
    }
}

/// The last lines of a file, or nothing when it cannot be read.
pub(crate) fn tail(path: &Path, lines: usize) -> String {
    let text = String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).into_owned();
    let all: Vec<&str> = text.lines().collect();
    all[all.len().saturating_sub(lines)..].join("\n")
}

/// The command as one would type it.
fn line(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>()
        .join(" ")
}

fn cannot_start(command: &Command, error: &std::io::Error) -> anyhow::Error {
    anyhow!(
        "`{}` could not be started: {error}",
        command.get_program().to_string_lossy()
    )
}
