//! What phones are given to read: configuration files, templates, placeholders, the boot file.
//!
//! Everything here is a pure function of its arguments: no clock, no files, no network, no other
//! room of this crate. That is what makes a generated file reproducible from the log, and a line of
//! it explainable. Choosing the values, storing the text and serving it happen elsewhere.
//!
//! | file | holds |
//! | --- | --- |
//! | `cfg` | the syntax of a configuration file, and what may stand on a line of it |
//! | `placeholder` | `%ITCS_Name%`, the scopes, the documented default values |
//! | `template` | a template compiled once, rendered often |
//! | `models` | the built-in templates, and the model that a User-Agent names |
//! | `render` | template + values → the two files of a phone, each line with its origin |
//! | `public_url` | the addresses that phones are given, from the one setting |
//! | `boot` | the boot file, the first-contact file, what DHCP is given |
//! | `dhcp` | what is to be pasted into the configuration of a DHCP server |
//! | `tagged`, `records` | a template with tags + a table of phones → a file a phone |
//! | `cipher` | the phones' 3DES form of a value or a file, under the operator's own key |

pub(crate) mod boot;
pub(crate) mod cfg;
pub(crate) mod cipher;
pub(crate) mod dhcp;
pub(crate) mod models;
pub(crate) mod placeholder;
pub(crate) mod public_url;
pub(crate) mod records;
pub(crate) mod render;
pub(crate) mod tagged;
pub(crate) mod template;
