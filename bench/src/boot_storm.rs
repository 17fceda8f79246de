//! A boot storm: every phone of a fleet that nobody knows yet starts at the same moment, as after a
//! power cut, on a server that lets them in by itself; then the server is killed and started again.
//!
//! Guarantee: server and phones are processes of the real program. A phone counts once the server
//! shows it as registered: it has then fetched its boot file, made contact, asked for its file and
//! reported twice, all durable. What was registered still is after the kill. Deliberately not here:
//! the same load on another server; there is none that does the same.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    load,
    process::{Process, Server, data, disk_bytes},
    report::{self, Line, note, rounded},
    server::{set_up, sign_in},
};

/// How many phones, unless the environment variable `PHONES` says otherwise.
const PHONES: u32 = 100_000;

/// Phones a second: 100,000 within two minutes.
const REFERENCE: f64 = 100_000.0 / 120.0;

/// How long all phones may take before the bench gives up.
const STORM_MAX: Duration = Duration::from_secs(600);

/// How often it is looked how many are registered.
const LOOK: Duration = Duration::from_millis(100);

const REGION: &str = "Main";

/// The line, and what the storm cost.
#[derive(Serialize)]
struct Storm<'a> {
    #[serde(flatten)]
    line: Line<'a>,
    phones: u32,
    /// How long it took.
    seconds: f64,
    /// Requests of phones, answered or not.
    requests: u64,
    /// Requests that got no answer.
    errors: u64,
    /// Reports that the server did not take.
    lost: u64,
    /// Answers to reports.
    report_p50_ms: f64,
    report_p99_ms: f64,
    /// The most memory that the server has had at a time.
    memory_mb: f64,
    /// What the log takes of the disk; up to 32 of it room ahead.
    log_mb: f64,
    /// What the phones' files take of the disk.
    files_mb: f64,
    /// From the start of the process until it accepts, after a kill and without a snapshot.
    startup_zero_seconds: f64,
    /// The same from the snapshot that a server takes when it ends in order.
    startup_snapshot_seconds: f64,
}

pub(crate) fn run() -> Result<()> {
    let phones = match std::env::var("PHONES") {
        Ok(text) => text.parse().context("PHONES is a number")?,
        Err(_) => PHONES,
    };
    let folder = tempfile::tempdir_in("target")?;
    let server = Server::start(folder.path())?;
    prepare(&server, folder.path())?;
    let (seconds, registered, summary) = storm(&server, phones)?;
    let memory = server.memory_bytes_max()?;
    let (log, files) = (
        disk_bytes(&data(folder.path()).join("log"))?,
        disk_bytes(&data(folder.path()).join("blobs"))?,
    );
    server.kill()?;
    let (from_zero, from_snapshot) = startups(folder.path(), registered)?;

    let ours = f64::from(registered) / seconds;
    let count = |value: &Value| value.as_u64().context("the summary has counts");
    let milliseconds = |value: &Value| value.as_f64().context("the summary has latencies");
    let latency = &summary["by_kind"]["keep_alive"]["latency_ms"];
    let (errors, lost) = (count(&summary["errors"])?, count(&summary["lost_reports"])?);
    let line = Line {
        bench: "boot_storm",
        ours: rounded(ours),
        reference: rounded(REFERENCE),
        ratio: rounded(ours / REFERENCE),
        target: 1.0,
        unit: "phones/s",
    };
    report::print(&Storm {
        line,
        phones,
        seconds: rounded(seconds),
        requests: count(&summary["requests"])?,
        errors,
        lost,
        report_p50_ms: milliseconds(&latency["p50"])?,
        report_p99_ms: milliseconds(&latency["p99"])?,
        memory_mb: megabytes(memory),
        log_mb: megabytes(log),
        files_mb: megabytes(files),
        startup_zero_seconds: rounded(from_zero.as_secs_f64()),
        startup_snapshot_seconds: rounded(from_snapshot.as_secs_f64()),
    })?;
    ensure!(registered == phones, "only {registered} phones registered");
    ensure!(
        errors == 0 && lost == 0,
        "{errors} requests got no answer and {lost} reports were lost"
    );
    Ok(())
}

fn prepare(server: &Server, folder: &Path) -> Result<()> {
    let token = fs::read_to_string(data(folder).join("setup-token"))?;
    let region = json!({
        "name": REGION, "networks": ["127.0.0.0/8"], "onboarding": "automatic",
        "phone_credentials": "open",
    });
    set_up(
        server.admin,
        token.trim(),
        &format!("http://{}", server.phones),
        &region,
    )
}

/// Lets all phones start, and waits until they are registered or the time is over: how long it
/// took, how many are registered, and what the simulator says.
fn storm(server: &Server, phones: u32) -> Result<(f64, u32, Value)> {
    let credentials = sign_in(server.admin)?;
    let started = Instant::now();
    let mut simulator = Process::start(&[
        "simulate",
        "--server",
        &format!("http://{}", server.phones),
        "--phones",
        &phones.to_string(),
        "--scenario",
        "boot-storm",
        "--region",
        REGION,
        "--sign-in",
        "at-once",
        "--connections",
        "128",
    ])?;
    let (mut seen, mut seconds) = (0, 0.0);
    while seen < phones && started.elapsed() < STORM_MAX {
        ensure!(!simulator.has_ended()?, "the simulator ended by itself");
        std::thread::sleep(LOOK);
        let registered = registered(server, &credentials)?;
        if registered > seen {
            (seen, seconds) = (registered, started.elapsed().as_secs_f64());
        }
    }
    if seen < phones {
        note("the time is over: the figure is of the phones that registered");
    }
    simulator.interrupt()?;
    // Its status tells of errors, which the summary counts.
    let (_, summary) = simulator.output()?;
    let summary = serde_json::from_str(&summary).context("the simulator prints a summary")?;
    Ok((seconds, seen, summary))
}

/// How many phones the server shows as registered.
fn registered(server: &Server, credentials: &str) -> Result<u32> {
    let request = format!(
        "GET /api/v1/dashboard HTTP/1.1\r\nhost: bench\r\n{credentials}connection: close\r\n\r\n"
    );
    let (_, body) = load::once(server.admin, request.as_bytes())?;
    let dashboard: Value = serde_json::from_slice(&body)?;
    let registered = dashboard["devices"]["registered"].as_u64();
    let registered = registered.context("the dashboard counts registered phones")?;
    Ok(registered.try_into()?)
}

/// How long a killed server takes to start from nothing but its log, and then from the snapshot of
/// one that ended in order. Both show what was registered.
fn startups(folder: &Path, were_registered: u32) -> Result<(Duration, Duration)> {
    fs::remove_dir_all(data(folder).join("snapshots"))?;
    let from_zero = Server::start(folder)?;
    let startup_zero = from_zero.startup;
    check(&from_zero, were_registered)?;
    from_zero.stop()?;
    let from_snapshot = Server::start(folder)?;
    check(&from_snapshot, were_registered)?;
    let startup_snapshot = from_snapshot.startup;
    from_snapshot.kill()?;
    Ok((startup_zero, startup_snapshot))
}

fn check(server: &Server, were_registered: u32) -> Result<()> {
    let registered = registered(server, &sign_in(server.admin)?)?;
    ensure!(
        registered >= were_registered,
        "{were_registered} phones were registered, and {registered} are after a start"
    );
    Ok(())
}

fn megabytes(bytes: u64) -> f64 {
    (bytes as f64 / 100_000.0).round() / 10.0
}
