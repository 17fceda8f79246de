//! The one route table of the admin listener: what there is, who may, and who answers.
//!
//! Guarantee: nothing is reachable that is not a row here, and each row says which role it needs.
//! Deliberately not here: how the row's conditions are checked (`dispatch`).

mod jobs;
mod users;
mod values;

use std::{pin::Pin, sync::Arc};

use actix_web::http::Method as HttpMethod;
use schemas::events::Role;

pub use super::body::{Body, FileBody};
use super::{
    actions, answer::Answer, call::Call, configuration_archive, directory_try, files, openapi, ops,
    own_password, problem::Problem, read, session, setup, template_writes, user_table, write,
};

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody, also before setup: health, documentation.
    Public,
    /// Anybody, also before setup, which it is about.
    Setup,
    /// Anybody, once setup is done: signing in.
    SignIn,
    /// Whoever is signed in with a session, of any role: what is about the session itself.
    Session,
    /// Addresses on the allow-list for metrics, and tokens of any role.
    Scraper,
    /// Whoever is signed in with this role or a higher one.
    Role(Role),
}

/// The methods that routes have. `HEAD` goes with `GET` by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates, or acts.
    Post,
    /// Makes something under a name that the client chooses, or replaces it.
    Put,
    /// Changes some fields.
    Patch,
    /// Removes.
    Delete,
}

impl Method {
    /// The method's name in HTTP.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// The method as actix knows it.
    pub fn http(self) -> HttpMethod {
        match self {
            Self::Get => HttpMethod::GET,
            Self::Post => HttpMethod::POST,
            Self::Put => HttpMethod::PUT,
            Self::Patch => HttpMethod::PATCH,
            Self::Delete => HttpMethod::DELETE,
        }
    }
}

/// The outcome of a handler.
pub type Outcome = Result<Answer, Problem>;

/// A handler at work.
pub type Pending = Pin<Box<dyn Future<Output = Outcome>>>;

/// Who answers.
#[derive(Clone, Copy)]
pub enum Handler {
    /// Reads memory only, at once.
    Read(fn(&Call) -> Outcome),
    /// Reads the disk too: runs where waiting is allowed.
    ReadDisk(fn(&Call) -> Outcome),
    /// Changes something, or waits for something.
    Write(fn(Arc<Call>) -> Pending),
}

/// One row: a method of a path.
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path; `{name}` is a parameter of one segment.
    pub path: &'static str,
    /// Who may.
    pub access: Access,
    /// The query parameters that it knows.
    pub query: &'static [&'static str],
    /// What it takes as its body, unless it only reads.
    pub body: Body,
    /// Who answers.
    pub handler: Handler,
}

const MONITOR: Access = Access::Role(Role::Monitor);
const OPERATOR: Access = Access::Role(Role::Operator);
const ADMINISTRATOR: Access = Access::Role(Role::Administrator);
const SUPERVISOR: Access = Access::Role(Role::Supervisor);

/// A row whose handler is a plain function. What takes a file says so: `…, takes FILE, write …`.
macro_rules! row {
    ($method:ident $path:literal, $access:expr, $query:expr, write $handler:path) => {
        row!($method $path, $access, $query, takes Body::Json, write $handler)
    };
    ($method:ident $path:literal, $access:expr, $query:expr, takes $body:expr, write $handler:path)
    => {
        Route {
            method: Method::$method,
            path: $path,
            access: $access,
            query: $query,
            body: $body,
            handler: Handler::Write(|call| Box::pin($handler(call))),
        }
    };
    ($method:ident $path:literal, $access:expr, $query:expr, $kind:ident $handler:path) => {
        Route {
            method: Method::$method,
            path: $path,
            access: $access,
            query: $query,
            body: Body::Json,
            handler: Handler::$kind($handler),
        }
    };
}
#[cfg(test)]
pub(super) use row;

/// The stream of events, the only read that stays open.
pub(super) const STREAM: &str = "/api/v1/events/stream";

/// Every route of the admin listener.
#[rustfmt::skip]
pub static ROUTES: &[Route] = &[
    row!(Get "/livez", Access::Public, &[], Read ops::live),
    row!(Get "/readyz", Access::Public, &[], Read ops::ready),
    row!(Get "/metrics", Access::Scraper, &[], Read ops::metrics),
    // They say nothing of this installation, and help with its setup.
    row!(Get "/api/openapi.json", Access::Public, &[], Read openapi::show),
    row!(Get "/api/docs", Access::Public, &[], Read openapi::docs::page),
    row!(Get "/api/docs/{file}", Access::Public, &[], Read openapi::docs::file),

    row!(Get "/api/v1/setup", Access::Setup, &[], Read setup::show),
    row!(Post "/api/v1/setup", Access::Setup, &[], write setup::complete),
    row!(Post "/api/v1/session", Access::SignIn, &[], write session::sign_in),
    row!(Get "/api/v1/session", MONITOR, &[], Read session::show),
    row!(Delete "/api/v1/session", Access::Session, &[], write session::sign_out),
    row!(Post "/api/v1/session/password", Access::Session, &[], write own_password::change),
    // Every account may have tokens: none can do more than whoever makes it.
    row!(Get "/api/v1/tokens", MONITOR, read::tokens::QUERY, Read read::tokens::list),
    row!(Post "/api/v1/tokens", MONITOR, &[], write create_token),
    row!(Delete "/api/v1/tokens/{id}", MONITOR, &[], write write::tokens::revoke),

    row!(Get "/api/v1/dashboard", MONITOR, read::dashboard::QUERY, Read read::dashboard::show),
    row!(Get "/api/v1/timeline", MONITOR, read::timeline::QUERY, Read read::timeline::show),
    row!(Get "/api/v1/devices", MONITOR, read::devices::QUERY, Read read::devices::list),
    row!(Get "/api/v1/devices/{mac}", MONITOR, &[], Read read::devices::one),
    row!(Patch "/api/v1/devices/{mac}", ADMINISTRATOR, &[], write change_device),
    row!(Delete "/api/v1/devices/{mac}", ADMINISTRATOR, &[], write write::devices::delete),
    // The file holds the user's SIP password: only who may set it may see it.
    row!(Get "/api/v1/devices/{mac}/config", ADMINISTRATOR, read::device_config::QUERY,
        ReadDisk read::device_config::show),
    row!(Get "/api/v1/devices/{mac}/history", MONITOR, read::history::QUERY,
        ReadDisk read::history::of_device),
    row!(Post "/api/v1/devices/approve", OPERATOR, &[], write actions::approval::approve),

    row!(Get "/api/v1/users", MONITOR, read::users::QUERY, Read read::users::list),
    row!(Post "/api/v1/users", ADMINISTRATOR, &[], write users::create),
    row!(Get "/api/v1/users/{name}", MONITOR, &[], Read read::users::one),
    row!(Patch "/api/v1/users/{name}", ADMINISTRATOR, write::users::QUERY, write users::change),
    row!(Delete "/api/v1/users/{name}", ADMINISTRATOR, &[], write write::users::delete),
    row!(Get "/api/v1/users/{name}/devices", MONITOR, read::devices::PAGE_QUERY,
        Read read::devices::of_user),
    row!(Post "/api/v1/users/{name}/devices", ADMINISTRATOR, write::users::QUERY,
        write users::add_device),
    row!(Patch "/api/v1/users/{name}/devices/{mac}", ADMINISTRATOR, write::users::QUERY,
        write users::change_device),
    row!(Delete "/api/v1/users/{name}/devices/{mac}", ADMINISTRATOR, &[],
        write write::user_devices::delete),

    // Passwords are in it for supervisors alone.
    row!(Get "/api/v1/export/users.csv", MONITOR, user_table::EXPORT_QUERY,
        ReadDisk user_table::export),
    row!(Get "/api/v1/import/users/template.csv", MONITOR, &[], Read user_table::template),
    row!(Post "/api/v1/import/users", ADMINISTRATOR, user_table::IMPORT_QUERY,
        takes Body::Table(user_table::TABLE), write user_table::import),

    row!(Get "/api/v1/regions", MONITOR, read::regions::QUERY, Read read::regions::list),
    row!(Post "/api/v1/regions", ADMINISTRATOR, &[], write create_region),
    row!(Get "/api/v1/regions/{name}", MONITOR, &[], Read read::regions::one),
    row!(Patch "/api/v1/regions/{name}", ADMINISTRATOR, &[], write change_region),
    row!(Delete "/api/v1/regions/{name}", ADMINISTRATOR, &[], write write::regions::delete),

    row!(Get "/api/v1/config-files", MONITOR, read::config_files::QUERY,
        Read read::config_files::list),
    row!(Post "/api/v1/config-files/delete", ADMINISTRATOR, &[],
        write write::config_files::delete_many),
    // They hold SIP passwords, and what placeholders hide.
    row!(Get "/api/v1/config-files/{name}", ADMINISTRATOR, &[],
        ReadDisk read::config_files::content),
    row!(Put "/api/v1/config-files/{name}", ADMINISTRATOR, write::config_files::PUT_QUERY,
        takes Body::File(write::config_files::FILE), write files::put_config_file),
    row!(Delete "/api/v1/config-files/{name}", ADMINISTRATOR, &[],
        write write::config_files::delete),
    row!(Get "/api/v1/firmware", MONITOR, read::firmware::QUERY, Read read::firmware::list),
    row!(Post "/api/v1/firmware", ADMINISTRATOR, &[], write files::create_firmware),
    row!(Get "/api/v1/firmware/{name}", MONITOR, &[], Read read::firmware::one),
    row!(Patch "/api/v1/firmware/{name}", ADMINISTRATOR, &[], write files::change_firmware),
    row!(Delete "/api/v1/firmware/{name}", ADMINISTRATOR, &[], write write::firmware::delete),
    row!(Get "/api/v1/firmware/{name}/file", MONITOR, &[], ReadDisk read::firmware::download),
    row!(Put "/api/v1/firmware/{name}/file", ADMINISTRATOR, write::firmware::PUT_QUERY,
        takes Body::StoredFile(write::firmware::FILE), write files::put_firmware),
    // They may hold the system user's password.
    row!(Get "/api/v1/dhcp-template", ADMINISTRATOR, &[], Read read::dhcp_template::show),
    row!(Get "/api/v1/dhcp-template/{file}", ADMINISTRATOR, &[], Read read::dhcp_template::text),
    row!(Put "/api/v1/dhcp-template/{file}", ADMINISTRATOR, &[],
        takes Body::File(write::dhcp_template::FILE), write files::save_boot_file),
    row!(Post "/api/v1/dhcp-template/{file}/restore", ADMINISTRATOR, &[],
        write files::restore_boot_file),
    row!(Post "/api/v1/dhcp-template/{file}/regenerate", ADMINISTRATOR, &[],
        write files::regenerate_boot_file),
    row!(Post "/api/v1/actions", OPERATOR, actions::QUERY, write actions::start),
    row!(Get "/api/v1/jobs", MONITOR, read::jobs::QUERY, ReadDisk read::jobs::list),
    row!(Get "/api/v1/jobs/{id}", MONITOR, &[], ReadDisk read::jobs::one),
    row!(Get "/api/v1/jobs/{id}/items", MONITOR, read::jobs::items::QUERY,
        ReadDisk read::jobs::items::page),
    row!(Get "/api/v1/jobs/{id}/results.csv", MONITOR, &[], ReadDisk read::jobs::items::results),
    row!(Post "/api/v1/jobs/{id}/pause", OPERATOR, &[], write jobs::pause),
    row!(Post "/api/v1/jobs/{id}/resume", OPERATOR, &[], write jobs::resume),
    row!(Post "/api/v1/jobs/{id}/cancel", OPERATOR, &[], write jobs::cancel),
    row!(Post "/api/v1/jobs/{id}/passwords", ADMINISTRATOR, &[], write jobs::passwords),
    row!(Post "/api/v1/templates/{name}/generate", ADMINISTRATOR, write::generate::QUERY,
        write write::generate::generate),

    row!(Get "/api/v1/models", MONITOR, read::models::QUERY, Read read::models::list),

    // What is of the system has no owner. In a path, a placeholder called copy is `%ITCS_copy%`.
    row!(Get "/api/v1/placeholders/system", MONITOR, read::placeholders::QUERY,
        Read read::placeholders::of_scope),
    row!(Post "/api/v1/placeholders/system", ADMINISTRATOR, &[], write values::create_placeholder),
    row!(Get "/api/v1/placeholders/system/{name}", MONITOR, &[], Read read::placeholders::one),
    row!(Put "/api/v1/placeholders/system/{name}", ADMINISTRATOR, &[],
        write values::change_placeholder),
    row!(Delete "/api/v1/placeholders/system/{name}", ADMINISTRATOR, &[],
        write write::placeholders::delete),
    row!(Get "/api/v1/placeholders/{scope}", MONITOR, read::placeholders::QUERY,
        Read read::placeholders::of_scope),
    row!(Get "/api/v1/placeholders/{scope}/{owner}", MONITOR, read::placeholders::QUERY,
        Read read::placeholders::of_owner),
    row!(Post "/api/v1/placeholders/{scope}/{owner}", ADMINISTRATOR, &[],
        write values::create_placeholder),
    row!(Post "/api/v1/placeholders/{scope}/{owner}/copy", ADMINISTRATOR, &[],
        write values::copy_placeholders),
    row!(Get "/api/v1/placeholders/{scope}/{owner}/{name}", MONITOR, &[],
        Read read::placeholders::one),
    row!(Put "/api/v1/placeholders/{scope}/{owner}/{name}", ADMINISTRATOR, &[],
        write values::change_placeholder),
    row!(Delete "/api/v1/placeholders/{scope}/{owner}/{name}", ADMINISTRATOR, &[],
        write write::placeholders::delete),
    row!(Get "/api/v1/override-presets", MONITOR, read::presets::QUERY, Read read::presets::list),
    row!(Get "/api/v1/overrides/{scope}/{owner}", MONITOR, read::overrides::QUERY,
        Read read::overrides::list),
    row!(Post "/api/v1/overrides/{scope}/{owner}/preset", ADMINISTRATOR, &[],
        write values::apply_preset),
    row!(Get "/api/v1/overrides/{scope}/{owner}/{parameter}", MONITOR, &[],
        Read read::overrides::one),
    row!(Put "/api/v1/overrides/{scope}/{owner}/{parameter}", ADMINISTRATOR, &[],
        write values::set_override),
    row!(Delete "/api/v1/overrides/{scope}/{owner}/{parameter}", ADMINISTRATOR, &[],
        write write::overrides::delete),
    row!(Get "/api/v1/settings/system", MONITOR, &[], ReadDisk read::settings::system),
    row!(Put "/api/v1/settings/system", ADMINISTRATOR, &[], write values::change_system_settings),
    row!(Get "/api/v1/settings/ldap", MONITOR, &[], Read read::settings::ldap),
    row!(Put "/api/v1/settings/ldap", ADMINISTRATOR, &[], write values::change_ldap_settings),
    row!(Post "/api/v1/settings/ldap/test", ADMINISTRATOR, &[], write directory_try::look_up),
    row!(Get "/api/v1/settings/phones", MONITOR, &[], Read read::settings::phones),
    row!(Put "/api/v1/settings/phones", ADMINISTRATOR, &[], write values::change_phone_settings),
    row!(Get "/api/v1/templates", MONITOR, read::templates::QUERY, Read read::templates::list),
    row!(Post "/api/v1/templates", ADMINISTRATOR, &[], write template_writes::create),
    row!(Get "/api/v1/templates/{name}", MONITOR, read::templates::ONE_QUERY,
        ReadDisk read::templates::one),
    row!(Put "/api/v1/templates/{name}", ADMINISTRATOR, read::templates::SAVE_QUERY,
        takes Body::File(write::templates::DOCUMENT), write template_writes::save),
    row!(Delete "/api/v1/templates/{name}", ADMINISTRATOR, &[], write write::templates::delete),
    row!(Post "/api/v1/templates/{name}/restore", ADMINISTRATOR, &[],
        write template_writes::restore),
    row!(Get "/api/v1/templates/{name}/placeholders", MONITOR, read::devices::PAGE_QUERY,
        ReadDisk read::template_use::placeholders),
    row!(Get "/api/v1/templates/{name}/usage", MONITOR, read::devices::PAGE_QUERY,
        Read read::template_use::usage),
    row!(Get "/api/v1/template-mapping", MONITOR, read::template_mapping::QUERY,
        Read read::template_mapping::list),
    row!(Post "/api/v1/template-mapping", ADMINISTRATOR, &[], write template_writes::map),
    row!(Get "/api/v1/template-mapping/test", MONITOR, read::template_mapping::TEST_QUERY,
        ReadDisk read::template_mapping::test),
    row!(Delete "/api/v1/template-mapping/{model}/{region}", ADMINISTRATOR, &[],
        write write::template_mapping::delete),

    row!(Get "/api/v1/export/configuration.zip", ADMINISTRATOR, configuration_archive::EXPORT_QUERY,
        ReadDisk configuration_archive::export),
    row!(Post "/api/v1/import/configuration", ADMINISTRATOR, configuration_archive::IMPORT_QUERY,
        takes Body::File(configuration_archive::ARCHIVE), write configuration_archive::import),

    row!(Get "/api/v1/admins", MONITOR, read::admins::QUERY, Read read::admins::list),
    row!(Post "/api/v1/admins", SUPERVISOR, &[], write create_admin),
    row!(Get "/api/v1/admins/{name}", MONITOR, &[], Read read::admins::one),
    row!(Patch "/api/v1/admins/{name}", SUPERVISOR, &[], write change_admin),
    row!(Delete "/api/v1/admins/{name}", SUPERVISOR, &[], write write::admins::delete),

    row!(Get "/api/v1/alarms", MONITOR, read::alarms::QUERY, Read read::alarms::active),
    row!(Post "/api/v1/alarms/{id}/clear", OPERATOR, &[], write write::alarms::clear),
    row!(Get "/api/v1/alarm-events", MONITOR, read::alarms::QUERY, Read read::alarms::events),
    row!(Get "/api/v1/export/devices.csv", MONITOR, read::devices::FILTERS,
        ReadDisk read::export::devices),
    row!(Get "/api/v1/export/alarms.csv", MONITOR, read::alarms::FILTERS,
        ReadDisk read::export::alarms),

    row!(Get "/api/v1/events", MONITOR, read::events::QUERY, ReadDisk read::events::list),
    row!(Get "/api/v1/log/records", MONITOR, read::records::QUERY, ReadDisk read::records::list),
    row!(Get "/api/v1/events/stream", MONITOR, read::event_stream::QUERY,
        Read read::event_stream::open),
    row!(Get "/api/v1/logs/activity", MONITOR, read::logs::ACTIVITY_QUERY,
        ReadDisk read::logs::deeds),
    // It tells of the server itself, and of failures of every kind.
    row!(Get "/api/v1/logs/web-admin", ADMINISTRATOR, read::logs::WEB_ADMIN_QUERY,
        Read read::logs::web_admin),
];

/// Every path, once. Of two that fit a request the one without parameters comes first and answers:
/// `{mac}` never stands for `approve`.
pub fn paths() -> Vec<&'static str> {
    let mut paths: Vec<_> = ROUTES.iter().map(|route| route.path).collect();
    paths.sort_by_key(|path| path.contains('{'));
    let mut seen = std::collections::HashSet::new();
    paths.retain(|path| seen.insert(*path));
    paths
}

/// A path as it may be written: regions are also called tenants (D11).
pub(super) fn spellings(path: &str) -> Vec<String> {
    let other = path.strip_prefix("/api/v1/regions");
    let other = other.map(|rest| format!("/api/v1/tenants{rest}"));
    std::iter::once(path.to_owned()).chain(other).collect()
}

/// The rows of a path.
pub fn of_path(path: &str) -> impl Iterator<Item = &'static Route> {
    ROUTES.iter().filter(move |route| route.path == path)
}

// A write that answers with what it has made: the write comes first and knows nothing of the read.

async fn change_device(call: Arc<Call>) -> Outcome {
    let position = write::devices::change(&call).await?;
    Ok(read::devices::one(&call)?.at(position))
}

async fn create_region(call: Arc<Call>) -> Outcome {
    let (name, position) = write::regions::create(&call).await?;
    let location = format!("/api/v1/regions/{}", encoded(name.as_str()));
    Ok(read::regions::named(&call, &name)?
        .created(location)
        .at(position))
}

async fn change_region(call: Arc<Call>) -> Outcome {
    let position = write::regions::change(&call).await?;
    Ok(read::regions::one(&call)?.at(position))
}

async fn create_admin(call: Arc<Call>) -> Outcome {
    let (name, position) = write::admins::create(&call).await?;
    let location = format!("/api/v1/admins/{}", encoded(&name));
    Ok(read::admins::named(&call, &name)?
        .created(location)
        .at(position))
}

async fn change_admin(call: Arc<Call>) -> Outcome {
    let position = write::admins::change(&call).await?;
    Ok(read::admins::one(&call)?.at(position))
}

async fn create_token(call: Arc<Call>) -> Outcome {
    let (token, position) = write::tokens::create(&call).await?;
    Ok(read::tokens::made(&call, &token)?.at(position))
}

pub(super) fn encoded(segment: &str) -> String {
    percent_encoding::utf8_percent_encode(segment, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests;
