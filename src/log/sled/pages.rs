//! The store's table of pages, made the way the store makes it when it opens.
//!
//! The table says which parts of the file the store relies on. Guarantee: the same table as the
//! store's for the same snapshot and messages, so that a part of the file that is gone is missed
//! before the store fails half-way through opening. Deliberately not here: what pages hold.

use super::layout::{Change, Message, number};

/// Where each page is in the file: the places of its base and of the changes to it.
#[derive(Debug, Default)]
pub(super) struct Pages(Vec<Option<Page>>);

#[derive(Debug)]
struct Page {
    places: Vec<u64>,
    /// The order of writing of the newest change.
    written: i64,
    is_free: bool,
}

impl Pages {
    /// Reads the table out of a snapshot, after its two leading numbers.
    pub(super) fn from_snapshot(mut bytes: &[u8]) -> Option<Self> {
        let from = &mut bytes;
        let mut pages = Vec::new();
        while let Some(&tag) = from.split_off_first() {
            let mut page = Page {
                places: Vec::new(),
                written: 0,
                is_free: tag == 0,
            };
            for _ in 0..tag.max(1) {
                page.written = i64::from_le_bytes(*take(from)?);
                let [is_file] = *take(from)?;
                page.places.push(number(from)?);
                if is_file != 0 {
                    take::<8>(from)?;
                }
                if !page.is_free {
                    number(from)?;
                }
            }
            pages.push(Some(page));
        }
        Some(Self(pages))
    }

    /// Takes in a message that was written at `written`, in order, and is at `place` in the file.
    pub(super) fn apply(&mut self, message: &Message<'_>, written: i64, place: u64) {
        let (Some(change), Ok(index)) = (message.change(), usize::try_from(message.page)) else {
            return;
        };
        let is_new = self.0.len() <= index;
        if is_new {
            // Pages are numbered densely: a number far beyond them is no page.
            if index > self.0.len() + 1_000_000 {
                return;
            }
            self.0.resize_with(index + 1, || None);
        }
        let page = &mut self.0[index];
        match (change, page.as_mut()) {
            (Change::Link, Some(page)) if !page.is_free => {
                if page.written < written {
                    page.places.push(place);
                    page.written = written;
                }
            }
            // A change of a page whose base was written elsewhere since.
            (Change::Link, _) if is_new => drop(self.0.pop()),
            (Change::Link, _) => {}
            (Change::Replace | Change::Free, _) => {
                *page = Some(Page {
                    places: vec![place],
                    written,
                    is_free: change == Change::Free,
                });
            }
        }
    }

    /// Whether every page is known and begins within this many bytes of file.
    pub(super) fn are_within(&self, file_bytes: u64) -> bool {
        let is_within = |page: &Page| page.places.iter().all(|place| *place < file_bytes);
        self.0
            .iter()
            .all(|page| page.as_ref().is_some_and(is_within))
    }
}

fn take<'a, const N: usize>(from: &mut &'a [u8]) -> Option<&'a [u8; N]> {
    let (taken, rest) = from.split_first_chunk()?;
    *from = rest;
    Some(taken)
}
