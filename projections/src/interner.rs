//! Texts that many rows share, kept once: rows hold symbols of four bytes.
//!
//! Guarantee: a text that no row holds any more is gone, so what phones invent does not pile up,
//! and what was erased does not stay; symbols follow from the sequence of calls alone, so a
//! snapshot's bytes do too. Deliberately not here: what the texts mean.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashMap, HashTable, hash_table::Entry};
use schemas::RegionName;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

/// A text of an [`Interner`]. The default is the empty text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub(crate) struct Symbol(u32);

impl Symbol {
    /// The symbol as an index below [`Interner::capacity`].
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Clone, Default, Serialize, Deserialize)]
struct Shared {
    text: Box<str>,
    /// How many rows hold it; 0 while the place is free.
    holders: u32,
}

/// Counted texts. Symbol 0 is the empty text; it is not counted.
#[derive(Clone)]
pub(crate) struct Interner {
    texts: Vec<Shared>,
    free: Vec<u32>,
    index: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Default for Interner {
    fn default() -> Self {
        Self {
            texts: vec![Shared::default()],
            free: Vec::new(),
            index: HashTable::new(),
            hasher: DefaultHashBuilder::default(),
        }
    }
}

impl Interner {
    /// The text of a symbol that a row holds.
    pub(crate) fn text(&self, symbol: Symbol) -> &str {
        &self.texts[symbol.index()].text
    }

    /// One more than the greatest index of a symbol.
    pub(crate) fn capacity(&self) -> usize {
        self.texts.len()
    }

    /// The texts that rows hold, with their symbols; the empty one always among them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Symbol, &str)> {
        let held = (0u32..).zip(&self.texts);
        held.filter(|(number, shared)| *number == 0 || shared.holders > 0)
            .map(|(number, shared)| (Symbol(number), &*shared.text))
    }

    /// The symbol of `text` for one more row.
    pub(crate) fn hold(&mut self, text: &str) -> Symbol {
        if text.is_empty() {
            return Symbol::default();
        }
        let (texts, hasher) = (&mut self.texts, &self.hasher);
        let entry = self.index.entry(
            hasher.hash_one(text),
            |&number| &*texts[number as usize].text == text,
            |&number| hasher.hash_one(&*texts[number as usize].text),
        );
        match entry {
            Entry::Occupied(entry) => {
                let number = *entry.get();
                texts[number as usize].holders += 1;
                Symbol(number)
            }
            Entry::Vacant(entry) => {
                let shared = Shared {
                    text: text.into(),
                    holders: 1,
                };
                let number = match self.free.pop() {
                    Some(number) => {
                        texts[number as usize] = shared;
                        number
                    }
                    None => {
                        texts.push(shared);
                        u32::try_from(texts.len() - 1).expect("rows hold fewer than 2^32 texts")
                    }
                };
                entry.insert(number);
                Symbol(number)
            }
        }
    }

    /// One row less holds `symbol`.
    pub(crate) fn release(&mut self, symbol: Symbol) {
        if symbol == Symbol::default() {
            return;
        }
        let shared = &mut self.texts[symbol.index()];
        shared.holders -= 1;
        if shared.holders > 0 {
            return;
        }
        let text = std::mem::take(&mut shared.text);
        let hash = self.hasher.hash_one(&*text);
        if let Ok(entry) = self.index.find_entry(hash, |&number| number == symbol.0) {
            entry.remove();
        }
        self.free.push(symbol.0);
    }

    /// Lets a row hold `text` instead of what it held.
    pub(crate) fn replace(&mut self, held: &mut Symbol, text: &str) {
        if self.text(*held) != text {
            let before = std::mem::replace(held, self.hold(text));
            self.release(before);
        }
    }
}

impl Serialize for Interner {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (&self.texts, &self.free).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Interner {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (texts, free) = <(Vec<Shared>, Vec<u32>)>::deserialize(deserializer)?;
        if texts.is_empty() {
            return Err(D::Error::custom("the empty text is missing"));
        }
        let hasher = DefaultHashBuilder::default();
        let hash = |number: &u32| hasher.hash_one(&*texts[*number as usize].text);
        let mut index = HashTable::with_capacity(texts.len());
        for (number, shared) in (0u32..).zip(&texts) {
            if shared.holders > 0 {
                index.insert_unique(hash(&number), number, hash);
            }
        }
        Ok(Self {
            texts,
            free,
            index,
            hasher,
        })
    }
}

/// The number of a region in a [`RegionTable`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(crate) struct RegionNumber(u32);

impl RegionNumber {
    /// The number as an index below [`RegionTable::len`].
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// The regions that rows have named so far. Administrators make them, so they are few and none is
/// ever forgotten.
#[derive(Clone, Default)]
pub(crate) struct RegionTable {
    names: Vec<RegionName>,
    numbers: HashMap<RegionName, u32>,
}

impl RegionTable {
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    pub(crate) fn name(&self, number: RegionNumber) -> &RegionName {
        &self.names[number.index()]
    }

    pub(crate) fn names(&self) -> &[RegionName] {
        &self.names
    }

    /// The number of a region that some row has named.
    pub(crate) fn find(&self, name: &RegionName) -> Option<RegionNumber> {
        self.numbers.get(name).copied().map(RegionNumber)
    }

    pub(crate) fn number(&mut self, name: &RegionName) -> RegionNumber {
        if let Some(number) = self.numbers.get(name) {
            return RegionNumber(*number);
        }
        let number = u32::try_from(self.names.len()).expect("regions are fewer than 2^32");
        self.names.push(name.clone());
        self.numbers.insert(name.clone(), number);
        RegionNumber(number)
    }
}

impl Serialize for RegionTable {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.names.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for RegionTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut table = Self::default();
        for name in Vec::<RegionName>::deserialize(deserializer)? {
            table.number(&name);
        }
        Ok(table)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_lives_as_long_as_somebody_holds_it() {
        let mut interner = Interner::default();
        let mut first = interner.hold("430HD");
        let second = interner.hold("430HD");
        assert!(first == second && interner.text(second) == "430HD");
        interner.replace(&mut first, "445HD");
        assert_eq!(interner.text(second), "430HD");
        interner.release(second);
        let texts: Vec<&str> = interner.iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["", "445HD"]);
        let again = interner.hold("450HD");
        assert!(again == second, "the free place is used again");
        assert!(interner.hold("") == Symbol::default());
    }
}
