//! The local addresses that phones of a plan speak from, and listen at.
//!
//! Guarantee: an address is one phone's, or one site's behind NAT; which follows from its index
//! alone. Pure.

use std::net::{IpAddr, Ipv4Addr};

use super::error::SimulatorError;
use super::identity::PHONES_PER_SITE;
use super::options::{Plan, SourceAddresses};

/// From 127.1.0.1 on: 127.0.0.x stays free for the servers themselves.
const FIRST_SOURCE: u32 = 0x7f01_0001;

impl Plan {
    /// The local address of phone `index`; `None` leaves it to the operating system.
    pub(crate) fn source(&self, index: u32) -> Option<IpAddr> {
        let many = match self.options.source_addresses {
            SourceAddresses::Shared => false,
            SourceAddresses::EachPhone => true,
            SourceAddresses::Automatic => self.options.files && is_loopback_v4(self.server.ip()),
        };
        let nth = if self.behind_nat() {
            index / PHONES_PER_SITE
        } else {
            index
        };
        many.then(|| IpAddr::V4(Ipv4Addr::from_bits(FIRST_SOURCE + nth)))
    }

    /// The phone whose own address this is.
    pub(crate) fn phone_at(&self, address: IpAddr) -> Option<u32> {
        let IpAddr::V4(address) = address.to_canonical() else {
            return None;
        };
        let index = address.to_bits().checked_sub(FIRST_SOURCE)?;
        let is_its = index < self.options.phones && self.source(index) == Some(address.into());
        is_its.then_some(index)
    }

    /// Phones can listen where each of them has an address of its own.
    pub(crate) fn check_rest_port(&self) -> Result<(), SimulatorError> {
        let Some(port) = self.options.rest_port else {
            return Ok(());
        };
        let expected = if self.behind_nat() {
            "nobody reaches phones behind NAT"
        } else if self.source(0).is_none() {
            "phones have addresses of their own only for a server on 127.0.0.0/8"
        } else if port == 0 {
            "give the server's phones.rest_port"
        } else {
            return Ok(());
        };
        Err(SimulatorError::BadOption {
            option: "rest_port",
            given: port.to_string(),
            expected,
        })
    }
}

pub(crate) fn is_loopback_v4(address: IpAddr) -> bool {
    address.is_ipv4() && address.is_loopback()
}

#[cfg(test)]
mod tests {
    use super::super::options::Options;
    use super::super::scenario::Scenario;
    use super::*;

    #[tokio::test]
    async fn each_phone_has_its_own_source_where_the_server_is_on_loopback() {
        let plan = Plan::new(Options::new("http://127.0.0.1:8081/", 1_000))
            .await
            .unwrap();
        assert_eq!(plan.source(0), Some("127.1.0.1".parse().unwrap()));
        assert_eq!(plan.source(256), Some("127.1.1.1".parse().unwrap()));
        assert_eq!(plan.phone_at("127.1.1.1".parse().unwrap()), Some(256));
        assert_eq!(plan.phone_at("127.0.0.1".parse().unwrap()), None);
        assert_eq!(plan.phone_at("127.2.0.1".parse().unwrap()), None);
        let mut options = Options::new("http://127.0.0.1:8081/", 1_000);
        options.files = false;
        assert_eq!(Plan::new(options).await.unwrap().source(0), None);
        let plan = Plan::new(Options::new("http://192.0.2.1", 1_000))
            .await
            .unwrap();
        assert_eq!(plan.source(0), None);
    }

    #[tokio::test]
    async fn behind_nat_a_site_shares_its_source() {
        let mut options = Options::new("http://127.0.0.1:8081/", 1_000);
        options.scenario = Scenario::Nat;
        let plan = Plan::new(options).await.unwrap();
        assert_eq!(plan.source(0), plan.source(PHONES_PER_SITE - 1));
        assert_ne!(plan.source(0), plan.source(PHONES_PER_SITE));
    }
}
