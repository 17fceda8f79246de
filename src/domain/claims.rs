//! What a command may touch. The writer never decides two commands with a common claim in one
//! batch, so each decision sees everything that it depends on.

use schemas::{
    JobId, Mac, Subject,
    commands::{
        CatalogueCommand, Claim, Command, JobCommand, JobTarget, OverridePlace, PlaceholderPlace,
        ReportPhone,
    },
    events::Onboarding,
};

use super::{
    report::reported_name,
    settings::own_file,
    state::{State, fold_name},
};

/// The claims of a command, pushed onto `claims`. Records that no decision depends on claim
/// nothing.
pub fn claims(state: &State, command: &Command, claims: &mut Vec<Claim>) {
    let phone = |mac: Mac| Claim::Subject(Subject::Phone(mac));
    match command {
        Command::ReportPhone(report) => {
            claims.push(phone(report.mac));
            if may_create_user(state, report) {
                claims.push(Claim::UserNames);
            }
        }
        Command::ReportAlerts(alerts) => claims.push(phone(alerts.mac)),
        Command::RecordFetch(fetch) => claims.extend(fetch.mac.map(phone)),
        Command::ApprovePhones(approval) => {
            claims.extend(approval.macs.iter().copied().map(phone));
            if approval.user_name.is_some() {
                claims.push(Claim::UserNames);
            }
        }
        Command::DeletePhone { mac } => {
            claims.push(phone(*mac));
            claims.extend(own_values(state, *mac));
        }
        Command::ChangePhone { mac, .. }
        | Command::DisconnectPhone { mac, .. }
        | Command::ClearAlarm { mac, .. }
        | Command::QueueCommand { mac, .. }
        | Command::RecordPush { mac, .. }
        | Command::ExpireCommands { mac } => claims.push(phone(*mac)),
        Command::RecordConfiguration(configuration) => claims.push(phone(configuration.mac)),
        Command::CreateUser(_) => claims.push(Claim::UserNames),
        Command::CreateRegion { name, .. } | Command::ChangeRegion { name, .. } => {
            claims.push(Claim::Subject(Subject::Region(name.clone())));
        }
        // A token depends on its account's role, and the last supervisor on all accounts.
        Command::CreateAdmin { .. }
        | Command::SetAdminPassword { .. }
        | Command::ChangeAdmin { .. }
        | Command::ChangeOwnPassword { .. }
        | Command::DeleteAdmin { .. }
        | Command::CreateToken { .. }
        | Command::RevokeToken { .. } => claims.push(Claim::AdminNames),
        // Deciding whether a region is unused reads every phone and user.
        Command::DeleteRegion { .. } | Command::CompleteSetup(_) => claims.push(Claim::Everything),
        Command::RecordFileRefusal(_)
        | Command::RecordSecurity { .. }
        | Command::RecordGlobalFile { .. }
        | Command::RecordSignIn { .. }
        | Command::RecordSignOut { .. }
        | Command::RecordSignInRefusal { .. } => {}
        Command::Catalogue(command) => of_catalogue(command, claims),
        Command::User(_) => claims.push(Claim::Everything),
        Command::Job(command) => of_job(state, command, claims),
        Command::RecordAnswer(answer) => claims.push(Claim::Request(answer.request.key)),
    }
}

/// A phone that goes takes values along that templates may need.
fn own_values(state: &State, mac: Mac) -> Option<Claim> {
    let values = &state.catalogue.placeholders;
    let has_own = values.contains_key(&PlaceholderPlace::Device(mac));
    has_own.then_some(Claim::Catalogue)
}

/// A job's turns touch its targets. Those of users take their phones along.
fn of_job(state: &State, command: &JobCommand, claims: &mut Vec<Claim>) {
    let job = |id: &JobId| Claim::Subject(Subject::Job(*id));
    let phone = |mac: Mac| Claim::Subject(Subject::Phone(mac));
    match command {
        // Its number is new.
        JobCommand::Start(_) => {}
        JobCommand::Run { job: id, items } => {
            claims.push(job(id));
            for item in items {
                match item.target {
                    JobTarget::Phone(mac) => {
                        claims.push(phone(mac));
                        claims.extend(own_values(state, mac));
                    }
                    JobTarget::User(_) => claims.push(Claim::Everything),
                }
            }
        }
        JobCommand::TakeBack { job: id, macs } => {
            claims.push(job(id));
            claims.extend(macs.iter().copied().map(phone));
        }
        // What has ended is counted where commands of phones end.
        JobCommand::End { .. } => claims.push(Claim::Everything),
        JobCommand::Pause(id)
        | JobCommand::Resume(id)
        | JobCommand::Cancel(id)
        | JobCommand::ShowSecrets(id) => claims.push(job(id)),
    }
}

/// What shapes files is one thing. A phone's own values must not be given to a phone that leaves
/// the fleet at the same time.
fn of_catalogue(command: &CatalogueCommand, claims: &mut Vec<Claim>) {
    let phone = |mac: Mac| Claim::Subject(Subject::Phone(mac));
    claims.push(Claim::Catalogue);
    match command {
        // What is deleted must be set for no phone.
        CatalogueCommand::DeleteTemplate { .. } | CatalogueCommand::DeleteFirmware { .. } => {
            claims.push(Claim::Everything);
        }
        CatalogueCommand::SetPlaceholders { place, .. }
        | CatalogueCommand::ChangePlaceholder { place, .. }
        | CatalogueCommand::DeletePlaceholder { place, .. }
        | CatalogueCommand::CopyPlaceholders { to: place, .. } => match place {
            PlaceholderPlace::Device(mac) => claims.push(phone(*mac)),
            PlaceholderPlace::System | PlaceholderPlace::Model(_) | PlaceholderPlace::Region(_) => {
            }
        },
        CatalogueCommand::SetOverrides { place, .. }
        | CatalogueCommand::DeleteOverrides { place, .. } => match place {
            OverridePlace::Device(mac) => claims.push(phone(*mac)),
            OverridePlace::Region(_) | OverridePlace::User(_) => {}
        },
        CatalogueCommand::EditConfiguration { mac, .. } => claims.push(phone(*mac)),
        CatalogueCommand::DeleteFiles { names } => {
            claims.extend(names.iter().filter_map(own_file).map(phone));
        }
        CatalogueCommand::Together(commands) => {
            for command in commands {
                of_catalogue(command, claims);
            }
        }
        CatalogueCommand::SaveTemplate { .. }
        | CatalogueCommand::RestoreTemplate { .. }
        | CatalogueCommand::MapTemplate { .. }
        | CatalogueCommand::UnmapTemplate { .. }
        | CatalogueCommand::UploadFile(_)
        | CatalogueCommand::SetFirmware { .. }
        | CatalogueCommand::UploadFirmware { .. }
        | CatalogueCommand::SaveBootFile { .. }
        | CatalogueCommand::RestoreBootFile { .. }
        | CatalogueCommand::ChangeSettings { .. } => {}
    }
}

/// Whether the report may create a user: the region takes phones in by itself, and nobody has the
/// reported name yet.
fn may_create_user(state: &State, report: &ReportPhone) -> bool {
    let Some(name) = reported_name(report.report.facts()) else {
        return false;
    };
    !state.user_names.contains_key(&fold_name(name))
        && state
            .regions
            .values()
            .any(|region| region.onboarding == Onboarding::Automatic)
}
