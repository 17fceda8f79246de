//! What the admin listener does, seen from outside.

mod access;
mod bodies;
mod boot_files;
mod config_files;
mod configuration_archive;
mod csv_import;
mod filters;
mod firmware;
mod fleet;
mod jobs;
mod maintenance;
mod models;
mod overrides;
mod placeholders;
mod positions;
mod previews;
mod reads;
mod settings;
mod shape;
mod template_mapping;
mod templates;
mod timeline;
mod users;
