//! What a phone can do, one step at a time: boot, report, raise alarms, fetch files. What it does
//! when it is told to is `obey.rs`.
//!
//! Guarantee: every step is real HTTP, and its answer is handed back whatever its status; only a
//! request without an answer is an error. A step changes nothing but the phone that takes it.

use std::borrow::Cow;
use std::collections::VecDeque;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{AUTHORIZATION, CONTENT_TYPE, HOST, RANGE, RETRY_AFTER, USER_AGENT};
use hyper::{Method, Request};
use tokio::time::Instant;

use super::connection::Reply;
use super::error::SimulatorError;
use super::files::{BootFile, Configuration, INCLUDES_MAX, included, included_path};
use super::identity::{Family, User};
use super::message::{self, AlarmKind, CATALOGUE, Sender, Status};
use super::options::{SignIn, md5_hex};
use super::phone::{Phone, PhoneCommand, SignedIn, Stage, TurnedAway};
use super::statistics::RequestKind;
use crate::provisioning::firmware::HEAD_BYTES;

/// Commands taken from one answer; a longer list is a broken server.
pub(crate) const COMMANDS_MAX: usize = 64;

/// Longest body that is kept in memory; what is longer is read, counted and dropped.
const BODY_BYTES_MAX: usize = 4 << 20;

impl Phone {
    /// Power on: boot file, first contact (with a region), `started`, file, `registered`.
    ///
    /// It goes only as far as the server lets it: without a boot file and a first contact it stays
    /// off, without a file (pending approval) it stays `started`. A file that names other firmware
    /// than it runs has it load that, and leaves it off, to be booted once more. Commands that the
    /// answers carry wait in [`Phone::take_commands`].
    pub async fn boot(&mut self) -> Result<Status, SimulatorError> {
        if self.memory.stage == Stage::Broken {
            return Ok(self.status());
        }
        self.memory.stage = Stage::Off;
        self.memory.signed_in = None;
        self.memory.is_updating = false;
        self.memory.restart_at_ms = None;
        if self.plan.options.files {
            let mut found = self.fetch_boot_file().await?.is_success();
            if self.region().is_some() {
                found |= self.first_contact().await?.is_success();
            }
            if !found {
                return Ok(self.status());
            }
        }
        self.memory.stage = Stage::Started;
        self.report(Status::Started).await?;
        if self.turned_away.is_none() {
            self.configure_and_register().await?;
        }
        Ok(self.status())
    }

    /// Fetches the file and, once it has a user, reports `registered`.
    pub(crate) async fn configure_and_register(&mut self) -> Result<(), SimulatorError> {
        if self.plan.options.files {
            self.check_files().await?;
            if self.memory.is_updating {
                return Ok(());
            }
        }
        let at_once = self.plan.options.sign_in == SignIn::AtOnce || !self.plan.options.files;
        if at_once && self.memory.signed_in.is_none() {
            self.sign_in(self.identity.user.clone());
        }
        if self.memory.signed_in.is_some() {
            self.report(Status::Registered).await?;
        }
        Ok(())
    }

    /// `GET /ipp/dhcpoption160.cfg`; a 200 is read and remembered.
    pub async fn fetch_boot_file(&mut self) -> Result<Reply, SimulatorError> {
        self.fetch_settings(RequestKind::BootFile, "/ipp/dhcpoption160.cfg")
            .await
    }

    /// `GET /ipp/region/<Region>/<mac>.cfg` with the region of the options.
    pub async fn first_contact(&mut self) -> Result<Reply, SimulatorError> {
        let region = self.region().unwrap_or("Default").replace(' ', "%20");
        let path = format!("/ipp/region/{region}/{}.cfg", self.identity.mac);
        self.fetch_settings(RequestKind::FirstContact, &path).await
    }

    /// `POST …/keep-alive` (`…/init` for `started`) with this status; the phone is then in it.
    pub async fn report(&mut self, status: Status) -> Result<Reply, SimulatorError> {
        let session_id = self.memory.random.next() as u32;
        let (user_name, user_password) = self.credentials(session_id);
        let habits = self.habits;
        let sender = Sender {
            session_id,
            user_name: &user_name,
            user_password: &user_password,
            habits,
        };
        let nobody = User::default();
        let signed_in = self.memory.signed_in.as_deref();
        let subject = message::Subject {
            identity: &self.identity,
            user: signed_in.map_or(&nobody, |signed_in| &signed_in.user),
            sip_proxy: signed_in.and_then(|signed_in| signed_in.sip_proxy.as_deref()),
            region: self.region().filter(|_| !self.memory.region_told),
        };
        let body = message::report(&sender, &subject, status);
        let path = match status {
            _ if habits.old_path => "/ipprest/lync_auto_prov.php",
            Status::Started => "/rest/v1/ipphoneMgrStatus/init",
            Status::Registered | Status::Unregistered | Status::Offline => {
                "/rest/v1/ipphoneMgrStatus/keep-alive"
            }
        };
        let reply = self.post(RequestKind::KeepAlive, path, body).await?;
        self.take_in(status, &reply);
        Ok(reply)
    }

    fn take_in(&mut self, status: Status, reply: &Reply) {
        self.memory.stage = match status {
            Status::Started => Stage::Started,
            Status::Registered => Stage::Registered,
            Status::Unregistered => Stage::Unregistered,
            Status::Offline => Stage::Off,
        };
        let overloaded = reply.status == 429 || reply.status >= 500;
        self.turned_away = overloaded.then(|| TurnedAway {
            retry_after_s: reply
                .header(RETRY_AFTER.as_str())
                .and_then(|text| text.parse().ok()),
        });
        if reply.is_success() {
            self.memory.region_told = true;
            self.memory.reports_since_check += 1;
            self.commands.extend(commands_in(reply));
        }
    }

    /// The commands that answers carried since the last call, oldest first.
    pub fn take_commands(&mut self) -> Vec<PhoneCommand> {
        std::mem::take(&mut self.commands)
    }

    /// Raises an alarm: `POST /rest/v1/ipphoneMgrAlert/alert`.
    pub async fn raise_alarm(&mut self, kind: &AlarmKind) -> Result<Reply, SimulatorError> {
        self.alert(kind, true).await
    }

    /// Clears an alarm: the same message with severity 0.
    pub async fn clear_alarm(&mut self, kind: &AlarmKind) -> Result<Reply, SimulatorError> {
        self.alert(kind, false).await
    }

    async fn alert(&mut self, kind: &AlarmKind, raised: bool) -> Result<Reply, SimulatorError> {
        let session_id = self.memory.random.next() as u32;
        self.memory.alarm_count += 1;
        let (user_name, user_password) = self.credentials(session_id);
        let habits = self.habits;
        let sender = Sender {
            session_id,
            user_name: &user_name,
            user_password: &user_password,
            habits,
        };
        let body = message::alert(
            &sender,
            &self.identity.mac,
            kind,
            raised,
            self.memory.alarm_count,
            &self.date(),
        );
        let reply = self
            .post(RequestKind::Alarm, "/rest/v1/ipphoneMgrAlert/alert", body)
            .await?;
        if let Some(bit) = CATALOGUE.iter().position(|known| known.name == kind.name) {
            let mask = 1 << bit;
            self.memory.alarms = if raised {
                self.memory.alarms | mask
            } else {
                self.memory.alarms & !mask
            };
        }
        let rejected = reply.json()["rejected"].as_array().map_or(0, Vec::len) as u64;
        self.count(|statistics| {
            statistics.alarms_raised += u64::from(raised);
            statistics.alarms_cleared += u64::from(!raised);
            statistics.alarms_rejected += rejected;
        });
        Ok(reply)
    }

    /// Fetches `<MAC>.cfg` and the files it includes; the answer is that of `<MAC>.cfg`.
    ///
    /// A 200 signs the phone in: as the user of the file's line, or, for a Lync phone whose file
    /// names none, as its own. Anything else leaves it as it was.
    pub async fn fetch_configuration(&mut self) -> Result<Reply, SimulatorError> {
        let directory = self
            .boot_file()
            .and_then(|boot| boot.configuration_path.clone());
        let directory = directory.unwrap_or_else(|| "/configfiles/".to_owned());
        let mac = if self.habits.shouted_mac {
            self.identity.mac.to_ascii_uppercase()
        } else {
            self.identity.mac.clone()
        };
        let reply = self.fetch_file(&format!("{directory}{mac}.cfg")).await?;
        if !reply.is_success() {
            return Ok(reply);
        }
        self.memory.reports_since_check = 0;
        let mut configuration = Configuration::default();
        let owned = |text: &str| text.lines().map(str::to_owned).collect::<VecDeque<_>>();
        let mut lines = owned(&reply.text());
        let mut includes_left = INCLUDES_MAX;
        while let Some(line) = lines.pop_front() {
            let Some(name) = included(&line, &mac) else {
                configuration.read(&line);
                continue;
            };
            let path = included_path(&name, &directory).filter(|_| includes_left > 0);
            if let Some(path) = path {
                includes_left -= 1;
                let part = self.fetch_file(&path).await?;
                if part.is_success() {
                    let mut included = owned(&part.text());
                    included.append(&mut lines);
                    lines = included;
                }
            }
        }
        self.apply(configuration);
        Ok(reply)
    }

    fn apply(&mut self, configuration: Configuration) {
        self.remember(&configuration.boot);
        let own = || (self.identity.family == Family::Lync).then(|| self.identity.user.clone());
        if let Some(user) = configuration.user().or_else(own) {
            let sip_proxy = configuration.sip_proxy;
            self.memory.signed_in = Some(SignedIn { user, sip_proxy }.into());
        }
    }

    /// Fetches any file by its path on the server, as configuration.
    pub async fn fetch_file(&mut self, path: &str) -> Result<Reply, SimulatorError> {
        self.get(RequestKind::Configuration, path, None).await
    }

    fn region(&self) -> Option<&str> {
        self.plan.region(self.identity.site)
    }

    /// `emsUserName` and `emsUserPassword`: those of the options, else those of the boot file.
    fn credentials(&self, session_id: u32) -> (Cow<'_, str>, Cow<'_, str>) {
        if let Some((name, password)) = &self.plan.credentials {
            return (name.into(), password.into());
        }
        let Some(name) = self.boot_file().and_then(|boot| boot.user_name.as_deref()) else {
            return ("".into(), "".into());
        };
        let written = self
            .boot_file()
            .and_then(|boot| boot.user_password.as_deref());
        let password = match written.unwrap_or_default() {
            // Stands in for the salted digest of real phones, whose formula is not public.
            sealed if sealed.starts_with("{\"") => md5_hex(&format!("{session_id:08x}:{sealed}")),
            plain => md5_hex(plain),
        };
        (name.into(), password.into())
    }

    /// Real time, whatever the time scale: Unix seconds.
    pub(crate) fn clock_s(&self) -> i64 {
        let elapsed_s = self.plan.started.elapsed().as_secs() as i64;
        let started_at_s = self.plan.options.started_at_unix_s;
        started_at_s.saturating_add(elapsed_s)
    }

    fn date(&self) -> String {
        let now_s = self.clock_s();
        let now = jiff::Timestamp::from_second(now_s).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        now.strftime("%Y-%m-%dT%H:%M:%S").to_string()
    }

    async fn fetch_settings(
        &mut self,
        kind: RequestKind,
        path: &str,
    ) -> Result<Reply, SimulatorError> {
        let reply = self.get(kind, path, None).await?;
        if reply.is_success() {
            self.remember(&BootFile::parse(&reply.text()));
        }
        Ok(reply)
    }

    pub(crate) async fn get(
        &mut self,
        kind: RequestKind,
        path: &str,
        range: Option<&'static str>,
    ) -> Result<Reply, SimulatorError> {
        let mut request = self.request(Method::GET, path);
        if let Some(range) = range {
            request = request.header(RANGE, range);
        }
        self.send(kind, request.body(Full::default())).await
    }

    async fn post(
        &mut self,
        kind: RequestKind,
        path: &str,
        body: Vec<u8>,
    ) -> Result<Reply, SimulatorError> {
        let mut request = self.request(Method::POST, path);
        if let Some(content_type) = self.habits.content_type() {
            request = request.header(CONTENT_TYPE, content_type);
        }
        self.send(kind, request.body(Full::new(Bytes::from(body))))
            .await
    }

    fn request(&self, method: Method, path: &str) -> hyper::http::request::Builder {
        let prefix = &self.plan.prefix;
        let uri = if self.habits.absolute_uri {
            format!("http://{}{prefix}{path}", self.plan.authority)
        } else {
            format!("{prefix}{path}")
        };
        let mut request = Request::builder()
            .method(method)
            .uri(uri)
            .header(HOST, self.plan.host.clone())
            .header(USER_AGENT, self.identity.user_agent.as_str());
        if let Some(authorization) = &self.plan.authorization {
            request = request.header(AUTHORIZATION, authorization.clone());
        }
        request
    }

    async fn send(
        &mut self,
        kind: RequestKind,
        request: Result<Request<Full<Bytes>>, hyper::http::Error>,
    ) -> Result<Reply, SimulatorError> {
        let begun = Instant::now();
        let kept_bytes_max = match kind {
            RequestKind::Firmware => HEAD_BYTES,
            RequestKind::BootFile
            | RequestKind::FirstContact
            | RequestKind::Configuration
            | RequestKind::KeepAlive
            | RequestKind::Alarm => BODY_BYTES_MAX,
        };
        let sent = match request {
            Ok(request) => {
                let exchange = self
                    .connections
                    .exchange(self.source, request, kept_bytes_max);
                exchange.await
            }
            Err(source) => Err(SimulatorError::Request { source }),
        };
        let latency_us = begun.elapsed().as_micros() as u64;
        self.count(|statistics| match &sent {
            Ok(reply) => statistics.answered(kind, reply.status, latency_us),
            Err(error) => statistics.failed(kind, error.failure()),
        });
        sent
    }
}

fn commands_in(reply: &Reply) -> Vec<PhoneCommand> {
    // By far the most common answer is not worth a parse.
    if reply.body == br#"{"requests":[]}"# {
        return Vec::new();
    }
    let mut answer = reply.json();
    let requests = answer["requests"]
        .as_array_mut()
        .map(std::mem::take)
        .unwrap_or_default();
    requests
        .into_iter()
        .take(COMMANDS_MAX)
        .filter_map(|request| serde_json::from_value(request).ok())
        .collect()
}
