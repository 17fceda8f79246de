//! Fields that hold objects in a list, and objects that `null` takes back.
//!
//! Guarantee: as of all fields; what is wrong inside names its place: `windows[0].from`. Pure.

use std::str::FromStr;

use serde_json::Value;

use super::{Fields, type_name};

impl Fields {
    /// As [`Fields::object`], where `null` is `Some(None)`: what was set is taken back.
    pub fn object_or_null<T>(
        &mut self,
        field: &str,
        read: impl FnOnce(&mut Fields) -> Option<T>,
    ) -> Option<Option<T>> {
        if self.left.get(field).is_some_and(Value::is_null) {
            self.left.remove(field);
            return Some(None);
        }
        self.object(field, read).map(Some)
    }

    /// As [`Fields::list`], and must be there.
    pub fn required_list<T>(&mut self, field: &str) -> Option<Vec<T>>
    where
        T: FromStr,
        T::Err: std::fmt::Display,
    {
        let is_given = self.left.get(field).is_some_and(|value| !value.is_null());
        let list = self.list(field);
        if !is_given {
            self.refuse(field, "is missing");
        }
        list
    }

    /// One to `most` objects in a list, each read by `read`, which must be there.
    pub fn required_objects<T>(
        &mut self,
        field: &str,
        most: usize,
        read: impl Fn(&mut Fields) -> Option<T>,
    ) -> Option<Vec<T>> {
        let values = match self.take(field) {
            Some(Value::Array(values)) if (1..=most).contains(&values.len()) => values,
            Some(Value::Array(_)) => {
                self.refuse(field, format!("must have 1 to {most} entries"));
                return None;
            }
            Some(other) => {
                self.refuse(field, format!("must be a list, not {}", type_name(&other)));
                return None;
            }
            None => {
                self.refuse(field, "is missing");
                return None;
            }
        };
        let wanted = values.len();
        let mut list = Vec::with_capacity(wanted);
        for (index, value) in values.into_iter().enumerate() {
            let entry = format!("{field}[{index}]");
            self.left.insert(entry.clone(), value);
            list.extend(self.required_object(&entry, &read));
        }
        (list.len() == wanted).then_some(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> (Option<Vec<u32>>, Vec<String>) {
        let mut fields = Fields::parse(body.as_bytes()).unwrap();
        let list = fields.required_objects("list", 2, |fields| fields.number("n", 1, 9));
        let wrong = fields.errors.iter().map(|error| error.field.clone());
        (list, wrong.collect())
    }

    #[test]
    fn entries_are_named_by_their_place() {
        assert_eq!(
            read(r#"{"list":[{"n":1},{"n":2}]}"#),
            (Some(vec![1, 2]), vec![])
        );
        for (body, field) in [
            (r#"{"list":[{"n":1},{"n":0}]}"#, "list[1].n"),
            (r#"{"list":[{"n":1,"m":2}]}"#, "list[0].m"),
            (r#"{"list":[{"n":1},null]}"#, "list[1]"),
            (r#"{"list":[7]}"#, "list[0]"),
            (r#"{"list":[]}"#, "list"),
            (r#"{"list":[{},{},{}]}"#, "list"),
            (r#"{"list":{}}"#, "list"),
            (r#"{"list":null}"#, "list"),
            ("{}", "list"),
        ] {
            assert_eq!(read(body).1, [field], "{body}");
        }
    }

    #[test]
    fn null_takes_back_and_absence_does_not() {
        let read = |body: &str| {
            let mut fields = Fields::parse(body.as_bytes()).unwrap();
            fields.object_or_null("it", |fields| fields.number("n", 1, 9))
        };
        assert_eq!(read(r#"{"it":{"n":3}}"#), Some(Some(3)));
        assert_eq!(read(r#"{"it":null}"#), Some(None));
        assert_eq!(read("{}"), None);
        assert_eq!(read(r#"{"it":7}"#), None);
    }
}
