//! Rollcall's whole-path benches. Empty until there is something to measure.
