//! Where the directory is: from what was typed to addresses that may be connected to.
//!
//! Guarantee: whatever a name is made of, what counts is the addresses that it leads to, and these
//! are looked up once. A name that leads to an address that no directory has is refused whole.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use super::DirectoryError;

/// The longest host name (RFC 1035).
const HOST_CHARS_MAX: usize = 253;

/// How many addresses of a name are tried.
const ADDRESSES_MAX: usize = 4;

/// The host in what an administrator types: a name or an address, also as `ldap://host/`.
pub(super) fn host(server: &str) -> Result<&str, DirectoryError> {
    let refused = |message: &str| {
        let message = message.to_owned();
        let field = "server";
        Err(DirectoryError::Setting { field, message })
    };
    let host = match server.split_once("://") {
        Some(("ldap", rest)) => rest.strip_suffix('/').unwrap_or(rest),
        Some(_) => return refused("must be a host name, an IP address or ldap://host"),
        None => server,
    };
    let bare = host
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    if let Some(inside) = bare {
        return match inside.parse::<Ipv6Addr>() {
            Ok(_) => Ok(inside),
            Err(_) => refused("must have an IPv6 address between the brackets"),
        };
    }
    let is_address = host.parse::<IpAddr>().is_ok();
    let is_name = (1..=HOST_CHARS_MAX).contains(&host.len())
        && !host.starts_with('-')
        && host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'));
    match is_address || is_name {
        true => Ok(host),
        false => refused("must be a host name or an IP address; the port has a field of its own"),
    }
}

/// The addresses that a host leads to, in the order in which the system prefers them.
pub(super) async fn resolve(host: &str, port: u16) -> Result<Vec<SocketAddr>, DirectoryError> {
    let unresolvable = |source| DirectoryError::Unresolvable {
        host: host.to_owned(),
        source,
    };
    let found = tokio::net::lookup_host((host, port)).await;
    let found = found.map_err(|error| unresolvable(Some(error)))?;
    let mut addresses: Vec<SocketAddr> = Vec::new();
    for address in found {
        if !is_permitted(address.ip().to_canonical()) {
            return Err(DirectoryError::AddressRefused {
                host: host.to_owned(),
                address: address.ip(),
            });
        }
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    addresses.truncate(ADDRESSES_MAX);
    match addresses.is_empty() {
        true => Err(unresolvable(None)),
        false => Ok(addresses),
    }
}

/// Whether a directory can have this address: not what means nobody, everybody, or a neighbour that
/// gives out credentials (169.254.169.254).
pub(super) fn is_permitted(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            // 0.0.0.0/8 leads to this machine as 127/8 does, by a name that nobody means.
            !(address.octets()[0] == 0
                || address.is_link_local()
                || address.is_multicast()
                || address.octets()[0] >= 240)
        }
        IpAddr::V6(address) => {
            let embedded = embedded_ipv4(address);
            !(address.is_unspecified()
                || address.is_unicast_link_local()
                || address.is_multicast()
                || embedded.is_some_and(|address| !is_permitted(address)))
        }
    }
}

/// The IPv4 address that translators take out of an IPv6 one: 64:ff9b::/96 (RFC 6052), 2002::/16
/// (RFC 3056), and the deprecated ::/96.
fn embedded_ipv4(address: Ipv6Addr) -> Option<IpAddr> {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let of = |high: u16, low: u16| {
        let ([one, two], [three, four]) = (high.to_be_bytes(), low.to_be_bytes());
        Some(IpAddr::from([one, two, three, four]))
    };
    match (a, b) {
        (0x64, 0xff9b) if [c, d, e, f] == [0; 4] => of(g, h),
        (0x2002, high) => of(high, c),
        (0, 0) if [c, d, e, f] == [0; 4] && g != 0 => of(g, h),
        _ => None,
    }
}
