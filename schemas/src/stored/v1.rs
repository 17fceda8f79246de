//! Version 1 of every event's stored shape. FROZEN: golden bytes hold it. A changed event gets a
//! `v2.rs` and an upcast from here.
//!
//! `plain` fields are readable in the log; `sealed` fields only with the subject's key.

use serde::{Deserialize, Serialize};

use super::{
    Parts, StoredError,
    codec::{decode, encode},
    shape::{Erased, Shape},
};
use crate::{
    events::*,
    hash::ContentHash,
    ids::{
        FileName, KeySlot, Mac, ModelName, ParameterName, PlaceholderName, Position, RegionName,
        TemplateName, UserId,
    },
    private::{ConfigValue, Personal, Secret},
    request::RequestDigest,
    time::Timestamp,
};

/// The version that this file defines.
pub const VERSION: u8 = 1;

type Text = Personal<String>;
type Pairs = Personal<Vec<(String, String)>>;
type Address = Personal<std::net::IpAddr>;

macro_rules! shapes {
    ($($kind:ident {
        $(plain: $($plain:ident: $plain_type:ty),+;)?
        $(sealed: $($sealed:ident: $sealed_type:ty),+;)?
    })+) => {
        /// Splits an event into its stored parts.
        pub(super) fn to_parts(event: &Event) -> Result<Parts, StoredError> {
            match event { $(Event::$kind(event) => {
                #[derive(Serialize)]
                struct Plain { $($($plain: <$plain_type as Shape>::Stored,)+)? }
                #[allow(unused_mut, unused_assignments)]
                let mut sealed = None;
                $({
                    #[derive(Serialize)]
                    struct Sealed { $($sealed: <$sealed_type as Shape>::Stored,)+ }
                    sealed = Some(encode(&Sealed {
                        $($sealed: event.$sealed.to_stored(),)+
                    })?);
                })?
                let _ = event;
                let plain = Plain { $($($plain: event.$plain.to_stored(),)+)? };
                Ok(Parts { plain: encode(&plain)?, sealed })
            })+ }
        }

        /// Joins stored parts into the event; without `sealed`, its fields read as erased.
        pub(super) fn from_parts(
            kind: EventKind,
            plain: &[u8],
            sealed: Option<&[u8]>,
        ) -> Result<Event, StoredError> {
            let _ = sealed;
            match kind { $(EventKind::$kind => {
                #[derive(Deserialize)]
                struct Plain { $($($plain: <$plain_type as Shape>::Stored,)+)? }
                #[allow(unused_variables)]
                let plain: Plain = decode(plain)?;
                $(
                    #[derive(Deserialize)]
                    struct Sealed { $($sealed: <$sealed_type as Shape>::Stored,)+ }
                    struct Fields { $($sealed: $sealed_type,)+ }
                    let fields = match sealed {
                        Some(bytes) => {
                            let sealed: Sealed = decode(bytes)?;
                            Fields { $($sealed: Shape::from_stored(sealed.$sealed)?,)+ }
                        }
                        None => Fields { $($sealed: Erased::erased(),)+ },
                    };
                )?
                Ok(Event::$kind($kind {
                    $($($plain: <$plain_type as Shape>::from_stored(plain.$plain)?,)+)?
                    $($($sealed: fields.$sealed,)+)?
                }))
            })+ }
        }
    };
}

/// The stored shape of [`AlarmRaised`] inside other events.
#[derive(Serialize, Deserialize)]
pub struct StoredAlarm {
    name: String,
    severity: u8,
    alarm_type: u32,
    probable_cause: u32,
    unique_id: String,
    reported_date: String,
    description: String,
    additional_info_1: String,
    additional_info_2: String,
    remote_host: String,
}

impl Shape for AlarmRaised {
    type Stored = StoredAlarm;

    fn to_stored(&self) -> StoredAlarm {
        StoredAlarm {
            name: self.name.clone(),
            severity: self.severity.to_stored(),
            alarm_type: self.alarm_type,
            probable_cause: self.probable_cause,
            unique_id: self.unique_id.clone(),
            reported_date: self.reported_date.clone(),
            description: self.description.to_stored(),
            additional_info_1: self.additional_info_1.to_stored(),
            additional_info_2: self.additional_info_2.to_stored(),
            remote_host: self.remote_host.to_stored(),
        }
    }

    fn from_stored(stored: StoredAlarm) -> Result<Self, super::shape::ShapeError> {
        Ok(Self {
            name: stored.name,
            severity: Severity::from_stored(stored.severity)?,
            alarm_type: stored.alarm_type,
            probable_cause: stored.probable_cause,
            unique_id: stored.unique_id,
            reported_date: stored.reported_date,
            description: Personal::new(stored.description),
            additional_info_1: Personal::new(stored.additional_info_1),
            additional_info_2: Personal::new(stored.additional_info_2),
            remote_host: Personal::new(stored.remote_host),
        })
    }
}

impl Erased for AlarmRaised {
    fn erased() -> Self {
        Self {
            name: String::erased(),
            severity: Severity::Info,
            alarm_type: 0,
            probable_cause: 0,
            unique_id: String::new(),
            reported_date: String::new(),
            description: Erased::erased(),
            additional_info_1: Erased::erased(),
            additional_info_2: Erased::erased(),
            remote_host: Erased::erased(),
        }
    }
}

/// The stored shape of [`RegionSettings`].
#[derive(Serialize, Deserialize)]
pub struct StoredRegionSettings {
    networks: Vec<String>,
    onboarding: u8,
    phone_credentials: u8,
    reachable: bool,
    disconnect_after_seconds: u32,
}

impl Shape for RegionSettings {
    type Stored = StoredRegionSettings;

    fn to_stored(&self) -> StoredRegionSettings {
        StoredRegionSettings {
            networks: self.networks.to_stored(),
            onboarding: self.onboarding.to_stored(),
            phone_credentials: self.phone_credentials.to_stored(),
            reachable: self.reachable,
            disconnect_after_seconds: self.disconnect_after_seconds,
        }
    }

    fn from_stored(stored: StoredRegionSettings) -> Result<Self, super::shape::ShapeError> {
        Ok(Self {
            networks: Shape::from_stored(stored.networks)?,
            onboarding: Shape::from_stored(stored.onboarding)?,
            phone_credentials: Shape::from_stored(stored.phone_credentials)?,
            reachable: stored.reachable,
            disconnect_after_seconds: stored.disconnect_after_seconds,
        })
    }
}

/// The stored shape of [`Maintenance`].
#[derive(Serialize, Deserialize)]
pub struct StoredMaintenance {
    time_zone: String,
    windows: Vec<StoredMaintenanceWindow>,
}

/// The stored shape of [`MaintenanceWindow`]: days by number, minutes since midnight.
#[derive(Serialize, Deserialize)]
pub struct StoredMaintenanceWindow {
    days: Vec<u8>,
    from: u16,
    to: u16,
}

impl Shape for Maintenance {
    type Stored = StoredMaintenance;

    fn to_stored(&self) -> StoredMaintenance {
        let window = |window: &MaintenanceWindow| StoredMaintenanceWindow {
            days: window.days.iter().map(Shape::to_stored).collect(),
            from: window.from.to_stored(),
            to: window.to.to_stored(),
        };
        StoredMaintenance {
            time_zone: self.time_zone.to_stored(),
            windows: self.windows.iter().map(window).collect(),
        }
    }

    fn from_stored(stored: StoredMaintenance) -> Result<Self, super::shape::ShapeError> {
        let window = |window: StoredMaintenanceWindow| {
            let days = window.days.into_iter().map(Weekday::from_stored);
            Ok(MaintenanceWindow {
                days: days.collect::<Result<_, _>>()?,
                from: Shape::from_stored(window.from)?,
                to: Shape::from_stored(window.to)?,
            })
        };
        Ok(Self {
            time_zone: Shape::from_stored(stored.time_zone)?,
            windows: stored
                .windows
                .into_iter()
                .map(window)
                .collect::<Result<_, _>>()?,
        })
    }
}

/// The stored shape of [`JobPace`].
#[derive(Serialize, Deserialize)]
pub struct StoredJobPace {
    batch_size: u32,
    batch_delay_ms: u64,
    not_before: i64,
    ring_size: u32,
    ring_wait_ms: u64,
    failed_percent_max: u8,
    failed_count_min: u32,
    in_maintenance_window: bool,
}

impl Shape for JobPace {
    type Stored = StoredJobPace;

    fn to_stored(&self) -> StoredJobPace {
        StoredJobPace {
            batch_size: self.batch_size,
            batch_delay_ms: self.batch_delay_ms,
            not_before: self.not_before.to_stored(),
            ring_size: self.ring_size,
            ring_wait_ms: self.ring_wait_ms,
            failed_percent_max: self.failed_percent_max,
            failed_count_min: self.failed_count_min,
            in_maintenance_window: self.in_maintenance_window,
        }
    }

    fn from_stored(stored: StoredJobPace) -> Result<Self, super::shape::ShapeError> {
        Ok(Self {
            batch_size: stored.batch_size,
            batch_delay_ms: stored.batch_delay_ms,
            not_before: Shape::from_stored(stored.not_before)?,
            ring_size: stored.ring_size,
            ring_wait_ms: stored.ring_wait_ms,
            failed_percent_max: stored.failed_percent_max,
            failed_count_min: stored.failed_count_min,
            in_maintenance_window: stored.in_maintenance_window,
        })
    }
}

shapes! {
    PhoneApproved {
        plain: how: Admission, region: RegionName, model: Option<ModelName>,
            owner: Option<UserId>, restart_when_generated: bool, key_slot: KeySlot;
    }
    PhoneReported {
        plain: status: ReportedStatus, reported_status: String, model: String,
            firmware_version: String, user_agent: String, vlan_id: String,
            btoe_pairing_status: String, btoe_version: String, usb_headset_type: String,
            hrs_speaker_model: String, hrs_speaker_firmware: String;
        sealed: peer_address: Address, ip: Text, subnet: Text, user_name: Text, user_id: Text,
            phone_number: Text, location: Text, sip_proxy: Text, extra: Pairs;
    }
    PhoneKeptAlive {}
    PhoneDisconnected { plain: last_report: Timestamp; }
    PhoneAssigned { plain: owner: Option<UserId>; }
    PhoneChanged {
        plain: region: Option<RegionName>, model: Option<String>, language: Option<String>,
            vlan_mode: Option<String>, vlan_id: Option<String>, firmware: Option<String>,
            template: Option<String>;
        sealed: nickname: Personal<Option<String>>, display_name: Personal<Option<String>>;
    }
    PhoneDeleted {}
    FileFetched {
        plain: file: String, hash: ContentHash, status: u16, claimed: bool;
        sealed: address: Address;
    }
    FileRefused {
        plain: file: String, reason: RefusalReason, status: u16;
        sealed: address: Address;
    }
    AlarmRaised {
        plain: name: String, severity: Severity, alarm_type: u32, probable_cause: u32,
            unique_id: String, reported_date: String;
        sealed: description: Text, additional_info_1: Text, additional_info_2: Text,
            remote_host: Text;
    }
    AlarmRepeated { plain: raised: Position; sealed: alarm: AlarmRaised; }
    AlarmCleared { plain: raised: Position, name: String, by: ClearedBy; }
    LocalEventReported { sealed: alarm: AlarmRaised; }
    CommandQueued {
        plain: action: PhoneAction, expires_at: Timestamp;
        sealed: parameters: Pairs;
    }
    CommandHandedOver { plain: command: Position; }
    CommandDone { plain: command: Position, effect: CommandEffect; }
    CommandExpired { plain: command: Position; }
    CommandFailed { plain: command: Position, reason: String; }
    CommandCancelled { plain: command: Position; }
    ConfigurationGenerated {
        plain: hash: ContentHash, size_bytes: u32, template: TemplateName, inputs: Position,
            global_file: FileName;
    }
    GlobalFileGenerated { plain: hash: ContentHash, size_bytes: u32, template: TemplateName; }
    ConfigurationEdited { plain: hash: ContentHash, size_bytes: u32; }
    FileUploaded { plain: hash: ContentHash, size_bytes: u64; }
    FileDeleted {}
    UserCreated {
        plain: region: Option<RegionName>;
        sealed: name: Text, display_name: Text, password: Option<Secret>;
    }
    UserChanged {
        plain: region: Option<RegionName>;
        sealed: display_name: Personal<Option<String>>, password: Option<Secret>;
    }
    UserDeleted {}
    UserRenamed { sealed: name: Text; }
    RegionCreated { plain: settings: RegionSettings; }
    RegionChanged { plain: settings: RegionSettings; }
    RegionDeleted {}
    RegionMaintenanceChanged { plain: maintenance: Option<Maintenance>; }
    AdminCreated {
        plain: role: Role;
        sealed: name: Text, password_hash: Secret;
    }
    AdminPasswordSet { sealed: password_hash: Secret; }
    AdminSignedIn { sealed: address: Address; }
    AdminSignedOut {}
    SignInRefused { sealed: name: Text, address: Address; }
    AdminRoleSet { plain: role: Role; }
    AdminDeleted {}
    TokenCreated {
        plain: role: Role, expires_at: Timestamp;
        sealed: name: Text, hash: Secret;
    }
    TokenRevoked { plain: token: Position; }
    SetupCompleted { plain: public_url: String; }
    SecurityEvent {
        plain: kind: SecurityKind;
        sealed: detail: Text, address: Address;
    }
    RequestExecuted {
        plain: key: RequestDigest, part: u32;
        sealed: fingerprint: Personal<RequestDigest>;
    }
    RequestAnswered {
        plain: key: RequestDigest, status: u16, position: Position;
        sealed: fingerprint: Personal<RequestDigest>, content: Secret;
    }
    TemplateSaved {
        plain: hash: ContentHash, size_bytes: u32, model: ModelName, variant: TemplateVariant,
            description: String, placeholders: Vec<String>;
    }
    TemplateRestored {}
    TemplateDeleted {}
    TemplateMapped { plain: model: ModelName, region: Option<RegionName>; }
    TemplateUnmapped { plain: model: ModelName, region: Option<RegionName>; }
    PlaceholderSet {
        plain: scope: PlaceholderScope, owner: String, name: PlaceholderName, description: String;
        sealed: value: ConfigValue;
    }
    PlaceholderDeleted { plain: scope: PlaceholderScope, owner: String, name: PlaceholderName; }
    OverrideSet {
        plain: scope: OverrideScope, owner: String, parameter: ParameterName;
        sealed: value: ConfigValue;
    }
    OverrideDeleted { plain: scope: OverrideScope, owner: String, parameter: ParameterName; }
    FirmwareSet { plain: description: String, version: String; }
    FirmwareUploaded {
        plain: file_name: FileName, hash: ContentHash, sha256: ContentHash, size_bytes: u64,
            version: String;
    }
    FirmwareDeleted {}
    BootFileSaved { plain: file: BootFile; sealed: text: Secret; }
    BootFileRestored { plain: file: BootFile; }
    SettingSet { plain: group: SettingsGroup, name: String; sealed: value: ConfigValue; }
    JobStarted {
        plain: action: JobAction, targets: ContentHash, total: u32, chosen_by: String,
            chosen_at: Position, pace: JobPace;
        sealed: parameters: Pairs, password: Option<Secret>;
    }
    JobItemStarted { plain: item: u32, mac: Mac, command: Position; }
    JobItemEnded { plain: item: u32, outcome: ItemOutcome, reason: String; }
    JobPaused {}
    JobResumed {}
    JobCancelled {}
    JobEnded { plain: outcome: JobOutcome, reason: String; }
    JobSecretsShown {}
}
