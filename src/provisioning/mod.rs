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
//! | `firmware` | what an uploaded image is called, what it is not, and its version |
//! | `cipher` | the phones' 3DES form of a value, under the operator's own key |

pub(crate) mod boot;
pub(crate) mod cfg;
pub(crate) mod cipher;
#[cfg_attr(
    not(test),
    expect(dead_code, reason = "the routes that take firmware call it")
)]
pub(crate) mod firmware;
pub(crate) mod models;
pub(crate) mod placeholder;
pub(crate) mod public_url;
pub(crate) mod render;
pub(crate) mod template;
