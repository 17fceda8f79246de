//! LDAP's messages (RFC 4511): the requests of a try, and the answers to them.
//!
//! Guarantee: of bytes that are no such answer comes [`Malformed`], never a panic; nothing is read
//! deeper than LDAP goes. Pure. Deliberately not here: where a message ends in a stream
//! (`exchange`).

use bytes::BytesMut;
use ldap3::asn1::{
    ASNTag, Boolean, Enumerated, Integer, OctetString, Sequence, Tag, TagClass, write,
};
use schemas::Secret;

use super::Search;

/// The numbers of the messages: a try sends one of each.
pub(super) const BIND: u32 = 1;
pub(super) const SEARCH: u32 = 2;
const UNBIND: u32 = 3;

/// Bytes that are no LDAP.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Malformed;

/// One message of the server.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Bound(Outcome),
    Entry(Entry),
    /// Entries are elsewhere.
    Reference,
    Done(Outcome),
    /// It says nothing more (RFC 4511, 4.4.1).
    Goodbye,
}

/// The result code of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Outcome(pub(super) u32);

impl Outcome {
    /// The name of the result (RFC 4511, 4.1.9); what servers say besides is not passed on.
    pub(super) const fn name(self) -> &'static str {
        match self.0 {
            0 => "success",
            1 => "operationsError",
            2 => "protocolError",
            3 => "timeLimitExceeded",
            4 => "sizeLimitExceeded",
            7 => "authMethodNotSupported",
            8 => "strongerAuthRequired",
            10 => "referral",
            11 => "adminLimitExceeded",
            13 => "confidentialityRequired",
            17 => "undefinedAttributeType",
            18 => "inappropriateMatching",
            21 => "invalidAttributeSyntax",
            32 => "noSuchObject",
            34 => "invalidDNSyntax",
            48 => "inappropriateAuthentication",
            49 => "invalidCredentials",
            50 => "insufficientAccessRights",
            51 => "busy",
            52 => "unavailable",
            53 => "unwillingToPerform",
            _ => "another result",
        }
    }
}

/// What is known of somebody.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// The distinguished name.
    pub(super) name: String,
    /// Names of attributes and their values that are text.
    pub(super) attributes: Vec<(String, Vec<String>)>,
}

impl Entry {
    /// The values of an attribute; servers spell names as they like, and add options to them.
    pub(super) fn values(&self, name: &str) -> Vec<&str> {
        let is_it = |found: &str| {
            let plain = found.split(';').next().unwrap_or_default();
            plain.eq_ignore_ascii_case(name)
        };
        self.attributes
            .iter()
            .filter(|(found, _)| is_it(found))
            .flat_map(|(_, values)| values.iter().map(String::as_str))
            .collect()
    }
}

/// A request to sign in with a password; an empty name and password are nobody's.
pub(super) fn bind(user: &str, password: &Secret) -> Vec<u8> {
    let password = Tag::OctetString(OctetString {
        id: 0,
        class: TagClass::Context,
        inner: password.expose().as_bytes().to_vec(),
    });
    message(BIND, application(0, vec![integer(3), text(user), password]))
}

/// A request to search the whole tree below the base, without following aliases.
pub(super) fn search(search: &Search, seconds: u32) -> Vec<u8> {
    let attributes = search.attributes.iter().map(|name| text(name)).collect();
    let parts = vec![
        text(&search.base),
        enumerated(2),
        enumerated(0),
        integer(i64::try_from(search.hits_max).unwrap_or(i64::MAX)),
        integer(i64::from(seconds)),
        Tag::Boolean(Boolean {
            inner: false,
            ..Boolean::default()
        }),
        search.filter.clone(),
        sequence(attributes),
    ];
    message(SEARCH, application(3, parts))
}

/// The end of the conversation; it is not answered.
pub(super) fn unbind() -> Vec<u8> {
    let nothing = Tag::OctetString(OctetString {
        id: 2,
        class: TagClass::Application,
        inner: Vec::new(),
    });
    message(UNBIND, nothing)
}

fn message(number: u32, operation: Tag) -> Vec<u8> {
    let parts = vec![integer(i64::from(number)), operation];
    let mut bytes = BytesMut::new();
    write::encode_into(&mut bytes, sequence(parts).into_structure())
        .expect("memory takes every message");
    bytes.to_vec()
}

fn application(id: u64, inner: Vec<Tag>) -> Tag {
    Tag::Sequence(Sequence {
        id,
        class: TagClass::Application,
        inner,
    })
}

fn sequence(inner: Vec<Tag>) -> Tag {
    Tag::Sequence(Sequence {
        inner,
        ..Sequence::default()
    })
}

fn text(text: &str) -> Tag {
    Tag::OctetString(OctetString {
        inner: text.as_bytes().to_vec(),
        ..OctetString::default()
    })
}

fn integer(inner: i64) -> Tag {
    Tag::Integer(Integer {
        inner,
        ..Integer::default()
    })
}

fn enumerated(inner: i64) -> Tag {
    Tag::Enumerated(Enumerated {
        inner,
        ..Enumerated::default()
    })
}

/// First bytes of elements: class, whether it has parts, and number.
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const INTEGER: u8 = 0x02;
const OCTETS: u8 = 0x04;
const ENUMERATED: u8 = 0x0a;
const BIND_RESPONSE: u8 = 0x61;
const SEARCH_ENTRY: u8 = 0x64;
const SEARCH_DONE: u8 = 0x65;
const SEARCH_REFERENCE: u8 = 0x73;
const EXTENDED_RESPONSE: u8 = 0x78;

/// How long the head of a message is at most: its kind and its length.
pub(super) const HEAD_BYTES_MAX: usize = 6;

/// What the first bytes of a message say: how long its head is and how long the rest; `None` while
/// there are too few of them.
pub(super) fn head(bytes: &[u8]) -> Result<Option<(usize, usize)>, Malformed> {
    match bytes {
        [] | [SEQUENCE] => Ok(None),
        [SEQUENCE, rest @ ..] => Ok(length(rest)?.map(|(taken, length)| (1 + taken, length))),
        _ => Err(Malformed),
    }
}

/// A length, and how many bytes say it. Such without end, and such of more than four bytes, are not
/// of LDAP (RFC 4511, 5.1).
fn length(bytes: &[u8]) -> Result<Option<(usize, usize)>, Malformed> {
    let Some((&first, rest)) = bytes.split_first() else {
        return Ok(None);
    };
    match first {
        0..=0x7f => Ok(Some((1, first.into()))),
        0x81..=0x84 => {
            let count = usize::from(first - 0x80);
            let Some(digits) = rest.get(..count) else {
                return Ok(None);
            };
            let number = digits
                .iter()
                .fold(0, |number, digit| number << 8 | usize::from(*digit));
            Ok(Some((1 + count, number)))
        }
        // Of unknown length, or longer than any message.
        0x80 | 0x85.. => Err(Malformed),
    }
}

/// Elements one after the other.
struct Elements<'a>(&'a [u8]);

impl<'a> Elements<'a> {
    /// The next element, which must be of this kind.
    fn take(&mut self, kind: u8) -> Result<&'a [u8], Malformed> {
        match self.next()? {
            Some((found, content)) if found == kind => Ok(content),
            _ => Err(Malformed),
        }
    }

    /// The next element's kind and content.
    fn next(&mut self) -> Result<Option<(u8, &'a [u8])>, Malformed> {
        let Some((&kind, rest)) = self.0.split_first() else {
            return Ok(None);
        };
        let (taken, length) = length(rest)?.ok_or(Malformed)?;
        let end = taken.checked_add(length).ok_or(Malformed)?;
        let content = rest.get(taken..end).ok_or(Malformed)?;
        self.0 = &rest[end..];
        Ok(Some((kind, content)))
    }

    /// All that are left, which must be of this kind.
    fn rest(mut self, kind: u8) -> Result<Vec<&'a [u8]>, Malformed> {
        let mut all = Vec::new();
        while !self.0.is_empty() {
            all.push(self.take(kind)?);
        }
        Ok(all)
    }
}

/// What stands behind a message's head: which request it answers, and how.
pub(super) fn answer(content: &[u8]) -> Result<(u32, Answer), Malformed> {
    let mut parts = Elements(content);
    let number = number(parts.take(INTEGER)?)?;
    let (kind, content) = parts.next()?.ok_or(Malformed)?;
    // Controls may follow; none were asked for, so none matter.
    let answer = match kind {
        BIND_RESPONSE => Answer::Bound(outcome(content)?),
        SEARCH_DONE => Answer::Done(outcome(content)?),
        SEARCH_ENTRY => Answer::Entry(entry(content)?),
        SEARCH_REFERENCE => Answer::Reference,
        EXTENDED_RESPONSE if number == 0 => Answer::Goodbye,
        _ => return Err(Malformed),
    };
    Ok((number, answer))
}

fn number(bytes: &[u8]) -> Result<u32, Malformed> {
    if !(1..=4).contains(&bytes.len()) {
        return Err(Malformed);
    }
    Ok(bytes
        .iter()
        .fold(0, |number, digit| number << 8 | u32::from(*digit)))
}

fn outcome(content: &[u8]) -> Result<Outcome, Malformed> {
    let mut parts = Elements(content);
    let code = number(parts.take(ENUMERATED)?)?;
    // Where it matched, and what it says: both must be there, and neither is used.
    parts.take(OCTETS)?;
    parts.take(OCTETS)?;
    Ok(Outcome(code))
}

fn entry(content: &[u8]) -> Result<Entry, Malformed> {
    let mut parts = Elements(content);
    let name = String::from_utf8_lossy(parts.take(OCTETS)?).into_owned();
    let mut attributes = Vec::new();
    for attribute in Elements(parts.take(SEQUENCE)?).rest(SEQUENCE)? {
        let mut parts = Elements(attribute);
        let name = String::from_utf8_lossy(parts.take(OCTETS)?).into_owned();
        let values = Elements(parts.take(SET)?).rest(OCTETS)?;
        let values = values
            .into_iter()
            .filter_map(|value| std::str::from_utf8(value).ok())
            .map(str::to_owned)
            .collect();
        attributes.push((name, values));
    }
    Ok(Entry { name, attributes })
}
