//! Phones and fleets against a real HTTP server, judged by what that server saw.

mod commands;
mod server;

use std::collections::HashSet;
use std::future::pending;
use std::time::Duration;

use actix_web::http::StatusCode;
use serde_json::{Value, json};

use self::server::TestServer;
use super::*;

const MAC: &str = "00908f000000";
/// An hour of phone time in ten milliseconds.
const FAST: f64 = 360_000.0;

fn fleet(server: &TestServer, phones: u32, scenario: Scenario) -> Options {
    Options {
        scenario,
        time_scale: FAST,
        mishaps: 0.0,
        ..Options::new(&server.url, phones)
    }
}

async fn phone(server: &TestServer) -> Phone {
    Phone::new(&Options::new(&server.url, 1), 0).await.unwrap()
}

fn command(handler: &str) -> Value {
    json!({ "method": "PUT", "path": format!("/rest/v1/command/{handler}"), "body": {} })
}

#[tokio::test]
async fn an_approved_phone_boots_into_registered_with_the_user_of_its_file() {
    let server = TestServer::start();
    server.book(|book| book.approved.insert(MAC.to_owned()));
    let mut options = Options::new(&server.url, 1);
    options.regions = vec!["North".to_owned()];
    let mut phone = Phone::new(&options, 0).await.unwrap();

    assert_eq!(phone.boot().await.unwrap(), Status::Registered);

    assert_eq!(
        server.paths(),
        [
            "/ipp/dhcpoption160.cfg",
            "/ipp/region/North/00908f000000.cfg",
            "/rest/v1/ipphoneMgrStatus/init",
            "/configfiles/00908f000000.cfg",
            "/configfiles/global.cfg",
            "/rest/v1/ipphoneMgrStatus/keep-alive",
        ]
    );
    let reports = server.reports();
    assert_eq!(
        (&reports[0]["status"], &reports[0]["userName"]),
        (&json!("started"), &json!(""))
    );
    assert_eq!(
        (&reports[0]["region"], &reports[1]["region"]),
        (&json!("North"), &Value::Null)
    );
    assert_eq!(reports[1]["status"], "registered");
    assert_eq!(reports[1]["userId"], "ann@sip.example.org");
    assert_eq!(reports[1]["phoneNumber"], "4101");
    assert_eq!(reports[1]["sipProxy"], "sip.example.org");
    assert_eq!(reports[1]["mac"], MAC);
    assert_eq!(phone.keep_alive_period_min(), 5);
    server.book(|book| {
        assert!(
            book.seen
                .iter()
                .all(|seen| seen.user_agent == phone.identity.user_agent)
        );
        let ports: HashSet<_> = book.seen.iter().map(|seen| seen.peer.port()).collect();
        assert_eq!(ports.len(), 1, "one connection is kept for all of it");
    });
}

#[tokio::test]
async fn a_pending_phone_stays_started_and_registers_once_approved() {
    let server = TestServer::start();
    let mut phone = phone(&server).await;
    assert_eq!(phone.boot().await.unwrap(), Status::Started);
    assert_eq!(phone.fetch_configuration().await.unwrap().status, 404);
    assert_eq!(phone.user(), None);

    server.book(|book| book.approved.insert(MAC.to_owned()));
    assert_eq!(phone.boot().await.unwrap(), Status::Registered);
    assert_eq!(phone.user().unwrap().name, "ann");
}

#[tokio::test]
async fn session_ids_are_eight_hex_digits_new_in_every_request_and_repeat_with_the_seed() {
    let server = TestServer::start();
    for _ in 0..2 {
        let mut phone = phone(&server).await;
        for _ in 0..5 {
            phone.report(Status::Started).await.unwrap();
        }
    }
    let sessions: Vec<_> = server
        .reports()
        .iter()
        .map(|r| r["sessionId"].as_str().unwrap().to_owned())
        .collect();
    assert!(
        sessions
            .iter()
            .all(|id| id.len() == 8 && u32::from_str_radix(id, 16).is_ok())
    );
    assert_eq!(sessions[..5].iter().collect::<HashSet<_>>().len(), 5);
    assert_eq!(sessions[..5], sessions[5..]);
}

#[tokio::test]
async fn credentials_come_from_the_options_or_else_from_the_boot_file() {
    let server = TestServer::start();
    let mut phone = phone(&server).await;
    phone.boot().await.unwrap();
    let mut options = Options::new(&server.url, 1);
    options.password_form = PasswordForm::Plain;
    options.credentials = Some(Credentials {
        user_name: "ops".to_owned(),
        password: "pw".to_owned(),
    });
    let mut other = Phone::new(&options, 0).await.unwrap();
    other.boot().await.unwrap();
    let reports = server.reports();
    assert_eq!(reports[0]["emsUserName"], "system");
    assert_eq!(reports[0]["emsUserPassword"].as_str().unwrap().len(), 32);
    assert_eq!(
        (&reports[1]["emsUserName"], &reports[1]["emsUserPassword"]),
        (&json!("ops"), &json!("pw"))
    );
}

#[tokio::test]
async fn a_phone_speaks_from_the_address_it_is_given() {
    let server = TestServer::start();
    let mut phone = phone(&server).await;
    for source in ["127.0.0.7", "127.0.0.8", "127.0.0.7"] {
        phone.source = Some(source.parse().unwrap());
        phone.report(Status::Started).await.unwrap();
    }
    let peers: Vec<_> =
        server.book(|book| book.seen.iter().map(|seen| seen.peer).collect::<Vec<_>>());
    assert_eq!(peers[0].ip().to_string(), "127.0.0.7");
    assert_eq!(peers[1].ip().to_string(), "127.0.0.8");
    assert_eq!(peers[2], peers[0], "the first connection was kept");
}

#[tokio::test]
async fn alarms_are_raised_and_cleared_by_severity() {
    let server = TestServer::start();
    let mut phone = phone(&server).await;
    assert!(
        phone
            .raise_alarm(&REGISTRATION_FAILURE)
            .await
            .unwrap()
            .is_success()
    );
    assert!(
        phone
            .clear_alarm(&REGISTRATION_FAILURE)
            .await
            .unwrap()
            .is_success()
    );
    server.book(|book| {
        let severities: Vec<_> = book
            .alarms()
            .map(|alarm| alarm["severity"].clone())
            .collect();
        assert_eq!(severities, ["5", "0"]);
        assert!(book.seen.iter().all(|seen| seen.method == "POST"));
    });
}

#[tokio::test]
async fn a_phone_obeys_what_the_answer_carries() {
    let server = TestServer::start();
    server.book(|book| {
        book.approve_all = true;
        let handlers = [
            "UpdateConfigurationHandler",
            "SendMessageHandler",
            "ResetForceHandler",
        ];
        book.commands
            .insert(MAC.to_owned(), handlers.map(command).to_vec());
    });
    let mut phone = phone(&server).await;
    phone.report(Status::Started).await.unwrap();
    let commands = phone.take_commands();
    let mut obeyed = Vec::new();
    for command in &commands {
        obeyed.push(phone.obey(command).await.unwrap());
    }
    assert_eq!(
        obeyed,
        [
            Obeyed::Configured { status: 200 },
            Obeyed::Shown,
            Obeyed::Restarting { delay_s: 25.0 }
        ]
    );
    assert_eq!(phone.status(), Status::Offline);
    assert!(phone.take_commands().is_empty());
}

#[tokio::test]
async fn a_server_that_closes_every_connection_loses_no_request() {
    let server = TestServer::start();
    server.book(|book| book.close_connections = true);
    let mut phone = phone(&server).await;
    for _ in 0..3 {
        assert!(phone.report(Status::Started).await.unwrap().is_success());
    }
    assert_eq!(server.reports().len(), 3);
}

#[tokio::test]
async fn a_fleet_registers_keeps_alive_and_is_summed_up() {
    let server = TestServer::start();
    server.book(|book| book.approve_all = true);
    let enough = server.until(|book| book.reports().count() >= 400);
    let summary = run(fleet(&server, 40, Scenario::Steady), enough)
        .await
        .unwrap();
    assert_eq!((summary.errors, summary.lost_reports), (0, 0));
    assert!(
        summary.phones_by_state.registered > 30,
        "{:?}",
        summary.phones_by_state
    );
    let keep_alive = &summary.by_kind[&RequestKind::KeepAlive];
    assert!(keep_alive.statuses[&200] >= 400);
    assert!(keep_alive.latency_ms.p50 > 0.0);
    assert!(keep_alive.latency_ms.p50 <= keep_alive.latency_ms.max);
    assert_eq!(
        server.peers().len(),
        40,
        "each phone has an address of its own"
    );
    let macs: HashSet<_> = server
        .reports()
        .iter()
        .map(|r| r["mac"].to_string())
        .collect();
    assert_eq!(macs.len(), 40);
}

#[tokio::test]
async fn a_restart_command_makes_a_phone_of_the_fleet_boot_again() {
    let server = TestServer::start();
    server.book(|book| {
        book.approve_all = true;
        book.commands
            .insert(MAC.to_owned(), vec![command("ResetGracefulHandler")]);
    });
    let enough = server.until(|book| book.count("/ipp/dhcpoption160.cfg") == 6);
    let summary = run(fleet(&server, 5, Scenario::BootStorm), enough)
        .await
        .unwrap();
    assert_eq!(summary.commands.get("ResetGracefulHandler"), Some(&1));
}

#[tokio::test]
async fn pending_phones_of_a_fleet_register_once_they_are_approved() {
    let server = TestServer::start();
    let asked = server.until(|book| book.count("/configfiles/00908f000000.cfg") >= 3);
    let waiting = run(fleet(&server, 1, Scenario::Steady), asked)
        .await
        .unwrap();
    assert_eq!(waiting.phones_by_state.started, 1);
    server.book(|book| book.approve_all = true);
    let registered = server.until(|book| book.reports().any(|r| r["status"] == "registered"));
    run(fleet(&server, 1, Scenario::Steady), registered)
        .await
        .unwrap();
}

#[tokio::test]
async fn an_alarm_burst_raises_many_at_once_and_clears_them() {
    let server = TestServer::start();
    server.book(|book| book.approve_all = true);
    let enough = server.until(|book| {
        let of = |severity| book.alarms().filter(|a| a["severity"] == severity).count();
        of("5") >= 20 && of("0") >= 40
    });
    let mut options = fleet(&server, 20, Scenario::AlarmBurst);
    // Time enough for all to have registered before it begins.
    options.time_scale = FAST / 20.0;
    let summary = run(options, enough).await.unwrap();
    assert!(
        summary.alarms_raised >= 40 && summary.alarms_rejected == 0,
        "{summary:?}"
    );
    assert!(
        server
            .reports()
            .iter()
            .any(|report| report["status"] == "unregistered")
    );
}

#[tokio::test]
async fn after_an_outage_the_cut_off_phones_boot_again() {
    let server = TestServer::start();
    server.book(|book| book.approve_all = true);
    let enough = server.until(|book| book.count("/ipp/dhcpoption160.cfg") >= 20);
    let mut options = fleet(&server, 10, Scenario::Outage);
    options.time_scale = FAST / 20.0;
    let summary = run(options, enough).await.unwrap();
    assert_eq!(summary.by_kind[&RequestKind::BootFile].statuses[&200], 20);
}

#[tokio::test]
async fn behind_nat_sites_share_an_address_and_reuse_private_ones() {
    let server = TestServer::start();
    let phones = PHONES_PER_SITE + 50;
    let enough = server.until(move |book| {
        let macs: HashSet<_> = book
            .reports()
            .map(|report| report["mac"].to_string())
            .collect();
        macs.len() == phones as usize
    });
    run(fleet(&server, phones, Scenario::Nat), enough)
        .await
        .unwrap();
    assert_eq!(server.peers().len(), 2);
    let ips: HashSet<_> = server
        .reports()
        .iter()
        .map(|r| r["ip"].to_string())
        .collect();
    assert_eq!(ips.len(), PHONES_PER_SITE as usize);
}

#[tokio::test]
async fn sloppy_phones_are_as_sloppy_as_the_field() {
    let server = TestServer::start();
    server.book(|book| book.approve_all = true);
    let enough = server.until(|book| book.reports().count() >= 100);
    let mut options = fleet(&server, 50, Scenario::Steady);
    options.sloppiness = 1.0;
    run(options, enough).await.unwrap();
    server.book(|book| {
        let posts = || book.seen.iter().filter(|seen| seen.method == "POST");
        assert!(
            posts().all(|seen| seen.json.is_object()),
            "all can still be read"
        );
        assert!(posts().any(|seen| seen.content_type.is_none()));
        assert!(posts().any(|seen| seen.raw.ends_with(",}")));
        assert!(posts().any(|seen| seen.json["vLanId"].is_string()));
        assert!(posts().any(|seen| seen.raw.contains("00:90:8F:")));
        assert!(posts().any(|seen| seen.path == "/ipprest/lync_auto_prov.php"));
        let form = Some("application/x-www-form-urlencoded");
        assert!(posts().any(|seen| seen.content_type.as_deref() == form));
    });
}

#[tokio::test]
async fn report_load_without_files_holds_nothing_back() {
    let server = TestServer::start();
    let enough = server.until(|book| book.reports().count() >= 1_000);
    let mut options = fleet(&server, 100, Scenario::Steady);
    options.files = false;
    options.rate = Some(f64::INFINITY);
    options.connections = 8;
    let summary = run(options, enough).await.unwrap();
    assert_eq!(
        summary.by_kind.keys().collect::<Vec<_>>(),
        [&RequestKind::KeepAlive]
    );
    assert_eq!(summary.phones_by_state.registered, 100);
    assert!(
        server
            .reports()
            .iter()
            .all(|report| report["status"] == "registered")
    );
    server.book(|book| {
        let ports: HashSet<_> = book.seen.iter().map(|seen| seen.peer.port()).collect();
        assert!(ports.len() <= 8, "connections are kept: {}", ports.len());
    });
}

#[tokio::test]
async fn reports_that_are_turned_away_are_lost_and_the_phone_waits_as_told() {
    let server = TestServer::start();
    server.book(|book| book.refuse_reports = Some((StatusCode::SERVICE_UNAVAILABLE, "3600")));
    let enough = server.until(|book| book.reports().count() == 3);
    let summary = run(fleet(&server, 3, Scenario::BootStorm), enough)
        .await
        .unwrap();
    assert_eq!(summary.lost_reports, 3);
    assert_eq!(summary.by_kind[&RequestKind::KeepAlive].statuses[&503], 3);
    assert!(!summary.by_kind.contains_key(&RequestKind::Configuration));
}

#[tokio::test]
async fn a_dead_server_is_counted_and_a_run_ends_after_its_duration() {
    let dead = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mut options = Options::new(format!("http://{}", dead.local_addr().unwrap()), 4);
    drop(dead);
    options.scenario = Scenario::BootStorm;
    options.duration = Some(Duration::from_millis(200));
    let summary = run(options, pending()).await.unwrap();
    assert_eq!(
        summary.by_kind[&RequestKind::BootFile].errors[&Failure::Connect],
        4
    );
    assert_eq!((summary.errors, summary.phones_by_state.off), (4, 4));
}

#[tokio::test]
async fn a_silent_server_is_a_timeout() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mut options = Options::new(format!("http://{}", silent.local_addr().unwrap()), 1);
    options.request_timeout = Duration::from_millis(20);
    let mut phone = Phone::new(&options, 0).await.unwrap();
    let error = phone.report(Status::Started).await.unwrap_err();
    assert!(
        matches!(error, SimulatorError::Timeout { timeout_ms: 20 }),
        "{error}"
    );
}
