//! Inputs → files in the store. Waits for the disk: runs where waiting is allowed.
//!
//! Guarantee: whatever this names is durable in the store, each phone's own file sealed with the
//! phone's key. What cannot be rendered hinders no other phone. Deliberately not here: telling
//! anybody that the files are there.

use std::collections::BTreeMap;

use schemas::{
    ContentHash, FileName, KeySlot, Mac, TemplateName,
    commands::{Command, RecordConfiguration},
    sealing::{Key, Keys},
};
use zeroize::Zeroizing;

use super::{
    findings::Warnings,
    inputs::{Inputs, PhoneInputs},
};
use crate::{
    blobs::{BlobError, Blobs, Content, sealed_hash},
    provisioning::render::{KeptLines, RenderError, Rendered},
    templates::{Templates, Unusable},
};

/// Files that are in the store, and are to be recorded.
#[derive(Default)]
pub(super) struct Made {
    /// Files that several phones include; each once.
    pub(super) shared: Vec<SharedFile>,
    /// Phones' own files.
    pub(super) own: Vec<OwnMade>,
    /// Phones for which there is none.
    pub(super) failed: Vec<(Mac, Failure)>,
    /// What is odd about them.
    pub(super) warnings: Warnings,
}

/// A phone's own file that is in the store.
pub(super) struct OwnMade {
    /// Whether it is another one than before, or includes another one.
    pub(super) is_new: bool,
    /// What is to be recorded of it.
    pub(super) record: RecordConfiguration,
}

/// A file that all phones of a template include.
pub(super) struct SharedFile {
    pub(super) name: FileName,
    pub(super) hash: ContentHash,
    size_bytes: u32,
    template: TemplateName,
}

/// Why a phone's file cannot be made.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("its values do not make a file")]
    Render(#[source] RenderError),
    #[error("its template cannot be used")]
    Template(#[source] Unusable),
    #[error("making it went wrong: tell the makers what stands in the server's own log")]
    Panicked,
    #[error("its file could not be read: {0}")]
    Unreadable(String),
    #[error("the key that its file would be sealed with was erased: delete the phone")]
    KeyErased,
}

/// A phone's file before it is in the store. Not printable.
struct OwnFile {
    mac: Mac,
    text: Zeroizing<String>,
    slot: KeySlot,
    key: Key,
    template: TemplateName,
    global_file: FileName,
    is_new: bool,
}

/// Has the files that phones include stay as they are: what they do not say, each phone's own file
/// does. One that is not there yet is made all the same.
pub(super) fn keep_shared(inputs: &mut Inputs, templates: &Templates, blobs: &Blobs) {
    for phone in &inputs.phones {
        let Ok(template) = templates.compiled(&phone.template) else {
            continue;
        };
        let Some((name, hash)) = inputs.common.get_key_value(template.global_file.as_str()) else {
            continue;
        };
        if inputs.kept.contains_key(name) {
            continue;
        }
        if let Ok(content) = blobs.get(*hash) {
            let text = String::from_utf8_lossy(&content).into_owned();
            inputs.kept.insert(name.clone(), KeptLines::of(text));
        }
    }
}

/// Makes the files and stores them.
///
/// # Errors
/// The store cannot take them; nothing is to be recorded.
pub(super) fn make(
    inputs: &Inputs,
    templates: &Templates,
    keys: &dyn Keys,
    blobs: &Blobs,
    mut warnings: Warnings,
) -> Result<Made, BlobError> {
    let mut shared = BTreeMap::new();
    let mut own = Vec::with_capacity(inputs.phones.len());
    let mut failed = Vec::new();
    for phone in &inputs.phones {
        let mut look = |rendered: &Rendered| {
            let looked = warnings.look_at(inputs, phone, rendered, blobs);
            looked.map_err(Failure::Unreadable)
        };
        match render_phone(inputs, phone, templates, keys, &mut look) {
            Ok((mut file, global_text)) => {
                let name = file.global_file.clone();
                if !inputs.kept.contains_key(&name) {
                    let hash = ContentHash::of(global_text.as_bytes());
                    file.is_new |= inputs.before.get(&name) != Some(&hash);
                    shared.insert(name, (file.template.clone(), global_text));
                }
                own.push(file);
            }
            Err(failure) => failed.push((phone.mac, failure)),
        }
    }
    let mut contents: Vec<Content<'_>> = Vec::with_capacity(shared.len() + own.len());
    contents.extend(
        shared
            .values()
            .map(|(_, text)| Content::Open(text.as_bytes())),
    );
    contents.extend(own.iter().map(|file| Content::Sealed {
        content: file.text.as_bytes(),
        slot: file.slot,
        key: &file.key,
    }));
    let hashes = blobs.put_many(&contents)?;
    let (shared_hashes, own_hashes) = hashes.split_at(shared.len());
    let shared = shared
        .iter()
        .zip(shared_hashes)
        .map(|((name, (template, text)), hash)| {
            let (name, template) = (name.clone(), template.clone());
            SharedFile {
                name,
                hash: *hash,
                size_bytes: size_bytes(text),
                template,
            }
        });
    let own = own.iter().zip(own_hashes).map(|(file, hash)| OwnMade {
        is_new: file.is_new,
        record: RecordConfiguration {
            mac: file.mac,
            hash: *hash,
            size_bytes: size_bytes(&file.text),
            template: file.template.clone(),
            inputs: inputs.position,
            global_file: file.global_file.clone(),
        },
    });
    Ok(Made {
        shared: shared.collect(),
        own: own.collect(),
        failed,
        warnings,
    })
}

impl SharedFile {
    /// What records it.
    pub(super) fn command(&self) -> Command {
        Command::RecordGlobalFile {
            file: self.name.clone(),
            hash: self.hash,
            size_bytes: self.size_bytes,
            template: self.template.clone(),
        }
    }
}

/// A phone's own file, and the text of the one that it includes.
fn render_phone(
    inputs: &Inputs,
    phone: &PhoneInputs,
    templates: &Templates,
    keys: &dyn Keys,
    look: &mut dyn FnMut(&Rendered) -> Result<(), Failure>,
) -> Result<(OwnFile, String), Failure> {
    let key = keys.key(phone.key_slot).ok_or(Failure::KeyErased)?;
    let template = templates.compiled(&phone.template);
    let template = template.map_err(Failure::Template)?;
    let rendered = inputs.render(phone, &template).map_err(Failure::Render)?;
    look(&rendered)?;
    let file = OwnFile {
        mac: phone.mac,
        text: Zeroizing::new(rendered.private.text),
        slot: phone.key_slot,
        key,
        template: parsed(&template.name),
        global_file: parsed(&rendered.global.name),
        is_new: false,
    };
    let hash = sealed_hash(file.text.as_bytes(), &file.key);
    let is_new = phone.current != Some(hash);
    Ok((OwnFile { is_new, ..file }, rendered.global.text))
}

fn parsed<T: std::str::FromStr<Err = schemas::InvalidId>>(name: &str) -> T {
    name.parse()
        .expect("the names of built-in templates and their files are names, as a test shows")
}

fn size_bytes(text: &str) -> u32 {
    u32::try_from(text.len()).expect("a file of some lines of bounded values is no 4 GiB")
}

#[cfg(test)]
mod tests;
