//! Times of requests, by listener, route, method and status.
//!
//! Guarantee: no text from outside becomes a label value, and counting takes no lock but at the
//! first answer of its kind. Every value of every label is there from the start; not so every
//! combination, since a histogram for each of two dozen codes of each route would be a scrape of
//! megabytes: of a route those are there that it usually answers with, of `other` all.

use std::collections::HashMap;
use std::sync::OnceLock;

use prometheus::{Histogram, HistogramVec};

use super::OTHER;
use super::family::Family;
use super::labels::{Label, Listener, StatusCode};

/// A listener, a route's pattern, a method.
type Key = (Listener, &'static str, &'static str);

/// The series of all routes.
#[derive(Debug)]
pub(super) struct HttpRequests {
    /// Where in `routes` the series of a key are.
    numbers: HashMap<Key, usize>,
    routes: Box<[RouteTimes]>,
    other: Family<Listener, RouteTimes>,
}

impl HttpRequests {
    /// The series of these routes, and of all others together, in this family.
    pub(super) fn new(times: &HistogramVec, routes: &[Key]) -> HttpRequests {
        let route = |&(listener, route, method): &Key| {
            let made = RouteTimes::new(times, listener, route, method);
            made.make(usual_codes(listener, method));
            made
        };
        let numbered = routes.iter().enumerate();
        HttpRequests {
            numbers: numbered.map(|(number, key)| (*key, number)).collect(),
            routes: routes.iter().map(route).collect(),
            other: Family::new(|listener| {
                let made = RouteTimes::new(times, listener, OTHER, OTHER);
                made.make(StatusCode::ALL);
                made
            }),
        }
    }

    /// The series of one route, or that of all others of the listener.
    pub(super) fn of(&self, listener: Listener, route: &str, method: &str) -> &RouteTimes {
        match self.numbers.get(&(listener, route, method)).copied() {
            Some(number) => &self.routes[number],
            None => self.other.of(listener),
        }
    }
}

/// Times of one route and method, by status.
#[derive(Debug)]
pub(super) struct RouteTimes {
    times: HistogramVec,
    labels: [&'static str; 3],
    /// By place of the code.
    made: Box<[OnceLock<Histogram>]>,
}

impl RouteTimes {
    fn new(
        times: &HistogramVec,
        listener: Listener,
        route: &'static str,
        method: &'static str,
    ) -> RouteTimes {
        RouteTimes {
            times: times.clone(),
            labels: [listener.word(), route, method],
            made: StatusCode::ALL.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    fn make(&self, codes: &[StatusCode]) {
        for code in codes {
            self.of(*code);
        }
    }

    /// The series of this code, made if it is the first.
    pub(super) fn of(&self, code: StatusCode) -> &Histogram {
        self.made[code.index()].get_or_init(|| {
            let [listener, route, method] = self.labels;
            self.times
                .get_metric_with_label_values(&[listener, route, method, code.word()])
                .expect("the family has these four labels")
        })
    }
}

/// What routes of this kind answer with day by day.
fn usual_codes(listener: Listener, method: &str) -> &'static [StatusCode] {
    use StatusCode::{
        BadRequest, Conflict, Created, Forbidden, NoContent, NotFound, NotModified, Ok,
        ServiceUnavailable, TooManyRequests, Unauthorized, UnprocessableContent,
    };
    match (listener, method) {
        (Listener::Admin, "GET") => &[Ok, Unauthorized, NotFound],
        (Listener::Admin, _) => &[
            Ok,
            Created,
            NoContent,
            Unauthorized,
            Forbidden,
            NotFound,
            Conflict,
            UnprocessableContent,
        ],
        (Listener::Phones, "POST") => &[
            Ok,
            BadRequest,
            Forbidden,
            UnprocessableContent,
            TooManyRequests,
            ServiceUnavailable,
        ],
        (Listener::Phones, _) => &[Ok, NotModified, NotFound, TooManyRequests],
    }
}
