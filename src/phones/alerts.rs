//! Alarms (protocol.md 4): one command for each phone that a message names.

use actix_web::{HttpRequest, HttpResponse, http::header::CACHE_CONTROL, web::Payload};
use futures_util::future::join_all;
use schemas::{
    Mac,
    commands::{Alert, Command, PhoneOrigin, ReportAlerts},
};
use serde_json::{Value, json};

use super::{
    Phones, answers, body, credentials,
    guesses::Unheard,
    reports::Refused,
    wire::{self, AlertRequest, Oddities},
};
use crate::{domain::Refusal, engine::SubmitError};

/// What the phone is told of an alert about a phone that is not of the fleet.
const UNKNOWN_PHONE: &str = "unknown phone";

/// What the phone is told of an alert that it may not send, when others of the message were taken.
const NOT_ACCEPTED: &str = "not accepted";

/// The alerts of a message by phone, each with its place in the message.
type ByPhone = Vec<(Mac, Vec<usize>, Vec<Alert>)>;

impl Phones {
    /// `POST …/alert`.
    pub(super) async fn alert(&self, request: &HttpRequest, body: Payload) -> HttpResponse {
        let mut oddities = Oddities::default();
        let response = self.take_alerts(request, body, &mut oddities).await;
        self.count(&oddities);
        response
    }

    async fn take_alerts(
        &self,
        request: &HttpRequest,
        body: Payload,
        oddities: &mut Oddities,
    ) -> HttpResponse {
        body::note_oddities(request, oddities);
        let (bytes_max, clock) = (self.context.config.report_bytes_max, &*self.context.clock);
        let body = match body::read(request, body, bytes_max, clock).await {
            Ok(body) => body,
            Err(error) => return error.answer(),
        };
        let mut message = match wire::read_alerts(&body, oddities) {
            Ok(message) => message,
            Err(error) => return answers::unreadable(&error),
        };
        let peer_address = self.address(request);
        message.set_remote_host(peer_address);
        let basic = credentials::basic(request.headers());
        let origin = PhoneOrigin {
            peer_address,
            basic,
            ems: message.ems.clone(),
        };
        self.submit_all(message, &origin).await
    }

    async fn submit_all(&self, message: AlertRequest, origin: &PhoneOrigin) -> HttpResponse {
        let (ids, by_phone, mut reasons) = sorted(message);
        let outcomes = by_phone
            .into_iter()
            .map(|(mac, places, alerts)| async move {
                let command = ReportAlerts {
                    mac,
                    origin: origin.clone(),
                    alerts,
                };
                let command = Command::ReportAlerts(Box::new(command));
                (mac, places, self.submit_for(mac, origin, command).await)
            });
        let mut accepted = 0;
        let mut refused_sender = None;
        for (mac, places, outcome) in join_all(outcomes).await {
            let reason = match outcome {
                Ok(_) => {
                    accepted += places.len();
                    continue;
                }
                Err(Unheard::Refused(SubmitError::Refused(Refusal::UnknownPhone(_)))) => {
                    UNKNOWN_PHONE
                }
                Err(unheard) => {
                    let refused = Refused::from(unheard);
                    let Some(kind) = refused.security_kind() else {
                        // The phone sends all of it again; what was taken is then only repeated.
                        return refused.answer();
                    };
                    self.note_refused_message(origin.peer_address, mac, kind, "alert");
                    refused_sender = Some(refused);
                    NOT_ACCEPTED
                }
            };
            for place in places {
                reasons[place] = Some(reason);
            }
        }
        if let Some(refused) = refused_sender
            && accepted == 0
        {
            return refused.answer();
        }
        answer(accepted, ids, &reasons)
    }
}

/// A message's ids, its alerts by phone in the order of first mention, and why some are rejected
/// before anybody is asked.
fn sorted(message: AlertRequest) -> (Vec<Value>, ByPhone, Vec<Option<&'static str>>) {
    let mut ids = Vec::new();
    let mut reasons = Vec::new();
    let mut by_phone = ByPhone::new();
    for (place, alert) in message.alerts.into_iter().enumerate() {
        ids.push(alert.unique_id);
        reasons.push(
            alert
                .outcome
                .as_ref()
                .err()
                .map(|rejection| rejection.reason()),
        );
        let Ok((mac, alert)) = alert.outcome else {
            continue;
        };
        match by_phone.iter_mut().find(|(known, ..)| *known == mac) {
            Some((_, places, alerts)) => {
                places.push(place);
                alerts.push(alert);
            }
            None => by_phone.push((mac, vec![place], vec![alert])),
        }
    }
    (ids, by_phone, reasons)
}

fn answer(accepted: usize, ids: Vec<Value>, reasons: &[Option<&str>]) -> HttpResponse {
    let rejected: Vec<Value> = ids
        .into_iter()
        .zip(reasons)
        .filter_map(|(id, reason)| Some(json!({"uniqueId": id, "reason": (*reason)?})))
        .collect();
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("application/json")
        .body(json!({"accepted": accepted, "rejected": rejected}).to_string())
}
