//! A real server on a small disk of its own, which others fill to the last byte.

use std::{
    fs::File,
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::support::{
    Admin,
    process::{ServerProcess, run},
};

const MAC: &str = "00908f000001";

/// How long the server may take to notice what has become of its disk.
const NOTICE_LIMIT: Duration = Duration::from_secs(30);

/// A file system of 64 MiB in memory, gone with this.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// Mounts it; none where that is not permitted.
    fn mounted_on(place: &Path) -> Option<Self> {
        std::fs::create_dir(place).unwrap();
        let mount = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=64m", "tmpfs"])
            .arg(place)
            .output();
        let is_mounted = mount.is_ok_and(|output| output.status.success());
        is_mounted.then(|| Self(place.to_owned()))
    }

    /// Fills it until so many bytes are left.
    fn fill(&self, left_bytes: u64) {
        let path = self.0.join("somebody's");
        let mut file = File::options()
            .create(true)
            .append(true)
            .open(path)
            .unwrap();
        let block = vec![1; 4096];
        while self.free_bytes() > left_bytes {
            if file.write_all(&block).is_err() {
                break;
            }
        }
    }

    fn make_room(&self) {
        std::fs::remove_file(self.0.join("somebody's")).unwrap();
    }

    fn free_bytes(&self) -> u64 {
        let found = rustix::fs::statvfs(&self.0).unwrap();
        found.f_bavail * found.f_frsize
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").arg("-l").arg(&self.0).status();
        assert!(unmounted.is_ok_and(|status| status.success()) || std::thread::panicking());
    }
}

/// Asks the server until it says so: it looks at its disk from time to time.
async fn until_read_only_is(server: &ServerProcess, wanted: bool) {
    let anybody = Admin::anonymous(server.admin);
    let started = Instant::now();
    while anybody.read("/readyz").await["read_only"] != wanted {
        assert!(started.elapsed() < NOTICE_LIMIT, "never noticed: {wanted}");
    }
}

/// Everything that only reads goes on, phones come up, and nothing else is taken.
async fn only_reads(server: &ServerProcess, admin: Option<&Admin>) {
    let phone = server.phone(MAC);
    let file = phone.fetch().await.expect(200).text;
    assert!(file.contains("alice"), "{file}");
    phone.fetch().await.expect(200);
    phone.get("/ipp/dhcpoption160.cfg").await.expect(200);
    let refused = phone.report("unregistered", "alice").await.expect(503);
    assert_eq!(refused.code(), "read_only");
    assert!(refused.header("retry-after").is_some());
    let refused = phone.alert("IPPHONE REGISTRATION FAILURE", "major").await;
    assert_eq!(refused.expect(503).code(), "read_only");
    server
        .phone("00908f00ffff")
        .report("started", "")
        .await
        .expect(503);
    let metrics = Admin::anonymous(server.admin).get("/metrics").await.text;
    assert!(metrics.contains("rollcall_store_read_only 1"), "{metrics}");
    let Some(admin) = admin else { return };
    assert_eq!(admin.read("/api/v1/devices").await["total"], 1);
    let change = json!({"disconnect_after_seconds": 9_000});
    let refused = admin
        .patch("/api/v1/regions/Oslo", change)
        .await
        .expect(503);
    assert_eq!(refused.code(), "read_only");
    assert!(refused.header("retry-after").is_some());
}

async fn set_up(server: &ServerProcess, folder: &Path) -> Admin {
    server.set_up(folder).await;
    let admin = server.sign_in().await;
    let phone = server.phone(MAC);
    phone.report("started", "").await.expect(200);
    admin.approve(&[MAC], Some("alice")).await.expect(200);
    admin
}

#[tokio::test]
async fn on_a_full_disk_phones_come_up_nothing_is_lost_and_no_hand_is_needed() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mounted_on(&folder.path().join("data")) else {
        eprintln!("SKIPPED: a full disk needs the right to mount one");
        return;
    };
    let server = ServerProcess::start(folder.path());
    let admin = set_up(&server, folder.path()).await;
    let mut acknowledged = Vec::new();
    for number in 0..20 {
        let location = format!("before {number}");
        reports(&server, &location, &mut acknowledged).await;
    }

    // Below what is kept back, and then, while nothing is written any more, to the last byte.
    disk.fill(2 * 1024 * 1024);
    until_read_only_is(&server, true).await;
    disk.fill(0);
    only_reads(&server, Some(&admin)).await;

    // Stopped and started where there is no room at all, it serves as before.
    assert_eq!(server.terminate(), Some(0));
    disk.fill(0);
    let server = ServerProcess::start(folder.path());
    only_reads(&server, None).await;
    assert_eq!(server.terminate(), Some(0));
    // Nothing is left of the ballast, either; once opened, the log needs no more.
    disk.fill(0);
    let server = ServerProcess::start(folder.path());
    only_reads(&server, None).await;

    // Without a hand, once there is room.
    disk.make_room();
    until_read_only_is(&server, false).await;
    for number in 0..20 {
        let location = format!("after {number}");
        reports(&server, &location, &mut acknowledged).await;
    }
    assert_eq!(server.terminate(), Some(0));
    check(folder.path(), &acknowledged);
}

async fn reports(server: &ServerProcess, location: &str, acknowledged: &mut Vec<String>) {
    let phone = server.phone(MAC);
    let mut body = phone.body("registered", "alice");
    body["location"] = Value::from(location);
    phone.keep_alive(body.to_string()).await.expect(200);
    acknowledged.push(location.to_owned());
}

/// The log verifies, and holds everything that was acknowledged once.
fn check(folder: &Path, acknowledged: &[String]) {
    let data = folder.join("data");
    let data = data.to_str().unwrap();
    let verified = run(&["audit", "verify", "--data", data]);
    assert!(verified.status.success(), "{verified:?}");
    let exported = run(&["audit", "export", "--data", data]);
    assert!(exported.status.success(), "{exported:?}");
    let lines = String::from_utf8(exported.stdout).unwrap();
    for location in acknowledged {
        let is_it = |line: &&str| {
            let event: Value = serde_json::from_str(line).unwrap();
            event["data"]["location"] == location.as_str()
        };
        assert_eq!(lines.lines().filter(is_it).count(), 1, "{location}");
    }
}

#[tokio::test]
async fn without_room_to_open_its_log_it_says_so_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Some(disk) = SmallDisk::mounted_on(&folder.path().join("data")) else {
        eprintln!("SKIPPED: a full disk needs the right to mount one");
        return;
    };
    let server = ServerProcess::start(folder.path());
    set_up(&server, folder.path()).await;
    let mut acknowledged = Vec::new();
    reports(&server, "before", &mut acknowledged).await;
    server.kill();
    // Who filled the disk took what was kept for this moment, too.
    std::fs::remove_file(folder.path().join("data/ballast")).unwrap();
    disk.fill(0);
    let data = folder.path().join("data");
    let listen = [
        "--admin-listen",
        "127.0.0.1:0",
        "--phone-listen",
        "127.0.0.1:0",
    ];
    let output = crate::support::process::rollcall(&["serve", "--data", data.to_str().unwrap()])
        .args(listen)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(75), "{said}");
    assert!(said.contains("make room"), "{said}");
    disk.make_room();
    check(folder.path(), &acknowledged);
}
