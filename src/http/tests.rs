//! What the admin listener does, seen from outside.

mod access;
mod fleet;
mod positions;
mod reads;
mod shape;
mod template_mapping;
mod templates;
