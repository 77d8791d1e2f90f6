//! The address a request came from: the connection's, or the one that the trusted proxy in front names.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::{
    extract::{ConnectInfo, Request},
    http::HeaderMap,
};

/// The client's address. Of `X-Forwarded-For` the last entry counts, which the proxy itself has put there; one that is no address is none.
pub(super) fn client_address(request: &Request, trust_proxy: bool) -> IpAddr {
    let forwarded = trust_proxy.then(|| last_forwarded(request.headers())).flatten();
    let connection = request
        .extensions()
        .get::<ConnectInfo<SocketAddr>>()
        .map(|info| info.0.ip().to_canonical());
    forwarded
        .or(connection)
        .unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

fn last_forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let entries = headers.get_all("x-forwarded-for").iter().next_back()?;
    address(entries.to_str().ok()?.rsplit(',').next()?)
}

/// An address as proxies write it: bare or in quotation marks, with or without a port, IPv6 with or without brackets.
fn address(entry: &str) -> Option<IpAddr> {
    let entry = entry.trim();
    let entry = entry
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .unwrap_or(entry)
        .trim();
    let bare = entry
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(entry);
    let read = bare
        .parse::<IpAddr>()
        .or_else(|_| entry.parse::<SocketAddr>().map(|with_port| with_port.ip()));
    read.ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_proxies_write_them() {
        for (entry, expected) in [
            ("198.51.100.1", Some("198.51.100.1")),
            (" 198.51.100.1 ", Some("198.51.100.1")),
            ("198.51.100.1:51234", Some("198.51.100.1")),
            ("\"198.51.100.1:51234\"", Some("198.51.100.1")),
            ("2001:db8::1", Some("2001:db8::1")),
            ("[2001:db8::1]", Some("2001:db8::1")),
            ("[2001:db8::1]:443", Some("2001:db8::1")),
            ("\"[2001:db8::1]:443\"", Some("2001:db8::1")),
            ("::ffff:198.51.100.1", Some("198.51.100.1")),
            ("[::ffff:198.51.100.1]:443", Some("198.51.100.1")),
            ("[fe80::1%2]:443", Some("fe80::1")),
            ("unknown", None),
            ("_hidden", None),
            ("198.51.100.1:", None),
            ("198.51.100.1:port", None),
            ("198.51.100.1:99999", None),
            ("[198.51.100.1", None),
            ("2001:db8::1]:443", None),
            ("\"", None),
            ("", None),
        ] {
            let expected = expected.map(|text| text.parse().unwrap());
            assert_eq!(address(entry), expected, "{entry:?}");
        }
    }

    #[test]
    fn the_last_entry_of_a_trusted_proxy_counts_and_the_connection_otherwise() {
        let asked = |forwarded: &[&str], trust| {
            let mut request = Request::builder();
            for entries in forwarded {
                request = request.header("x-forwarded-for", *entries);
            }
            let mut request = request.body(axum::body::Body::empty()).unwrap();
            let connection = SocketAddr::from(([127, 0, 0, 1], 9));
            request.extensions_mut().insert(ConnectInfo(connection));
            client_address(&request, trust).to_string()
        };
        for (forwarded, trust, expected) in [
            (&["203.0.113.7, 198.51.100.1:51234"][..], true, "198.51.100.1"),
            (&["203.0.113.7", "198.51.100.1"], true, "198.51.100.1"),
            (&["198.51.100.1, [2001:db8::1]:443"], true, "2001:db8::1"),
            (&["198.51.100.1, unknown"], true, "127.0.0.1"),
            (&[], true, "127.0.0.1"),
            (&["198.51.100.1"], false, "127.0.0.1"),
        ] {
            assert_eq!(asked(forwarded, trust), expected, "{forwarded:?}");
        }
    }
}
