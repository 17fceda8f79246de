//! What making files would change, without making them.
//!
//! Guarantee: the same rendering as when files are made; nothing is stored or recorded. Of the
//! files that would change the first few are shown as differences, all are counted.

use std::collections::BTreeMap;

use schemas::{ContentHash, FileName, KeySlot, Mac, sealing::Keys};

use super::{
    files::{self, Failure},
    findings::Warnings,
    inputs::{Inputs, NoPublicUrl, PhoneInputs},
    maker::{Interrupted, Maker, Shared, with_source},
};
use crate::{
    blobs::{Blobs, sealed_hash},
    provisioning::render::Rendered,
    templates::Templates,
};

/// So many phones' files are shown as differences.
const SHOWN_MAX: usize = 20;

/// How many lines of context a difference has.
const CONTEXT_LINES: usize = 2;

/// So many phones are looked at in one go.
const AT_ONCE: usize = 1_000;

/// A file that would change.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Its name.
    pub(crate) file: String,
    /// The phone whose own file it is.
    pub(crate) mac: Option<Mac>,
    /// A unified diff from the file as it is to the file as it would be.
    pub(crate) diff: String,
}

/// What would come of making files.
#[derive(Debug, Default)]
pub(crate) struct Comparison {
    /// Phones whose file would be another one, or would include another one.
    pub(crate) changed: usize,
    /// Phones whose file would come out as it is.
    pub(crate) unchanged: usize,
    /// Phones for which none could be made, and why.
    pub(crate) failed: Vec<(Mac, String)>,
    /// Files for several phones that would be other ones.
    pub(crate) shared: Vec<Difference>,
    /// The first of the phones' own files that would be other ones.
    pub(crate) own: Vec<Difference>,
    /// What would be odd about the files.
    pub(crate) warnings: Warnings,
}

/// Why files cannot be compared.
#[derive(Debug)]
pub(crate) enum NotCompared {
    /// No file could be made at all.
    PublicUrl(NoPublicUrl),
    /// The server is stopping.
    Interrupted(Interrupted),
}

/// What one go came to.
struct Part {
    comparison: Comparison,
    shared: BTreeMap<FileName, String>,
}

impl Maker {
    /// What making the files of these phones would change.
    pub(crate) async fn compare(
        &self,
        macs: &[Mac],
        keeps: Shared,
    ) -> Result<Comparison, NotCompared> {
        let mut all = Comparison::default();
        let mut shared = BTreeMap::new();
        for macs in macs.chunks(AT_ONCE) {
            let mut inputs = self.inputs(macs).map_err(NotCompared::PublicUrl)?;
            let parts = self.parts().clone();
            let shown = SHOWN_MAX - all.own.len();
            let warnings = std::mem::take(&mut all.warnings);
            let part = tokio::task::spawn_blocking(move || {
                if keeps == Shared::Kept {
                    files::keep_shared(&mut inputs, &parts.templates, &parts.blobs);
                }
                compare(
                    &inputs,
                    &parts.templates,
                    &*parts.keyring,
                    &parts.blobs,
                    shown,
                    warnings,
                )
            });
            let stopped = |_| NotCompared::Interrupted(Interrupted::Stopped);
            let part = part.await.map_err(stopped)?;
            all.changed += part.comparison.changed;
            all.unchanged += part.comparison.unchanged;
            all.failed.extend(part.comparison.failed);
            all.own.extend(part.comparison.own);
            all.warnings = part.comparison.warnings;
            shared.extend(part.shared);
        }
        let known = self.shared_hashes(shared.keys());
        let blobs = self.parts().blobs.clone();
        let differences = tokio::task::spawn_blocking(move || {
            let changed = shared
                .into_iter()
                .zip(known)
                .filter(|((_, text), known)| *known != Some(ContentHash::of(text.as_bytes())));
            let difference = |((name, text), known): ((FileName, String), Option<ContentHash>)| {
                let before = known.and_then(|hash| blobs.get(hash).ok());
                difference(name.as_str(), None, before.as_deref(), &text)
            };
            changed.map(difference).collect()
        });
        let stopped = |_| NotCompared::Interrupted(Interrupted::Stopped);
        all.shared = differences.await.map_err(stopped)?;
        Ok(all)
    }

    fn shared_hashes<'a>(
        &self,
        names: impl Iterator<Item = &'a FileName>,
    ) -> Vec<Option<ContentHash>> {
        let projections = self.parts().view.read();
        names
            .map(|name| projections.files.common(name).map(|file| file.hash))
            .collect()
    }
}

fn compare(
    inputs: &Inputs,
    templates: &Templates,
    keys: &dyn Keys,
    blobs: &Blobs,
    shown_max: usize,
    warnings: Warnings,
) -> Part {
    let mut comparison = Comparison {
        warnings,
        ..Comparison::default()
    };
    let mut shared = BTreeMap::new();
    for (mac, reason) in &inputs.without_template {
        comparison.failed.push((*mac, reason.to_string()));
    }
    for phone in &inputs.phones {
        let rendered = match render(inputs, phone, templates) {
            Ok(rendered) => rendered,
            Err(reason) => {
                comparison.failed.push((phone.mac, reason));
                continue;
            }
        };
        let looked = comparison.warnings.look_at(inputs, phone, &rendered, blobs);
        if let Err(problem) = looked {
            let reason = Failure::Unreadable(problem).to_string();
            comparison.failed.push((phone.mac, reason));
            continue;
        }
        let mut is_same = true;
        if let Ok(name) = rendered.global.name.parse::<FileName>()
            && !inputs.kept.contains_key(&name)
        {
            let hash = ContentHash::of(rendered.global.text.as_bytes());
            is_same = inputs.common.get(&name) == Some(&hash);
            shared.insert(name, rendered.global.text);
        }
        let (name, text) = (rendered.private.name, rendered.private.text);
        let key = keys.key(phone.key_slot);
        let hash = key.map(|key| sealed_hash(text.as_bytes(), &key));
        let is_own_same = hash.is_some() && phone.current == hash;
        if is_own_same && !is_same {
            comparison.changed += 1;
            continue;
        }
        if is_own_same {
            comparison.unchanged += 1;
            continue;
        }
        comparison.changed += 1;
        if comparison.own.len() < shown_max {
            let before = phone
                .current
                .and_then(|hash| own_content(blobs, keys, phone.key_slot, hash));
            let shown = difference(&name, Some(phone.mac), before.as_deref(), &text);
            comparison.own.push(shown);
        }
    }
    Part { comparison, shared }
}

fn render(inputs: &Inputs, phone: &PhoneInputs, templates: &Templates) -> Result<Rendered, String> {
    let template = templates.compiled(&phone.template);
    let template = template.map_err(|error| with_source(&error))?;
    let rendered = inputs.render(phone, &template);
    rendered.map_err(|error| with_source(&error))
}

fn own_content(
    blobs: &Blobs,
    keys: &dyn Keys,
    slot: KeySlot,
    hash: ContentHash,
) -> Option<Vec<u8>> {
    blobs.get_sealed(hash, slot, &keys.key(slot)?).ok()
}

/// A file that is not there, or cannot be read, is empty.
fn difference(file: &str, mac: Option<Mac>, before: Option<&[u8]>, after: &str) -> Difference {
    let before = String::from_utf8_lossy(before.unwrap_or_default());
    let diff = similar::TextDiff::from_lines(&*before, after);
    let mut diff = diff.unified_diff();
    let diff = diff
        .context_radius(CONTEXT_LINES)
        .header("as it is", "as it would be")
        .to_string();
    Difference {
        file: file.to_owned(),
        mac,
        diff,
    }
}
