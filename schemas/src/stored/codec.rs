//! The one place that names bincode. Codec 1: bincode 2, little-endian, variable-length integers.
//!
//! bincode is not self-describing: a changed struct silently misreads old bytes. Therefore only
//! frozen shapes pass through here, sizes are limited, and trailing bytes are an error.

use serde::{Serialize, de::DeserializeOwned};

/// The codec id that records carry.
pub const CODEC_ID: u8 = 1;

/// The longest payload that is written or read, in bytes. Reports are at most 64 KiB on the wire;
/// an event must stay below what sled keeps in its own file (131,052 bytes).
pub const PAYLOAD_BYTES_MAX: usize = 100_000;

/// Bytes that are no value of the wanted shape, or a value that is too large.
#[derive(Debug, thiserror::Error)]
pub enum CodecError {
    /// The value cannot be written within the limit.
    #[error("value cannot be encoded within {PAYLOAD_BYTES_MAX} bytes")]
    Encode(#[source] bincode::error::EncodeError),
    /// The bytes are not of this shape.
    #[error("bytes are not of the wanted shape")]
    Decode(#[source] bincode::error::DecodeError),
    /// The bytes go on after the value.
    #[error("{0} bytes are left over after the value")]
    Trailing(usize),
}

fn configuration() -> impl bincode::config::Config {
    bincode::config::standard().with_limit::<PAYLOAD_BYTES_MAX>()
}

/// The bytes of a stored shape.
pub fn encode<T: Serialize>(value: &T) -> Result<Vec<u8>, CodecError> {
    let bytes =
        bincode::serde::encode_to_vec(value, configuration()).map_err(CodecError::Encode)?;
    if bytes.len() > PAYLOAD_BYTES_MAX {
        return Err(CodecError::Encode(bincode::error::EncodeError::Other(
            "too long",
        )));
    }
    Ok(bytes)
}

/// The stored shape in `bytes`, which must hold nothing else.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CodecError> {
    let (value, used) =
        bincode::serde::decode_from_slice(bytes, configuration()).map_err(CodecError::Decode)?;
    match bytes.len() - used {
        0 => Ok(value),
        left_over => Err(CodecError::Trailing(left_over)),
    }
}

/// The bytes of a cache (a snapshot): the same codec without the size limit. Caches are
/// checksummed, versioned and deletable, so they may hold any shape.
pub fn encode_cache<T: Serialize>(value: &T) -> Result<Vec<u8>, CodecError> {
    bincode::serde::encode_to_vec(value, bincode::config::standard()).map_err(CodecError::Encode)
}

/// The value in a cache's bytes, which must hold nothing else.
pub fn decode_cache<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CodecError> {
    let (value, used) = bincode::serde::decode_from_slice(bytes, bincode::config::standard())
        .map_err(CodecError::Decode)?;
    match bytes.len() - used {
        0 => Ok(value),
        left_over => Err(CodecError::Trailing(left_over)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trailing_bytes_and_short_bytes_are_errors() {
        let mut bytes = encode(&(7u32, "seven".to_owned())).unwrap();
        bytes.push(0);
        assert!(matches!(
            decode::<(u32, String)>(&bytes),
            Err(CodecError::Trailing(1))
        ));
        assert!(matches!(
            decode::<(u32, String)>(&bytes[..3]),
            Err(CodecError::Decode(_))
        ));
    }

    #[test]
    fn a_claimed_length_beyond_the_limit_allocates_nothing() {
        let huge_length = [253, 255, 255, 255, 255, 255, 255, 255, 127];
        assert!(decode::<Vec<u8>>(&huge_length).is_err());
    }
}
