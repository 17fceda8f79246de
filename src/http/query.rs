//! Reading a request's query parameters.
//!
//! Guarantee: a parameter that the route does not know, or a value that is not valid, is an error
//! that names it; nothing is passed over, so nobody takes an unfiltered list for a filtered one.

use std::{fmt, str::FromStr};

use schemas::Position;

use super::{
    problem::{FieldError, Problem},
    texts,
};

/// The parameter that every reading route knows.
pub const MIN_POSITION: &str = "min_position";

/// The parameter that is also called a tenant.
const REGION: &str = "region";
const TENANT: &str = "tenant";

/// The parameters of one request.
#[derive(Debug, Clone, Default)]
pub struct Query {
    pairs: Vec<(String, String)>,
}

impl Query {
    /// Takes the query of a URL, whose parameters must be among `known`.
    ///
    /// # Errors
    /// 422 naming every parameter that is not known or not text.
    pub fn parse(text: &str, known: &[&str]) -> Result<Self, Problem> {
        let mut pairs = actix_web::web::Query::<Vec<(String, String)>>::from_query(text)
            .map_err(|error| Problem::invalid_field("", format!("the query is no text: {error}")))?
            .into_inner();
        // In URLs both words count (D11).
        let names = pairs.iter_mut().map(|(name, _)| name);
        for name in names.filter(|name| *name == TENANT && known.contains(&REGION)) {
            REGION.clone_into(name);
        }
        let mut errors = Vec::new();
        for (name, value) in &pairs {
            if !known.contains(&name.as_str()) {
                let field = name.chars().take(100).collect();
                let message = match known {
                    [] => "is not known here: there are no parameters".to_owned(),
                    _ => format!("is not known here: there are {}", known.join(", ")),
                };
                errors.push(FieldError { field, message });
            } else if let Err(message) = texts::check(value, texts::PARAMETER_LENGTH_MAX) {
                errors.push(FieldError {
                    field: name.clone(),
                    message,
                });
            }
        }
        if errors.is_empty() {
            Ok(Self { pairs })
        } else {
            Err(Problem::invalid(errors))
        }
    }

    /// Parameters that were read and checked elsewhere.
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        Self { pairs }
    }

    /// All values of a repeatable parameter.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.values(name).map(str::to_owned).collect()
    }

    fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs
            .iter()
            .filter(move |(given, _)| given == name)
            .map(|(_, value)| value.as_str())
    }

    /// All values of a repeatable parameter, parsed.
    pub fn all_parsed<T>(&self, name: &str) -> Result<Vec<T>, Problem>
    where
        T: FromStr,
        T::Err: fmt::Display,
    {
        self.values(name).map(|value| parse(name, value)).collect()
    }

    /// The value of a parameter that may be given once.
    pub fn one(&self, name: &str) -> Result<Option<String>, Problem> {
        let mut values = self.values(name);
        match (values.next(), values.next()) {
            (value, None) => Ok(value.map(str::to_owned)),
            (_, Some(_)) => Err(Problem::invalid_field(name, "is given more than once")),
        }
    }

    /// The value of a parameter that may be given once, parsed.
    pub fn one_parsed<T>(&self, name: &str) -> Result<Option<T>, Problem>
    where
        T: FromStr,
        T::Err: fmt::Display,
    {
        self.one(name)?.map(|value| parse(name, &value)).transpose()
    }

    /// Whether a parameter is `true`; absent is `false`.
    pub fn flag(&self, name: &str) -> Result<bool, Problem> {
        Ok(self.one_parsed(name)?.unwrap_or(false))
    }

    /// How many items are wanted.
    pub fn limit(&self) -> Result<usize, Problem> {
        use projections::page::{LIMIT_DEFAULT, LIMIT_MAX};
        match self.one("limit")? {
            None => Ok(LIMIT_DEFAULT),
            Some(text) => match text.parse() {
                Ok(limit) if (1..=LIMIT_MAX).contains(&limit) => Ok(limit),
                _ => {
                    let message = format!("must be a whole number from 1 to {LIMIT_MAX}");
                    Err(Problem::invalid_field("limit", message))
                }
            },
        }
    }

    /// A parameter that is a log position.
    pub fn position(&self, name: &str) -> Result<Option<Position>, Problem> {
        match self.one(name)? {
            None => Ok(None),
            Some(text) => match text.parse() {
                Ok(number) => Ok(Some(Position(number))),
                Err(_) => Err(Problem::invalid_field(
                    name,
                    "must be a log position: 0, 1, 2…",
                )),
            },
        }
    }
}

fn parse<T>(name: &str, value: &str) -> Result<T, Problem>
where
    T: FromStr,
    T::Err: fmt::Display,
{
    value
        .parse()
        .map_err(|error: T::Err| Problem::invalid_field(name, error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use schemas::Mac;

    const KNOWN: &[&str] = &["mac", "limit", "flag", "after"];

    fn field(problem: Problem) -> String {
        assert_eq!(problem.status(), 422);
        problem.errors()[0].field.clone()
    }

    #[test]
    fn parameters_are_decoded_and_repeat() {
        let query = Query::parse("mac=00%3A90:8f:48:4c:f0&mac=00908f484cf1&flag=true", KNOWN);
        let query = query.unwrap();
        let macs: Vec<Mac> = query.all_parsed("mac").unwrap();
        assert_eq!(macs.len(), 2);
        assert_eq!(macs[0].to_string(), "00908f484cf0");
        assert!(query.flag("flag").unwrap());
        assert_eq!(query.limit().unwrap(), 50);
        assert_eq!(query.position("after").unwrap(), None);
    }

    #[test]
    fn what_is_not_valid_is_named() {
        assert_eq!(field(Query::parse("as_of=5", KNOWN).unwrap_err()), "as_of");
        assert_eq!(field(Query::parse("mac=a%0Ab", KNOWN).unwrap_err()), "mac");
        for text in ["limit=0", "limit=1001", "limit=x", "limit=5&limit=6"] {
            assert_eq!(
                field(Query::parse(text, KNOWN).unwrap().limit().unwrap_err()),
                "limit"
            );
        }
        let query = Query::parse("mac=7&flag=maybe&after=-1", KNOWN).unwrap();
        assert_eq!(field(query.all_parsed::<Mac>("mac").unwrap_err()), "mac");
        assert_eq!(field(query.flag("flag").unwrap_err()), "flag");
        assert_eq!(field(query.position("after").unwrap_err()), "after");
    }
}
