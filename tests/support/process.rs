//! The real program as a process of its own: to be killed, traced, and run on damaged directories.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use super::{Admin, PASSWORD, TestPhone};

/// How long a server may take to accept.
const START_LIMIT: Duration = Duration::from_secs(60);

/// The program with these arguments, without settings of the developer's environment.
pub(crate) fn rollcall(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rollcall"));
    command.args(arguments);
    without_settings(&mut command);
    command
}

fn without_settings(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("ROLLCALL_") {
            command.env_remove(name);
        }
    }
}

/// Runs the program to its end.
pub(crate) fn run(arguments: &[&str]) -> Output {
    rollcall(arguments).output().expect("the program runs")
}

/// A server process on a data directory.
pub(crate) struct ServerProcess {
    child: Child,
    process: i32,
    pub(crate) admin: SocketAddr,
    pub(crate) phones: SocketAddr,
}

impl ServerProcess {
    /// Starts a server and waits until it accepts.
    pub(crate) fn start(folder: &Path) -> Self {
        Self::start_with(folder, rollcall)
    }

    /// Starts a server through `program`, which gets the arguments.
    pub(crate) fn start_with(folder: &Path, program: impl Fn(&[&str]) -> Command) -> Self {
        let ready = ready_file(folder);
        let mut child = spawn(folder, &ready, program);
        let addresses = wait_until_ready(&mut child, &ready);
        let address = |value: &Value| {
            let text = value.as_str().expect("an address is a text");
            text.trim_start_matches("http://")
                .parse()
                .expect("an address has a port")
        };
        Self {
            admin: address(&addresses["admin"]),
            phones: address(&addresses["phones"][0]),
            process: addresses["pid"]
                .as_i64()
                .and_then(|pid| pid.try_into().ok())
                .unwrap(),
            child,
        }
    }

    /// Starts a server that is not waited for.
    pub(crate) fn start_unready(folder: &Path) -> Child {
        spawn(folder, &ready_file(folder), rollcall)
    }

    /// The process's number.
    pub(crate) fn process(&self) -> i32 {
        self.process
    }

    /// Ends it as a lost machine would, as far as a process can tell.
    pub(crate) fn kill(mut self) {
        self.child.kill().expect("the server runs");
        self.child.wait().expect("a killed server ends");
    }

    /// Asks it to stop and gives its exit status (of the tracer, if there is one: the same).
    pub(crate) fn terminate(mut self) -> Option<i32> {
        let process = rustix::process::Pid::from_raw(self.process).expect("a process has a number");
        rustix::process::kill_process(process, rustix::process::Signal::TERM)
            .expect("the server runs");
        self.child.wait().expect("a stopped server ends").code()
    }

    /// First-run setup: supervisor `root`, region Oslo on 127/8, user `system`.
    pub(crate) async fn set_up(&self, folder: &Path) {
        let token = std::fs::read_to_string(folder.join("data/setup-token")).unwrap();
        let body = json!({
            "token": token.trim(),
            "username": "root",
            "password": PASSWORD,
            "public_url": "http://10.1.1.5",
            "region": {
                "name": "Oslo", "networks": ["127.0.0.0/8"], "phone_credentials": "open",
            },
            "system_user": {"password": "system"},
        });
        let answer = Admin::anonymous(self.admin)
            .post("/api/v1/setup", body)
            .await;
        assert!(
            answer.status < 300,
            "setup: {} {}",
            answer.status,
            answer.text
        );
    }

    pub(crate) async fn sign_in(&self) -> Admin {
        Admin::signed_in(self.admin, "root", PASSWORD).await
    }

    pub(crate) fn phone(&self, mac: &str) -> TestPhone {
        TestPhone::new(self.phones, mac, "127.0.0.1")
    }
}

fn ready_file(folder: &Path) -> PathBuf {
    folder.join("ready.json")
}

fn spawn(folder: &Path, ready: &Path, program: impl Fn(&[&str]) -> Command) -> Child {
    // A file of an earlier server would be believed.
    let _ = std::fs::remove_file(ready);
    let data = folder.join("data");
    let mut command = program(&[
        "serve",
        "--data",
        data.to_str().unwrap(),
        "--admin-listen",
        "127.0.0.1:0",
        "--phone-listen",
        "127.0.0.1:0",
        "--ready-file",
        ready.to_str().unwrap(),
    ]);
    without_settings(&mut command);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().expect("the program starts")
}

/// Looks for the ready file until it is there, the process ends, or the limit is reached: another
/// process can only be watched, not awaited.
fn wait_until_ready(child: &mut Child, ready: &Path) -> Value {
    let started = Instant::now();
    while started.elapsed() < START_LIMIT {
        if let Ok(text) = std::fs::read_to_string(ready) {
            return serde_json::from_str(&text).expect("the ready file is written whole");
        }
        if let Some(status) = child.try_wait().expect("a child can be asked") {
            panic!("the server ended instead of accepting: {status}");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("the server did not accept within {START_LIMIT:?}");
}
