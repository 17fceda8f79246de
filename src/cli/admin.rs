//! `rollcall admin`: administrators' accounts, offline, on the data directory.
//!
//! Guarantees the same rules for names and passwords as the API, and an event for every change, by
//! `command-line`. Whoever can read the data directory needs no account: it is for the locked out.

use std::sync::Arc;

use ::schemas::commands::{Command, Order};
use ::schemas::events::Role;
use ::schemas::{Actor, Secret};
use anyhow::{Result, bail};
use clap::{Args, Subcommand};

use super::arguments::{DataArguments, open, open_existing};
use super::output::{Output, harmless, note};
use super::password::{NewPassword, PasswordArguments};
use crate::clock::SystemClock;
use crate::config::Config;
use crate::domain::Refusal;
use crate::engine::SubmitError;
use crate::http::{passwords, texts};
use crate::store::Store;

const EXAMPLES: &str = "\
Examples:
  rollcall admin add alice --role supervisor
  rollcall admin list
  rollcall admin remove bob";

const ADD_EXAMPLES: &str = "\
Examples:
  rollcall admin add alice --role supervisor
  rollcall admin add nagios --role monitor --generate
  pass show rollcall/bob | rollcall admin add bob --role operator --password-stdin";

const LIST_EXAMPLES: &str = "\
Examples:
  rollcall admin list --data /var/lib/rollcall";

const RESET_EXAMPLES: &str = "\
Examples:
  rollcall admin reset-password alice
  rollcall admin reset-password alice --generate
  pass show rollcall/alice | rollcall admin reset-password alice --password-stdin";

const SET_ROLE_EXAMPLES: &str = "\
Examples:
  rollcall admin set-role alice --role monitor";

const REMOVE_EXAMPLES: &str = "\
Examples:
  rollcall admin remove alice";

/// Manage administrators' accounts on a data directory that no server has open
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Admin {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    Add(Add),
    List(List),
    ResetPassword(ResetPassword),
    SetRole(SetRole),
    Remove(Remove),
}

/// Create an account
///
/// Asks for the password twice on the terminal. Without a terminal give --password-stdin or
/// --generate.
#[derive(Debug, Args)]
#[command(after_help = ADD_EXAMPLES)]
struct Add {
    /// Name to sign in with, in whatever case
    name: String,
    /// What it may do: monitor, operator, administrator, supervisor
    #[arg(long)]
    role: Role,
    #[command(flatten)]
    password: PasswordArguments,
    #[command(flatten)]
    data: DataArguments,
}

/// List the accounts
#[derive(Debug, Args)]
#[command(after_help = LIST_EXAMPLES)]
struct List {
    #[command(flatten)]
    data: DataArguments,
}

/// Give an account another password; its sessions end
///
/// Asks for the password twice on the terminal. Without a terminal give --password-stdin or
/// --generate.
#[derive(Debug, Args)]
#[command(after_help = RESET_EXAMPLES)]
struct ResetPassword {
    /// Name of the account, in whatever case
    name: String,
    #[command(flatten)]
    password: PasswordArguments,
    #[command(flatten)]
    data: DataArguments,
}

/// Give an account another role; its sessions end, its tokens do no more than it
#[derive(Debug, Args)]
#[command(after_help = SET_ROLE_EXAMPLES)]
struct SetRole {
    /// Name of the account, in whatever case
    name: String,
    /// What it may do: monitor, operator, administrator, supervisor
    #[arg(long)]
    role: Role,
    #[command(flatten)]
    data: DataArguments,
}

/// Remove an account; its sessions and tokens end
#[derive(Debug, Args)]
#[command(after_help = REMOVE_EXAMPLES)]
struct Remove {
    /// Name of the account, in whatever case
    name: String,
    #[command(flatten)]
    data: DataArguments,
}

impl Admin {
    pub(super) fn run(self) -> Result<()> {
        match self.action {
            Action::Add(add) => add.run(),
            Action::List(list) => list.run(),
            Action::ResetPassword(reset) => reset.run(),
            Action::SetRole(set) => set.run(),
            Action::Remove(remove) => remove.run(),
        }
    }
}

impl Add {
    fn run(self) -> Result<()> {
        let config = self.data.load()?;
        if let Err(reason) = texts::check_name(&self.name, texts::NAME_LENGTH_MAX) {
            bail!("the name {reason}");
        }
        // Taken before the password is asked for: a server in the way is told first.
        let store = open(&config)?;
        let (password, password_hash) = new_password(&self.password, &self.name)?;
        let name = self.name.clone();
        submit(
            store,
            &config,
            Command::CreateAdmin {
                name,
                role: self.role,
                password_hash,
            },
        )?;
        note(format_args!(
            "account {} created, role {}",
            harmless(&self.name),
            self.role.name()
        ));
        show_generated(&password)
    }
}

impl ResetPassword {
    fn run(self) -> Result<()> {
        let config = self.data.load()?;
        let store = open_existing(&config)?;
        let (password, password_hash) = new_password(&self.password, &self.name)?;
        let name = self.name.clone();
        submit(
            store,
            &config,
            Command::SetAdminPassword {
                name,
                password_hash,
            },
        )?;
        note(format_args!(
            "account {} has a new password",
            harmless(&self.name)
        ));
        show_generated(&password)
    }
}

impl SetRole {
    fn run(self) -> Result<()> {
        let config = self.data.load()?;
        let store = open_existing(&config)?;
        let command = Command::ChangeAdmin {
            name: self.name.clone(),
            role: Some(self.role),
            password_hash: None,
        };
        submit(store, &config, command)?;
        let (name, role) = (harmless(&self.name), self.role.name());
        note(format_args!("account {name} has the role {role}"));
        Ok(())
    }
}

impl Remove {
    fn run(self) -> Result<()> {
        let config = self.data.load()?;
        let store = open_existing(&config)?;
        let name = self.name.clone();
        submit(store, &config, Command::DeleteAdmin { name })?;
        note(format_args!("account {} removed", harmless(&self.name)));
        Ok(())
    }
}

impl List {
    fn run(self) -> Result<()> {
        let store = open_existing(&self.data.load()?)?;
        let projections = store.recover()?.projections;
        let mut output = Output::stdout();
        output.line(row("NAME", "ROLE", "CREATED", "LAST SIGN-IN"))?;
        for admin in projections.admins.iter() {
            let last = admin
                .last_sign_in_at
                .map_or("never".to_owned(), |time| time.to_string());
            let (name, created) = (harmless(&admin.name), admin.created_at.to_string());
            output.line(row(&name, admin.role.name(), &created, &last))?;
        }
        output.flush()
    }
}

fn row(name: &str, role: &str, created: &str, last_sign_in: &str) -> String {
    format!("{name:<24}  {role:<13}  {created:<24}  {last_sign_in}")
}

/// A password within the policy, and its hash.
fn new_password(arguments: &PasswordArguments, account: &str) -> Result<(NewPassword, Secret)> {
    let password = arguments.read(account)?;
    let secret = Secret::new(&password.text);
    if let Err(reason) = passwords::check_policy(&secret, account) {
        bail!("the password {reason}: nothing was changed");
    }
    let hash = passwords::hash(&secret)?;
    Ok((password, hash))
}

fn show_generated(password: &NewPassword) -> Result<()> {
    if !password.is_generated {
        return Ok(());
    }
    let mut output = Output::stdout();
    output.line(&password.text)?;
    output.flush()
}

fn submit(store: Store, config: &Config, command: Command) -> Result<()> {
    let order = Order::new(Actor::CommandLine, command);
    let (outcome, ended) = store.submit(config, Arc::new(SystemClock), order)?;
    ended?;
    match outcome {
        Ok(_) => Ok(()),
        Err(SubmitError::Refused(refusal @ Refusal::UnknownAdmin)) => {
            bail!("{refusal}: `rollcall admin list` shows those that exist")
        }
        Err(SubmitError::Refused(refusal)) => Err(refusal.into()),
        Err(error) => Err(error.into()),
    }
}
