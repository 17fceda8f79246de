//! The command line as a whole: every command, found by walking them.

use clap::{CommandFactory as _, Parser as _};

use super::Arguments;

/// Visits every command with its full name, `rollcall audit log`.
fn each_command(visit: &mut dyn FnMut(&str, &clap::Command)) {
    fn walk(path: &str, command: &clap::Command, visit: &mut dyn FnMut(&str, &clap::Command)) {
        visit(path, command);
        for inner in command.get_subcommands() {
            walk(&format!("{path} {}", inner.get_name()), inner, visit);
        }
    }
    walk("rollcall", &Arguments::command(), visit);
}

#[test]
fn the_definition_is_sound() {
    Arguments::command().debug_assert();
}

#[test]
fn every_command_shows_examples_that_it_understands() {
    let mut examples = 0;
    each_command(&mut |path, command| {
        let help = command
            .get_after_help()
            .map(ToString::to_string)
            .unwrap_or_default();
        let (_, lines) = help.split_once("Examples:\n").unwrap_or_else(|| {
            panic!("{path} has no examples in its help");
        });
        for line in lines.lines() {
            let own = line
                .split("| ")
                .find(|part| part.trim().starts_with("rollcall"));
            let own = own.unwrap_or_else(|| panic!("{path}: an example of something else: {line}"));
            let words = own.split(['|', '>']).next().unwrap().split_whitespace();
            if let Err(error) = Arguments::try_parse_from(words) {
                panic!("{path}: its example is wrong: {line}\n{error}");
            }
            assert!(
                own.trim().starts_with(path),
                "{path}: an example of another command: {line}"
            );
            examples += 1;
        }
    });
    assert!(examples > 20, "only {examples} examples were found");
}

#[test]
fn every_command_and_flag_is_described() {
    each_command(&mut |path, command| {
        assert!(command.get_about().is_some(), "{path} is not described");
        for argument in command.get_arguments() {
            assert!(
                argument.get_help().is_some(),
                "{path}: {} is not described",
                argument.get_id()
            );
        }
    });
}
