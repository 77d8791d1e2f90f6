//! The program itself, as whoever runs it meets it in a terminal.

use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use roundwell::ports::Entropy;

/// A folder of its own, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("roundwell-terminal-{}", Entropy::System.uuid()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn database(&self) -> String {
        format!("sqlite://{}/well.db", self.0.display())
    }

    /// A command in it, with these settings and no others.
    fn command(&self, args: &[&str], settings: &[(&str, &str)]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_roundwell"));
        command
            .args(args)
            .current_dir(&self.0)
            .env_clear()
            .env("ROUNDWELL_ADDR", "127.0.0.1:0")
            .env("ROUNDWELL_DATABASE_URL", self.database())
            .env(
                "ROUNDWELL_SITE_ROOT",
                concat!(env!("CARGO_MANIFEST_DIR"), "/tests/site"),
            )
            .envs(settings.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    fn run(&self, args: &[&str], settings: &[(&str, &str)]) -> Output {
        self.command(args, settings).output().unwrap()
    }

    /// Runs what must refuse to start, and answers what it says.
    fn refuses(&self, args: &[&str], settings: &[(&str, &str)]) -> String {
        let ended = self.run(args, settings);
        let said = said(&ended);
        assert!(!ended.status.success(), "{args:?} {settings:?}: {said}");
        assert!(!said.contains("panicked"), "{said}");
        said
    }

    fn found(&self, settings: &[(&str, &str)]) -> Output {
        let args = [
            "admin",
            "create",
            "--organisation",
            "Rowan Care",
            "--name",
            "Ada",
            "--email",
            "ada@care.test",
        ];
        let mut child = self
            .command(&args, settings)
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        stdin.write_all(b"seven herons over slow water\n").unwrap();
        drop(stdin);
        child.wait_with_output().unwrap()
    }

    /// Serves until it says where, and is then ended.
    fn serves(&self, args: &[&str], settings: &[(&str, &str)]) -> String {
        let mut child = self.command(args, settings).spawn().unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        let line = stdout
            .lines()
            .map_while(Result::ok)
            .find(|line| line.starts_with("Roundwell is at"));
        end(&mut child);
        line.unwrap_or_else(|| panic!("{args:?} did not serve"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

fn end(child: &mut Child) {
    child.kill().unwrap();
    child.wait().unwrap();
}

fn said(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[test]
fn an_address_for_everybody_is_no_address_to_print() {
    let folder = Folder::new();
    let settings = [("ROUNDWELL_ADDR", "0.0.0.0:0")];
    for args in [&["serve"][..], &["check-config"], &["demo", "--empty"]] {
        let said = folder.refuses(args, &settings);
        assert!(
            said.contains("ROUNDWELL_BASE_URL") && said.contains("0.0.0.0"),
            "{said}"
        );
    }
    let settings = [settings[0], ("ROUNDWELL_BASE_URL", "https://care.example.org")];
    let checked = said(&folder.run(&["check-config"], &settings));
    assert!(
        checked.contains("base_url = \"https://care.example.org\""),
        "{checked}"
    );
}

#[test]
fn somebody_elses_variables_are_named_and_ignored() {
    let folder = Folder::new();
    let settings = [
        ("ROUNDWELL_BASEURL", "https://hush.test"),
        ("ROUNDWELL_TEST_POSTGRES", "postgres://a:hush@b/c"),
    ];
    let checked = folder.run(&["check-config"], &settings);
    let said = said(&checked);
    assert!(checked.status.success(), "{said}");
    assert!(
        said.contains("ROUNDWELL_BASEURL") && said.contains("did you mean ROUNDWELL_BASE_URL?"),
        "{said}"
    );
    assert!(
        said.contains("ROUNDWELL_TEST_POSTGRES") && !said.contains("hush"),
        "{said}"
    );
    std::fs::write(folder.0.join("roundwell.toml"), "colour = \"blue\"\n").unwrap();
    assert!(
        folder.refuses(&["check-config"], &[]).contains("colour"),
        "the file is ours alone"
    );
}

#[test]
fn a_database_that_cannot_be_had_is_named_and_its_password_is_not() {
    let folder = Folder::new();
    let nowhere = folder.0.join("nowhere");
    let url = format!("sqlite://{}/well.db", nowhere.display());
    let said = folder.refuses(&["migrate"], &[("ROUNDWELL_DATABASE_URL", &url)]);
    assert!(
        said.contains(&format!("no folder {}", nowhere.display())) && !said.contains("code: 14"),
        "{said}"
    );
    let said = folder.refuses(
        &["migrate"],
        &[("ROUNDWELL_DATABASE_URL", "sqlite://nowhere/well.db")],
    );
    assert!(
        said.contains(&nowhere.display().to_string()),
        "a relative one, where it would be: {said}"
    );
    // A folder in place of the file.
    std::fs::create_dir(&nowhere).unwrap();
    let url = format!("sqlite://{}", nowhere.display());
    let said = folder.refuses(&["serve"], &[("ROUNDWELL_DATABASE_URL", &url)]);
    assert!(said.contains("cannot be opened"), "{said}");

    // Nobody listens on the first port.
    let url = "postgres://well:hush@127.0.0.1:1/roundwell?application_name=hush";
    let said = folder.refuses(&["serve"], &[("ROUNDWELL_DATABASE_URL", url)]);
    assert!(
        said.contains("127.0.0.1:1") && said.contains("database roundwell, user well"),
        "{said}"
    );
    assert!(
        said.contains("refused") && !said.contains("hush") && !said.contains("pool timed out"),
        "{said}"
    );
}

#[test]
fn without_its_site_folder_it_does_not_start() {
    let folder = Folder::new();
    let nowhere = folder.0.join("nowhere");
    let settings = [("ROUNDWELL_SITE_ROOT", nowhere.to_str().unwrap())];
    for args in [&["serve"][..], &["demo", "--empty"]] {
        let said = folder.refuses(args, &settings);
        assert!(
            said.contains(nowhere.to_str().unwrap()) && said.contains("ROUNDWELL_SITE_ROOT"),
            "{said}"
        );
    }
    assert!(
        folder.run(&["migrate"], &settings).status.success(),
        "which needs none"
    );
}

#[test]
fn a_demonstration_and_people_never_share_a_database() {
    let folder = Folder::new();
    let made = folder.found(&[]);
    assert!(made.status.success(), "{}", said(&made));
    for args in [&["demo"][..], &["demo", "--empty"]] {
        let said = folder.refuses(args, &[]);
        assert!(
            said.contains("real people") && said.contains("ROUNDWELL_DATABASE_URL"),
            "{said}"
        );
    }
    folder.serves(&["serve"], &[]);
    assert!(tables_are_there(&folder.0), "nothing was thrown away");

    let other = Folder::new();
    other.serves(&["demo", "--empty"], &[]);
    let said_by_serve = other.refuses(&["serve"], &[]);
    assert!(
        said_by_serve.contains("a demonstration's") && said_by_serve.contains("roundwell demo"),
        "{said_by_serve}"
    );
    let made = other.found(&[]);
    assert!(
        !made.status.success(),
        "nor is anybody real put into it: {}",
        said(&made)
    );
    other.serves(&["demo", "--empty"], &[]);
}

fn tables_are_there(folder: &Path) -> bool {
    std::fs::metadata(folder.join("well.db")).is_ok_and(|file| file.len() > 0)
}

#[test]
fn a_demonstration_begins_within_ten_years() {
    let folder = Folder::new();
    for ahead in ["9223372036854775807", "-1", "5300000"] {
        let said = folder.refuses(&["demo", "--empty", &format!("--ahead={ahead}")], &[]);
        assert!(said.contains("ten years"), "{said}");
    }
}

#[test]
fn an_account_is_disabled_and_enabled_by_its_address() {
    let folder = Folder::new();
    assert!(folder.found(&[]).status.success());
    for (command, expected) in [("disable", "signs in no more"), ("enable", "can sign in again")] {
        let done = folder.run(&["account", command, "Ada@care.test"], &[]);
        let said = said(&done);
        assert!(done.status.success() && said.contains(expected), "{said}");
        let refused = folder.refuses(&["account", command, "nobody@care.test"], &[]);
        assert!(
            refused.contains("no account has the address nobody@care.test"),
            "{refused}"
        );
    }
}
