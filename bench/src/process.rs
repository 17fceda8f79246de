//! The program as processes of their own: to be killed, and to be asked what they cost.
//!
//! Guarantee: no process outlives what started it, and none sees settings of the developer's
//! environment. The program is the one that was built beside the benches.

use std::{
    fs,
    net::SocketAddr,
    os::unix::fs::MetadataExt as _,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

/// How long a server may take to accept.
const START_MAX: Duration = Duration::from_secs(300);

/// How often it is looked whether it does.
const START_LOOK: Duration = Duration::from_millis(2);

/// A process that is killed when nobody holds it any more.
pub(crate) struct Process(Child);

impl Process {
    /// Starts the program with these arguments; what it prints can be read, what it notes is shown.
    pub(crate) fn start(arguments: &[&str]) -> Result<Self> {
        let own = std::env::current_exe()?;
        let program = own.with_file_name("rollcall");
        ensure!(
            program.exists(),
            "{} is missing: cargo build --release -p rollcall",
            program.display()
        );
        let mut command = Command::new(program);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("ROLLCALL_") {
                command.env_remove(name);
            }
        }
        command.args(arguments).stdout(Stdio::piped());
        Ok(Self(command.spawn().context("the program starts")?))
    }

    /// Asks it to stop.
    pub(crate) fn interrupt(&self) -> Result<()> {
        let number = i32::try_from(self.0.id()).ok().and_then(Pid::from_raw);
        let number = number.context("a process has a number")?;
        Ok(kill_process(number, Signal::INT)?)
    }

    /// Whether it has ended.
    pub(crate) fn has_ended(&mut self) -> Result<bool> {
        Ok(self.0.try_wait()?.is_some())
    }

    /// Waits until it ends: its status, and what it has printed.
    pub(crate) fn output(&mut self) -> Result<(ExitStatus, String)> {
        let mut printed = String::new();
        if let Some(mut stdout) = self.0.stdout.take() {
            std::io::Read::read_to_string(&mut stdout, &mut printed)?;
        }
        Ok((self.0.wait()?, printed))
    }

    /// Ends it as a lost machine would, as far as a process can tell.
    pub(crate) fn kill(mut self) -> Result<()> {
        self.0.kill()?;
        self.0.wait()?;
        Ok(())
    }

    /// The most memory that it has had at a time, in bytes.
    fn memory_bytes_max(&self) -> Result<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.0.id()))?;
        let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"));
        let kibibytes = line.and_then(|line| line.trim().strip_suffix(" kB"));
        let kibibytes: u64 = kibibytes.context("a process has memory")?.parse()?;
        Ok(kibibytes * 1024)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // One that has ended already is no matter.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A server on a data directory, accepting.
pub(crate) struct Server {
    process: Process,
    /// The admin listener.
    pub(crate) admin: SocketAddr,
    /// The phone listener.
    pub(crate) phones: SocketAddr,
    /// How long it took until it accepted.
    pub(crate) startup: Duration,
}

impl Server {
    /// Starts a server on `data` in this folder, and waits until it accepts.
    pub(crate) fn start(folder: &Path) -> Result<Self> {
        let (data, ready) = (data(folder), folder.join("ready.json"));
        // A file of an earlier server would be believed.
        if ready.exists() {
            fs::remove_file(&ready)?;
        }
        let started = Instant::now();
        let mut process = Process::start(&[
            "serve",
            "--data",
            &data.display().to_string(),
            "--admin-listen",
            "127.0.0.1:0",
            "--phone-listen",
            "127.0.0.1:0",
            "--log-level",
            "error",
            "--ready-file",
            &ready.display().to_string(),
        ])?;
        while !ready.exists() {
            ensure!(!process.has_ended()?, "the server ended before it accepted");
            ensure!(started.elapsed() < START_MAX, "the server does not accept");
            std::thread::sleep(START_LOOK);
        }
        let startup = started.elapsed();
        let addresses: Value = serde_json::from_str(&fs::read_to_string(&ready)?)?;
        let address = |value: &Value| -> Result<SocketAddr> {
            let url = value.as_str().context("an address is a text")?;
            Ok(url.trim_start_matches("http://").parse()?)
        };
        Ok(Self {
            admin: address(&addresses["admin"])?,
            phones: address(&addresses["phones"][0])?,
            process,
            startup,
        })
    }

    /// The most memory that it has had at a time, in bytes.
    pub(crate) fn memory_bytes_max(&self) -> Result<u64> {
        self.process.memory_bytes_max()
    }

    /// Ends it without a word.
    pub(crate) fn kill(self) -> Result<()> {
        self.process.kill()
    }

    /// Lets it end in order.
    pub(crate) fn stop(mut self) -> Result<()> {
        self.process.interrupt()?;
        let (status, _) = self.process.output()?;
        if !status.success() {
            bail!("the server ended with {status}");
        }
        Ok(())
    }
}

/// The data directory in this folder.
pub(crate) fn data(folder: &Path) -> PathBuf {
    folder.join("data")
}

/// How much of the disk a directory takes, in bytes; files that go meanwhile do not count.
pub(crate) fn disk_bytes(directory: &Path) -> Result<u64> {
    let mut bytes = 0;
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let Ok(metadata) = entry.metadata() else {
            continue;
        };
        bytes += match metadata.is_dir() {
            true => disk_bytes(&entry.path())?,
            false => metadata.blocks() * 512,
        };
    }
    Ok(bytes)
}
