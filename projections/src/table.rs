//! Rows found by their key: a dense list and a hash index of four bytes a row.
//!
//! Guarantee: the order of the rows, and so a snapshot's bytes, follows from the sequence of
//! inserts and removals alone; the index is never walked. Deliberately not here: what rows hold.

use hashbrown::{HashTable, hash_table::Entry};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A row that knows its key.
pub(crate) trait Keyed {
    /// What the row is found by, as a number that no other row has.
    fn key(&self) -> u64;
}

/// Spreads the bits of a key: one multiplication, both halves of its product.
pub(crate) fn spread(key: u64) -> u64 {
    let product = u128::from(key ^ 0x9e37_79b9_7f4a_7c15) * 0xf39c_c060_5ced_c835;
    (product as u64) ^ ((product >> 64) as u64)
}

/// Rows and their index.
#[derive(Clone)]
pub(crate) struct Table<R> {
    rows: Vec<R>,
    index: HashTable<u32>,
}

impl<R> Default for Table<R> {
    fn default() -> Self {
        Self {
            rows: Vec::new(),
            index: HashTable::new(),
        }
    }
}

impl<R: Keyed> Table<R> {
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The rows, in an order that means nothing to people.
    pub(crate) fn rows(&self) -> &[R] {
        &self.rows
    }

    /// Where the row is in [`Table::rows`], until the next removal.
    pub(crate) fn position(&self, key: u64) -> Option<usize> {
        let found = self
            .index
            .find(spread(key), |&row| self.rows[row as usize].key() == key);
        found.map(|&row| row as usize)
    }

    pub(crate) fn get(&self, key: u64) -> Option<&R> {
        self.position(key).map(|row| &self.rows[row])
    }

    pub(crate) fn get_mut(&mut self, key: u64) -> Option<&mut R> {
        self.position(key).map(|row| &mut self.rows[row])
    }

    /// The row at this place of [`Table::rows`].
    pub(crate) fn at_mut(&mut self, place: usize) -> &mut R {
        &mut self.rows[place]
    }

    /// Adds a row; answers it back when there is one of its key already.
    pub(crate) fn insert(&mut self, row: R) -> Result<(), R> {
        let key = row.key();
        let rows = &self.rows;
        let entry = self.index.entry(
            spread(key),
            |&other| rows[other as usize].key() == key,
            |&other| spread(rows[other as usize].key()),
        );
        match entry {
            Entry::Occupied(_) => Err(row),
            Entry::Vacant(vacant) => {
                vacant.insert(u32::try_from(rows.len()).expect("keys are fewer than 2^32"));
                self.rows.push(row);
                Ok(())
            }
        }
    }

    /// Takes a row out; the last row takes its place.
    pub(crate) fn remove(&mut self, key: u64) -> Option<R> {
        let rows = &self.rows;
        let entry = self
            .index
            .find_entry(spread(key), |&row| rows[row as usize].key() == key)
            .ok()?;
        let (place, _) = entry.remove();
        let last = rows.len() - 1;
        if place as usize != last {
            let moved = spread(rows[last].key());
            let slot = self
                .index
                .find_mut(moved, |&row| row as usize == last)
                .expect("every row is in the index");
            *slot = place;
        }
        Some(self.rows.swap_remove(place as usize))
    }
}

impl<R: Serialize> Serialize for Table<R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.rows.serialize(serializer)
    }
}

impl<'de, R: Keyed + Deserialize<'de>> Deserialize<'de> for Table<R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let rows = Vec::<R>::deserialize(deserializer)?;
        let mut index = HashTable::with_capacity(rows.len());
        for (place, row) in rows.iter().enumerate() {
            let place = u32::try_from(place).map_err(D::Error::custom)?;
            let key = row.key();
            let entry = index.entry(
                spread(key),
                |&other: &u32| rows[other as usize].key() == key,
                |&other| spread(rows[other as usize].key()),
            );
            match entry {
                Entry::Occupied(_) => return Err(D::Error::custom("two rows have one key")),
                Entry::Vacant(vacant) => vacant.insert(place),
            };
        }
        Ok(Self { rows, index })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Keyed for (u64, char) {
        fn key(&self) -> u64 {
            self.0
        }
    }

    #[test]
    fn rows_are_found_whatever_was_removed_before() {
        let mut table = Table::default();
        for key in 0..100 {
            assert!(table.insert((key, 'a')).is_ok());
        }
        assert_eq!(table.insert((7, 'b')), Err((7, 'b')));
        for key in (0..100).step_by(3) {
            assert_eq!(table.remove(key), Some((key, 'a')));
            assert_eq!(table.remove(key), None);
        }
        for key in 0..100 {
            let expected = (key % 3 != 0).then_some((key, 'a'));
            assert_eq!(table.get(key).copied(), expected);
        }
        assert_eq!(table.len(), 66);
    }
}
