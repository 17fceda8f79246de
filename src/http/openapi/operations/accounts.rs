//! Accounts and their tokens, described.
//!
//! Guarantee: as for all rows (`operations`).

use super::super::{operation::Operation, parameters, requests};
use crate::http::{
    problem::Code,
    read::{self, List},
    routes::Method::{Delete, Get, Patch, Post},
};

const TAG: &str = "Accounts";

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::new(Get, "/api/v1/admins", TAG, "list_accounts", "Accounts")
        .query(&parameters::NAMED)
        .gives::<List<read::admins::AdminView<'static>>>(200, "A page of accounts."),
    Operation::new(
        Post,
        "/api/v1/admins",
        TAG,
        "create_account",
        "Create an account",
    )
    .takes(requests::new_account)
    .gives::<read::admins::AdminView<'static>>(201, "The account.")
    .refuses(&[Code::AdminExists, Code::AdminNotFound, Code::KeyringFull]),
    Operation::new(
        Get,
        "/api/v1/admins/{name}",
        TAG,
        "show_account",
        "One account",
    )
    .at(&parameters::ACCOUNT_NAME)
    .gives::<read::admins::AdminView<'static>>(200, "The account.")
    .refuses(&[Code::AdminNotFound]),
    Operation::new(
        Patch,
        "/api/v1/admins/{name}",
        TAG,
        "change_account",
        "Change an account",
    )
    .about("Absent fields stay. Its sessions end with either change; its tokens stay.")
    .at(&parameters::ACCOUNT_NAME)
    .takes(requests::account_change)
    .gives::<read::admins::AdminView<'static>>(200, "The account as it is now.")
    .refuses(&[Code::AdminNotFound, Code::LastSupervisor]),
    Operation::new(
        Delete,
        "/api/v1/admins/{name}",
        TAG,
        "delete_account",
        "Delete an account",
    )
    .about("Its sessions and its tokens end. One supervisor must be left.")
    .at(&parameters::ACCOUNT_NAME)
    .gives_nothing("Deleted.")
    .refuses(&[Code::AdminNotFound, Code::LastSupervisor]),
    Operation::new(Get, "/api/v1/tokens", TAG, "list_tokens", "API tokens")
        .about(
            "Those of the account that asks; a supervisor sees all. None shows the token itself.",
        )
        .query(&parameters::TOKENS)
        .gives::<List<read::tokens::TokenView<'static>>>(200, "A page of tokens."),
    Operation::new(
        Post,
        "/api/v1/tokens",
        TAG,
        "create_token",
        "Create an API token",
    )
    .about(
        "The answer shows the token this once; sent again under the same `Idempotency-Key`, the \
         request is refused.",
    )
    .takes(requests::new_token)
    .example(r#"{"name": "backup script", "role": "monitor", "expires_in_seconds": 86400}"#)
    .gives::<read::tokens::NewTokenView<'static>>(201, "The token.")
    .refuses(&[
        Code::AdminNotFound,
        Code::TokenNotFound,
        Code::TooManyTokens,
    ])
    .refuses_fields(&[Code::RoleRequired]),
    Operation::new(
        Delete,
        "/api/v1/tokens/{id}",
        TAG,
        "revoke_token",
        "Revoke an API token",
    )
    .about("One of the account's own; a supervisor may revoke any.")
    .at(&parameters::TOKEN_ID)
    .gives_nothing("Revoked: whoever sends it is refused.")
    .refuses(&[Code::AdminNotFound, Code::TokenNotFound]),
];
