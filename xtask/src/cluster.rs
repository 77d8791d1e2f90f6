//! A throw-away Postgres: made for one run of the tests, reachable through a socket alone, gone afterwards.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio, id},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};

use crate::{place, run, tools::Toolbox};

/// The temporary folder's name, before the process id.
const FOLDER: &str = "roundwell-postgres-";

/// Time that the server may take until it answers.
const PATIENCE: Duration = Duration::from_secs(30);

const SETTINGS: [&str; 3] = ["listen_addresses=", "max_connections=300", "shared_buffers=64MB"];

/// Durability is for data somebody wants to keep.
const FLEETING: [&str; 3] = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/// The running server; dropping it stops the server and removes its files.
#[derive(Debug)]
pub(crate) struct Cluster {
    server: Child,
    programs: PathBuf,
    folder: PathBuf,
}

impl Cluster {
    /// Makes a cluster for tests in a temporary folder and waits until it answers.
    pub(crate) fn start(tools: &Toolbox) -> Result<Self> {
        Self::start_with(tools, &FLEETING)
    }

    /// Starts a cluster for measurements: what it acknowledges is on disk.
    pub(crate) fn start_durable(tools: &Toolbox) -> Result<Self> {
        Self::start_with(tools, &[])
    }

    fn start_with(tools: &Toolbox, settings: &[&str]) -> Result<Self> {
        sweep_leftovers();
        let programs = tools
            .postgres()
            .ok_or_else(|| anyhow!("Postgres is missing"))?
            .clone();
        let folder = env::temp_dir().join(format!("{FOLDER}{}", id()));
        fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        let owner = Owner::of_this_run()?;
        owner.take(&folder)?;
        let data = folder.join("data");
        let mut initdb = owner.command(&programs.join("initdb"), &folder);
        initdb.arg("--pgdata").arg(&data).args([
            "--username=roundwell",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ]);
        run::logged("initdb", &mut initdb)?;
        let mut postgres = owner.command(&programs.join("postgres"), &folder);
        postgres.arg("-D").arg(&data).arg("-k").arg(&folder);
        for setting in SETTINGS.iter().chain(settings) {
            postgres.args(["-c", setting]);
        }
        let log = fs::File::create(place::logs().join("postgres.log"))?;
        let server = postgres
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()
            .context("postgres cannot be started")?;
        let mut cluster = Self {
            server,
            programs,
            folder,
        };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    /// URL of its database `postgres`; the user may make others beside it.
    pub(crate) fn url(&self) -> String {
        format!(
            "postgres://roundwell@localhost/postgres?host={}",
            self.folder.display()
        )
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let begun = Instant::now();
        loop {
            let mut ask = Command::new(self.programs.join("pg_isready"));
            ask.arg("--quiet").arg("--host").arg(&self.folder);
            if run::shown(&mut ask)? {
                return Ok(());
            }
            if self.server.try_wait()?.is_some() || begun.elapsed() > PATIENCE {
                let why = run::tail(&place::logs().join("postgres.log"), 5);
                bail!("the throw-away Postgres does not answer: {why}");
            }
            sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // SIGQUIT is Postgres' immediate shutdown. Whatever goes wrong here leaves a folder in the temporary directory.
        let pid = self.server.id().to_string();
        let asked = Command::new("kill").args(["-QUIT", &pid]).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Removes the folders of runs that were killed; their servers ended with them.
fn sweep_leftovers() {
    for entry in fs::read_dir(env::temp_dir()).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let owner = name.strip_prefix(FOLDER).and_then(|pid| pid.parse::<u32>().ok());
        let is_over = |pid| Path::new("/proc/self").exists() && !Path::new(&format!("/proc/{pid}")).exists();
        if owner.is_some_and(is_over) {
            // Somebody else's folder stays; it is theirs to remove.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Person who runs the server: Postgres refuses to be run by root.
enum Owner {
    Postgres,
    Myself,
}

impl Owner {
    fn of_this_run() -> Result<Self> {
        if run::read(Command::new("id").arg("-u"))? != "0" {
            return Ok(Self::Myself);
        }
        if place::on_path("setpriv").is_none()
            || run::read(Command::new("id").args(["-u", "postgres"])).is_err()
        {
            bail!(
                "Postgres refuses to be run by root, and there is no `setpriv` with a user `postgres` to run it instead"
            );
        }
        Ok(Self::Postgres)
    }

    fn take(&self, folder: &Path) -> Result<()> {
        match self {
            Self::Myself => Ok(()),
            Self::Postgres => {
                run::logged("chown", Command::new("chown").arg("postgres:").arg(folder)).map(drop)
            }
        }
    }

    /// `program` as that user, in a folder it may read. With `setpriv` the server also ends when this process is killed.
    fn command(&self, program: &Path, folder: &Path) -> Command {
        // Without it nobody but the user of this run can be meant; `of_this_run` has made sure.
        let mut command = match place::on_path("setpriv") {
            None => Command::new(program),
            Some(setpriv) => {
                let mut command = Command::new(setpriv);
                if matches!(self, Self::Postgres) {
                    command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
                }
                command.arg("--pdeathsig=TERM").arg(program);
                command
            }
        };
        command.current_dir(folder);
        command
    }
}
