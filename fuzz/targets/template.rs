//! Templates: any document, and any values for its placeholders.
//!
//! Holds that reading, compiling and rendering never panic, that what is read prints and reads the
//! same, that every error has its line in the document, and that a rendered file reads back with the
//! template's parameters alone. Input: the document and the values, with the byte 1F between them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use rollcall::provisioning::trial;

fuzz_target!(|input: &[u8]| {
    let mut pieces = input.split(|byte| *byte == 0x1f);
    let document = pieces.next().unwrap_or(input);
    let values: Vec<_> = pieces.map(String::from_utf8_lossy).collect();
    let values: Vec<_> = values.iter().map(|value| &**value).collect();
    trial::read_and_render(document, &values);
});
