//! Template and values → the two files of a phone, and for each line where it comes from.
//!
//! The *global* file is shared: it holds what the model and the system decide. The *private* file
//! is the phone's own; where a narrower scope has another value for a line of the global part, that
//! line is given again at its end, behind the include, with the phone's own value. Overrides
//! come last: they replace the line of their parameter, or are added at the end.
//!
//! Guarantee: a file holds exactly the parameters that the template and the overrides name; a value
//! that would break out of its line is refused, never changed (threat T12); values are not
//! templates (T13). Nothing is stored and nothing is sent.

mod kept;

use std::{fmt, sync::Arc};

pub(crate) use self::kept::KeptLines;
use super::boot::SystemUser;
use super::cfg::{self, Problem};
use super::placeholder::{Fact, Giver, Lookup, Piece, Reach, Resolved, Scope};
use super::public_url::PublicUrl;
use super::template::{LineKind, Template, TemplateLine};

/// What a phone's files are made from. Not printable: it holds the SIP password.
pub(crate) struct Inputs<'a> {
    /// Twelve lower-case hex digits.
    pub(crate) mac: &'a str,
    pub(crate) model: &'a str,
    pub(crate) template: &'a Template,
    /// The user of the phone's first line, once it has one.
    pub(crate) line: Option<SipLine<'a>>,
    pub(crate) language: Option<&'a str>,
    pub(crate) vlan_mode: Option<&'a str>,
    pub(crate) vlan_id: Option<u16>,
    /// The file of the firmware that is set for the phone.
    pub(crate) firmware_file: Option<&'a str>,
    pub(crate) public_url: &'a PublicUrl,
    pub(crate) system_user: Option<&'a SystemUser>,
    /// The administrator's placeholder values.
    pub(crate) placeholders: &'a Lookup<'a>,
    /// Whether an administrator defined a name for anybody at all. Where none of its values
    /// applies to this phone, its value is empty; a name that is not defined is an error.
    pub(crate) is_defined: &'a dyn Fn(&str) -> bool,
    /// The model that the template is for, where the phone's is another one: all phones of a
    /// template share one global file, whatever their model.
    pub(crate) template_model: Option<TemplateModel<'a>>,
    /// Configuration keys added after the template, in any order.
    pub(crate) overrides: &'a [Override<'a>],
    /// The lines of the shared file as it is, when it is to stay so.
    pub(crate) kept: Option<&'a KeptLines>,
}

/// A template's own model.
#[derive(Clone, Copy)]
pub(crate) struct TemplateModel<'a> {
    /// E.g. `430HD`.
    pub(crate) name: &'a str,
    /// The administrator's placeholder values for that model.
    pub(crate) placeholders: &'a dyn Fn(&str) -> Option<&'a str>,
}

/// A user as the phone needs it. Empty strings are no value.
#[derive(Clone, Copy)]
pub(crate) struct SipLine<'a> {
    pub(crate) user_name: &'a str,
    pub(crate) display_name: &'a str,
    pub(crate) password: &'a str,
}

/// A configuration key that an administrator set for a region, a user or a device.
#[derive(Clone, Copy)]
pub(crate) struct Override<'a> {
    /// One of the three override scopes; of two for a parameter, the narrower counts.
    pub(crate) scope: Scope,
    pub(crate) parameter: &'a str,
    pub(crate) value: &'a str,
}

/// The two files of a phone.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Rendered {
    pub(crate) global: RenderedFile,
    pub(crate) private: RenderedFile,
    /// Placeholders of lines that are written, which have a value for other phones only.
    pub(crate) without_value: Vec<Arc<str>>,
}

/// A file with the origin of its lines. Its Debug does not print the text, which holds passwords.
#[derive(PartialEq, Eq)]
pub(crate) struct RenderedFile {
    pub(crate) name: String,
    /// Lines end in LF, the last one too.
    pub(crate) text: String,
    /// Where each line comes from.
    origins: Vec<Origin>,
}

/// Who decided on a line.
#[derive(PartialEq, Eq)]
struct Origin {
    scope: Scope,
    /// The deciding placeholder, and who gave its value.
    placeholder: Option<(Arc<str>, Giver)>,
}

/// One line of a file, explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RenderedLine<'a> {
    pub(crate) text: &'a str,
    /// `None` for an include.
    pub(crate) parameter: Option<&'a str>,
    pub(crate) value: &'a str,
    /// The narrowest scope that has a say in the line: `Template` when it has no placeholder, an
    /// override's (`Scope::is_override`) when it was given or replaced by one.
    pub(crate) scope: Scope,
    /// The name of the placeholder whose value is of that scope, the first one of several; those
    /// that an optional line waits for count after those that stand on it. Its value at that scope
    /// is what decided. `None` for a line of the template alone and for an override.
    pub(crate) placeholder: Option<&'a str>,
    /// What Rollcall itself knows and put there; `None` when an administrator gave the value, or it
    /// is a default.
    pub(crate) fact: Option<Fact>,
    /// Whether the placeholder has its documented default: nobody gave it a value.
    pub(crate) is_default: bool,
}

/// Why a phone's files cannot be made. Never holds a value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum RenderError {
    #[error(
        "unknown placeholders: {}; define them or take them out of the template",
        .0.join(", ")
    )]
    UnknownPlaceholders(Vec<String>),
    /// `parameter` is `include` for an include.
    #[error("the value of {parameter}{} {problem}", from_placeholder(.placeholder.as_deref()))]
    Value {
        parameter: String,
        placeholder: Option<String>,
        problem: Problem,
    },
    #[error("the override of {parameter:?} {problem}")]
    OverrideName { parameter: String, problem: Problem },
    #[error("{parameter} is overridden twice at {scope}; delete one of the two")]
    DuplicateOverride { parameter: String, scope: Scope },
}

fn from_placeholder(placeholder: Option<&str>) -> String {
    placeholder.map_or_else(String::new, |name| format!(", from placeholder {name},"))
}

/// The value of a name that is defined, but for other phones only. In the shared file its line is
/// left out, for these and for those alike.
const DEFINED_FOR_OTHERS: Resolved<'static> = Resolved {
    value: "",
    scope: Scope::Template,
    giver: Giver::Nobody,
};

/// Makes both files of a phone.
///
/// # Errors
/// Every unknown placeholder at once; else the first value or override that cannot be written.
pub(crate) fn render(inputs: &Inputs<'_>) -> Result<Rendered, RenderError> {
    let template = inputs.template;
    let vlan_id = inputs.vlan_id.map(|id| id.to_string());
    let facts = |fact| fact_of(inputs, vlan_id.as_deref(), fact);
    let slots = template.slots.iter();
    let own = slots.map(|slot| slot.resolve(Reach::Phone, inputs.placeholders, &facts));
    let mut own: Vec<Option<Resolved<'_>>> = own.collect();
    for (slot, resolved) in template.slots.iter().zip(&mut own) {
        if resolved.is_none() && (inputs.is_defined)(&slot.name) {
            *resolved = Some(DEFINED_FOR_OTHERS);
        }
    }
    check_known(template, &own)?;
    let shared = resolve_shared(inputs, &facts);
    let overrides = narrowest_overrides(inputs.overrides)?;

    let mut global = RenderedFile::new(template.global_file.clone(), template.global.len());
    for line in &template.global {
        global.write_line(template, line, &shared)?;
    }
    let mut private = RenderedFile::new(format!("{}.cfg", inputs.mac), template.private.len());
    let mut written = vec![false; overrides.len()];
    for line in &template.private {
        match override_of(&overrides, line) {
            Some(index) => {
                private.write_override(&overrides[index])?;
                written[index] = true;
            }
            None => private.write_line(template, line, &own)?,
        }
    }
    for line in &template.global {
        if override_of(&overrides, line).is_some() {
            continue;
        }
        if differs(line, &own, &shared) {
            private.write_line(template, line, &own)?;
        } else if let Some(kept) = inputs.kept {
            private.write_line_unless_kept(template, line, &own, kept)?;
        }
    }
    for (index, each) in overrides.iter().enumerate() {
        if !written[index] {
            private.write_override(each)?;
        }
    }
    Ok(Rendered {
        global,
        private,
        without_value: without_value(template, &own),
    })
}

fn without_value(template: &Template, own: &[Option<Resolved<'_>>]) -> Vec<Arc<str>> {
    let is_of_others = |slot: &usize| {
        own[*slot].is_some_and(|it| matches!(it.giver, Giver::Nobody) && it.value.is_empty())
    };
    let lines = template.global.iter().chain(&template.private);
    let slots = lines
        .filter(|line| !line.optional)
        .flat_map(TemplateLine::slots);
    let mut names: Vec<Arc<str>> = slots
        .filter(is_of_others)
        .map(|slot| Arc::clone(&template.slots[slot].name))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The values that all phones of the template share.
fn resolve_shared<'b, 'a: 'b>(
    inputs: &'b Inputs<'a>,
    facts: &dyn Fn(Fact) -> Option<&'b str>,
) -> Vec<Option<Resolved<'b>>> {
    let slots = inputs.template.slots.iter();
    let Some(model) = inputs.template_model else {
        return slots
            .map(|slot| slot.resolve(Reach::Shared, inputs.placeholders, facts))
            .collect();
    };
    let lookup = |scope: Scope, name: &str| match scope {
        Scope::Model => (model.placeholders)(name),
        _ => (inputs.placeholders)(scope, name),
    };
    let facts = |fact| match fact {
        Fact::Model => Some(model.name),
        _ => facts(fact),
    };
    slots
        .map(|slot| slot.resolve(Reach::Shared, &lookup, &facts))
        .collect()
}

fn fact_of<'b, 'a: 'b>(
    inputs: &Inputs<'a>,
    vlan_id: Option<&'b str>,
    fact: Fact,
) -> Option<&'b str> {
    match fact {
        Fact::Mac => Some(inputs.mac),
        Fact::Language => inputs.language,
        Fact::VlanMode => inputs.vlan_mode,
        Fact::VlanId => vlan_id,
        Fact::FirmwareFile => inputs.firmware_file,
        Fact::LineEnabled => inputs.line.map(|_| "1"),
        Fact::UserName => inputs.line.map(|line| line.user_name),
        Fact::UserPassword => inputs.line.map(|line| line.password),
        Fact::DisplayName => inputs.line.map(|line| line.display_name),
        Fact::Model => Some(inputs.model),
        Fact::GlobalFile => Some(&inputs.template.global_file),
        Fact::ServerIp => Some(&inputs.public_url.host),
        Fact::ProvisioningUrl => Some(&inputs.public_url.provisioning),
        Fact::ConfigurationUrl => Some(&inputs.public_url.configuration),
        Fact::FirmwareUrl => Some(&inputs.public_url.firmware),
        Fact::SystemUserName => inputs.system_user.map(|user| user.name.as_str()),
        Fact::SystemUserPassword => inputs
            .system_user
            .map(|user| user.obfuscated_password.as_str()),
    }
}

/// An optional line may wait for a name that nobody defines; a plain line may not hold one.
fn check_known(template: &Template, own: &[Option<Resolved<'_>>]) -> Result<(), RenderError> {
    if own.iter().all(Option::is_some) {
        return Ok(());
    }
    let lines = template.global.iter().chain(&template.private);
    let mut unknown: Vec<String> = lines
        .filter(|line| !line.optional)
        .flat_map(TemplateLine::slots)
        .filter(|slot| own[*slot].is_none())
        .map(|slot| template.slots[slot].name.to_string())
        .collect();
    unknown.sort_unstable();
    unknown.dedup();
    if unknown.is_empty() {
        return Ok(());
    }
    Err(RenderError::UnknownPlaceholders(unknown))
}

/// One override a parameter, sorted by parameter.
fn narrowest_overrides<'a>(given: &[Override<'a>]) -> Result<Vec<Override<'a>>, RenderError> {
    let mut overrides = given.to_vec();
    overrides
        .sort_by(|left, right| (left.parameter, right.scope).cmp(&(right.parameter, left.scope)));
    for pair in overrides.windows(2) {
        if (pair[0].parameter, pair[0].scope) == (pair[1].parameter, pair[1].scope) {
            return Err(RenderError::DuplicateOverride {
                parameter: pair[0].parameter.to_owned(),
                scope: pair[0].scope,
            });
        }
    }
    overrides.dedup_by_key(|each| each.parameter);
    Ok(overrides)
}

/// Whether a line of the global part has another value for this phone than for the others.
fn differs(
    line: &TemplateLine,
    own: &[Option<Resolved<'_>>],
    shared: &[Option<Resolved<'_>>],
) -> bool {
    line.slots()
        .chain(line.guards.iter().copied())
        .any(|slot| own[slot].map(|it| it.value) != shared[slot].map(|it| it.value))
}

fn override_of(overrides: &[Override<'_>], line: &TemplateLine) -> Option<usize> {
    match &line.kind {
        LineKind::Parameter(name) => overrides
            .binary_search_by(|each| each.parameter.cmp(name))
            .ok(),
        LineKind::Include => None,
    }
}

impl RenderedFile {
    /// Each line with its parameter, value and origin.
    pub(crate) fn lines(&self) -> impl Iterator<Item = RenderedLine<'_>> {
        let lines = self.text.lines().zip(&self.origins);
        lines.map(|(text, origin)| {
            let (parameter, value) = match text.strip_prefix("include ") {
                Some(target) => (None, target),
                None => {
                    let (name, value) = text.split_once('=').unwrap_or((text, ""));
                    (Some(name), value)
                }
            };
            let decided = origin.placeholder.as_ref();
            let giver = decided.map(|(_, giver)| *giver);
            RenderedLine {
                text,
                parameter,
                value,
                scope: origin.scope,
                placeholder: decided.map(|(name, _)| &**name),
                fact: match giver {
                    Some(Giver::Fact(fact)) => Some(fact),
                    Some(Giver::Administrator | Giver::Default | Giver::Nobody) | None => None,
                },
                is_default: giver == Some(Giver::Default),
            }
        })
    }

    fn new(name: String, lines: usize) -> Self {
        Self {
            name,
            text: String::with_capacity(lines * 48),
            origins: Vec::with_capacity(lines),
        }
    }

    /// What the shared file does not say, the phone's own does.
    fn write_line_unless_kept(
        &mut self,
        template: &Template,
        line: &TemplateLine,
        values: &[Option<Resolved<'_>>],
        kept: &KeptLines,
    ) -> Result<(), RenderError> {
        let (length, lines) = (self.text.len(), self.origins.len());
        self.write_line(template, line, values)?;
        let written = self.text[length..].trim_end_matches('\n');
        if kept.has(written) {
            self.text.truncate(length);
            self.origins.truncate(lines);
        }
        Ok(())
    }

    /// Writes a line of the template, or nothing where a value that it waits for is missing.
    fn write_line(
        &mut self,
        template: &Template,
        line: &TemplateLine,
        values: &[Option<Resolved<'_>>],
    ) -> Result<(), RenderError> {
        let missing = |slot: usize| match values[slot] {
            Some(resolved) => line.optional && resolved.value.is_empty(),
            None => true,
        };
        if line.slots().any(missing) || line.guards.iter().copied().any(missing) {
            return Ok(());
        }
        let name = match &line.kind {
            LineKind::Parameter(name) => {
                self.text.push_str(name);
                self.text.push('=');
                name
            }
            LineKind::Include => {
                self.text.push_str("include ");
                "include"
            }
        };
        let value_start = self.text.len();
        for piece in &line.pieces {
            match piece {
                Piece::Text(text) => self.text.push_str(text),
                Piece::Slot(slot) => self.text.push_str(values[*slot].map_or("", |it| it.value)),
            }
        }
        let check = match &line.kind {
            LineKind::Parameter(_) => cfg::check_value,
            LineKind::Include => cfg::check_include,
        };
        check(&self.text[value_start..]).map_err(|problem| RenderError::Value {
            parameter: name.to_owned(),
            placeholder: line
                .slots()
                .find(|slot| values[*slot].is_some_and(|resolved| check(resolved.value).is_err()))
                .map(|slot| template.slots[slot].name.to_string()),
            problem,
        })?;
        self.text.push('\n');
        self.origins.push(origin(template, line, values));
        Ok(())
    }

    fn write_override(&mut self, given: &Override<'_>) -> Result<(), RenderError> {
        let parameter = given.parameter;
        cfg::check_name(parameter).map_err(|problem| RenderError::OverrideName {
            parameter: parameter.to_owned(),
            problem,
        })?;
        cfg::check_value(given.value).map_err(|problem| RenderError::Value {
            parameter: parameter.to_owned(),
            placeholder: None,
            problem,
        })?;
        for text in [parameter, "=", given.value, "\n"] {
            self.text.push_str(text);
        }
        self.origins.push(Origin {
            scope: given.scope,
            placeholder: None,
        });
        Ok(())
    }
}

/// Who decided on a line: the narrowest of its placeholders, the first of equal ones.
fn origin(template: &Template, line: &TemplateLine, values: &[Option<Resolved<'_>>]) -> Origin {
    let mut deciding: Option<(usize, Resolved<'_>)> = None;
    for slot in line.slots().chain(line.guards.iter().copied()) {
        let Some(resolved) = values[slot] else {
            continue;
        };
        if deciding.is_none_or(|(_, before)| resolved.scope > before.scope) {
            deciding = Some((slot, resolved));
        }
    }
    let name = |slot: usize| Arc::clone(&template.slots[slot].name);
    Origin {
        scope: deciding.map_or(Scope::Template, |(_, resolved)| resolved.scope),
        placeholder: deciding.map(|(slot, resolved)| (name(slot), resolved.giver)),
    }
}

impl fmt::Debug for RenderedFile {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            name,
            text,
            origins,
        } = self;
        let (bytes, lines) = (text.len(), origins.len());
        write!(formatter, "{name} ({lines} lines, {bytes} bytes)")
    }
}

#[cfg(test)]
mod tests;
