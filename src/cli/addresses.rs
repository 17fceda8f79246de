//! Addresses as people and phones write them.
//!
//! Guarantees URLs that work when pasted on this machine. Does not know names.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

/// The URL of a listener; one that listens everywhere is shown at the loopback address.
pub(super) fn local_url(address: SocketAddr) -> String {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        ip => ip,
    };
    format!("http://{}", SocketAddr::new(ip, address.port()))
}

/// The URL under which others most likely reach a listener: as [`local_url`], but one that listens
/// everywhere is shown at this machine's own address, if it has one.
pub(super) fn outward_url(address: SocketAddr) -> String {
    match own_address().filter(|_| address.ip().is_unspecified()) {
        Some(ip) => local_url(SocketAddr::new(ip, address.port())),
        None => local_url(address),
    }
}

/// The address from which this machine would speak to the world. Nothing is sent to find out.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    // 192.0.2.0/24 is for documentation (RFC 5737): it belongs to nobody, the default route serves.
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    socket.local_addr().ok().map(|address| address.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listening_everywhere_is_shown_as_loopback() {
        for (address, url) in [
            ("0.0.0.0:8081", "http://127.0.0.1:8081"),
            ("[::]:8081", "http://[::1]:8081"),
            ("192.0.2.7:80", "http://192.0.2.7:80"),
        ] {
            assert_eq!(local_url(address.parse().unwrap()), url);
        }
        assert_eq!(
            outward_url("127.0.0.2:81".parse().unwrap()),
            "http://127.0.0.2:81"
        );
        assert!(outward_url("0.0.0.0:81".parse().unwrap()).ends_with(":81"));
    }
}
