//! The lenient reader: whatever a phone, or somebody else, sends.
//!
//! Holds that reading never panics, that whatever is read can be stored, and that it is read the same
//! each time.

#![no_main]

use std::net::{IpAddr, Ipv4Addr};

use libfuzzer_sys::fuzz_target;
use rollcall::phones::wire::{Oddities, read_alerts, read_report};

fuzz_target!(|body: &[u8]| {
    let mut oddities = Oddities::default();
    let report = read_report(body, &mut oddities);
    let again = read_report(body, &mut Oddities::default());
    assert_eq!(report.is_ok(), again.is_ok());
    if let (Ok(report), Ok(again)) = (report, again) {
        let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
        assert!(
            report.facts == again.facts,
            "read otherwise the second time"
        );
        // Builds the event's stored form, which has limits of its own.
        drop(report.command(address, None, false));
    }
    let mut oddities = Oddities::default();
    if let Ok(alerts) = read_alerts(body, &mut oddities) {
        // Every alert of the message is either taken or refused; none is lost.
        let again = read_alerts(body, &mut Oddities::default()).expect("it was read before");
        assert_eq!(alerts.alerts.len(), again.alerts.len());
    }
});
