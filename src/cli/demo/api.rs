//! The few requests that the demo makes to its server's own API.
//!
//! Guarantees that they go nowhere else: proxies of the environment are passed over. Does not know
//! the API beyond setup, session and dashboard.

use std::time::Duration;

use ::schemas::Secret;
use anyhow::{Context as _, Result, bail};
use reqwest::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

const TIMEOUT: Duration = Duration::from_secs(10);

/// One server, and the session that figures are read with.
pub(super) struct Api {
    client: Client,
    base: String,
    cookie: Option<String>,
}

impl Api {
    /// The API below this URL.
    pub(super) fn new(base: String) -> Result<Api> {
        let client = Client::builder().no_proxy().timeout(TIMEOUT).build()?;
        Ok(Api {
            client,
            base,
            cookie: None,
        })
    }

    /// The first run's setup.
    pub(super) async fn set_up(&self, body: &Value) -> Result<()> {
        let answer = self.post("/api/v1/setup", body).await;
        answer.context("the server could not be set up")?;
        Ok(())
    }

    /// The dashboard; signs in first when there is no session, or none any more.
    pub(super) async fn dashboard(&mut self, account: &str, password: &Secret) -> Result<Value> {
        if let Some(cookie) = self.cookie.clone() {
            let answer = self.get_dashboard(&cookie).await?;
            if answer.status() != StatusCode::UNAUTHORIZED {
                return parsed(answer).await;
            }
        }
        let cookie = self.sign_in(account, password).await?;
        self.cookie = Some(cookie.clone());
        parsed(self.get_dashboard(&cookie).await?).await
    }

    async fn sign_in(&self, account: &str, password: &Secret) -> Result<String> {
        let body = json!({"username": account, "password": password.expose()});
        let answer = self
            .post("/api/v1/session", &body)
            .await
            .context("cannot sign in")?;
        let cookie = answer
            .headers()
            .get(SET_COOKIE)
            .context("there is no session cookie")?;
        let cookie = cookie.to_str().context("the session cookie is no text")?;
        Ok(cookie.split(';').next().unwrap_or_default().to_owned())
    }

    async fn get_dashboard(&self, cookie: &str) -> Result<Response> {
        let url = format!("{}/api/v1/dashboard", self.base);
        sent(self.client.get(url).header(COOKIE, cookie)).await
    }

    async fn post(&self, path: &str, body: &Value) -> Result<Response> {
        let request = self.client.post(format!("{}{path}", self.base));
        let request = request
            .header(CONTENT_TYPE, "application/json")
            .body(body.to_string());
        successful(sent(request).await?).await
    }
}

async fn sent(request: RequestBuilder) -> Result<Response> {
    request.send().await.context("the server does not answer")
}

/// The answer, unless it is a refusal, which is told as the server words it.
async fn successful(answer: Response) -> Result<Response> {
    let status = answer.status();
    if !status.is_success() {
        bail!(
            "the server answered {status}: {}",
            answer.text().await.unwrap_or_default()
        );
    }
    Ok(answer)
}

async fn parsed(answer: Response) -> Result<Value> {
    let body = successful(answer).await?.text().await?;
    serde_json::from_str(&body).context("the answer is no JSON")
}
