//! Records as rows of the tree: cut where they are long, put together when read.
//!
//! Guarantee: no value is so long that a page of 20 outgrows what the store keeps in its own file.
//! Pieces say what they belong to, so that they can be told without their keys, too.

use schemas::ids::Position;
use sled::IVec;

use super::{
    super::{
        Damage,
        record::{self, Record},
        walk::Records,
    },
    guarded,
};

/// Values of this many bytes or more are cut: 20 of them fit a page.
pub(super) const PIECE_BYTES: usize = 6000;

/// Marks a value that is a further piece of a record; records begin with their format, from 1.
const PART_MARK: u8 = 0;

/// What a value is.
pub(super) enum Piece<'a> {
    /// A record, or its first piece.
    Whole { first: Position, last: Position },
    /// A further piece.
    Part {
        position: Position,
        number: u16,
        bytes: &'a [u8],
    },
}

/// What a value claims to be, unverified.
pub(super) fn piece(value: &[u8]) -> Option<Piece<'_>> {
    match value.strip_prefix(&[PART_MARK]) {
        None => {
            let (first, last) = record::claimed_span(value)?;
            Some(Piece::Whole { first, last })
        }
        Some(rest) => {
            let (position, rest) = rest.split_first_chunk()?;
            let (number, bytes) = rest.split_first_chunk()?;
            Some(Piece::Part {
                position: Position(u64::from_be_bytes(*position)),
                number: u16::from_be_bytes(*number),
                bytes,
            })
        }
    }
}

/// The keys and values of a record. Pieces of full length are followed by another.
pub(super) fn pieces(record: &Record) -> impl Iterator<Item = (IVec, IVec)> + '_ {
    let count = record.bytes.len() / PIECE_BYTES + 1;
    (0..count).map(move |index| {
        let start = index * PIECE_BYTES;
        let end = record.bytes.len().min(start + PIECE_BYTES);
        let bytes = &record.bytes[start..end];
        if index == 0 {
            return (IVec::from(&record.first.0.to_be_bytes()), IVec::from(bytes));
        }
        let key = part_key(record.first, index as u16);
        let value = [&[PART_MARK], key.as_slice(), bytes].concat();
        (IVec::from(&key), IVec::from(value))
    })
}

pub(super) fn part_key(position: Position, number: u16) -> [u8; 10] {
    let mut key = [0; 10];
    key[..8].copy_from_slice(&position.0.to_be_bytes());
    key[8..].copy_from_slice(&number.to_be_bytes());
    key
}

pub(super) fn key_position(key: &[u8]) -> Result<Position, Damage> {
    let position = key.first_chunk().copied().map(u64::from_be_bytes);
    let position = position.ok_or(Damage::Missing)?;
    Ok(Position(position))
}

/// Records, put together from the rows of the tree.
pub(super) struct Rows {
    iter: sled::Iter,
    ahead: Option<(IVec, IVec)>,
}

impl Rows {
    /// The records from the one at `first` on.
    pub(super) fn from(db: &sled::Db, first: Position) -> Self {
        Self {
            iter: db.range(first.0.to_be_bytes()..),
            ahead: None,
        }
    }

    fn row(&mut self) -> Result<Option<(IVec, IVec)>, Damage> {
        if let Some(row) = self.ahead.take() {
            return Ok(Some(row));
        }
        guarded(|| self.iter.next().transpose()).map_err(Damage::Unreadable)
    }
}

impl Records for Rows {
    fn next(&mut self, into: &mut Vec<u8>) -> Result<Option<Position>, Damage> {
        let Some((key, value)) = self.row()? else {
            return Ok(None);
        };
        let position = key_position(&key)?;
        into.extend_from_slice(&value);
        let mut length = value.len();
        let mut number = 1;
        while length == PIECE_BYTES {
            let row = self.row()?;
            let expected = part_key(position, number);
            let part = row.as_ref().filter(|(key, _)| **key == expected);
            match part.and_then(|(_, value)| piece(value)) {
                Some(Piece::Part { bytes, .. }) => {
                    into.extend_from_slice(bytes);
                    length = bytes.len();
                    number += 1;
                }
                // The record is cut short, which its hash will tell.
                Some(Piece::Whole { .. }) | None => {
                    self.ahead = row;
                    break;
                }
            }
        }
        Ok(Some(position))
    }
}
