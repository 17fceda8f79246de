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

/// The built-in template of a model, whose name may come in any case. `None`: no such model.
pub(crate) fn template_for(model: &str, is_lync: bool) -> Option<&'static Template> {
    let model = built_in_models()
        .iter()
        .find(|built_in| built_in.name.eq_ignore_ascii_case(model))?;
    Some(if is_lync { &model.lync } else { &model.generic })
}

/// What a model is called here, however it was written: `430HD` for `430hd` and for
/// `Audiocodes_430HD`, as tables of phones have it (M76). A model that is not built in as it is
/// given.
pub(crate) fn canonical_model(model: &str) -> &str {
    let bare = match model.get(..VENDOR.len()) {
        Some(vendor) if vendor.eq_ignore_ascii_case(VENDOR) => &model[VENDOR.len()..],
        _ => model,
    };
    let mut names = built_in_models().iter().map(|built_in| built_in.name);
    let known = names.find(|name| name.eq_ignore_ascii_case(bare));
    known.unwrap_or(model)
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
    fn a_model_has_one_name_however_it_is_written() {
        for (given, expected) in [
            ("430HD", "430HD"),
            ("430hd", "430HD"),
            ("AudioCodes_430HD", "430HD"),
            ("Audiocodes_c450hd", "C450HD"),
            ("AudioCodes_VVX411", "AudioCodes_VVX411"),
            ("vvx411", "vvx411"),
            ("AudioCodes_", "AudioCodes_"),
            ("AudioCodés_430HD", "AudioCodés_430HD"),
            ("", ""),
        ] {
            assert_eq!(canonical_model(given), expected, "{given}");
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
