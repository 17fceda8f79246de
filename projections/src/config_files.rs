//! The list of configuration files: phones' own, those that were made for several phones, and those
//! that were uploaded (M93).
//!
//! Guarantee: items are built for the page alone, and a file's content is never looked at: a
//! phone's file is named by its MAC address, so a list of a hundred thousand phones is a walk over
//! rows. Deliberately not here: the files' bytes (blob store).

use schemas::{ContentHash, FileName, Mac, Timestamp};
use serde::Serialize;

use crate::{
    Projections,
    files::CommonFile,
    fleet::Configuration,
    page::{
        InvalidCursor, Page, PageBuilder, PageRequest, SortKey, columns, own_file_name,
        own_file_text,
    },
    text::Needle,
};

columns! {
    /// Where a configuration file comes from.
    ConfigFileKind, "kind of configuration file" {
        /// One phone's own.
        Phone = "phone",
        /// Made for all phones of a template.
        Global = "global",
        /// An administrator gave it.
        Uploaded = "uploaded",
    }
}

impl Serialize for ConfigFileKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

columns! {
    /// What the list is sorted by.
    ConfigFileColumn, "column of configuration files" {
        /// The file's name, without regard to case.
        Name = "name",
        /// Its length.
        SizeBytes = "size_bytes",
        /// When it was made or uploaded.
        ModifiedAt = "modified_at",
    }
}

/// Which files are asked for.
#[derive(Clone)]
pub struct ConfigFileQuery {
    /// A part of the name, without regard to case; empty: any.
    pub search: String,
    /// Of one of these kinds; empty: of any.
    pub kinds: Vec<ConfigFileKind>,
    /// Which part of the list.
    pub page: PageRequest<ConfigFileColumn>,
}

/// A configuration file.
#[derive(Debug, Clone, PartialEq, Serialize, schemars::JsonSchema)]
pub struct ConfigFile {
    /// The name under which phones load it.
    pub name: String,
    /// Where it comes from.
    pub kind: ConfigFileKind,
    /// Its length in bytes.
    pub size_bytes: u64,
    /// When it was made, edited or uploaded.
    pub modified_at: Timestamp,
    /// Its content.
    pub hash: ContentHash,
    /// The phone whose own it is.
    pub mac: Option<Mac>,
    /// The template that it was made from.
    pub template: Option<String>,
    /// Whether an administrator has written a phone's own file by hand.
    pub edited: bool,
}

/// What a page holds until it is complete.
enum Listed<'a> {
    Own(Mac, Configuration<'a>),
    Common(&'a FileName, &'a CommonFile),
}

impl CommonFile {
    /// Where it comes from.
    pub fn kind(&self) -> ConfigFileKind {
        match self.template {
            Some(_) => ConfigFileKind::Global,
            None => ConfigFileKind::Uploaded,
        }
    }
}

impl Projections {
    /// A page of the configuration files that match.
    pub fn config_files(&self, query: &ConfigFileQuery) -> Result<Page<ConfigFile>, InvalidCursor> {
        let mut page = PageBuilder::new(&query.page)?;
        let column = query.page.sort.column;
        let needle = Needle::new(&query.search);
        let is_asked = |kind: ConfigFileKind| query.kinds.is_empty() || query.kinds.contains(&kind);
        for (name, file) in self.files.iter() {
            if is_asked(file.kind()) && needle.is_in(name.as_str()) {
                let key = match column {
                    ConfigFileColumn::Name => SortKey::Text(name.as_str()),
                    ConfigFileColumn::SizeBytes => SortKey::Number(file.size_bytes.into()),
                    ConfigFileColumn::ModifiedAt => SortKey::time(Some(file.written_at)),
                };
                page.offer(key, identity_of(name), Listed::Common(name, file));
            }
        }
        if is_asked(ConfigFileKind::Phone) {
            self.offer_own(&mut page, column, &query.search, &needle);
        }
        let page = page.finish();
        Ok(Page {
            items: page.items.iter().map(Listed::shown).collect(),
            total: page.total,
            next_cursor: page.next_cursor,
        })
    }

    fn offer_own<'a>(
        &'a self,
        page: &mut PageBuilder<'a, ConfigFileColumn, Listed<'a>>,
        column: ConfigFileColumn,
        search: &str,
        needle: &Needle,
    ) {
        for phone in self.fleet.iter() {
            let (mac, Some(configuration)) = (phone.mac(), phone.configuration()) else {
                continue;
            };
            let number = mac.as_u64();
            if !search.is_empty() && !needle.is_in(own_file_text(&own_file_name(number))) {
                continue;
            }
            let key = match column {
                ConfigFileColumn::Name => SortKey::OwnFile(number),
                ConfigFileColumn::SizeBytes => SortKey::Number(configuration.size_bytes.into()),
                ConfigFileColumn::ModifiedAt => SortKey::time(Some(configuration.generated_at)),
            };
            page.offer(key, number, Listed::Own(mac, configuration));
        }
    }

    /// A phone's own file as the list has it; `None` until one has been made.
    pub fn own_config_file(&self, mac: Mac) -> Option<ConfigFile> {
        let configuration = self.fleet.phone(mac)?.configuration()?;
        Some(Listed::Own(mac, configuration).shown())
    }

    /// A file for several phones as the list has it.
    pub fn common_config_file(&self, name: &FileName) -> Option<ConfigFile> {
        let file = self.files.common(name)?;
        Some(Listed::Common(name, file).shown())
    }
}

impl Listed<'_> {
    fn shown(&self) -> ConfigFile {
        match self {
            Self::Own(mac, configuration) => ConfigFile {
                name: own_file_text(&own_file_name(mac.as_u64())).to_owned(),
                kind: ConfigFileKind::Phone,
                size_bytes: configuration.size_bytes.into(),
                modified_at: configuration.generated_at,
                hash: configuration.hash,
                mac: Some(*mac),
                template: Some(configuration.template.to_owned()),
                edited: configuration.is_edited,
            },
            Self::Common(name, file) => ConfigFile {
                name: name.to_string(),
                kind: file.kind(),
                size_bytes: file.size_bytes,
                modified_at: file.written_at,
                hash: file.hash,
                mac: None,
                template: file.template.as_ref().map(ToString::to_string),
                edited: false,
            },
        }
    }
}

/// A number for a file of several phones: none of a phone's, and by all odds no other file's.
fn identity_of(name: &FileName) -> u64 {
    let hash = ContentHash::of(name.as_str().as_bytes()).0;
    let first: [u8; 8] = std::array::from_fn(|index| hash[index]);
    u64::from_le_bytes(first) | 1 << 63
}

#[cfg(test)]
mod tests;
