//! `rollcall dhcp`: what to give the DHCP server, so that phones find this one.
//!
//! Guarantees that every address comes from the public URL, as given or as configured. Asks
//! neither a server nor a data directory, and configures nothing.

use anyhow::Result;
use clap::{Args, ValueEnum};
use schemas::{ModelName, RegionName};

use super::arguments::DhcpArguments;
use super::outcome::Usage;
use super::output::Output;
use crate::provisioning::dhcp::{self, Format};
use crate::provisioning::models::names_with;
use crate::provisioning::public_url::PublicUrl;

const EXAMPLES: &str = "\
Examples:
  rollcall dhcp --public-url http://10.1.8.23
  rollcall dhcp --public-url https://phones.example.com --region Paris --region Oslo
  rollcall dhcp --public-url http://10.1.8.23 --model 999HD --format isc
  rollcall dhcp --public-url http://10.1.8.23 --format kea > rollcall-dhcp4.conf";

/// Print what the DHCP server has to tell phones
///
/// Without --format every form, one a line: what it is for, and the value. With it a text to be
/// pasted: option 160 for all phones, option 160 of each region named (as a comment where it
/// belongs into a subnet), and options 66 and 67 for each model, by the model that phones publish
/// in options 60 and 77.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Dhcp {
    /// Whose configuration to write
    #[arg(long, value_enum)]
    format: Option<Server>,
    #[command(flatten)]
    arguments: DhcpArguments,
    /// Region whose phones are told so; may be repeated
    #[arg(long = "region", value_name = "NAME")]
    regions: Vec<RegionName>,
    /// Model that gets its class beside the built-in ones; may be repeated
    #[arg(long = "model", value_name = "NAME")]
    models: Vec<ModelName>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Server {
    /// ISC DHCP server, dhcpd.conf
    Isc,
    /// Kea, kea-dhcp4.conf
    Kea,
    /// dnsmasq.conf
    Dnsmasq,
    /// Windows DHCP server, a PowerShell script
    Windows,
}

impl Dhcp {
    pub(super) fn run(self) -> Result<()> {
        let config = self.arguments.load()?;
        let Some(setting) = config.phones.public_url else {
            return Err(Usage(
                "the address for phones is not known: give it with --public-url, such as \
                 http://10.1.8.23, or set phones.public_url"
                    .to_owned(),
            )
            .into());
        };
        let public_url = PublicUrl::parse(setting.as_str())?;
        let regions: Vec<_> = self.regions.iter().map(RegionName::as_str).collect();
        let models = names_with(self.models.iter().map(ModelName::as_str));
        let text = match self.format.map(Format::from) {
            Some(format) => dhcp::text(format, &public_url, &regions, &models),
            None => dhcp::list(&public_url, &regions, &models),
        };
        let mut output = Output::stdout();
        output.text(&text)?;
        output.flush()
    }
}

impl From<Server> for Format {
    fn from(server: Server) -> Self {
        match server {
            Server::Isc => Self::Isc,
            Server::Kea => Self::Kea,
            Server::Dnsmasq => Self::Dnsmasq,
            Server::Windows => Self::Windows,
        }
    }
}
