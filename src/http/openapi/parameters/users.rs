//! The parameters of routes about users and their phones.
//!
//! Guarantee: as of all parameters. Pure.

use super::{
    super::{operation::Parameter, texts},
    flag,
};

pub(in super::super) static USER_AND_MAC: [Parameter; 2] = [
    Parameter::one("name", texts::name, "The user, in whatever case.").example("alice"),
    Parameter::one(
        "mac",
        texts::typed_mac,
        "One of the user's phones: its MAC address in any spelling, or the last six digits of one \
         that begins with 00908f.",
    )
    .example("00908f484cf0"),
];

pub(in super::super) static AFTERWARDS: [Parameter; 2] = [
    Parameter::one(
        "generate",
        flag,
        "Whether the phones' files are made before the answer; true unless given.",
    ),
    Parameter::one(
        "update",
        flag,
        "Whether the phones are told to fetch their files, too.",
    ),
];
