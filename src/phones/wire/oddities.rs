//! What was odd about a message that was accepted all the same, by kind, for the metric.

/// Declares the kinds with their label values in one table.
macro_rules! oddities {
    ($($(#[$doc:meta])* $name:ident = $label:literal),+ $(,)?) => {
        /// A departure from strict JSON, HTTP or the contract that is read leniently.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Oddity {
            $($(#[$doc])* $name,)+
        }

        impl Oddity {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The value of the metric's `kind` label.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label),+ }
            }
        }

        /// How often each kind occurred.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Oddities([u32; Oddity::ALL.len()]);
    };
}

oddities! {
    /// A comma before `}` or `]`.
    TrailingComma = "trailing_comma",
    /// A byte order mark before the object.
    ByteOrderMark = "byte_order_mark",
    /// NUL bytes after the object.
    TrailingNul = "trailing_nul",
    /// Bytes that are no UTF-8; read as U+FFFD.
    InvalidUtf8 = "invalid_utf8",
    /// Half of a surrogate pair; read as U+FFFD.
    LoneSurrogate = "lone_surrogate",
    /// A backslash before a character that needs none; both are kept.
    InvalidEscape = "invalid_escape",
    /// A control character as itself inside a text; it is kept.
    ControlCharacter = "control_character",
    /// A number with leading zeros or a plus sign.
    OddNumber = "odd_number",
    /// A field that occurs twice; the last one counts.
    DuplicateField = "duplicate_field",
    /// A known field in another case.
    FieldCase = "field_case",
    /// A number where a text is expected.
    NumberForText = "number_for_text",
    /// A text where a number is expected.
    TextForNumber = "text_for_number",
    /// `true`, `false` or `null` where a text is expected.
    LiteralForText = "literal_for_text",
    /// An object or a list where a text is expected; its JSON is kept.
    StructureForText = "structure_for_text",
    /// One alert where a list of alerts is expected.
    AlertOutsideList = "alert_outside_list",
    /// A date that no calendar has.
    ImpossibleDate = "impossible_date",
    /// A word or number that the contract does not list for this field.
    UnknownWord = "unknown_word",
    /// A region whose name no region can have; read as none.
    ImpossibleRegion = "impossible_region",
    /// An unknown field beyond the number or size that is kept; dropped.
    FieldDropped = "field_dropped",
    /// No Content-Type.
    NoContentType = "no_content_type",
    /// A Content-Type that is not JSON's.
    OtherContentType = "other_content_type",
    /// An absolute URI in the request line.
    AbsoluteUri = "absolute_uri",
}

impl Default for Oddities {
    fn default() -> Self {
        Self([0; Oddity::ALL.len()])
    }
}

impl Oddities {
    /// Counts one.
    pub fn note(&mut self, oddity: Oddity) {
        let count = &mut self.0[oddity as usize];
        *count = count.saturating_add(1);
    }

    /// How often this kind occurred.
    pub fn count(&self, oddity: Oddity) -> u32 {
        self.0[oddity as usize]
    }

    /// The kinds that occurred, with how often.
    pub fn iter(&self) -> impl Iterator<Item = (Oddity, u32)> {
        let counts = Oddity::ALL
            .iter()
            .map(|&oddity| (oddity, self.count(oddity)));
        counts.filter(|(_, count)| *count > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_count_and_label() {
        for &oddity in Oddity::ALL {
            let mut oddities = Oddities::default();
            oddities.note(oddity);
            assert_eq!(oddities.iter().collect::<Vec<_>>(), [(oddity, 1)]);
            let same = Oddity::ALL
                .iter()
                .filter(|other| other.label() == oddity.label());
            assert_eq!(same.count(), 1, "{}", oddity.label());
        }
    }
}
