//! One sample of every kind of event.

use super::*;

fn text(value: &str) -> Personal<String> {
    Personal::new(value.to_owned())
}

fn address() -> Personal<std::net::IpAddr> {
    Personal::new("10.1.2.3".parse().unwrap())
}

fn alarm() -> AlarmRaised {
    AlarmRaised {
        name: "IPPhoneRegisterFailure".into(),
        severity: Severity::Critical,
        alarm_type: 1,
        probable_cause: 5,
        unique_id: "2".into(),
        reported_date: "2014-11-23T12:42:42".into(),
        description: text("no answer"),
        additional_info_1: text("one"),
        additional_info_2: text(""),
        remote_host: text("10.1.2.3"),
    }
}

fn settings() -> RegionSettings {
    RegionSettings {
        networks: vec!["10.0.0.0/8".parse().unwrap(), "fd00::/8".parse().unwrap()],
        onboarding: Onboarding::Automatic,
        phone_credentials: PhoneCredentials::Learn,
        reachable: true,
        disconnect_after_seconds: 7500,
    }
}

fn maintenance() -> Maintenance {
    let window = MaintenanceWindow {
        days: vec![Weekday::Monday, Weekday::Sunday],
        from: "22:00".parse().unwrap(),
        to: "04:30".parse().unwrap(),
    };
    Maintenance {
        time_zone: "Europe/Oslo".parse().unwrap(),
        windows: vec![window],
    }
}

pub(super) fn report() -> PhoneReported {
    PhoneReported {
        status: ReportedStatus::Registered,
        reported_status: "registered".into(),
        model: "430HD".into(),
        firmware_version: "UC_2.0.13.121".into(),
        user_agent: "AUDC-IPPhone-430HD_UC_2.0.7.70/1.0.0000.0".into(),
        vlan_id: "0".into(),
        btoe_pairing_status: "paired".into(),
        btoe_version: "1".into(),
        usb_headset_type: "none".into(),
        hrs_speaker_model: "".into(),
        hrs_speaker_firmware: "".into(),
        peer_address: address(),
        ip: text("10.1.2.3"),
        subnet: text("255.255.255.0"),
        user_name: text("Alice"),
        user_id: text("alice@example.com"),
        phone_number: text("+4712345678"),
        location: text("Oslo"),
        sip_proxy: text("10.1.1.1"),
        extra: Personal::new(vec![("colour".into(), "grey".into())]),
    }
}

/// One sample of each kind, in the order of the kinds.
pub(super) fn samples() -> Vec<Event> {
    let hash = ContentHash([3; 32]);
    let template = || "AudioCodes_430HD".parse().unwrap();
    let command = Position(41);
    vec![
        PhoneApproved {
            how: Admission::ZeroTouch,
            region: "Oslo".parse().unwrap(),
            model: Some("430HD".parse().unwrap()),
            owner: Some(UserId(300)),
            restart_when_generated: true,
            key_slot: KeySlot(7),
        }
        .into(),
        report().into(),
        PhoneKeptAlive {}.into(),
        PhoneDisconnected {
            last_report: Timestamp(1_795_000_000_123),
        }
        .into(),
        PhoneAssigned { owner: None }.into(),
        PhoneChanged {
            region: Some("Bergen".parse().unwrap()),
            model: None,
            language: Some("French".into()),
            vlan_mode: None,
            vlan_id: Some("12".into()),
            firmware: Some("".into()),
            template: None,
            nickname: Personal::new(Some("hall".into())),
            display_name: Personal::new(None),
        }
        .into(),
        PhoneDeleted {}.into(),
        FileFetched {
            file: "/configfiles/00908f484cf0.cfg".into(),
            hash,
            status: 200,
            claimed: true,
            address: address(),
        }
        .into(),
        FileRefused {
            file: "/configfiles/00908f484cf1.cfg".into(),
            reason: RefusalReason::UnknownPhone,
            status: 404,
            address: address(),
        }
        .into(),
        alarm().into(),
        AlarmRepeated {
            raised: Position(77),
            alarm: alarm(),
        }
        .into(),
        AlarmCleared {
            raised: Position(77),
            name: "IPPhoneRegisterFailure".into(),
            by: ClearedBy::Registration,
        }
        .into(),
        LocalEventReported { alarm: alarm() }.into(),
        CommandQueued {
            action: PhoneAction::RestartGraceful,
            expires_at: Timestamp(1_795_000_086_400),
            parameters: Personal::new(vec![("schedulePeriod".into(), "".into())]),
        }
        .into(),
        CommandHandedOver { command }.into(),
        CommandDone {
            command,
            effect: CommandEffect::Started,
        }
        .into(),
        CommandExpired { command }.into(),
        CommandFailed {
            command,
            reason: "busy".into(),
        }
        .into(),
        CommandCancelled { command }.into(),
        ConfigurationGenerated {
            hash,
            size_bytes: 812,
            template: template(),
            inputs: Position(1000),
            global_file: "AudioCodes_430HD_global_GENERIC.cfg".parse().unwrap(),
        }
        .into(),
        GlobalFileGenerated {
            hash,
            size_bytes: 500,
            template: template(),
        }
        .into(),
        ConfigurationEdited {
            hash,
            size_bytes: 813,
        }
        .into(),
        FileUploaded {
            hash,
            size_bytes: 70_000,
        }
        .into(),
        FileDeleted {}.into(),
        UserCreated {
            region: Some("Oslo".parse().unwrap()),
            name: text("alice"),
            display_name: text("Alice A."),
            password: Some(Secret::new("geheim")),
        }
        .into(),
        UserChanged {
            region: None,
            display_name: Personal::new(Some("Alice B.".into())),
            password: None,
        }
        .into(),
        UserDeleted {}.into(),
        UserRenamed {
            name: text("alice.b"),
        }
        .into(),
        RegionCreated {
            settings: settings(),
        }
        .into(),
        RegionChanged {
            settings: settings(),
        }
        .into(),
        RegionDeleted {}.into(),
        RegionMaintenanceChanged {
            maintenance: Some(maintenance()),
        }
        .into(),
        AdminCreated {
            role: Role::Supervisor,
            name: text("root"),
            password_hash: Secret::new("$argon2id$"),
        }
        .into(),
        AdminPasswordSet {
            password_hash: Secret::new("$argon2id$"),
        }
        .into(),
        AdminSignedIn { address: address() }.into(),
        AdminSignedOut {}.into(),
        SignInRefused {
            name: text("acladmin"),
            address: address(),
        }
        .into(),
        AdminRoleSet {
            role: Role::Operator,
        }
        .into(),
        AdminDeleted {}.into(),
        TokenCreated {
            role: Role::Monitor,
            expires_at: Timestamp(1_795_000_086_400),
            name: text("nightly export"),
            hash: Secret::new("03"),
        }
        .into(),
        TokenRevoked {
            token: Position(77),
        }
        .into(),
        SetupCompleted {
            public_url: "http://10.1.1.5".into(),
        }
        .into(),
        SecurityEvent {
            kind: SecurityKind::FileEnumeration,
            detail: text("20 misses"),
            address: address(),
        }
        .into(),
        RequestExecuted {
            key: RequestDigest([5; 16]),
            part: 300,
            fingerprint: Personal::new(RequestDigest([6; 16])),
        }
        .into(),
        RequestAnswered {
            key: RequestDigest([5; 16]),
            status: 201,
            position: Position(1000),
            fingerprint: Personal::new(RequestDigest([6; 16])),
            content: Secret::new("c2VhbGVk"),
        }
        .into(),
        TemplateSaved {
            hash,
            size_bytes: 4_096,
            model: "430HD".parse().unwrap(),
            variant: TemplateVariant::Lync,
            description: "For meeting rooms.".into(),
            placeholders: vec!["P_Room".into(), "Floor".into()],
        }
        .into(),
        TemplateRestored {}.into(),
        TemplateDeleted {}.into(),
        TemplateMapped {
            model: "430HD".parse().unwrap(),
            region: Some("Oslo".parse().unwrap()),
        }
        .into(),
        TemplateUnmapped {
            model: "430HD".parse().unwrap(),
            region: None,
        }
        .into(),
        PlaceholderSet {
            scope: PlaceholderScope::Region,
            owner: "Oslo".into(),
            name: "Language".parse().unwrap(),
            value: ConfigValue::of("Language", "French"),
            description: "of the display".into(),
        }
        .into(),
        PlaceholderDeleted {
            scope: PlaceholderScope::Device,
            owner: "".into(),
            name: "Language".parse().unwrap(),
        }
        .into(),
        OverrideSet {
            scope: OverrideScope::User,
            owner: "".into(),
            parameter: "system/web_user_password".parse().unwrap(),
            value: ConfigValue::of("system/web_user_password", "geheim"),
        }
        .into(),
        OverrideDeleted {
            scope: OverrideScope::Device,
            owner: "".into(),
            parameter: "voip/line/0/id".parse().unwrap(),
        }
        .into(),
        FirmwareSet {
            description: "for the lab".into(),
            version: "UC_2.0.9.65".into(),
        }
        .into(),
        FirmwareUploaded {
            file_name: "430HD.img".parse().unwrap(),
            hash,
            sha256: ContentHash([4; 32]),
            size_bytes: 30_000_000,
            version: "430HD2.0.2.63".into(),
        }
        .into(),
        FirmwareDeleted {}.into(),
        BootFileSaved {
            file: BootFile::Proxy,
            text: Secret::new("ems_server/keep_alive_period=60\n"),
        }
        .into(),
        BootFileRestored {
            file: BootFile::Direct,
        }
        .into(),
        SettingSet {
            group: SettingsGroup::Phones,
            name: "proxy_url".into(),
            value: ConfigValue::of("proxy_url", "http://10.1.1.9:8081/"),
        }
        .into(),
        JobStarted {
            action: JobAction::Restart,
            targets: hash,
            total: 12,
            chosen_by: r#"{"filter":{"region":["Oslo"]}}"#.into(),
            chosen_at: Position(300),
            pace: JobPace {
                batch_size: 5,
                batch_delay_ms: 120_000,
                not_before: Timestamp(1_795_000_000_000),
                ring_size: 0,
                ring_wait_ms: 900_000,
                failed_percent_max: 100,
                failed_count_min: 10,
                in_maintenance_window: true,
            },
            parameters: Personal::new(vec![("mode".into(), "graceful".into())]),
            password: Some(Secret::new("geheim")),
        }
        .into(),
        JobItemStarted {
            item: 4,
            mac: "00908f484cf0".parse().unwrap(),
            command,
        }
        .into(),
        JobItemEnded {
            item: 5,
            outcome: ItemOutcome::Failed,
            reason: "no such phone".into(),
        }
        .into(),
        JobPaused {}.into(),
        JobResumed {}.into(),
        JobCancelled {}.into(),
        JobEnded {
            outcome: JobOutcome::Failed,
            reason: "too many failed".into(),
        }
        .into(),
        JobSecretsShown {}.into(),
    ]
}
