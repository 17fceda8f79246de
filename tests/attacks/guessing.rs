//! Guessing at phones' credentials (T18): guessers wait, and nobody else does.

use serde_json::json;

use super::{provisioned, security_kinds, settle};
use crate::support::{Admin, TestPhone, TestServer, admin::Answer};

const MAC: &str = "00908f000001";
const OTHER_MAC: &str = "00908f000002";
const HOME: &str = "127.0.0.5";

struct Site {
    server: TestServer,
    admin: Admin,
}

impl Site {
    /// Two phones behind one address, of alice and of bob, in a region that wants credentials.
    async fn new() -> Self {
        let (server, admin) = TestServer::ready().await;
        provisioned(&server, &admin, MAC, "alice", HOME).await;
        provisioned(&server, &admin, OTHER_MAC, "bob", "127.0.0.6").await;
        let verify = json!({"phone_credentials": "verify"});
        admin
            .patch("/api/v1/regions/Oslo", verify)
            .await
            .expect(200);
        Self { server, admin }
    }

    async fn says(&self, from: &str, mac: &str, user: &str, password: &str) -> Answer {
        let phone = TestPhone::new(self.server.phone_address, mac, from);
        let mut body = phone.body("registered", "");
        body["emsUserName"] = json!(user);
        body["emsUserPassword"] = json!(password);
        phone.keep_alive(body.to_string()).await
    }

    async fn guesses(&self, from: &str, count: usize) {
        for number in 0..count {
            let guess = format!("guess-{number}");
            let answer = self.says(from, MAC, "alice", &guess).await.expect(403);
            assert_eq!(answer.code(), "wrong_credential");
        }
    }
}

#[tokio::test]
async fn t18_a_guesser_waits_and_the_phone_does_not() {
    let site = Site::new().await;
    let guesser = "127.0.0.66";
    site.guesses(guesser, 20).await;
    site.says(guesser, MAC, "alice", "one more")
        .await
        .expect(403);
    for password in ["and one more", "sip-secret"] {
        let answer = site.says(guesser, MAC, "alice", password).await.expect(429);
        assert_eq!(answer.code(), "too_many_wrong_credentials");
        assert_eq!(answer.header("retry-after"), Some("30"), "right or wrong");
    }
    let alert = TestPhone::new(site.server.phone_address, MAC, guesser);
    alert.alert("Requires Reset", "5").await.expect(429);
    site.says(HOME, MAC, "alice", "sip-secret")
        .await
        .expect(200);
    site.says("127.0.0.6", OTHER_MAC, "bob", "sip-secret")
        .await
        .expect(200);
    settle(&site.admin).await;
    let kinds = security_kinds(&site.admin).await;
    let guessing = kinds.iter().filter(|kind| *kind == "credential_guessing");
    assert_eq!(guessing.count(), 1, "{kinds:?}");

    site.server.clock.advance(300_000);
    site.says(guesser, MAC, "alice", "sip-secret")
        .await
        .expect(200);
    site.server.stopped().await;
}

#[tokio::test]
async fn t18_a_guesser_behind_the_same_address_locks_nobody_out() {
    let site = Site::new().await;
    site.guesses(HOME, 25).await;
    site.says(HOME, MAC, "alice", "sip-secret")
        .await
        .expect(200);
    // One that has never spoken from there gets its try, and is known from then on.
    for _ in 0..5 {
        site.says(HOME, OTHER_MAC, "bob", "sip-secret")
            .await
            .expect(200);
    }
    let stranger = "00908f0000ff";
    site.says(HOME, stranger, "", "").await.expect(200);
    let waiting = site.admin.read("/api/v1/devices?approval=pending").await;
    assert_eq!(
        waiting["items"][0]["mac"], stranger,
        "it may announce itself"
    );
    site.server.stopped().await;
}
