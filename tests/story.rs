//! The story that Rollcall is about: plugged in, approved, registered, silent, alarmed.

use serde_json::json;

use crate::support::TestServer;

const MAC: &str = "00908f484cf0";

#[tokio::test]
async fn from_plug_in_to_dashboard() {
    let (server, admin) = TestServer::ready().await;
    let phone = server.phone(MAC);

    let boot = phone.get("/ipp/dhcpoption160.cfg").await.expect(200).text;
    assert_eq!(
        boot,
        "ems_server/keep_alive_period=60\n\
         ems_server/provisioning/url=http://10.1.1.5:8081/\n\
         provisioning/method=STATIC\n\
         provisioning/configuration/url=http://10.1.1.5/configfiles/\n\
         provisioning/firmware/url=http://10.1.1.5/firmwarefiles/\n\
         ems_server/user_name=system\n\
         ems_server/user_password={\"VvlZOp5/5pM=\"}\n"
    );
    let answer = phone.report("started", "").await.expect(200);
    assert_eq!(answer.json(), json!({"requests": []}));
    let pending = admin.read("/api/v1/devices?approval=pending").await;
    assert_eq!(pending["items"][0]["mac"], MAC);
    assert_eq!(pending["items"][0]["model"], "430HD");
    phone.fetch().await.expect(404);

    admin.approve(&[MAC], Some("alice")).await.expect(200);
    let device = admin.read(&format!("/api/v1/devices/{MAC}")).await;
    assert_eq!(device["approval"], "approved");
    assert_eq!(device["user"], "alice");
    assert_eq!(device["config"]["drift"], true);

    let requests = phone.report("started", "").await.expect(200).json();
    assert_eq!(requests["requests"][0]["method"], "PUT");
    assert_eq!(
        requests["requests"][0]["path"],
        "/rest/v1/command/ResetGracefulHandler"
    );
    let file = phone.fetch().await.expect(200).text;
    assert!(file.starts_with("system/type=430HD\n"), "{file}");
    assert!(file.contains("voip/line/0/auth_name=alice\n"), "{file}");
    assert!(
        file.contains("voip/line/0/auth_password=sip-secret\n"),
        "{file}"
    );
    let include = file
        .lines()
        .find_map(|line| line.strip_prefix("include "))
        .unwrap();
    let global = phone
        .get(&format!("/configfiles/{include}"))
        .await
        .expect(200)
        .text;
    assert!(global.contains("provisioning/method=STATIC\n"), "{global}");

    phone.report("started", "").await.expect(200);
    let requests = phone.report("registered", "alice").await.expect(200).json();
    assert_eq!(requests, json!({"requests": []}), "the restart was seen");
    let dashboard = admin.read("/api/v1/dashboard").await;
    assert_eq!(dashboard["devices"]["registered"], 1);
    assert_eq!(dashboard["devices"]["registered_percent"], 100.0);
    let device = admin.read(&format!("/api/v1/devices/{MAC}")).await;
    assert_eq!(device["config"]["drift"], false);
    server.stopped().await;
}

#[tokio::test]
async fn an_alarm_comes_and_goes() {
    let (server, admin) = TestServer::ready().await;
    let phone = server.phone(MAC);
    phone.report("started", "").await.expect(200);
    let stranger = phone
        .alert("IPPHONE REGISTRATION FAILURE", "5")
        .await
        .expect(200)
        .json();
    assert_eq!(
        stranger,
        json!({"accepted": 0, "rejected": [{"uniqueId": 2, "reason": "unknown phone"}]})
    );
    admin.approve(&[MAC], None).await.expect(200);
    for _ in 0..2 {
        server.clock.advance(1000);
        let raised = phone
            .alert("IPPHONE REGISTRATION FAILURE", "5")
            .await
            .expect(200)
            .json();
        assert_eq!(raised, json!({"accepted": 1, "rejected": []}));
    }
    let alarms = admin.read("/api/v1/alarms").await;
    assert_eq!(alarms["total"], 1);
    let alarm = &alarms["items"][0];
    assert_eq!(alarm["name"], "IPPhoneRegisterFailure");
    assert_eq!(alarm["title"], "Registration Failure");
    assert_eq!(alarm["severity"], "critical");
    assert_eq!(alarm["mac"], MAC);
    assert!(alarm["received_time"].as_str() < alarm["last_action_time"].as_str());
    phone.report("registered", "").await.expect(200);
    assert_eq!(admin.read("/api/v1/alarms").await["total"], 0);

    let metrics = admin.get("/metrics").await.expect(200).text;
    for line in [
        r#"rollcall_alarms_total{change="raised",name="IPPhoneRegisterFailure"} 1"#,
        r#"rollcall_alarms_total{change="updated",name="IPPhoneRegisterFailure"} 1"#,
        r#"rollcall_alarms_total{change="cleared",name="IPPhoneRegisterFailure"} 1"#,
        r#"rollcall_commands_total{action="restart_graceful",outcome="queued"} 1"#,
        r#"rollcall_commands_total{action="restart_graceful",outcome="handed_over"} 1"#,
    ] {
        assert!(
            metrics.lines().any(|found| found == line),
            "no {line} in {metrics}"
        );
    }

    phone.alert("Requires Reset", "minor").await.expect(200);
    let alarms = admin.read("/api/v1/alarms?severity=minor").await;
    let id = alarms["items"][0]["id"].as_str().unwrap().to_owned();
    let clear = admin
        .post(&format!("/api/v1/alarms/{id}/clear"), json!({}))
        .await;
    assert!(clear.status < 300, "{}", clear.text);
    let again = admin
        .post(&format!("/api/v1/alarms/{id}/clear"), json!({}))
        .await;
    assert_eq!(
        (again.status, again.code().as_str()),
        (404, "alarm_not_found")
    );
    server.stopped().await;
}

#[tokio::test]
async fn silence_is_found_and_ended() {
    let (server, admin) = TestServer::ready().await;
    let phone = server.phone(MAC);
    phone.report("started", "").await.expect(200);
    admin.approve(&[MAC], None).await.expect(200);
    phone.report("registered", "alice").await.expect(200);
    let before: u64 = {
        let dashboard = admin.read("/api/v1/dashboard").await;
        assert_eq!(dashboard["devices"]["disconnected"], 0);
        dashboard["position"].as_u64().unwrap()
    };
    // The watchdog, and delivery on behalf of the queued restart.
    server.clock.wait_for_sleepers(2).await;
    server.clock.advance(7_500_000 + 1_000);
    let next = before + 1;
    let dashboard = admin
        .read(&format!("/api/v1/dashboard?min_position={next}"))
        .await;
    assert_eq!(dashboard["devices"]["disconnected"], 1);
    phone.report("registered", "alice").await.expect(200);
    let dashboard = admin.read("/api/v1/dashboard").await;
    assert_eq!(dashboard["devices"]["disconnected"], 0);
    assert_eq!(dashboard["devices"]["registered"], 1);
    server.stopped().await;
}

#[tokio::test]
async fn the_figures_of_the_manual_before_and_after_a_restart_and_a_replay() {
    let (server, admin) = TestServer::ready().await;
    let change = json!({"onboarding": "automatic"});
    admin
        .patch("/api/v1/regions/Oslo", change)
        .await
        .expect(200);
    let mut phones = Vec::new();
    for number in 0..374u32 {
        let phone = server.phone(&format!("00908f00{number:04x}"));
        phone
            .report("registered", &format!("user{number}"))
            .await
            .expect(200);
        phones.push(phone);
    }
    server.clock.advance(7_000_000);
    for (number, phone) in phones.iter().enumerate().take(362) {
        let status = if number < 358 {
            "registered"
        } else {
            "unregistered"
        };
        phone
            .report(status, &format!("user{number}"))
            .await
            .expect(200);
    }
    let position = admin.read("/api/v1/dashboard").await["position"]
        .as_u64()
        .unwrap();
    server.clock.wait_for_sleepers(1).await;
    server.clock.advance(600_000);
    let path = format!("/api/v1/dashboard?min_position={}", position + 12);
    let expected = json!({
        "total": 374, "registered": 358, "non_registered": 4, "disconnected": 12, "pending": 0,
        "registered_percent": 95.72,
    });
    assert_eq!(admin.read(&path).await["devices"], expected);

    let server = server.restarted().await;
    let admin =
        crate::support::Admin::signed_in(server.admin_address, "root", crate::support::PASSWORD)
            .await;
    assert_eq!(
        admin.read(&path).await["devices"],
        expected,
        "from the snapshot"
    );
    let clock = server.clock.clone();
    let folder = server.stopped().await;
    std::fs::remove_dir_all(folder.path().join("data/snapshots")).unwrap();
    let server = TestServer::on(folder, clock, &[]).await;
    let admin =
        crate::support::Admin::signed_in(server.admin_address, "root", crate::support::PASSWORD)
            .await;
    assert_eq!(
        admin.read(&path).await["devices"],
        expected,
        "replayed from zero"
    );
    server.stopped().await;
}
