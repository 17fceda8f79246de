//! Users and their phones to take away, as an import takes them back.
//!
//! Guarantee: as of all exports (`read::export`): which users, at one position; their rows a part
//! at a time. Passwords are in it only where a supervisor asks for them; otherwise their cells
//! are empty, and an import leaves them as they are. Who was erased is left out: there is no name
//! to find them by.

use projections::{
    Projections,
    users::{UserFilter, UserRef},
};
use schemas::{Secret, UserId, events::Role, private::ERASED};

use super::{
    CSV,
    columns::{DEVICE_TITLES, USER_TITLES},
};
use crate::http::{
    HttpContext,
    answer::Answer,
    call::Call,
    csv::Rows,
    read::{self, export::parts},
    routes::Outcome,
};

pub(in crate::http) const EXPORT_QUERY: &[&str] = &["search", "region", "passwords"];

/// A user's row, and what all rows have in common.
#[derive(Clone, Copy)]
struct Wanted {
    id: UserId,
    /// How many groups of columns about phones there are.
    groups: usize,
    with_password: bool,
}

/// `GET /api/v1/export/users.csv`: in order of name.
pub(in crate::http) fn export(call: &Call) -> Outcome {
    let with_password = call.query.flag("passwords")?;
    if with_password {
        call.check_role(Role::Supervisor)?;
    }
    let filter = UserFilter {
        search: call.query.one("search")?,
        region: read::regions(&call.query)?,
    };
    let place = call.place_of_export()?;
    if with_password {
        call.record_export_of("passwords of users");
    }
    let (wanted, titles, position) = {
        let projections = call.context.view.read();
        let ids = projections.users.matching(&filter);
        let users = ids.iter().filter_map(|id| projections.users.get(*id));
        let users: Vec<UserRef<'_>> = users.filter(|user| user.name != ERASED).collect();
        let most = users.iter().map(|user| user.devices.len()).max();
        let groups = most.unwrap_or_default().max(1);
        let wanted = users.iter().map(|user| Wanted {
            id: user.id,
            groups,
            with_password,
        });
        let wanted: Vec<Wanted> = wanted.collect();
        (wanted, titles(groups), projections.position)
    };
    let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    let parts = parts(&call.context, place, &titles, wanted, rows);
    Ok(Answer::parts(CSV, parts).as_file("users.csv").at(position))
}

fn titles(groups: usize) -> Vec<String> {
    let user = USER_TITLES.map(str::to_owned).into_iter();
    let devices = (1..=groups)
        .flat_map(|number| DEVICE_TITLES.map(|title| format!("Device {number} {title}")));
    user.chain(devices).collect()
}

fn rows(context: &HttpContext, wanted: &[Wanted], rows: &mut Rows) {
    let cells: Vec<Vec<String>> = {
        let projections = context.view.read();
        let cells = wanted.iter().filter_map(|it| cells(&projections, *it));
        cells.collect()
    };
    for cells in &cells {
        rows.push(cells.iter().map(String::as_str));
    }
}

fn cells(projections: &Projections, wanted: Wanted) -> Option<Vec<String>> {
    let user = projections.users.get(wanted.id)?;
    let password = user.password.filter(|_| wanted.with_password);
    let region = user.region.map(|name| name.as_str());
    let mut cells = vec![
        user.name.to_owned(),
        password.map(Secret::expose).unwrap_or_default().to_owned(),
        user.display_name.to_owned(),
        region.unwrap_or_default().to_owned(),
    ];
    // Phones that have come meanwhile have no columns.
    let phones = user.devices.iter().take(wanted.groups);
    for phone in phones.filter_map(|mac| projections.fleet.phone(*mac)) {
        let settings = phone.settings();
        cells.extend([
            settings.display_name.clone(),
            phone.mac().to_string(),
            phone.model().to_owned(),
            settings.language.clone(),
            settings.vlan_mode.clone(),
            settings.vlan_id.clone(),
        ]);
    }
    let width = USER_TITLES.len() + wanted.groups * DEVICE_TITLES.len();
    cells.resize(width, String::new());
    Some(cells)
}
