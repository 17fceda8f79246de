//! Ten thousand phones behind NAT, which nobody can call: a job reaches the eight thousand that it
//! is for by the answers to their reports, and is held up and ended on its way.

use std::{
    collections::HashSet,
    fmt::Write as _,
    time::{Duration, Instant},
};

use rollcall::{
    clock::Clock,
    simulator::{Options, Scenario},
};
use schemas::{Timestamp, events::EventKind};
use serde_json::{Value, json};

use crate::support::{Admin, TestServer, fleet::Fleet};

const PHONES: u32 = 10_000;
/// Those in Oslo; the others are in Bergen.
const TOLD: u32 = 8_000;
const BATCH: u32 = 500;
/// Little enough that no phone is missed while the test waits.
const BATCH_DELAY_MS: i64 = 1_000;
/// What takes longer than this does not come.
const LIMIT: Duration = Duration::from_secs(300);

fn mac(number: u32) -> String {
    format!("00908f{number:06x}")
}

/// Waits for something, and moves time on meanwhile by so much a look.
async fn wait_for<F>(server: &TestServer, step_ms: i64, mut look: impl FnMut() -> F)
where
    F: Future<Output = Result<(), String>>,
{
    let begin = Instant::now();
    while let Err(seen) = look().await {
        assert!(begin.elapsed() < LIMIT, "{seen}");
        tokio::time::sleep(Duration::from_millis(50)).await;
        server.clock.advance(step_ms);
    }
}

fn is_so(is_so: bool, seen: &impl ToString) -> Result<(), String> {
    match is_so {
        true => Ok(()),
        false => Err(seen.to_string()),
    }
}

/// The sum of a metric's lines.
async fn metric(admin: &Admin, name: &str) -> u64 {
    let text = admin.get("/metrics").await.expect(200).text;
    let values = text.lines().filter(|line| line.starts_with(name));
    let values = values.map(|line| line.rsplit_once(' ').unwrap().1);
    values
        .map(|value| value.parse::<f64>().unwrap() as u64)
        .sum()
}

/// Users with a phone each, and the phones' files.
async fn import(server: &TestServer, admin: &Admin) {
    let networks = json!({
        "name": "Bergen", "networks": ["127.0.0.0/8"], "phone_credentials": "open",
    });
    admin.post("/api/v1/regions", networks).await.expect(201);
    // A look for new files is every day, and that is every 1,440 reports.
    let every_minute = json!({"name": "KeepActivePeriod", "value": "1"});
    let path = "/api/v1/placeholders/system";
    admin.post(path, every_minute).await.expect(201);
    let mut table = "Name,Password,Display Name,Region,Device 1 MAC Address,\
        Device 1 IP Phone Model\n"
        .to_owned();
    for number in 0..PHONES {
        let region = if number < TOLD { "Oslo" } else { "Bergen" };
        let mac = mac(number);
        writeln!(table, "u{number},s{number},u{number},{region},{mac},430HD").unwrap();
    }
    let request = admin.request("POST", "/api/v1/import/users");
    let request = request.header("content-type", "text/csv").body(table);
    let status = request.send().await.unwrap().status();
    assert_eq!(status.as_u16(), 200);
    wait_for(server, 0, async || {
        let made = metric(admin, "rollcall_config_generated_total").await;
        is_so(made >= u64::from(PHONES), &made)
    })
    .await;
}

async fn start_job(admin: &Admin) -> String {
    let body = json!({
        "action": "update_configuration",
        "targets": {"filter": {"region": "Oslo"}},
        "options": {"batch_size": BATCH, "batch_delay_seconds": BATCH_DELAY_MS / 1_000},
    });
    let started = admin.post("/api/v1/actions", body).await.expect(202).json();
    assert_eq!(started["job"]["total"], TOLD);
    format!("/api/v1/jobs/{}", started["job"]["id"])
}

/// Waits until so many batches have been told, and all of them have done it.
async fn batches(server: &TestServer, admin: &Admin, job: &str, count: u32) {
    for batch in 1..=count {
        let wanted = json!([batch * BATCH, 0]);
        wait_for(server, 0, async || {
            let job = admin.read(job).await;
            is_so(json!([job["done"], job["running"]]) == wanted, &job)
        })
        .await;
        server.clock.advance(BATCH_DELAY_MS);
    }
}

/// Waits until every phone has reported since.
async fn everybody_reports(server: &TestServer, admin: &Admin) {
    let before = metric(admin, "rollcall_phone_reports_total").await;
    wait_for(server, BATCH_DELAY_MS, async || {
        let now = metric(admin, "rollcall_phone_reports_total").await;
        is_so(now - before >= u64::from(PHONES * 6 / 5), &(now - before))
    })
    .await;
}

/// All events behind a position but reports in which nothing is new.
async fn events(admin: &Admin, mut after: u64, kinds: &str) -> Vec<Value> {
    let mut all = Vec::new();
    loop {
        let path = format!("/api/v1/events?limit=1000&after={after}{kinds}");
        let mut page = admin.read(&path).await;
        let Value::Array(items) = page["items"].take() else {
            panic!("{page}");
        };
        let Some(last) = items.last() else {
            return all;
        };
        after = last["position"].as_u64().unwrap();
        all.extend(items);
    }
}

/// Tells how long each part took.
struct Watch(Instant);

impl Watch {
    #[allow(clippy::print_stdout, reason = "for whoever runs it alone")]
    fn tells(&mut self, part: &str) {
        println!("{part}: {:.1} s", self.0.elapsed().as_secs_f64());
        self.0 = Instant::now();
    }
}

/// The server's time as its answers write it.
fn now(server: &TestServer) -> String {
    Timestamp(server.clock.now_ms()).to_string()
}

async fn position(admin: &Admin) -> u64 {
    let dashboard = admin.read("/api/v1/dashboard").await;
    dashboard["position"].as_u64().unwrap()
}

fn is_of_oslo(subject: &str) -> bool {
    let number = subject.strip_prefix("phone:00908f");
    let number = number.and_then(|number| u32::from_str_radix(number, 16).ok());
    number.is_some_and(|number| number < TOLD)
}

/// How many phones of a region have loaded their files since.
async fn fetched_since(admin: &Admin, region: &str, since: &str) -> u32 {
    let (mut count, mut cursor) = (0, String::new());
    loop {
        let path = format!("/api/v1/devices?region={region}&limit=1000{cursor}");
        let page = admin.read(&path).await;
        let fetched = page["items"].as_array().unwrap().iter();
        let fetched = fetched.map(|phone| phone["config"]["fetched_at"].as_str().unwrap());
        count += fetched.filter(|time| *time >= since).count() as u32;
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return count,
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_job_reaches_eight_thousand_phones_behind_nat_and_nobody_else() {
    let (server, admin) = TestServer::ready().await;
    let mut watch = Watch(Instant::now());
    import(&server, &admin).await;
    watch.tells("10,000 users imported, with their files");
    let as_fast_as_it_goes = |options: &mut Options| {
        options.scenario = Scenario::Nat;
        options.rate = Some(f64::INFINITY);
        options.connections = 32;
    };
    let fleet = Fleet::start(server.phone_address, PHONES, as_fast_as_it_goes);
    wait_for(&server, 0, async || {
        let devices = admin.read("/api/v1/dashboard").await["devices"].take();
        is_so(devices["registered"] == PHONES, &devices)
    })
    .await;
    watch.tells("10,000 phones booted");
    let begin = position(&admin).await;
    // Files that were loaded at the start are older.
    server.clock.advance(BATCH_DELAY_MS);
    let began = now(&server);

    // Held up after three batches: time passes and all phones report, and nobody is told.
    let job = start_job(&admin).await;
    batches(&server, &admin, &job, 2).await;
    admin
        .post(&format!("{job}/pause"), json!({}))
        .await
        .expect(200);
    everybody_reports(&server, &admin).await;
    let held = admin.read(&job).await;
    let told = held["done"].as_u64().unwrap() + held["running"].as_u64().unwrap();
    assert!(
        told == u64::from(3 * BATCH) || told == u64::from(2 * BATCH),
        "{held}"
    );
    assert_eq!(
        (&held["state"], &held["running"]),
        (&json!("paused"), &json!(0))
    );
    watch.tells("3 batches of 500, and a report of all");

    // It goes on with the others.
    admin
        .post(&format!("{job}/resume"), json!({}))
        .await
        .expect(200);
    wait_for(&server, BATCH_DELAY_MS, async || {
        let job = admin.read(&job).await;
        is_so(job["state"] == "done", &job)
    })
    .await;
    assert_eq!(admin.read(&job).await["done"], TOLD);
    watch.tells("the others of 8,000");

    // What every one of them fetched is in the list of phones, and the rest of a turn comes with
    // the command that was queued: the events of both are left out here.
    let left_out = [
        "PhoneKeptAlive",
        "JobItemStarted",
        "CommandHandedOver",
        "FileFetched",
    ];
    let kinds = EventKind::ALL.iter().map(|kind| kind.name());
    let kinds = kinds.filter(|name| !left_out.contains(name));
    let kinds: String = kinds.map(|name| format!("&kind={name}")).collect();
    let seen = events(&admin, begin, &kinds).await;
    let of_oslo = |event: &&Value| event["subject"].as_str().is_some_and(is_of_oslo);
    for kind in ["CommandQueued", "CommandDone"] {
        let of_kind = seen.iter().filter(|event| event["kind"] == kind);
        let subjects: HashSet<&str> = of_kind
            .clone()
            .filter(of_oslo)
            .map(|event| event["subject"].as_str().unwrap())
            .collect();
        let counts = [of_kind.count(), subjects.len()];
        assert_eq!(counts, [TOLD as usize; 2], "{kind}");
    }
    let done = seen.iter().filter(|event| event["kind"] == "CommandDone");
    let mut effects = done.map(|event| &event["data"]["effect"]);
    assert!(effects.all(|effect| effect == "fetched"));
    let touched = seen.iter().filter(|event| {
        let subject = event["subject"].as_str().unwrap();
        subject.starts_with("phone:") && !is_of_oslo(subject)
    });
    assert_eq!(touched.count(), 0);
    for (region, count) in [("Oslo", TOLD), ("Bergen", 0)] {
        assert_eq!(
            fetched_since(&admin, region, &began).await,
            count,
            "{region}"
        );
    }
    watch.tells("looking at what happened");

    // Ended after two batches: from then on nobody is given anything.
    let job = start_job(&admin).await;
    batches(&server, &admin, &job, 2).await;
    admin
        .post(&format!("{job}/cancel"), json!({}))
        .await
        .expect(200);
    let cancelled = position(&admin).await;
    everybody_reports(&server, &admin).await;
    let ended = admin.read(&job).await;
    assert_eq!(ended["state"], "cancelled", "{ended}");
    let counts = ["done", "cancelled"].map(|name| ended[name].as_u64().unwrap());
    assert_eq!(counts.iter().sum::<u64>(), u64::from(TOLD), "{ended}");
    assert!(counts[0] < u64::from(4 * BATCH), "{ended}");
    let kinds = "&kind=CommandHandedOver&kind=CommandQueued";
    assert_eq!(events(&admin, cancelled, kinds).await.len(), 0);
    watch.tells("2 batches, cancelled, and a report of all");

    let summary = fleet.ends().await;
    assert_eq!(
        (summary.errors, summary.lost_reports),
        (0, 0),
        "{summary:?}"
    );
    server.stopped().await;
}
