//! The parameters of routes about users and their phones.
//!
//! Guarantee: as of all parameters. Pure.

use super::{
    super::{operation::Parameter, texts},
    REGION, SEARCH, flag,
};

pub(in super::super) static USER_AND_MAC: [Parameter; 2] = [
    Parameter::one("name", texts::name, "The user, in whatever case.").example("dora"),
    Parameter::one(
        "mac",
        texts::typed_mac,
        "One of the user's phones: its MAC address in any spelling, or the last six digits of one \
         that begins with 00908f.",
    )
    .example("00908f484cf7"),
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

pub(in super::super) static EXPORT: [Parameter; 3] = [
    SEARCH,
    REGION,
    Parameter::one(
        "passwords",
        flag,
        "Whether passwords are in it: for supervisors. Otherwise their cells are empty.",
    ),
];

pub(in super::super) static IMPORT: [Parameter; 2] = [
    Parameter::one("dry_run", flag, "Only says what it would come to."),
    Parameter::one(
        "partial",
        flag,
        "Whether the rows that can be imported are, where others cannot be.",
    ),
];
