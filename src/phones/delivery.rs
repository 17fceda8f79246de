//! How a content is answered: whole, in part, or not at all because the client has it (RFC 9110).
//!
//! Guarantee: the entity tag is strong and is the content's hash; a range is served only of the
//! content that the client means. One range at a time: several are answered with the whole, as the
//! RFC allows. Pure. Deliberately not here: who may have the content, and reading it from the disk
//! (`streamed`).

use std::{
    ops::Range,
    time::{Duration, SystemTime},
};

use actix_web::{
    HttpResponse, HttpResponseBuilder,
    http::{
        StatusCode,
        header::{
            ACCEPT_RANGES, CACHE_CONTROL, CONTENT_RANGE, ETAG, HeaderMap, HeaderName, HttpDate,
            IF_MODIFIED_SINCE, IF_NONE_MATCH, IF_RANGE, LAST_MODIFIED, RANGE,
            X_CONTENT_TYPE_OPTIONS,
        },
    },
    web::Bytes,
};
use schemas::{ContentHash, Timestamp};

/// Names the template of a phone's file at its first contact.
const X_TEMPLATE_NAME: HeaderName = HeaderName::from_static("x-template-name");

/// A content that somebody may have.
#[derive(Debug, Clone)]
pub(super) struct Content {
    /// All of it.
    pub(super) bytes: Bytes,
    /// Its hash.
    pub(super) hash: ContentHash,
    /// When it was made, where that is known.
    pub(super) modified: Option<Timestamp>,
    /// Its media type.
    pub(super) media_type: &'static str,
    /// The template that it was made from, where the answer has to name it.
    pub(super) template: Option<String>,
}

/// What conditions and ranges are measured by.
#[derive(Debug, Clone, Copy)]
pub(super) struct Described {
    /// The content's hash.
    pub(super) hash: ContentHash,
    /// When it was made, where that is known.
    pub(super) modified: Option<Timestamp>,
    /// Its length.
    pub(super) length: u64,
}

impl Content {
    /// Its description.
    pub(super) fn described(&self) -> Described {
        Described {
            hash: self.hash,
            modified: self.modified,
            length: self.bytes.len() as u64,
        }
    }
}

/// What of a content is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    /// All.
    Whole,
    /// Nothing: the client has it.
    NotModified,
    /// Some bytes.
    Bytes(Range<u64>),
    /// Nothing: the content has no such bytes.
    Unsatisfiable,
}

impl Part {
    /// The part that the request's headers ask for.
    pub(super) fn asked_for(headers: &HeaderMap, content: Described) -> Self {
        let tag = entity_tag(content.hash);
        let modified = content.modified.map(http_date);
        match text(headers, &IF_NONE_MATCH) {
            Some(tags) => {
                if tags
                    .split(',')
                    .any(|given| is_same_or_any(given.trim(), &tag))
                {
                    return Self::NotModified;
                }
            }
            None => {
                let since = text(headers, &IF_MODIFIED_SINCE).and_then(|date| date.parse().ok());
                if let (Some(modified), Some(since)) = (modified, since)
                    && modified <= since
                {
                    return Self::NotModified;
                }
            }
        }
        let Some(range) = text(headers, &RANGE) else {
            return Self::Whole;
        };
        let is_of_this_content = text(headers, &IF_RANGE).is_none_or(|given| {
            let same_date = |date| given.parse::<HttpDate>().is_ok_and(|given| given == date);
            given == tag || modified.is_some_and(same_date)
        });
        if !is_of_this_content {
            return Self::Whole;
        }
        bytes_of(range, content.length)
    }

    /// The status with which it is answered.
    pub(super) fn status(&self) -> StatusCode {
        match self {
            Self::Whole => StatusCode::OK,
            Self::NotModified => StatusCode::NOT_MODIFIED,
            Self::Bytes(_) => StatusCode::PARTIAL_CONTENT,
            Self::Unsatisfiable => StatusCode::RANGE_NOT_SATISFIABLE,
        }
    }
}

/// The answer. A body is given also for HEAD: the server sends its length and leaves it out.
pub(super) fn answer(content: Content, part: Part) -> HttpResponse {
    let mut response = begun(content.described(), &part);
    if let Some(template) = content.template {
        response.insert_header((X_TEMPLATE_NAME, template));
    }
    let body = match part {
        Part::Whole => content.bytes,
        Part::Bytes(Range { start, end }) => {
            let place =
                |at: u64| usize::try_from(at).expect("a part lies within what is in memory");
            content.bytes.slice(place(start)..place(end))
        }
        Part::NotModified | Part::Unsatisfiable => return response.finish(),
    };
    response.content_type(content.media_type).body(body)
}

/// An answer with the headers that say which part of which content it is.
pub(super) fn begun(content: Described, part: &Part) -> HttpResponseBuilder {
    let mut response = HttpResponseBuilder::new(part.status());
    response
        .insert_header((ETAG, entity_tag(content.hash)))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((ACCEPT_RANGES, "bytes"));
    if let Some(modified) = content.modified {
        response.insert_header((LAST_MODIFIED, http_date(modified)));
    }
    let length = content.length;
    match part {
        Part::Whole | Part::NotModified => {}
        Part::Bytes(Range { start, end }) => {
            let last = end - 1;
            response.insert_header((CONTENT_RANGE, format!("bytes {start}-{last}/{length}")));
        }
        Part::Unsatisfiable => {
            response.insert_header((CONTENT_RANGE, format!("bytes */{length}")));
        }
    }
    response
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

fn entity_tag(hash: ContentHash) -> String {
    format!("\"{hash}\"")
}

/// If-None-Match compares weakly: a `W/` before a tag changes nothing.
fn is_same_or_any(given: &str, tag: &str) -> bool {
    given == "*" || given.strip_prefix("W/").unwrap_or(given) == tag
}

/// The moment, to the second, which is all that HTTP dates have.
fn http_date(time: Timestamp) -> HttpDate {
    let seconds = u64::try_from(time.0.div_euclid(1000)).unwrap_or(0);
    HttpDate::from(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

/// The bytes that a Range header means; what it cannot mean is ignored.
fn bytes_of(range: &str, length: u64) -> Part {
    let Some((unit, range)) = range.split_once('=') else {
        return Part::Whole;
    };
    let Some((first, last)) = range.split_once('-') else {
        return Part::Whole;
    };
    let (first, last) = (first.trim(), last.trim());
    if !unit.trim().eq_ignore_ascii_case("bytes") {
        return Part::Whole;
    }
    let (start, end) = match (number(first), number(last)) {
        (None, Some(count)) if first.is_empty() => (length.saturating_sub(count), length),
        (Some(first), None) if last.is_empty() => (first, length),
        (Some(first), Some(last)) if first <= last => (first, last.saturating_add(1).min(length)),
        _ => return Part::Whole,
    };
    if start >= end {
        Part::Unsatisfiable
    } else {
        Part::Bytes(start..end)
    }
}

/// A number of digits alone; one that is too large to count is as large as can be counted.
fn number(digits: &str) -> Option<u64> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    fn content() -> Content {
        let bytes = Bytes::from_static(b"0123456789");
        Content {
            hash: ContentHash::of(&bytes),
            bytes,
            modified: Some("2026-11-22T10:00:00.900Z".parse().unwrap()),
            media_type: "text/plain; charset=utf-8",
            template: None,
        }
    }

    fn part(headers: &[(HeaderName, &str)]) -> Part {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            let tag = entity_tag(content().hash);
            let value = value.replace("TAG", &tag);
            map.insert(name.clone(), HeaderValue::from_str(&value).unwrap());
        }
        Part::asked_for(&map, content().described())
    }

    #[test]
    fn what_the_client_has_is_not_sent_again() {
        let at = "Sun, 22 Nov 2026 10:00:00 GMT";
        let before = "Sun, 22 Nov 2026 09:59:59 GMT";
        for (headers, expected) in [
            (vec![(IF_NONE_MATCH, "TAG")], Part::NotModified),
            (vec![(IF_NONE_MATCH, "\"x\", W/TAG")], Part::NotModified),
            (vec![(IF_NONE_MATCH, "*")], Part::NotModified),
            (vec![(IF_NONE_MATCH, "\"x\"")], Part::Whole),
            (
                vec![(IF_NONE_MATCH, "\"x\""), (IF_MODIFIED_SINCE, at)],
                Part::Whole,
            ),
            (vec![(IF_MODIFIED_SINCE, at)], Part::NotModified),
            (vec![(IF_MODIFIED_SINCE, before)], Part::Whole),
            (vec![(IF_MODIFIED_SINCE, "2017-07-217")], Part::Whole),
            (vec![], Part::Whole),
        ] {
            assert_eq!(part(&headers), expected, "{headers:?}");
        }
    }

    #[test]
    fn one_range_of_the_content_that_is_meant() {
        for (range, expected) in [
            ("bytes=0-3", Part::Bytes(0..4)),
            ("bytes=4-", Part::Bytes(4..10)),
            ("bytes=-3", Part::Bytes(7..10)),
            ("bytes=-30", Part::Bytes(0..10)),
            ("bytes=8-99999999999999999999999", Part::Bytes(8..10)),
            ("Bytes = 9 - 9", Part::Bytes(9..10)),
            ("bytes=10-", Part::Unsatisfiable),
            ("bytes=-0", Part::Unsatisfiable),
            ("bytes=5-3", Part::Whole),
            ("bytes=0-1,3-4", Part::Whole),
            ("bytes=-", Part::Whole),
            ("bytes=a-b", Part::Whole),
            ("lines=0-3", Part::Whole),
        ] {
            assert_eq!(part(&[(RANGE, range)]), expected, "{range}");
        }
        assert_eq!(
            part(&[(RANGE, "bytes=0-3"), (IF_RANGE, "TAG")]),
            Part::Bytes(0..4)
        );
        assert_eq!(
            part(&[(RANGE, "bytes=0-3"), (IF_RANGE, "\"x\"")]),
            Part::Whole
        );
        let date = "Sun, 22 Nov 2026 10:00:00 GMT";
        assert_eq!(
            part(&[(RANGE, "bytes=0-3"), (IF_RANGE, date)]),
            Part::Bytes(0..4)
        );
    }

    #[test]
    fn answers_say_what_they_hold() {
        let header = |response: &HttpResponse, name: &HeaderName| {
            let value = response.headers().get(name)?;
            Some(value.to_str().unwrap().to_owned())
        };
        let whole = answer(
            Content {
                template: Some("T".to_owned()),
                ..content()
            },
            Part::Whole,
        );
        assert_eq!(header(&whole, &ETAG), Some(entity_tag(content().hash)));
        let modified = Some("Sun, 22 Nov 2026 10:00:00 GMT".to_owned());
        assert_eq!(header(&whole, &LAST_MODIFIED), modified);
        assert_eq!(header(&whole, &X_TEMPLATE_NAME), Some("T".to_owned()));
        let part = answer(content(), Part::Bytes(2..5));
        assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
        assert_eq!(
            header(&part, &CONTENT_RANGE),
            Some("bytes 2-4/10".to_owned())
        );
        let none = answer(content(), Part::Unsatisfiable);
        assert_eq!(none.status(), StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(header(&none, &CONTENT_RANGE), Some("bytes */10".to_owned()));
    }
}
