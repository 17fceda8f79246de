//! Where an auditor's tool reads: a data directory, a copy of one, or a running server.
//!
//! Guarantees that every tool works the same on all of them, through one reader of records. A
//! server gives records as they are kept, so what is sealed in them can be opened only where the
//! keyring is. Does not print but to say what cannot be seen.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::sync::Arc;

use ::projections::Projections;
use ::schemas::events::RecordedEvent;
use ::schemas::sealing::{Keys, NoKeys};
use ::schemas::{Position, Secret, stored};
use anyhow::{Context as _, Result};
use clap::Args;

use super::api::Api;
use crate::cli::arguments::{DataArguments, open_archive};
use crate::cli::output::note;
use crate::cli::progress::{Progress, Step};
use crate::http::read::event_view;
use crate::keyring::Keyring;
use crate::log::LogReader;
use crate::log::remote::RemoteLog;
use crate::projector::{PastError, fold_until};
use crate::store::Archive;

const TOKEN: &str = "ROLLCALL_TOKEN";

/// Which log.
#[derive(Debug, Args)]
pub(super) struct SourceArguments {
    #[command(flatten)]
    data: DataArguments,
    /// Running server to ask, in place of a data directory, such as http://127.0.0.1:8080
    #[arg(long, value_name = "URL", conflicts_with = "data_dir")]
    url: Option<String>,
    /// File that holds an API token for --url [default: the token in ROLLCALL_TOKEN]
    #[arg(long, value_name = "FILE", requires = "url")]
    token_file: Option<PathBuf>,
}

/// A log, open for reading.
pub(super) struct Source {
    pub(super) log: Arc<dyn LogReader>,
    pub(super) keys: Arc<dyn Keys + Send + Sync>,
    place: Place,
}

enum Place {
    Directory {
        archive: Archive,
        /// The projections at the head, once somebody asked for names.
        newest: OnceCell<Box<Projections>>,
    },
    Server(Arc<Api>),
}

impl SourceArguments {
    /// The server, if one is named.
    ///
    /// # Errors
    /// The URL or the token cannot be used.
    pub(super) fn server(&self) -> Result<Option<Api>> {
        let Some(url) = &self.url else {
            return Ok(None);
        };
        let token = match &self.token_file {
            Some(path) => {
                let text = std::fs::read_to_string(path);
                let text = text.with_context(|| format!("cannot read {}", path.display()))?;
                Some(Secret::new(text.trim()))
            }
            None => std::env::var(TOKEN)
                .ok()
                .map(|text| Secret::new(text.trim())),
        };
        Api::new(url, token).map(Some)
    }

    /// Opens the log. The log of a server is what it is at this moment.
    ///
    /// # Errors
    /// There is no log, it cannot be read, or a server has the directory.
    pub(super) fn open(&self) -> Result<Source> {
        match self.server()? {
            Some(api) => Source::of_server(api),
            None => Source::of_directory(open_archive(&self.data.load()?)?),
        }
    }
}

impl Source {
    pub(super) fn of_server(api: Api) -> Result<Source> {
        let api = Arc::new(api);
        Ok(Source {
            log: Arc::new(RemoteLog::open(api.clone())?),
            keys: Arc::new(NoKeys),
            place: Place::Server(api),
        })
    }

    fn of_directory(archive: Archive) -> Result<Source> {
        Ok(Source {
            log: archive.log.clone(),
            keys: archive.keys(),
            place: Place::Directory {
                archive,
                newest: OnceCell::new(),
            },
        })
    }

    /// The server, when it is one.
    pub(super) fn api(&self) -> Option<&Api> {
        match &self.place {
            Place::Directory { .. } => None,
            Place::Server(api) => Some(api),
        }
    }

    /// The keys, where they are there.
    pub(super) fn keyring(&self) -> Option<&Keyring> {
        match &self.place {
            Place::Directory { archive, .. } => archive.keyring.as_deref(),
            Place::Server(_) => None,
        }
    }

    /// Says on stderr what cannot be seen here.
    pub(super) fn note_what_is_sealed(&self) {
        match &self.place {
            Place::Directory { archive, .. } if archive.keyring.is_some() => {}
            Place::Directory { .. } => note(
                "note: there is no keyring (keyring/ and its master key): what is sealed is shown \
                 as [erased]; counts are not affected",
            ),
            Place::Server(_) => note(
                "note: the server's records are read without its keys: what is sealed is shown as \
                 [erased]; counts are not affected",
            ),
        }
    }

    /// The projections at a position, from the nearest snapshot or from the first event.
    pub(super) fn projections_at(&self, position: Position) -> Result<Projections> {
        let mut projections = self.snapshot_up_to(position)?.unwrap_or_default();
        self.fold(&mut projections, position)?;
        Ok(projections)
    }

    /// The projections of the newest snapshot at or before a position.
    pub(super) fn snapshot_up_to(&self, position: Position) -> Result<Option<Projections>> {
        match &self.place {
            Place::Directory { archive, .. } => Ok(archive.snapshot_up_to(position)?),
            Place::Server(_) => Ok(None),
        }
    }

    /// Folds what comes after the projections in, up to a position; shows how far it is.
    pub(super) fn fold(
        &self,
        projections: &mut Projections,
        until: Position,
    ) -> Result<(), PastError> {
        let from = projections.position;
        let progress = Progress::new(Step::Event, "events folded", until.0.saturating_sub(from.0));
        fold_until(
            projections,
            &*self.log,
            &*self.keys,
            until,
            &mut |position| {
                progress.at(position.0 - from.0);
            },
        )
    }

    /// The projections that names are taken from: those at the head. Where the log cannot be folded
    /// that far there are no names; what can be read is shown all the same.
    pub(super) fn newest(&self) -> Result<&Projections> {
        let Place::Directory { newest, .. } = &self.place else {
            anyhow::bail!("a server names who is who itself");
        };
        Ok(newest.get_or_init(|| {
            let folded = self.projections_at(self.log.head().position);
            let folded = folded.unwrap_or_else(|error| {
                note(format_args!("note: numbers stand for names: {error:#}"));
                Projections::new()
            });
            Box::new(folded)
        }))
    }

    /// The event at a position as api.md's item, in JSON; none where there is none.
    pub(super) fn item(&self, position: Position) -> Result<Option<String>> {
        if position == Position(0) || position > self.log.head().position {
            return Ok(None);
        }
        match &self.place {
            Place::Directory { .. } => {
                let Some((provenance, event)) = self.log.read_one(position)? else {
                    return Ok(None);
                };
                let event = stored::decode(event, position, provenance, &*self.keys);
                let event = event.map_err(|source| PastError::Event { position, source })?;
                self.shown(&event).map(Some)
            }
            Place::Server(api) => {
                let after = position.0 - 1;
                let query = [
                    ("after", after.to_string()),
                    ("limit", "1".to_owned()),
                    ("min_position", position.to_string()),
                ];
                let page = api.block_on(api.events(&query))?;
                Ok(page.items.first().map(|item| item.get().to_owned()))
            }
        }
    }

    /// An event of a directory as api.md's item, in JSON, with the names of today.
    pub(super) fn shown(&self, event: &RecordedEvent) -> Result<String> {
        Ok(serde_json::to_string(&event_view::item(
            event,
            self.newest()?,
        ))?)
    }
}
