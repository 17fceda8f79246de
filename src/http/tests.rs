//! What the admin listener does, seen from outside.

mod access;
mod filters;
mod bodies;
mod fleet;
mod positions;
mod reads;
mod shape;
