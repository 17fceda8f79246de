//! Every route against every role, by session and by token: the route table is asked what must come
//! of it, so a new route is covered by being there (T26).

use rollcall::http::{
    problem::Code,
    routes::{Access, Method, ROUTES, Route},
};
use schemas::events::Role;

use super::{create, script, sign_in};
use crate::support::{Admin, TestServer};

/// A path of the route whose parameters lead nowhere.
fn nowhere(path: &str) -> String {
    let part = |part: &str| match part {
        "{mac}" => "00908fffffff".to_owned(),
        "{id}" => "00908fffffff-1".to_owned(),
        _ if part.starts_with('{') => "nowhere".to_owned(),
        _ => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// Status and code of an answer; the body of a good one is not waited for, it may have no end.
async fn outcome(client: &Admin, route: &Route) -> (u16, String) {
    let path = nowhere(route.path);
    let request = client.request(route.method.name(), &path);
    let response = request.send().await.unwrap();
    let status = response.status().as_u16();
    if status < 400 {
        return (status, String::new());
    }
    let text = response.text().await.unwrap();
    let problem: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let code = problem["code"].as_str().unwrap_or_default();
    (status, code.to_owned())
}

/// Why the route table keeps a client out that has this role, or none, and perhaps a session.
fn refusal(access: Access, role: Option<Role>, has_session: bool) -> Option<(u16, Code)> {
    match (access, role) {
        (Access::Public | Access::Setup | Access::SignIn | Access::Scraper, _) => None,
        (Access::Role(_) | Access::Session, None) => Some((401, Code::NotSignedIn)),
        (Access::Role(needed), Some(role)) if role < needed => Some((403, Code::RoleRequired)),
        (Access::Session, Some(_)) if !has_session => Some((403, Code::SessionRequired)),
        (Access::Role(_) | Access::Session, Some(_)) => None,
    }
}

async fn check(client: &Admin, route: &Route, role: Option<Role>, has_session: bool) {
    let (status, code) = outcome(client, route).await;
    let (method, path) = (route.method.name(), route.path);
    let who = format!("{method} {path}, {role:?}, session: {has_session}: {status} {code}");
    match refusal(route.access, role, has_session) {
        Some((wanted, code_wanted)) => {
            assert_eq!(
                (status, code.as_str()),
                (wanted, code_wanted.name()),
                "{who}"
            );
        }
        None => {
            assert!(!matches!(status, 401 | 403 | 405), "{who}");
            assert!(status < 500, "{who}");
        }
    }
}

#[tokio::test]
async fn every_route_keeps_to_its_role_by_session_and_by_token() {
    let (server, root) = TestServer::ready().await;
    let nobody = Admin::anonymous(server.admin_address);
    let supervisor = sign_in(&server, "root").await;
    for route in ROUTES {
        check(&nobody, route, None, false).await;
    }
    for role in Role::ALL {
        create(&root, role.name(), *role).await;
        let mut session = sign_in(&server, role.name()).await;
        // One in its own name, and one that is less than its account.
        let own = script(&server, &session, *role).await;
        let lesser = script(&server, &supervisor, *role).await;
        for route in ROUTES {
            check(&session, route, Some(*role), true).await;
            check(&own, route, Some(*role), false).await;
            check(&lesser, route, Some(*role), false).await;
            if route.access == Access::Session && route.method == Method::Delete {
                session = sign_in(&server, role.name()).await;
            }
        }
    }
    server.stopped().await;
}

#[tokio::test]
async fn metrics_are_for_tokens_of_any_role_wherever_they_come_from() {
    let allow = [("ROLLCALL_METRICS__ALLOW", "192.0.2.0/24")];
    let (server, root) = TestServer::set_up_with(&allow).await;
    let scraper = script(&server, &root, Role::Monitor).await;
    let metrics = scraper.get("/metrics").await.expect(200).text;
    assert!(metrics.contains("rollcall_log_position"));
    for (client, status, code) in [
        (&root, 403, Code::AddressNotAllowed),
        (
            &Admin::with_token(server.admin_address, "x"),
            401,
            Code::NotSignedIn,
        ),
    ] {
        super::refused(&client.get("/metrics").await, status, code);
    }
    server.stopped().await;
}
