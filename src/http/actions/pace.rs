//! How fast an action goes through its targets: as the request says, else as the settings say.
//!
//! Guarantee: without settings it is the manual's pace: restarts five at a time, two minutes apart,
//! everything else two seconds apart, but for files of which no phone is told (M48, M49, M65, M66).

use projections::Projections;
use schemas::{
    Timestamp,
    commands::PlaceholderPlace,
    events::{JobAction, JobPace, SettingsGroup},
};

use crate::{
    http::fields::Fields,
    provisioning::{
        boot::{KEEP_ALIVE_PERIOD, KEEP_ALIVE_PERIOD_MINUTES},
        system_settings::SettingKind,
    },
};

const BATCH_SIZE_MAX: u32 = 500;
const DELAY_SECONDS_MAX: u32 = 86_400;
const RING_SIZE_MAX: u32 = 10_000;

/// Beside two keep-alive periods, how long the first phones may take: one until they hear of it is
/// over by then, and the other until they are heard again.
const RING_WAIT_MINUTES: u64 = 30;

/// A figure that requests need not give: a setting of phones.
pub(in crate::http) struct PaceSetting {
    /// Its name among the settings.
    pub(in crate::http) name: &'static str,
    least: u32,
    greatest: u32,
    /// What the manual says.
    manual: u32,
    /// What it is, for the OpenAPI document.
    pub(in crate::http) about: &'static str,
}

/// See [`PaceSetting::about`].
pub(in crate::http) const DELAY: PaceSetting = PaceSetting {
    name: "action_delay_seconds",
    least: 0,
    greatest: DELAY_SECONDS_MAX,
    manual: 2,
    about: "From one phone to the next where an action does not say, in seconds; 2 unless set.",
};

/// See [`PaceSetting::about`].
pub(in crate::http) const RESTART_BATCH_SIZE: PaceSetting = PaceSetting {
    name: "restart_batch_size",
    least: 1,
    greatest: BATCH_SIZE_MAX,
    manual: 5,
    about: "So many phones restart at a time where a restart does not say; 5 unless set.",
};

/// See [`PaceSetting::about`].
pub(in crate::http) const RESTART_BATCH_DELAY: PaceSetting = PaceSetting {
    name: "restart_batch_delay_seconds",
    least: 0,
    greatest: DELAY_SECONDS_MAX,
    manual: 120,
    about: "From one batch to the next where a restart does not say, in seconds; 120 unless set.",
};

/// All of them.
pub(in crate::http) const SETTINGS: [PaceSetting; 3] =
    [DELAY, RESTART_BATCH_SIZE, RESTART_BATCH_DELAY];

impl PaceSetting {
    /// What it may be.
    pub(in crate::http) const fn kind(&self) -> SettingKind {
        SettingKind::Number {
            least: self.least,
            greatest: self.greatest,
        }
    }
}

/// What a pace is unless a request says otherwise.
#[derive(Debug, Clone, Copy, serde::Serialize, schemars::JsonSchema)]
#[schemars(rename = "UsualPace")]
pub(in crate::http) struct UsualPace {
    /// From one phone to the next, in seconds.
    pub(in crate::http) action_delay_seconds: u32,
    /// So many phones restart at a time.
    pub(in crate::http) restart_batch_size: u32,
    /// From one batch of restarts to the next, in seconds.
    pub(in crate::http) restart_batch_delay_seconds: u32,
}

impl UsualPace {
    /// As it is set.
    pub(in crate::http) fn of(projections: &Projections) -> Self {
        let of = |setting: PaceSetting| {
            let group = SettingsGroup::Phones;
            let value = projections.catalogue.setting(group, setting.name);
            let value = value.and_then(|value| value.text.parse().ok());
            value.unwrap_or(setting.manual)
        };
        Self {
            action_delay_seconds: of(DELAY),
            restart_batch_size: of(RESTART_BATCH_SIZE),
            restart_batch_delay_seconds: of(RESTART_BATCH_DELAY),
        }
    }
}

/// `is_told`: files are made, and phones are told of them.
pub(super) fn read(
    fields: &mut Fields,
    action: JobAction,
    is_told: bool,
    usual: UsualPace,
) -> JobPace {
    let delay = fields.number("delay_seconds", 0, DELAY_SECONDS_MAX);
    let batch_size = fields.number("batch_size", 1, BATCH_SIZE_MAX);
    let batch_delay = fields.number("batch_delay_seconds", 0, DELAY_SECONDS_MAX);
    if delay.is_some() && (batch_size.is_some() || batch_delay.is_some()) {
        let message = "is for one target after the other: give it, or batch_size and \
                       batch_delay_seconds";
        fields.refuse("delay_seconds", message);
    }
    let not_before = fields.parsed::<Timestamp>("start_at").unwrap_or_default();
    let ring_size = fields.number("ring_size", 0, RING_SIZE_MAX).unwrap_or(0);
    let ring_wait = fields.number("ring_wait_seconds", 1, DELAY_SECONDS_MAX);
    let failed_percent_max = fields.number("stop_after_failed_percent", 0, 100);
    let failed_count_min = fields.number("stop_after_failed_count", 1, 1_000_000);
    let in_maintenance_window = fields.flag("in_maintenance_window").unwrap_or(false);
    let (size, seconds) = match (action, delay) {
        (_, Some(seconds)) => (1, seconds),
        (JobAction::Restart, None) => (usual.restart_batch_size, usual.restart_batch_delay_seconds),
        (JobAction::GenerateConfiguration, None) if !is_told => (100, 0),
        (_, None) => (1, usual.action_delay_seconds),
    };
    let failed_percent_max = failed_percent_max.unwrap_or(100);
    JobPace {
        batch_size: batch_size.unwrap_or(size),
        batch_delay_ms: u64::from(batch_delay.unwrap_or(seconds)) * 1_000,
        not_before,
        ring_size,
        // 0: what the phones' period says, once the request is known to be right.
        ring_wait_ms: u64::from(ring_wait.unwrap_or(0)) * 1_000,
        failed_percent_max: u8::try_from(failed_percent_max).unwrap_or(100),
        failed_count_min: failed_count_min.unwrap_or(10),
        in_maintenance_window,
    }
}

/// How long the first phones may take when the request does not say, in milliseconds.
pub(super) fn ring_wait_ms(projections: &Projections) -> u64 {
    (2 * keep_alive_minutes(projections) + RING_WAIT_MINUTES) * 60_000
}

/// How often phones report, in minutes: what the system's placeholder says.
fn keep_alive_minutes(projections: &Projections) -> u64 {
    let values = projections
        .catalogue
        .placeholders(&PlaceholderPlace::System);
    let mut values = values.into_iter().flat_map(|values| values.iter());
    let set = values.find(|(name, _)| name.as_str() == KEEP_ALIVE_PERIOD);
    let set = set.and_then(|(_, value)| value.text.trim().parse::<u16>().ok());
    u64::from(
        set.filter(|minutes| *minutes > 0)
            .unwrap_or(KEEP_ALIVE_PERIOD_MINUTES),
    )
}
