//! From a request to its handler and back: every check that the route table asks for, in one place.
//!
//! Order: address, setup, who it is (401), whether our own page sent it (403), role (403), query
//! (422), position, path, body (400, 408, 413, 415), handler. Guarantee: nothing skips a check, and
//! every outcome is counted. Deliberately not here: what any one route does.

use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
    time::Instant,
};

use actix_web::{
    HttpRequest, HttpResponse, Resource, guard,
    http::Method as HttpMethod,
    web::{self, Bytes},
};
use futures_util::future::Either;
use schemas::{Actor, Position, events::SecurityKind};

use super::{
    HttpContext, answer,
    body::{self, FileHeader, Incoming},
    call::{Call, Progress, SignedIn, Wishes},
    cross_site, identity,
    problem::{Code, Problem},
    query::{MIN_POSITION, Query},
    received::{self, Passing, Received},
    requests,
    routes::{self, Access, Body, Handler, Method, Outcome, Route},
    streams::{Connection, Place},
    ui,
};
use crate::{metrics::Listener, peer};

/// How long a read waits for its `min_position` (api.md).
const MIN_POSITION_WAIT_MS: i64 = 5_000;

/// The rows of one path as an actix resource.
pub(super) fn resource(table: &'static [Route], path: &'static str) -> Resource {
    let mut resource = web::resource(routes::spellings(path));
    for route in table.iter().filter(|route| route.path == path) {
        let service = match route.method {
            Method::Get => web::route().guard(guard::Any(guard::Get()).or(guard::Head())),
            Method::Post | Method::Put | Method::Patch | Method::Delete => {
                web::method(route.method.http())
            }
        };
        resource =
            resource.route(service.to(move |request, payload| dispatch(route, request, payload)));
    }
    resource.default_service(web::to(move |request| wrong_method(path, request)))
}

async fn dispatch(
    route: &'static Route,
    request: HttpRequest,
    payload: web::Payload,
) -> HttpResponse {
    let started = Instant::now();
    let context = context_of(&request);
    let before = context.view.position();
    let outcome = handle(route, &context, &request, payload).await;
    let (position, mut response) = match outcome {
        Ok(answer) => {
            let position = answer.position();
            match *request.method() == HttpMethod::HEAD {
                true => (position, answer.without_parts().response()),
                false => (position, answer.response()),
            }
        }
        Err(problem) => {
            log_failure(route.path, &problem);
            (problem.position(), problem.response())
        }
    };
    answer::finish(&mut response, position.unwrap_or(before));
    context.metrics.observe_http_request(
        Listener::Admin,
        route.path,
        route.method.name(),
        response.status().as_u16(),
        started.elapsed(),
    );
    response
}

fn log_failure(path: &'static str, problem: &Problem) {
    if problem.code() == Code::Internal {
        tracing::error!(path, ?problem, "a request failed");
    }
}

fn context_of(request: &HttpRequest) -> Arc<HttpContext> {
    let context = request.app_data::<web::Data<HttpContext>>();
    context
        .expect("configure puts the context on every server")
        .clone()
        .into_inner()
}

async fn handle(
    route: &'static Route,
    context: &Arc<HttpContext>,
    request: &HttpRequest,
    payload: web::Payload,
) -> Outcome {
    let address = client_address(context, request);
    if !matches!(
        route.access,
        Access::Public | Access::Setup | Access::Scraper
    ) {
        check_set_up(context)?;
    }
    let signed_in = identity::identify(route, context, request, address)?;
    let is_unsafe = route.method != Method::Get;
    if is_unsafe {
        let needs_token = matches!(route.access, Access::Role(_) | Access::Session);
        let token_of = signed_in.as_ref().filter(|_| needs_token);
        check_same_site(context, request, address, token_of)?;
    } else if route.path == routes::STREAM {
        // Other sites could not read it, but would use the account's streams up.
        check_same_site(context, request, address, None)?;
    }
    check_role(context, route, signed_in.as_ref(), address)?;
    let query = known_query(route, request)?;
    if !is_unsafe {
        wait_for_position(context, query.position(MIN_POSITION)?).await?;
    }
    let path = path_parameters(route.path, request)?;
    let given = match is_unsafe {
        true => body_of(route, context, request, payload, signed_in.as_ref()).await?,
        false => Given::default(),
    };
    let keyed = requests::keyed(route, request, signed_in.as_ref(), given.asked())?;
    let call = Arc::new(Call {
        context: Arc::clone(context),
        route: (route.method.name(), route.path),
        path,
        query,
        body: given.body,
        file: given.file,
        received: given.received,
        passing: given.passing,
        address,
        signed_in,
        wishes: Wishes::of(request),
        keyed,
        progress: Progress::default(),
    });
    let actor = call.actor();
    let outcome = answered(route.handler, call).await;
    log_action(route, actor, &outcome);
    outcome
}

/// What came as the body.
#[derive(Default)]
struct Given {
    body: Bytes,
    file: FileHeader,
    received: Option<Received>,
    passing: Option<Passing>,
}

impl Given {
    /// What two requests have in common that ask for the same: of a file on the disk, its hash.
    fn asked(&self) -> &[u8] {
        match (&self.received, &self.passing) {
            (Some(received), _) => &received.facts.hash.0,
            (None, Some(passing)) => &passing.file().hash.0,
            (None, None) => &self.body,
        }
    }
}

async fn body_of(
    route: &Route,
    context: &HttpContext,
    request: &HttpRequest,
    payload: web::Payload,
    signed_in: Option<&SignedIn>,
) -> Result<Given, Problem> {
    let mut given = Given::default();
    match route.body {
        Body::Json => given.body = body::json(request, payload, &*context.clock).await?,
        Body::File(taken) => {
            let file = Incoming::begin(taken, request, payload, &context.clock).await?;
            (given.file, given.body) = file.collect().await?;
        }
        Body::StoredFile(taken) => {
            let place = place_of_file(context, signed_in)?;
            let mut file = Incoming::begin(taken, request, payload, &context.clock).await?;
            given.file = file.header().clone();
            let received = received::receive(&mut file, &context.blobs, place).await?;
            given.received = Some(received);
        }
        Body::Table(mut taken) => {
            taken.bytes_max = context.config.admin.import_bytes_max;
            let place = place_of_file(context, signed_in)?;
            let file = Incoming::begin(taken, request, payload, &context.clock).await;
            let mut file = file.map_err(received::split_it)?;
            given.file = file.header().clone();
            let passing = received::pass(&mut file, &context.blobs, place).await;
            given.passing = Some(passing.map_err(received::split_it)?);
        }
    }
    Ok(given)
}

/// Files that go to the disk are bounded by account, as open answers are.
fn place_of_file(context: &HttpContext, signed_in: Option<&SignedIn>) -> Result<Place, Problem> {
    let admin = signed_in
        .expect("a test of the route table: files that go to the disk need a role")
        .admin;
    context.streams.place(admin, &Connection::default())
}

async fn answered(handler: Handler, call: Arc<Call>) -> Outcome {
    // Taken before the handler reads, so that it never promises more than was read.
    let before = call.context.view.position();
    let outcome = match handler {
        Handler::Read(handler) => handler(&call),
        Handler::Write(handler) => requests::once(Arc::clone(&call), handler).await,
        Handler::ReadDisk(handler) => {
            let call = Arc::clone(&call);
            match web::block(move || handler(&call)).await {
                Ok(outcome) => outcome,
                Err(_) => Err(Problem::new(
                    Code::Internal,
                    "the server is stopping: try again",
                )),
            }
        }
    };
    reflecting(outcome, call.reached().unwrap_or(before))
}

/// The outcome, which reflects this position unless it says another: also a refusal does, behind
/// what was done before it.
fn reflecting(outcome: Outcome, position: Position) -> Outcome {
    match outcome {
        Ok(answer) => {
            let at = answer.position().unwrap_or(position);
            Ok(answer.at(at))
        }
        Err(problem) => {
            let at = problem.position().unwrap_or(position);
            Err(problem.at(at))
        }
    }
}

/// Says what an administrator has done (M70). The path's pattern, not the path: names of people do
/// not belong into the log.
fn log_action(route: &Route, actor: Actor, outcome: &Outcome) {
    let status = match outcome {
        Ok(answer) => answer.status().as_u16(),
        Err(problem) => problem.status().as_u16(),
    };
    let (method, path) = (route.method.name(), route.path);
    match route.access {
        Access::Public | Access::Scraper => {}
        Access::Setup | Access::SignIn | Access::Session | Access::Role(_)
            if route.method != Method::Get =>
        {
            tracing::info!(%actor, method, path, status, "request");
        }
        Access::Setup | Access::SignIn | Access::Session | Access::Role(_) => {
            tracing::debug!(%actor, method, path, status, "request");
        }
    }
}

fn client_address(context: &HttpContext, request: &HttpRequest) -> IpAddr {
    // Without a peer address the request came through no network.
    let peer = request
        .peer_addr()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.ip());
    peer::client_address(
        peer,
        request.headers(),
        &context.config.admin.trusted_proxies,
    )
}

fn check_set_up(context: &HttpContext) -> Result<(), Problem> {
    if context.is_set_up() {
        return Ok(());
    }
    let detail = "POST /api/v1/setup first, with the token that the server printed when it started";
    Err(Problem::new(Code::SetupRequired, detail))
}

/// `signed_in` is whose session's token the request must carry; without a session, only what
/// browsers say of the origin counts.
fn check_same_site(
    context: &HttpContext,
    request: &HttpRequest,
    address: IpAddr,
    signed_in: Option<&SignedIn>,
) -> Result<(), Problem> {
    let headers = request.headers();
    let mut outcome = cross_site::check_origin(headers);
    if let Some(csrf_token) = signed_in.and_then(SignedIn::csrf_token) {
        outcome = outcome.and_then(|()| cross_site::check_token(headers, csrf_token));
    }
    let Err(reason) = outcome else { return Ok(()) };
    // Only of somebody: whoever is not signed in could fill the log with these.
    if let Some(actor) = signed_in.map(SignedIn::actor) {
        let detail = format!("{} {}: {reason}", request.method(), request.path());
        context.record_security(actor, SecurityKind::CrossSiteRequest, cut(detail), address);
    }
    Err(Problem::new(Code::Csrf, reason.to_string()))
}

fn check_role(
    context: &HttpContext,
    route: &Route,
    signed_in: Option<&SignedIn>,
    address: IpAddr,
) -> Result<(), Problem> {
    let Some(signed_in) = signed_in else {
        return Ok(());
    };
    let needed = match route.access {
        Access::Role(needed) if signed_in.role < needed => needed,
        Access::Session if signed_in.session().is_none() => {
            let detail = "sign in for this: POST /api/v1/session; a token has no session";
            return Err(Problem::new(Code::SessionRequired, detail));
        }
        Access::Role(_) | Access::Session => return Ok(()),
        Access::Public | Access::Setup | Access::SignIn | Access::Scraper => return Ok(()),
    };
    let row = (route.method.name(), route.path);
    Err(signed_in.refused(context, needed, row, address))
}

fn cut(text: String) -> String {
    text.chars().take(200).collect()
}

fn known_query(route: &Route, request: &HttpRequest) -> Result<Query, Problem> {
    let mut known = route.query.to_vec();
    if route.method == Method::Get {
        known.push(MIN_POSITION);
    }
    Query::parse(request.query_string(), &known)
}

async fn wait_for_position(context: &HttpContext, wanted: Option<Position>) -> Result<(), Problem> {
    let Some(wanted) = wanted else { return Ok(()) };
    if context.view.position() >= wanted {
        return Ok(());
    }
    let reached = std::pin::pin!(context.view.wait_for(wanted));
    let deadline = context
        .clock
        .sleep_until(context.clock.now_ms() + MIN_POSITION_WAIT_MS);
    match futures_util::future::select(reached, deadline).await {
        Either::Left(_) => Ok(()),
        Either::Right(_) => {
            let reached = context.view.position();
            let detail = format!("the log stands at {reached}, not yet at {wanted}: ask again");
            Err(Problem::new(Code::PositionNotReached, detail).retry_after(1))
        }
    }
}

/// The values of the pattern's parameters, decoded from the path as it was sent.
fn path_parameters(
    pattern: &'static str,
    request: &HttpRequest,
) -> Result<Vec<(&'static str, String)>, Problem> {
    let mut parameters = Vec::new();
    for (part, given) in pattern.split('/').zip(request.path().split('/')) {
        let name = part
            .strip_prefix('{')
            .and_then(|part| part.strip_suffix('}'));
        let Some(name) = name else { continue };
        let value = percent_encoding::percent_decode_str(given).decode_utf8();
        let value = value.map_err(|_| nothing_here())?;
        parameters.push((name, value.into_owned()));
    }
    Ok(parameters)
}

fn nothing_here() -> Problem {
    Problem::new(
        Code::NotFound,
        "look for the right path in the documentation of the API",
    )
}

async fn wrong_method(path: &'static str, request: HttpRequest) -> HttpResponse {
    let allowed: Vec<&str> = routes::of_path(path)
        .map(|route| route.method.name())
        .collect();
    let is_setup = routes::of_path(path).any(|route| route.access == Access::Setup);
    let problem = Problem::method_not_allowed(&allowed);
    refuse(&request, problem, is_setup)
}

/// What is at no path of the table: the web admin, or nothing.
pub(super) async fn not_found(request: HttpRequest) -> HttpResponse {
    if let Some(response) = ui::answer(&request) {
        let status = response.status().as_u16();
        let metrics = &context_of(&request).metrics;
        metrics.observe_http_request(Listener::Admin, "", "", status, Default::default());
        return response;
    }
    refuse(&request, nothing_here(), false)
}

fn refuse(request: &HttpRequest, problem: Problem, is_setup: bool) -> HttpResponse {
    let context = context_of(request);
    let is_api = request.path().starts_with("/api/") && !is_setup;
    let problem = match check_set_up(&context) {
        Err(setup_required) if is_api => setup_required,
        _ => problem,
    };
    let mut response = problem.response();
    answer::finish(&mut response, context.view.position());
    let status = response.status().as_u16();
    // No route: all of these are one series.
    context
        .metrics
        .observe_http_request(Listener::Admin, "", "", status, Default::default());
    response
}
