//! `Idempotency-Key`: the same request under the same key happens once and has one answer, also
//! after a restart (api.md).
//!
//! Guarantee: a request under a key has its answer recorded before the answer is sent, and whoever
//! sends it again within a day gets that answer, byte for byte, with `Idempotency-Replayed: true`.
//! When the answer was lost on the way, or is too long to be kept, the handler runs again: commands
//! that were executed give their first receipts (`domain/request.rs`), and the answer is built anew
//! from these. Sessions and tokens of an account share its keys.
//!
//! Not kept: 401, 403 and 429, which are about who asks; 500 and above, where trying again is
//! right; what fails before the handler (`dispatch`); cookies; answers that show what is shown
//! once, such as a token, in whose place a refusal is kept. What is about a session (signing in and
//! out, one's own password) and setup ignore the header: their answers are of one browser, or come
//! before there are accounts.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use actix_web::{
    HttpRequest,
    http::{StatusCode, header::HeaderName},
    web,
};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce, aead::Aead};
use parking_lot::Mutex;
use schemas::{
    Position, RequestDigest, RequestKey, Secret, Timestamp,
    commands::{Command, Order, RecordAnswer},
    events::{Event, RequestAnswered},
    request::{Asked, ContentKey},
};
use serde::{Deserialize, Serialize};
use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard};

use super::{
    HttpContext,
    answer::Answer,
    call::{Call, SignedIn},
    problem::{CONTENT_TYPE, Code, Problem},
    read,
    routes::{Access, Method, Outcome, Pending, Route},
};
use crate::engine::SubmitError;

/// The request header.
pub(super) const KEY_HEADER: HeaderName = HeaderName::from_static("idempotency-key");

/// The longest key, in characters.
pub(super) const KEY_LENGTH_MAX: usize = 255;

/// The longest content that is kept, in bytes: an event holds 100,000 at most, and this once as
/// JSON in base64.
const KEPT_BYTES_MAX: usize = 16 * 1024;

/// A request under a key.
#[derive(Clone)]
pub struct Keyed {
    /// Account, key and fingerprint, as the log has them.
    pub request: RequestKey,
    content_key: ContentKey,
}

/// The key that the request carries, if its route takes one. `body` is what came, or the hash of a
/// file that is stored.
///
/// # Errors
/// 422 when it is no key.
pub(super) fn keyed(
    route: &Route,
    request: &HttpRequest,
    signed_in: Option<&SignedIn>,
    body: &[u8],
) -> Result<Option<Keyed>, Problem> {
    let Some(signed_in) = signed_in.filter(|_| takes_key(route)) else {
        return Ok(None);
    };
    let mut given = request.headers().get_all(KEY_HEADER);
    let Some(value) = given.next() else {
        return Ok(None);
    };
    let is_visible = value.as_bytes().iter().all(u8::is_ascii_graphic);
    let is_short = (1..=KEY_LENGTH_MAX).contains(&value.len());
    let key = value
        .to_str()
        .ok()
        .filter(|_| is_visible && is_short && given.next().is_none());
    let Some(key) = key else {
        let detail = format!(
            "send one Idempotency-Key of 1 to {KEY_LENGTH_MAX} visible ASCII characters, such as a \
             UUID"
        );
        return Err(Problem::new(Code::IdempotencyKeyInvalid, detail));
    };
    let asked = Asked {
        method: route.method.name(),
        path: request.path(),
        query: request.query_string(),
        body,
    };
    Ok(Some(Keyed {
        request: RequestKey::new(signed_in.admin, key, asked),
        content_key: ContentKey::new(signed_in.admin, key, asked),
    }))
}

/// Whether the route heeds the header.
pub(super) fn takes_key(route: &Route) -> bool {
    matches!(route.access, Access::Role(_)) && route.method != Method::Get
}

/// Runs a handler that changes something; once, if the request has a key.
pub(super) async fn once(call: Arc<Call>, handler: fn(Arc<Call>) -> Pending) -> Outcome {
    let Some(keyed) = &call.keyed else {
        return handler(call).await;
    };
    let context = Arc::clone(&call.context);
    let _turn = context.turns.wait(keyed.request.key).await;
    let (kept, before) = {
        let projections = context.view.read();
        let now = Timestamp(context.clock.now_ms());
        let kept = projections.requests.answer(keyed.request.key, now);
        (kept, projections.position)
    };
    if let Some(at) = kept {
        return kept_answer(&context, keyed, at).await;
    }
    let outcome = handler(Arc::clone(&call)).await;
    let stated = match &outcome {
        Ok(answer) => answer.position(),
        Err(problem) => problem.position(),
    };
    let position = stated.or(call.reached()).unwrap_or(before);
    let outcome = outcome
        .map(|answer| answer.at(position))
        .map_err(|problem| problem.at(position));
    keep(&call, keyed, outcome, position).await
}

/// Records the answer, unless it is one that is not kept; the answer that counts.
async fn keep(call: &Call, keyed: &Keyed, outcome: Outcome, position: Position) -> Outcome {
    let kept = match &outcome {
        Ok(_) if call.shows_secret() => Kept::of_problem(&spent()),
        Ok(answer) => Kept::of_answer(answer),
        Err(problem) => Kept::of_problem(problem),
    };
    let Some((status, kept)) = kept else {
        return outcome;
    };
    let content = kept.sealed(keyed, position);
    let command = Command::RecordAnswer(Box::new(RecordAnswer {
        request: keyed.request.clone(),
        status: status.as_u16(),
        position,
        content,
    }));
    let order = Order::new(call.actor(), command);
    match call.context.engine.submit(order).await {
        Ok(receipt) if receipt.is_repeated => {
            kept_answer(&call.context, keyed, receipt.position).await
        }
        Ok(_) => outcome,
        Err(SubmitError::QueueFull) => {
            let detail = "the request was heard, but its answer was not kept: send it again with \
                the same key";
            Err(Problem::new(Code::QueueFull, detail).retry_after(1))
        }
        Err(error) => Err(error.into()),
    }
}

/// 409: what was shown once is not kept.
pub(super) fn spent() -> Problem {
    let detail = "it was done, and what its answer showed is shown only once: if that was lost, \
        take back what was made and make it anew, with another key";
    Problem::new(Code::IdempotencyKeySpent, detail)
}

/// The answer that the event at this position holds.
async fn kept_answer(context: &Arc<HttpContext>, keyed: &Keyed, at: Position) -> Outcome {
    let reader = Arc::clone(context);
    let read = web::block(move || read::history::event_at(&reader, at)).await;
    let stopping = |_| Problem::new(Code::Stopping, "send it again with the same key");
    let event = read.map_err(stopping)??.map(|recorded| recorded.event);
    let Some(Event::RequestAnswered(event)) = event else {
        return Err(unreadable(at));
    };
    if event.fingerprint != keyed.request.fingerprint {
        return Err(crate::domain::Refusal::RequestKeyReused.into());
    }
    Kept::open(keyed, &event).ok_or_else(|| unreadable(at))
}

fn unreadable(at: Position) -> Problem {
    tracing::error!(%at, "the event that holds an answer does not give it");
    let detail = "the answer that was kept cannot be read: look whether what you asked for is done";
    Problem::new(Code::Internal, detail)
}

/// What is kept of an answer beside its status and position.
#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    content_type: Cow<'a, str>,
    location: Option<Cow<'a, str>>,
    content: Cow<'a, str>,
}

impl<'a> Kept<'a> {
    fn of_answer(answer: &'a Answer) -> Option<(StatusCode, Self)> {
        let content = std::str::from_utf8(answer.content()).ok()?;
        let kept = Kept {
            content_type: answer.content_type().into(),
            location: answer.location().map(Cow::from),
            content: content.into(),
        };
        (content.len() <= KEPT_BYTES_MAX).then_some((answer.status(), kept))
    }

    fn of_problem(problem: &Problem) -> Option<(StatusCode, Self)> {
        let status = problem.status();
        let is_of_asker = matches!(
            status,
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS
        );
        let content = problem.content();
        if is_of_asker || status.is_server_error() || content.len() > KEPT_BYTES_MAX {
            return None;
        }
        let kept = Kept {
            content_type: CONTENT_TYPE.into(),
            location: None,
            content: content.into(),
        };
        Some((status, kept))
    }

    fn sealed(&self, keyed: &Keyed, position: Position) -> Secret {
        let plain = serde_json::to_vec(self).expect("texts serialise");
        // Each key seals one answer, so that the nonce may be the same.
        let key = keyed.content_key.of_answer(position);
        let sealed = ChaCha20Poly1305::new((&*key).into()).encrypt(&Nonce::default(), &*plain);
        let sealed = sealed.expect("ChaCha20-Poly1305 refuses only texts over 256 GiB");
        Secret::new(&BASE64.encode(sealed))
    }

    fn open(keyed: &Keyed, event: &RequestAnswered) -> Option<Answer> {
        let sealed = BASE64.decode(event.content.expose()).ok()?;
        let key = keyed.content_key.of_answer(event.position);
        let cipher = ChaCha20Poly1305::new((&*key).into());
        let plain = cipher.decrypt(&Nonce::default(), &*sealed).ok()?;
        let kept: Kept<'_> = serde_json::from_slice(&plain).ok()?;
        let answer = Answer::replayed(
            StatusCode::from_u16(event.status).ok()?,
            kept.content_type.into_owned(),
            kept.content.into_owned().into_bytes(),
            kept.location.map(Cow::into_owned),
        );
        Some(answer.at(event.position))
    }
}

/// Requests under one key wait for each other: the later ones find the answer of the first.
#[derive(Default)]
pub struct Turns {
    taken: Mutex<HashMap<RequestDigest, Arc<AsyncMutex<()>>>>,
}

/// One key's turn, from when it is waited for.
struct Turn<'a> {
    turns: &'a Turns,
    key: RequestDigest,
    lock: Arc<AsyncMutex<()>>,
    held: Option<OwnedMutexGuard<()>>,
}

impl Turns {
    async fn wait(&self, key: RequestDigest) -> Turn<'_> {
        let lock = Arc::clone(self.taken.lock().entry(key).or_default());
        let mut turn = Turn {
            turns: self,
            key,
            lock,
            held: None,
        };
        turn.held = Some(Arc::clone(&turn.lock).lock_owned().await);
        turn
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.held = None;
        let mut taken = self.turns.taken.lock();
        // The map's own and this one's: nobody else waits, and nobody begins to meanwhile.
        if Arc::strong_count(&self.lock) == 2 {
            taken.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{future::Future, pin::pin, task};

    use schemas::AdminId;

    use super::*;

    const ASKED: Asked<'_> = Asked {
        method: "POST",
        path: "/",
        query: "",
        body: b"",
    };

    fn keyed(key: &str) -> Keyed {
        Keyed {
            request: RequestKey::new(AdminId(1), key, ASKED),
            content_key: ContentKey::new(AdminId(1), key, ASKED),
        }
    }

    fn event(keyed: &Keyed, content: Secret) -> RequestAnswered {
        RequestAnswered {
            key: keyed.request.key,
            status: 409,
            position: Position(7),
            fingerprint: keyed.request.fingerprint.clone(),
            content,
        }
    }

    #[test]
    fn only_who_sends_the_same_key_opens_what_was_kept() {
        let problem = Problem::new(Code::UserExists, "canary");
        let (status, kept) = Kept::of_problem(&problem).unwrap();
        assert_eq!(status, 409);
        let content = kept.sealed(&keyed("k"), Position(7));
        let event = event(&keyed("k"), content);
        let answer = Kept::open(&keyed("k"), &event).unwrap();
        assert_eq!(answer.content(), problem.content().as_bytes());
        assert_eq!(answer.position(), Some(Position(7)));
        assert!(Kept::open(&keyed("l"), &event).is_none());
    }

    #[test]
    fn what_is_about_the_asker_or_may_pass_is_not_kept() {
        for code in [Code::RoleRequired, Code::TooManyAttempts, Code::QueueFull] {
            let problem = Problem::new(code, "");
            assert!(Kept::of_problem(&problem).is_none(), "{}", code.name());
        }
        let long = "x".repeat(KEPT_BYTES_MAX);
        assert!(Kept::of_problem(&Problem::new(Code::UserExists, long)).is_none());
    }

    #[test]
    fn one_key_is_one_turn_and_leaves_nothing_behind() {
        let mut waker = task::Context::from_waker(task::Waker::noop());
        let (turns, key) = (Turns::default(), RequestDigest([1; 16]));
        let mut poll = |turn: std::pin::Pin<&mut dyn Future<Output = _>>| turn.poll(&mut waker);
        let task::Poll::Ready(first) = poll(pin!(turns.wait(key))) else {
            panic!("nobody has it")
        };
        assert!(poll(pin!(turns.wait(RequestDigest([2; 16])))).is_ready());
        {
            let mut gone = pin!(turns.wait(key));
            assert!(poll(gone.as_mut()).is_pending());
        }
        let mut second = Box::pin(turns.wait(key));
        assert!(poll(second.as_mut()).is_pending());
        drop(first);
        assert!(poll(second.as_mut()).is_ready());
        drop(second);
        assert!(turns.taken.lock().is_empty());
    }
}
