//! What phones are given to read: configuration files, templates, placeholders, the boot file.
//!
//! Everything here is a pure function of its arguments: no clock, no files, no network, no other
//! room of this crate. That is what makes a generated file reproducible from the log, and a line of
//! it explainable. Choosing the values, storing the text and serving it happen elsewhere.
//!
//! | file | holds |
//! | --- | --- |
//! | `cfg` | the syntax of a configuration file, and what may stand on a line of it |
//! | `parameters` | the catalogue of parameters (`parameters.tsv`): kinds, bounds, defaults |
//! | `include` | what an include points to |
//! | `finding` | what is wrong with a line, or odd about it |
//! | `lint` | all findings of a file |
//! | `effective` | a file with its includes resolved, and the values in the end |
//! | `placeholder` | `%ITCS_Name%`, the scopes, the documented default values |
//! | `template` | a template compiled once, rendered often |
//! | `template_name` | what a template may be called, and its global file |
//! | `template_xml` | templates as the XML documents that administrators edit |
//! | `models` | the built-in templates, and the model that a User-Agent names |
//! | `built_in` | the built-in templates as documents |
//! | `template_lint` | what is odd about a template's lines |
//! | `render` | template + values → the two files of a phone, each line with its origin |
//! | `public_url` | the addresses that phones are given, from the one setting |
//! | `boot` | the boot file, the first-contact file, what DHCP is given |
//! | `boot_text` | the text that a boot file is made from, and what phones get of it |
//! | `preset` | parameters that are overridden together (`presets.json`) |
//! | `system_settings` | system settings and LDAP, which are placeholders by other names |
//! | `trial` | all of that in one round, for the fuzz target |
//! | `firmware` | what an uploaded image is called, what it is not, and its version |
//! | `dhcp` | what is to be pasted into the configuration of a DHCP server |
//! | `tagged`, `records` | a template with tags + a table of phones → a file a phone |
//! | `cipher` | the phones' 3DES form of a value or a file, under the operator's own key |

pub(crate) mod boot;
pub(crate) mod boot_text;
pub(crate) mod built_in;
pub mod cfg;
pub(crate) mod cipher;
pub(crate) mod dhcp;
pub mod effective;
pub mod finding;
pub(crate) mod firmware;
pub mod include;
pub mod lint;
pub(crate) mod models;
pub mod parameters;
pub(crate) mod placeholder;
pub(crate) mod preset;
pub(crate) mod public_url;
pub(crate) mod records;
pub(crate) mod render;
pub(crate) mod system_settings;
pub(crate) mod tagged;
pub(crate) mod template;
pub(crate) mod template_lint;
pub(crate) mod template_name;
pub(crate) mod template_xml;
pub mod trial;
