//! What the admin listener does, seen from outside.

mod access;
mod fleet;
mod reads;
mod shape;
