//! A phone's client: what a phone sends, byte for byte where it matters.

use std::net::SocketAddr;

use serde_json::{Value, json};

use super::admin::Answer;

/// A phone with its own address.
pub(crate) struct TestPhone {
    pub(crate) mac: String,
    base: String,
    client: reqwest::Client,
}

impl TestPhone {
    pub(crate) fn new(server: SocketAddr, mac: &str, address: &str) -> Self {
        let client = reqwest::Client::builder()
            .local_address(address.parse::<std::net::IpAddr>().unwrap())
            .build()
            .unwrap();
        Self {
            mac: mac.to_owned(),
            base: format!("http://{server}"),
            client,
        }
    }

    /// The body of a report.
    pub(crate) fn body(&self, status: &str, user_name: &str) -> Value {
        json!({
            "sessionId": "5e1f0001",
            "emsUserName": "system",
            "emsUserPassword": "system",
            "mac": self.mac,
            "ip": "10.1.2.3",
            "subnet": "255.255.255.0",
            "vLanId": "0",
            "model": "430HD",
            "fwVersion": "UC_2.0.13.121",
            "userAgent": "AUDC-IPPhone/2.0.4.30 (430HD; 00908F4867AF)",
            "userName": user_name,
            "userId": "",
            "phoneNumber": "",
            "status": status,
            "location": "",
            "sipProxy": "",
        })
    }

    /// A keep-alive.
    pub(crate) async fn report(&self, status: &str, user_name: &str) -> Answer {
        self.keep_alive(self.body(status, user_name).to_string())
            .await
    }

    /// A keep-alive that changes nothing but where the phone stands.
    pub(crate) async fn report_at(&self, location: &str) -> Answer {
        let mut body = self.body("registered", "");
        body["location"] = json!(location);
        self.keep_alive(body.to_string()).await
    }

    /// A keep-alive with this body.
    pub(crate) async fn keep_alive(&self, body: impl Into<reqwest::Body>) -> Answer {
        self.post("/rest/v1/ipphoneMgrStatus/keep-alive", body)
            .await
    }

    /// A keep-alive to a server that may be gone: the status, if there is an answer.
    pub(crate) async fn try_keep_alive(&self, body: String) -> Result<u16, reqwest::Error> {
        let path = "/rest/v1/ipphoneMgrStatus/keep-alive";
        let response = self
            .client
            .post(format!("{}{path}", self.base))
            .body(body)
            .send()
            .await?;
        let status = response.status().as_u16();
        // The answer counts once it has arrived whole.
        response.bytes().await?;
        Ok(status)
    }

    pub(crate) async fn post(&self, path: &str, body: impl Into<reqwest::Body>) -> Answer {
        let request = self.client.post(format!("{}{path}", self.base));
        let request = request
            .header("content-type", "application/json")
            .body(body);
        Answer::read(request.send().await.unwrap()).await
    }

    /// One alert.
    pub(crate) async fn alert(&self, name: &str, severity: &str) -> Answer {
        let body = json!({
            "sessionId": "5e1f0002",
            "emsUserName": "system",
            "emsUserPassword": "system",
            "alerts": [{
                "uniqueId": 2, "name": name, "description": "no answer",
                "date": "2017-07-217T12:24:18", "severity": severity,
                "source": format!("IPPhone/{}", self.mac), "type": 2, "probableCause": 5,
                "additionalInfo1": "", "additionalInfo2": "",
            }],
        });
        self.post("/rest/v1/ipphoneMgrAlert/alert", body.to_string())
            .await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        let request = self.client.get(format!("{}{path}", self.base));
        Answer::read(request.send().await.unwrap()).await
    }

    /// The phone's own configuration file.
    pub(crate) async fn fetch(&self) -> Answer {
        self.get(&format!("/configfiles/{}.cfg", self.mac)).await
    }
}
