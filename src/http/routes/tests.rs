//! The route table is the one agreed, and consistent.

use super::*;

/// The role matrix (threat T26): a route without its line here fails.
const MATRIX: &str = "\
GET /livez public
GET /readyz public
GET /metrics scraper
GET /api/openapi.json public
GET /api/docs public
GET /api/docs/{file} public
GET /api/v1/setup setup
POST /api/v1/setup setup
POST /api/v1/session sign-in
GET /api/v1/session monitor
DELETE /api/v1/session session
POST /api/v1/session/password session
GET /api/v1/tokens monitor
POST /api/v1/tokens monitor
DELETE /api/v1/tokens/{id} monitor
GET /api/v1/dashboard monitor
GET /api/v1/timeline monitor
GET /api/v1/devices monitor
GET /api/v1/devices/{mac} monitor
PATCH /api/v1/devices/{mac} administrator
DELETE /api/v1/devices/{mac} administrator
GET /api/v1/devices/{mac}/config administrator
GET /api/v1/devices/{mac}/history monitor
POST /api/v1/devices/approve operator
GET /api/v1/users monitor
POST /api/v1/users administrator
GET /api/v1/users/{name} monitor
PATCH /api/v1/users/{name} administrator
DELETE /api/v1/users/{name} administrator
GET /api/v1/users/{name}/devices monitor
POST /api/v1/users/{name}/devices administrator
PATCH /api/v1/users/{name}/devices/{mac} administrator
DELETE /api/v1/users/{name}/devices/{mac} administrator
GET /api/v1/export/users.csv monitor
GET /api/v1/import/users/template.csv monitor
POST /api/v1/import/users administrator
GET /api/v1/regions monitor
POST /api/v1/regions administrator
GET /api/v1/regions/{name} monitor
PATCH /api/v1/regions/{name} administrator
DELETE /api/v1/regions/{name} administrator
GET /api/v1/config-files monitor
POST /api/v1/config-files/delete administrator
GET /api/v1/config-files/{name} administrator
PUT /api/v1/config-files/{name} administrator
DELETE /api/v1/config-files/{name} administrator
GET /api/v1/firmware monitor
POST /api/v1/firmware administrator
GET /api/v1/firmware/{name} monitor
PATCH /api/v1/firmware/{name} administrator
DELETE /api/v1/firmware/{name} administrator
GET /api/v1/firmware/{name}/file monitor
PUT /api/v1/firmware/{name}/file administrator
GET /api/v1/dhcp-template administrator
GET /api/v1/dhcp-template/{file} administrator
PUT /api/v1/dhcp-template/{file} administrator
POST /api/v1/dhcp-template/{file}/restore administrator
POST /api/v1/dhcp-template/{file}/regenerate administrator
POST /api/v1/actions operator
GET /api/v1/jobs monitor
GET /api/v1/jobs/{id} monitor
GET /api/v1/jobs/{id}/items monitor
GET /api/v1/jobs/{id}/results.csv monitor
POST /api/v1/jobs/{id}/pause operator
POST /api/v1/jobs/{id}/resume operator
POST /api/v1/jobs/{id}/cancel operator
POST /api/v1/jobs/{id}/passwords administrator
POST /api/v1/templates/{name}/generate administrator
GET /api/v1/models monitor
GET /api/v1/placeholders/system monitor
POST /api/v1/placeholders/system administrator
GET /api/v1/placeholders/system/{name} monitor
PUT /api/v1/placeholders/system/{name} administrator
DELETE /api/v1/placeholders/system/{name} administrator
GET /api/v1/placeholders/{scope} monitor
GET /api/v1/placeholders/{scope}/{owner} monitor
POST /api/v1/placeholders/{scope}/{owner} administrator
POST /api/v1/placeholders/{scope}/{owner}/copy administrator
GET /api/v1/placeholders/{scope}/{owner}/{name} monitor
PUT /api/v1/placeholders/{scope}/{owner}/{name} administrator
DELETE /api/v1/placeholders/{scope}/{owner}/{name} administrator
GET /api/v1/override-presets monitor
GET /api/v1/overrides/{scope}/{owner} monitor
POST /api/v1/overrides/{scope}/{owner}/preset administrator
GET /api/v1/overrides/{scope}/{owner}/{parameter} monitor
PUT /api/v1/overrides/{scope}/{owner}/{parameter} administrator
DELETE /api/v1/overrides/{scope}/{owner}/{parameter} administrator
GET /api/v1/settings/system monitor
PUT /api/v1/settings/system administrator
GET /api/v1/settings/ldap monitor
PUT /api/v1/settings/ldap administrator
POST /api/v1/settings/ldap/test administrator
GET /api/v1/settings/phones monitor
PUT /api/v1/settings/phones administrator
GET /api/v1/templates monitor
POST /api/v1/templates administrator
GET /api/v1/templates/{name} monitor
PUT /api/v1/templates/{name} administrator
DELETE /api/v1/templates/{name} administrator
POST /api/v1/templates/{name}/restore administrator
GET /api/v1/templates/{name}/placeholders monitor
GET /api/v1/templates/{name}/usage monitor
GET /api/v1/template-mapping monitor
POST /api/v1/template-mapping administrator
GET /api/v1/template-mapping/test monitor
DELETE /api/v1/template-mapping/{model}/{region} administrator
GET /api/v1/export/configuration.zip administrator
POST /api/v1/import/configuration administrator
GET /api/v1/admins monitor
POST /api/v1/admins supervisor
GET /api/v1/admins/{name} monitor
PATCH /api/v1/admins/{name} supervisor
DELETE /api/v1/admins/{name} supervisor
GET /api/v1/alarms monitor
POST /api/v1/alarms/{id}/clear operator
GET /api/v1/alarm-events monitor
GET /api/v1/export/devices.csv monitor
GET /api/v1/export/alarms.csv monitor
GET /api/v1/events monitor
GET /api/v1/log/records monitor
GET /api/v1/events/stream monitor
GET /api/v1/logs/activity monitor
GET /api/v1/logs/web-admin administrator
";

fn word(access: Access) -> &'static str {
    match access {
        Access::Public => "public",
        Access::Setup => "setup",
        Access::SignIn => "sign-in",
        Access::Session => "session",
        Access::Scraper => "scraper",
        Access::Role(role) => role.name(),
    }
}

#[test]
fn the_role_matrix_is_the_one_agreed() {
    let found: String = ROUTES
        .iter()
        .map(|route| {
            format!(
                "{} {} {}\n",
                route.method.name(),
                route.path,
                word(route.access)
            )
        })
        .collect();
    assert_eq!(found, MATRIX);
}

#[test]
fn rows_are_unique_and_only_signed_in_accounts_change_anything() {
    for (index, route) in ROUTES.iter().enumerate() {
        let same = |other: &&Route| other.path == route.path && other.method == route.method;
        assert_eq!(
            ROUTES[index + 1..]
                .iter()
                .find(same)
                .map(|other| other.path),
            None
        );
        let changes = matches!(route.handler, Handler::Write(_));
        assert_eq!(changes, route.method != Method::Get, "{}", route.path);
        // Whoever may store files is known by name.
        let is_of_role = matches!(route.access, Access::Role(_));
        let is_stored = matches!(route.body, Body::StoredFile(_) | Body::Table(_));
        assert!(!is_stored || (changes && is_of_role), "{}", route.path);
        let open = matches!(route.path, "/api/v1/setup" | "/api/v1/session");
        assert!(
            !changes || open || matches!(route.access, Access::Role(_) | Access::Session),
            "{}",
            route.path
        );
    }
    assert_eq!(
        paths()
            .into_iter()
            .map(|path| of_path(path).count())
            .sum::<usize>(),
        ROUTES.len()
    );
}
