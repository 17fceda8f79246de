//! The real Prometheus scrapes a running server, with the configuration that is given to operators.

use std::{
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;

use crate::support::{Admin, process::ServerProcess};

/// How long Prometheus may take to start and to scrape once.
const LIMIT: Duration = Duration::from_secs(60);

/// A Prometheus that is ended with its test.
struct Prometheus {
    child: Child,
    base: String,
}

impl Prometheus {
    /// Scrapes the admin listener at this address, by the sample of `ops/`, every second.
    fn start(folder: &Path, admin: std::net::SocketAddr) -> Self {
        let sample = include_str!("../ops/prometheus.yml");
        let configuration = sample
            .replace("127.0.0.1:8080", &admin.to_string())
            .replace("scrape_interval: 15s", "scrape_interval: 1s");
        assert_ne!(configuration, sample);
        let file = folder.join("prometheus.yml");
        std::fs::write(&file, configuration).unwrap();
        // Free a moment ago; Prometheus has no way to tell which port it took.
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap().to_string();
        drop(free);
        let child = Command::new("prometheus")
            .arg(format!("--config.file={}", file.display()))
            .arg(format!(
                "--storage.tsdb.path={}",
                folder.join("tsdb").display()
            ))
            .arg(format!("--web.listen-address={address}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("prometheus is installed: run ops/setup.sh");
        Self {
            child,
            base: format!("http://{address}"),
        }
    }

    /// What a query gives once it gives something: another process can only be asked again.
    async fn value(&self, query: &str) -> f64 {
        let client = reqwest::Client::new();
        let encoded = utf8_percent_encode(query, NON_ALPHANUMERIC);
        let mut asked = tokio::time::interval(Duration::from_millis(100));
        let started = Instant::now();
        while started.elapsed() < LIMIT {
            asked.tick().await;
            let url = format!("{}/api/v1/query?query={}", self.base, encoded);
            let Ok(answer) = client.get(url).send().await else {
                continue;
            };
            // While it starts it says so in plain words.
            let answer = answer.text().await.unwrap();
            let Ok(answer) = serde_json::from_str::<Value>(&answer) else {
                continue;
            };
            if let Some(value) = answer["data"]["result"][0]["value"][1].as_str() {
                return value.parse().unwrap();
            }
        }
        panic!("Prometheus has no {query} after {LIMIT:?}");
    }
}

impl Drop for Prometheus {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn prometheus_scrapes_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let server = ServerProcess::start(folder.path());
    server.set_up(folder.path()).await;
    let admin = server.sign_in().await;
    let macs = ["00908f000001", "00908f000002", "00908f000003"];
    for mac in macs {
        server.phone(mac).report("registered", "").await.expect(200);
    }
    admin.approve(&macs[..2], None).await.expect(200);
    server
        .phone(macs[0])
        .alert("Requires Reset", "4")
        .await
        .expect(200);

    let prometheus = Prometheus::start(folder.path(), server.admin);
    for (query, expected) in [
        ("up{job=\"rollcall\"}", 1.0),
        ("rollcall_devices{status=\"registered\"}", 2.0),
        ("sum(rollcall_devices)", 2.0),
        ("rollcall_devices_pending", 1.0),
        ("rollcall_alarms_active{severity=\"major\"}", 1.0),
        ("rollcall_phone_reports_total{result=\"pending\"}", 3.0),
        (
            "rollcall_log_position - on() rollcall_projection_position{projection=\"fleet\"}",
            0.0,
        ),
        ("count(rollcall_build_info)", 1.0),
    ] {
        assert_eq!(prometheus.value(query).await, expected, "{query}");
    }
    drop(prometheus);
    check_by_promtool(folder.path(), &admin).await;
    assert_eq!(server.terminate(), Some(0));
}

/// Names, units and help are as Prometheus wants them.
async fn check_by_promtool(folder: &Path, admin: &Admin) {
    let metrics = admin.get("/metrics").await.expect(200);
    let media_type = metrics.header("content-type").unwrap();
    assert!(
        media_type.starts_with("text/plain; version=0.0.4"),
        "{media_type}"
    );
    let file = folder.join("metrics");
    std::fs::write(&file, metrics.text).unwrap();
    let output = Command::new("promtool")
        .args(["check", "metrics"])
        .stdin(std::fs::File::open(&file).unwrap())
        .output()
        .expect("promtool comes with prometheus: run ops/setup.sh");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && said.is_empty(), "{said}");
}
