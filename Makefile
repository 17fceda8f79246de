# Everything a developer needs; `make help` lists it. CI runs `make test` and nothing else.

SHELL := bash
.DEFAULT_GOAL := help
export PATH := $(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(PATH)

# `make run PROFILE=dev` builds in a fraction of the time and serves slower.
PROFILE ?= release
DATA ?= ./data
PHONES ?= 500
SECONDS ?= 60
TARGETS ?= wire codec frame cfg template

.PHONY: help setup setup-to-run ui ui-if-can run demo bench test lint format format-check clippy deny fuzz \
    unit-tests doc-tests ui-tests browser-tests

help: ## lists these targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: ## installs what is missing, or says what to run
	@ops/setup.sh

ui: ## builds the web admin into ui/dist, from where the program takes it
	@ops/ui.sh build

ui-if-can:
	@ops/ui.sh if-can

run: setup-to-run ui-if-can ## serves on ./data (DATA=, PROFILE=dev for a quick build)
	cargo run --locked --profile $(PROFILE) -- serve --data $(DATA)

setup-to-run:
	@ops/setup.sh run

demo: setup-to-run ui-if-can ## serves simulated phones on a temporary directory (PHONES=)
	cargo run --locked --profile $(PROFILE) -- demo --phones $(PHONES)

fuzz: ## fuzzes each target (SECONDS=60, TARGETS="wire template")
	@SECONDS_EACH="$(SECONDS)" TARGETS="$(TARGETS)" fuzz/run.sh

bench: ## measures against references, one JSON object a line (BENCHES="ingest file", PHONES=)
	@ops/setup.sh bench
	@cargo build --locked --release --quiet -p rollcall-bench -p rollcall --bins
	@target/release/rollcall-bench $(BENCHES)

test: setup ui lint doc-tests fuzz unit-tests ui-tests browser-tests ## what CI runs: setup, lint, fuzzing and every test

lint: format-check clippy deny ## formatting, clippy and dependencies

format: ## formats all Rust code
	cargo fmt --all

format-check:
	cargo fmt --all --check

clippy:
	cargo clippy --locked --workspace --all-targets -- -D warnings

deny: ## licences, bans, sources and advisories of dependencies
	ops/deny.sh

unit-tests:
	cargo nextest run --locked --workspace

doc-tests:
	cargo test --locked --workspace --doc --quiet

ui-tests: ## checks and tests of the web admin's parts
	@ops/ui.sh test

browser-tests: ## tries the web admin in a browser, against the real program
	cargo build --locked --bin rollcall
	@ops/ui.sh browser
