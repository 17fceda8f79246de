//! A server some part of which fails, in this process.

use super::*;
use crate::{
    clock::ManualClock,
    config::Overrides,
    engine::RecoveryError,
    log::LogError,
    projector::{NotProjected, testing::UNPROJECTABLE},
};

fn build(folder: &std::path::Path) -> Result<App, AppError> {
    let overrides = Overrides {
        data_dir: Some(folder.display().to_string()),
        admin_listen: Some("127.0.0.1:0".to_owned()),
        phones_listen: Some(vec!["127.0.0.1:0".to_owned()]),
        ..Overrides::default()
    };
    let config = Config::load(None, [], &overrides).unwrap();
    App::build(config, Arc::new(ManualClock::new(1_795_341_600_000)))
}

#[tokio::test]
async fn a_process_that_panics_ends_the_server_with_status_75() {
    let folder = tempfile::tempdir().unwrap();
    let mut app = build(folder.path()).unwrap();
    app.start_processes = Box::new(|_| {
        let mut processes = JoinSet::new();
        processes.spawn(async { panic!("a process has a fault") });
        processes
    });
    let ready = app.ready.clone();
    let ended = app.run_until_stopped(std::future::pending()).await;
    let error = ended.unwrap_err();
    assert!(matches!(error, AppError::Process(_)), "{error}");
    assert_eq!(error.exit_code(), 75);
    assert!(!ready.load(Ordering::Acquire));
    // Nothing is left running that would hold the directory.
    build(folder.path())
        .unwrap()
        .run_until_stopped(async {})
        .await
        .unwrap();
}

/// Setup with a region that takes phones in by themselves.
async fn set_up(addresses: &Addresses, token: &str) {
    let body = serde_json::json!({
        "token": token,
        "username": "root",
        "password": "a long enough passphrase",
        "public_url": "http://10.1.1.5",
        "region": {
            "name": "Oslo", "networks": ["127.0.0.0/8"], "phone_credentials": "open",
            "onboarding": "automatic",
        },
    });
    let request = reqwest::Client::new()
        .post(format!("http://{}/api/v1/setup", addresses.admin))
        .header("content-type", "application/json")
        .body(body.to_string());
    let answer = request.send().await.unwrap();
    assert!(answer.status().is_success(), "{answer:?}");
}

#[tokio::test]
async fn an_event_that_breaks_a_projection_is_named_now_and_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let app = build(folder.path()).unwrap();
    let (addresses, token) = (app.addresses(), app.setup_token().unwrap());
    let ready = app.ready.clone();
    let running = tokio::spawn(app.run_until_stopped(std::future::pending()));
    set_up(&addresses, &token).await;
    let phones = addresses.phones[0];
    let body = format!(
        r#"{{"mac":"{UNPROJECTABLE}","status":"registered","userName":"alice","userId":"alice"}}"#
    );
    let report = reqwest::Client::new()
        .post(format!(
            "http://{phones}/rest/v1/ipphoneMgrStatus/keep-alive"
        ))
        .body(body);
    // It may find the server gone; what matters is that it is not told that all is well.
    let answer = report.send().await;
    assert!(answer.is_err() || answer.is_ok_and(|answer| answer.status() == 503));

    let error = running.await.unwrap().unwrap_err();
    assert_eq!(error.exit_code(), 75);
    assert!(!ready.load(Ordering::Acquire));
    let AppError::Fatal(Fatal::Projection(NotProjected { position, kind, .. })) = error else {
        panic!("{error}");
    };
    assert!(
        position.0 > 1 && kind.starts_with("Phone"),
        "{position} {kind}"
    );

    let error = loop {
        match build(folder.path()) {
            Ok(_) => panic!("it started"),
            // The listeners' threads let go of the directory a moment later.
            Err(AppError::Store(StoreError::Log(LogError::InUse { .. }))) => {
                tokio::task::yield_now().await;
            }
            Err(error) => break error,
        }
    };
    assert_eq!(error.exit_code(), 75, "{error:?}");
    let AppError::Store(StoreError::Recovery(RecoveryError::Projection(again))) = error else {
        panic!("{error}");
    };
    assert_eq!((again.position, again.kind), (position, kind));
}
