//! The parameters of the archive of the configuration.

use super::{super::operation::Parameter, flag};

pub(in super::super) static EXPORT: [Parameter; 1] = [Parameter::one(
    "secrets",
    flag,
    "Whether passwords, PINs and keys are in it: for supervisors. Otherwise the archive says which \
     there are, and an import leaves them as they are.",
)];

pub(in super::super) static IMPORT: [Parameter; 3] = [
    Parameter::one("dry_run", flag, "Only says what it would come to."),
    Parameter::one(
        "replace",
        flag,
        "Whether what is not in the archive goes, but for what the archive says it has left out.",
    ),
    Parameter::one(
        "skip_missing",
        flag,
        "Whether what belongs to a region, user or phone that is not here is passed over, rather \
         than refused.",
    ),
];
