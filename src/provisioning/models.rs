//! The phone models of the manuals (decision D12): their built-in templates, and how a phone says
//! which model it is.
//!
//! Guarantee: every model has a generic and a Lync template, and each compiles (a test renders
//! them all). A model that is not listed has no built-in template: the administrator adds one.

use std::sync::LazyLock;

use super::template::{Source, Template};

/// `<model>|<description>` a line.
const MODELS: &str = include_str!("defaults/models.txt");
const GLOBAL: &str = include_str!("defaults/global.txt");
const GLOBAL_GENERIC: &str = include_str!("defaults/global_generic.txt");
const PRIVATE: &str = include_str!("defaults/private.txt");
const PRIVATE_GENERIC: &str = include_str!("defaults/private_generic.txt");
const PRIVATE_LYNC: &str = include_str!("defaults/private_lync.txt");
const PRIVATE_END: &str = include_str!("defaults/private_end.txt");

/// What stands before the models in the names of templates and in tables of phones.
const VENDOR: &str = "AudioCodes_";

/// Phones send less than a hundred.
const USER_AGENT_BYTES_MAX: usize = 512;

/// A model with its two templates.
#[derive(Debug)]
pub(crate) struct BuiltInModel {
    /// E.g. `430HD`.
    pub(crate) name: &'static str,
    pub(crate) generic: Template,
    pub(crate) lync: Template,
}

static BUILT_IN_MODELS: LazyLock<Vec<BuiltInModel>> = LazyLock::new(|| {
    let generic_global = [GLOBAL, GLOBAL_GENERIC].concat();
    let generic_private = [PRIVATE, PRIVATE_GENERIC, PRIVATE_END].concat();
    let lync_private = [PRIVATE, PRIVATE_LYNC, PRIVATE_END].concat();
    let compile = |name: &str, description: &str, global: &str, private: &str| {
        Template::compile(Source {
            name,
            description,
            global,
            private,
        })
        .expect("the built-in templates are constants, and a test compiles them")
    };
    MODELS
        .lines()
        .filter_map(|line| line.split_once('|'))
        .map(|(name, description)| BuiltInModel {
            name,
            generic: compile(
                &format!("{VENDOR}{name}"),
                description,
                &generic_global,
                &generic_private,
            ),
            lync: compile(
                &format!("{VENDOR}{name}_LYNC"),
                &format!("{description} For Lync and Skype for Business."),
                GLOBAL,
                &lync_private,
            ),
        })
        .collect()
});

/// Every built-in model, in the manuals' order.
pub(crate) fn built_in_models() -> &'static [BuiltInModel] {
    &BUILT_IN_MODELS
}

/// The names of all built-in models, and behind them those of these others that are none.
pub(crate) fn names_with<'a>(others: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<&str> = built_in_models().iter().map(|model| model.name).collect();
    for other in others {
        if !names.iter().any(|name| name.eq_ignore_ascii_case(other)) {
            names.push(other);
        }
    }
    names
}

/// The built-in template of a model, whose name may come in any case. `None`: no such model.
pub(crate) fn template_for(model: &str, is_lync: bool) -> Option<&'static Template> {
    let model = built_in_models()
        .iter()
        .find(|built_in| built_in.name.eq_ignore_ascii_case(model))?;
    Some(if is_lync { &model.lync } else { &model.generic })
}

/// The name of a model as its phones say it: `AudioCodes_430HD`, in any case, is `430HD`. The name
/// of a model that is not built in stays as it is.
pub(crate) fn canonical_model(name: &str) -> &str {
    const VENDOR: &str = "audiocodes_";
    let vendor = name.get(..VENDOR.len());
    let is_vendor = vendor.is_some_and(|vendor| vendor.eq_ignore_ascii_case(VENDOR));
    let short = if is_vendor {
        &name[VENDOR.len()..]
    } else {
        name
    };
    let mut models = built_in_models().iter();
    let known = models.find(|model| model.name.eq_ignore_ascii_case(short));
    known.map_or(name, |model| model.name)
}

/// What a User-Agent says: the model in upper case (known or not) and whether it runs the Lync
/// firmware. The shapes of protocol.md §2, in any case, with blanks, with a part missing:
///
/// ```text
/// AUDC-IPPhone/2.0.4.30 (430HD; 00908F4867AF)            430HD, generic
/// AUDC-IPPhone-430HD_UC_2.0.7.70/1.0.0000.0              430HD, Lync
/// AUDC/3.4.6.604 AUDC-IPPhone-C450HD_UC_3.4.6.604/1      C450HD, Lync
/// ```
///
/// `None`: not one of these phones, or no model named.
pub(crate) fn model_of_user_agent(user_agent: &str) -> Option<(String, bool)> {
    if user_agent.len() > USER_AGENT_BYTES_MAX {
        return None;
    }
    let text = user_agent.to_ascii_uppercase();
    if !text.contains("AUDC") {
        return None;
    }
    let named = match text.split_once("AUDC-IPPHONE-") {
        Some((_, rest)) => rest,
        None => text.split_once('(')?.1,
    };
    let model = named
        .trim_start()
        .split(|character: char| !character.is_ascii_alphanumeric() && character != '-')
        .next()
        .filter(|model| (1..=32).contains(&model.len()))?;
    // Some builds write 440HDUC_2.0.9.65, the form of firmware versions.
    let (model, is_lync) = match model.strip_suffix("UC") {
        Some(short) if template_for(short, true).is_some() => (short, true),
        _ => (model, text.contains("UC_")),
    };
    Some((model.to_owned(), is_lync))
}

#[cfg(test)]
mod tests {
    use super::super::placeholder::{BUILT_IN, BuiltIn};
    use super::*;

    #[test]
    fn every_model_of_the_manuals_has_both_templates() {
        let names: Vec<_> = built_in_models().iter().map(|model| model.name).collect();
        assert_eq!(
            names,
            [
                "405HD", "420HD", "430HD", "440HD", "445HD", "450HD", "C450HD", "RX50", "HRS"
            ]
        );
        for name in names {
            let generic = template_for(name, false).unwrap();
            for placeholder in generic.placeholder_names() {
                let is_it = |built_in: &BuiltIn| built_in.name == placeholder;
                assert!(BUILT_IN.iter().any(is_it), "{placeholder}");
            }
            assert_eq!(generic.name, format!("AudioCodes_{name}"));
            assert!(!generic.description.is_empty());
            let lync = template_for(&name.to_lowercase(), true).unwrap();
            assert_eq!(lync.name, format!("AudioCodes_{name}_LYNC"));
            assert!(
                lync.private_text.contains("?UserPassword:voip/line/0/id="),
                "{name}"
            );
        }
        assert!(template_for("VVX411", false).is_none());
        assert!(template_for("", false).is_none());
    }

    #[test]
    fn a_model_has_one_name() {
        for (name, expected) in [
            ("AudioCodes_430HD", "430HD"),
            ("Audiocodes_430hd", "430HD"),
            ("c450hd", "C450HD"),
            ("VVX411", "VVX411"),
            ("AudioCodes_999XX", "AudioCodes_999XX"),
            ("audiocodes_", "audiocodes_"),
            ("ä", "ä"),
        ] {
            assert_eq!(canonical_model(name), expected, "{name}");
        }
    }

    #[test]
    fn the_model_is_read_from_every_user_agent_shape() {
        for (user_agent, expected) in [
            (
                "AUDC-IPPhone/2.0.4.30 (430HD; 00908F4867AF)",
                Some(("430HD", false)),
            ),
            (
                "AUDC-IPPhone-430HD_UC_2.0.7.70/1.0.0000.0",
                Some(("430HD", true)),
            ),
            (
                "AUDC/3.4.6.604 AUDC-IPPhone-C450HD_UC_3.4.6.604/1",
                Some(("C450HD", true)),
            ),
            ("audc-ipphone-rx50_uc_3.2/1", Some(("RX50", true))),
            ("AUDC-IPPhone/2.2 ( 405HD ;00908F)", Some(("405HD", false))),
            ("AUDC-IPPhone/UC_2.0.13 (440HD)", Some(("440HD", true))),
            ("AUDC-IPPhone-440HDUC_2.0.9.65/1", Some(("440HD", true))),
            ("AUDC-IPPhone-445HD_3.4.3/1", Some(("445HD", false))),
            ("AUDC-IPPhone-HRS", Some(("HRS", false))),
            ("AUDC-IPPhone-999XX_UC_1/1", Some(("999XX", true))),
            ("AUDC-IPPhone/2.0.4.30", None),
            ("AUDC-IPPhone-", None),
            ("AUDC-IPPhone/1 (", None),
            ("Mozilla/5.0 (430HD; x)", None),
            ("", None),
        ] {
            let expected = expected.map(|(model, is_lync)| (model.to_owned(), is_lync));
            assert_eq!(model_of_user_agent(user_agent), expected, "{user_agent:?}");
        }
    }

    #[test]
    fn an_endless_user_agent_names_no_model() {
        let long = format!("AUDC-IPPhone-430HD_UC_{}", "9".repeat(1000));
        assert_eq!(model_of_user_agent(&long), None);
    }
}
