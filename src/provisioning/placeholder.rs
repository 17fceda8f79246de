//! `%ITCS_Name%`: where its value comes from. Those that exist without anybody defining them, and
//! the values that the manuals document, are in `placeholder/built_in.rs`.
//!
//! Guarantee: a text is cut into pieces once, when its template is compiled; values are put between
//! the pieces and never looked at again, so a value that reads `%ITCS_Other%` stays just that
//! (threat T13). Whether a value may stand on a line is for `cfg` to say.

mod built_in;

use std::{fmt, sync::Arc};

pub(crate) use built_in::{BUILT_IN, BuiltIn};

/// Who gave a value. Ordered from wide to narrow: of two that apply, the greater one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Scope {
    Template,
    System,
    Model,
    Region,
    User,
    Device,
    OverrideRegion,
    OverrideUser,
    OverrideDevice,
}

impl Scope {
    /// The scopes that a placeholder is looked up in, the narrowest first.
    const NARROW_TO_WIDE: [Self; 5] = [
        Self::Device,
        Self::User,
        Self::Region,
        Self::Model,
        Self::System,
    ];

    /// The word that the admin API uses.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Template => "template",
            Self::System => "system",
            Self::Model => "model",
            Self::Region => "region",
            Self::User => "user",
            Self::Device => "device",
            Self::OverrideRegion => "override:region",
            Self::OverrideUser => "override:user",
            Self::OverrideDevice => "override:device",
        }
    }

    /// Whether it is that of a configuration key added after the template.
    pub(crate) fn is_override(self) -> bool {
        self >= Self::OverrideRegion
    }

    /// Whether it is shared by every phone of a template, and so belongs in the global file.
    fn is_shared(self) -> bool {
        self <= Self::Model
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// What Rollcall itself knows about a phone and can put into its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    Mac,
    Language,
    VlanMode,
    VlanId,
    FirmwareFile,
    LineEnabled,
    UserName,
    UserPassword,
    DisplayName,
    Model,
    GlobalFile,
    ServerIp,
    ProvisioningUrl,
    ConfigurationUrl,
    FirmwareUrl,
    SystemUserName,
    SystemUserPassword,
}

impl Fact {
    fn scope(self) -> Scope {
        match self {
            Self::Mac | Self::Language | Self::VlanMode | Self::VlanId | Self::FirmwareFile => {
                Scope::Device
            }
            Self::LineEnabled | Self::UserName | Self::UserPassword | Self::DisplayName => {
                Scope::User
            }
            Self::Model | Self::GlobalFile => Scope::Model,
            Self::ServerIp
            | Self::ProvisioningUrl
            | Self::ConfigurationUrl
            | Self::FirmwareUrl
            | Self::SystemUserName
            | Self::SystemUserPassword => Scope::System,
        }
    }
}

/// A value and who gave it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Resolved<'a> {
    pub(crate) value: &'a str,
    pub(crate) scope: Scope,
    pub(crate) giver: Giver,
}

/// Where a value at a scope comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Giver {
    /// An administrator defined it at that scope.
    Administrator,
    /// Rollcall knows it.
    Fact(Fact),
    /// The documented default.
    Default,
    /// Nobody, for this phone: the name is defined for others. The value is empty.
    Nobody,
}

/// The value that one scope defines for a name, for the phone at hand.
pub(crate) type Lookup<'a> = dyn Fn(Scope, &str) -> Option<&'a str> + 'a;

/// How far a look-up goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// What all phones of a template share: model and system.
    Shared,
    /// Everything that applies to one phone.
    Phone,
}

/// One placeholder of a template.
#[derive(Debug)]
pub(crate) struct Slot {
    pub(crate) name: Arc<str>,
    built_in: Option<&'static BuiltIn>,
}

impl Slot {
    pub(crate) fn new(name: &str) -> Self {
        let built_in = BUILT_IN.iter().find(|built_in| built_in.name == name);
        Self {
            name: name.into(),
            built_in,
        }
    }

    /// The value from the narrowest scope that has one: what the administrator defined there, else
    /// what is known as a fact of that scope, at last the built-in default. An empty value is no
    /// value: the next wider scope decides.
    ///
    /// `None`: nobody defines the name for this phone. Defined but empty everywhere: an empty
    /// value.
    pub(crate) fn resolve<'b, 'a: 'b>(
        &self,
        reach: Reach,
        lookup: &Lookup<'a>,
        facts: &dyn Fn(Fact) -> Option<&'b str>,
    ) -> Option<Resolved<'b>> {
        let fact = self.built_in.and_then(|built_in| built_in.fact);
        let mut empty = None;
        for scope in Scope::NARROW_TO_WIDE {
            if reach == Reach::Shared && !scope.is_shared() {
                continue;
            }
            let defined = lookup(scope, &self.name).map(|value| (value, Giver::Administrator));
            let known = fact
                .filter(|fact| fact.scope() == scope)
                .and_then(|fact| Some((facts(fact)?, Giver::Fact(fact))));
            for (value, giver) in [defined, known].into_iter().flatten() {
                let resolved = Resolved {
                    value,
                    scope,
                    giver,
                };
                if !value.is_empty() {
                    return Some(resolved);
                }
                empty.get_or_insert(resolved);
            }
        }
        let by_default = self.built_in.map(|built_in| Resolved {
            value: built_in.value,
            scope: built_in.scope,
            giver: Giver::Default,
        });
        match by_default {
            Some(by_default) if !by_default.value.is_empty() => Some(by_default),
            _ => empty.or(by_default),
        }
    }
}

/// A piece of a text: as it stands, or the index of a slot.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    Text(String),
    Slot(usize),
}

/// Why a placeholder cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("%ITCS_{found} is no placeholder; write %ITCS_Name% with letters, digits and _")]
pub(crate) struct PlaceholderError {
    /// What follows `%ITCS_`, at most 20 characters.
    pub(crate) found: String,
}

/// Whether a name can stand between `%ITCS_` and `%`: 1 to 64 letters, digits and `_`.
pub(crate) fn is_name(name: &str) -> bool {
    let characters = name
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    characters && (1..=64).contains(&name.len())
}

/// Whether a name is that of a private placeholder: `P_Name`, written `%ITCS_P_Name%`. No built-in
/// placeholder is private.
pub(crate) fn is_private(name: &str) -> bool {
    is_name(name) && name.strip_prefix("P_").is_some_and(|rest| !rest.is_empty())
}

/// Cuts a text into pieces; `slot` gives the index for a name. Other percent signs are text.
///
/// # Errors
/// `%ITCS_` that no name and `%` follow.
pub(crate) fn cut(
    text: &str,
    mut slot: impl FnMut(&str) -> usize,
) -> Result<Vec<Piece>, PlaceholderError> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("%ITCS_") {
        let (name, behind) = after
            .split_once('%')
            .filter(|(name, _)| is_name(name))
            .ok_or_else(|| PlaceholderError {
                found: after.chars().take(20).collect(),
            })?;
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        pieces.push(Piece::Slot(slot(name)));
        rest = behind;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_narrowest_scope_with_a_value_counts() {
        for (name, widest_defined, reach, expected) in [
            (
                "Language",
                Scope::Device,
                Reach::Phone,
                (Scope::Device, "device"),
            ),
            (
                "Language",
                Scope::Region,
                Reach::Phone,
                (Scope::Device, "a fact"),
            ),
            (
                "UserName",
                Scope::Region,
                Reach::Phone,
                (Scope::User, "a fact"),
            ),
            (
                "Language",
                Scope::Region,
                Reach::Shared,
                (Scope::Model, "model"),
            ),
            (
                "MwiVmNumber",
                Scope::Region,
                Reach::Phone,
                (Scope::Region, "region"),
            ),
            (
                "MwiVmNumber",
                Scope::Model,
                Reach::Phone,
                (Scope::Model, "model"),
            ),
            (
                "ServerIP",
                Scope::System,
                Reach::Phone,
                (Scope::System, "system"),
            ),
            (
                "ServerIP",
                Scope::Template,
                Reach::Phone,
                (Scope::System, "a fact"),
            ),
            (
                "Mine",
                Scope::System,
                Reach::Shared,
                (Scope::System, "system"),
            ),
        ] {
            let lookup = |scope: Scope, _: &str| (scope <= widest_defined).then(|| scope.as_str());
            let resolved = Slot::new(name).resolve(reach, &lookup, &|_| Some("a fact"));
            let resolved = resolved.map(|resolved| (resolved.scope, resolved.value));
            assert_eq!(
                resolved,
                Some(expected),
                "{name} {widest_defined} {reach:?}"
            );
        }
    }

    #[test]
    fn an_empty_value_is_no_value_but_known() {
        let region_empties = |scope, _: &str| (scope == Scope::Region).then_some("");
        let resolve = |name| {
            let resolved = Slot::new(name).resolve(Reach::Phone, &region_empties, &|_| None);
            resolved.map(|resolved| (resolved.scope, resolved.value))
        };

        assert_eq!(resolve("MwiVmNumber"), Some((Scope::System, "1000")));
        assert_eq!(resolve("Mine"), Some((Scope::Region, "")));
        let nobody = Slot::new("Mine").resolve(Reach::Phone, &|_, _| None, &|_| None);
        assert!(nobody.is_none());
    }

    #[test]
    fn private_names_begin_with_p() {
        for (name, expected) in [
            ("P_Name", true),
            ("P_1", true),
            ("P_", false),
            ("p_Name", false),
            ("PName", false),
            ("P_a b", false),
        ] {
            assert_eq!(is_private(name), expected, "{name}");
        }
        assert!(BUILT_IN.iter().all(|built_in| !is_private(built_in.name)));
    }

    #[test]
    fn a_text_is_cut_at_its_placeholders_only() {
        let cut_with_lengths = |text| cut(text, str::len);
        let text = |text: &str| Piece::Text(text.to_owned());

        assert_eq!(
            cut_with_lengths("a%ITCS_AB%%ITCS_C%50% of %sn {{7*7}}"),
            Ok(vec![
                text("a"),
                Piece::Slot(2),
                Piece::Slot(1),
                text("50% of %sn {{7*7}}")
            ])
        );
        for broken in ["%ITCS_", "%ITCS_%", "%ITCS_S RTP%", "%ITCS_A", "%ITCS_a/b%"] {
            assert!(cut_with_lengths(broken).is_err(), "{broken}");
        }
    }
}
