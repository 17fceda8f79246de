//! What the admin listener does, seen from outside.

mod access;
mod bodies;
mod fleet;
mod positions;
mod reads;
mod shape;
