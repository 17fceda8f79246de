//! An administrator's client: a cookie and a CSRF token, or a bearer token; JSON.

use std::net::SocketAddr;

use serde_json::{Value, json};

/// An answer, read whole.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: reqwest::header::HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) async fn read(response: reqwest::Response) -> Self {
        let status = response.status().as_u16();
        let headers = response.headers().clone();
        // A stream of events has no end to wait for.
        if headers
            .get("content-type")
            .is_some_and(|kind| kind == "text/event-stream")
        {
            let text = String::new();
            return Self {
                status,
                headers,
                text,
            };
        }
        let text = String::from_utf8_lossy(&response.bytes().await.unwrap()).into_owned();
        Self {
            status,
            headers,
            text,
        }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text)
            .unwrap_or_else(|error| panic!("{error}: {} {}", self.status, self.text))
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The answer, which must have this status.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    /// The stable code of a problem.
    pub(crate) fn code(&self) -> String {
        assert_eq!(
            self.header("content-type"),
            Some("application/problem+json"),
            "{}",
            self.text
        );
        self.json()["code"]
            .as_str()
            .expect("a problem has a code")
            .to_owned()
    }
}

/// A client of the admin listener.
pub(crate) struct Admin {
    base: String,
    client: reqwest::Client,
    pub(crate) cookie: Option<String>,
    pub(crate) csrf_token: Option<String>,
    pub(crate) bearer: Option<String>,
}

impl Admin {
    pub(crate) fn anonymous(address: SocketAddr) -> Self {
        Self {
            base: format!("http://{address}"),
            client: reqwest::Client::new(),
            cookie: None,
            csrf_token: None,
            bearer: None,
        }
    }

    /// A script with this token.
    pub(crate) fn with_token(address: SocketAddr, token: &str) -> Self {
        Self {
            bearer: Some(token.to_owned()),
            ..Self::anonymous(address)
        }
    }

    pub(crate) async fn signed_in(address: SocketAddr, name: &str, password: &str) -> Self {
        let mut admin = Self::anonymous(address);
        let body = json!({"username": name, "password": password});
        let answer = admin.post("/api/v1/session", body).await.expect(200);
        let cookie = answer
            .header("set-cookie")
            .expect("signing in sets a cookie");
        admin.cookie = cookie.split(';').next().map(str::to_owned);
        admin.csrf_token = answer.json()["csrf_token"].as_str().map(str::to_owned);
        admin
    }

    /// A request with this client's cookie and CSRF token.
    pub(crate) fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let method = method.parse().unwrap();
        let mut request = self.client.request(method, format!("{}{path}", self.base));
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        if let Some(token) = &self.csrf_token {
            request = request.header("x-csrf-token", token);
        }
        if let Some(token) = &self.bearer {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        request
    }

    pub(crate) async fn send(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let mut request = self.request(method, path);
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body.to_string());
        }
        Answer::read(request.send().await.unwrap()).await
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send("GET", path, None).await
    }

    /// The JSON that a path answers with 200.
    pub(crate) async fn read(&self, path: &str) -> Value {
        self.get(path).await.expect(200).json()
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> Answer {
        self.send("POST", path, Some(body)).await
    }

    pub(crate) async fn put(&self, path: &str, body: Value) -> Answer {
        self.send("PUT", path, Some(body)).await
    }

    /// Sends a text as it is.
    pub(crate) async fn put_text(&self, path: &str, text: &str) -> Answer {
        let request = self.request("PUT", path);
        let request = request.header("content-type", "text/plain");
        Answer::read(request.body(text.to_owned()).send().await.unwrap()).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send("DELETE", path, None).await
    }

    pub(crate) async fn patch(&self, path: &str, body: Value) -> Answer {
        self.send("PATCH", path, Some(body)).await
    }

    /// Approves phones of Oslo.
    pub(crate) async fn approve(&self, macs: &[&str], user_name: Option<&str>) -> Answer {
        let mut body = json!({"macs": macs, "region": "Oslo"});
        if let Some(name) = user_name {
            body["user_name"] = json!(name);
            body["password"] = json!("sip-secret");
        }
        self.post("/api/v1/devices/approve", body).await
    }
}
