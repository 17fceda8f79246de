//! What can go wrong with a simulation: bad options, and requests that get no answer.
//!
//! An HTTP status is never an error here: the phone was answered, and the caller judges.

use super::statistics::Failure;

/// Why a simulation did not start, or a phone got no answer.
#[derive(Debug, thiserror::Error)]
pub enum SimulatorError {
    #[error("`{given}` is no scenario: give one of steady, boot-storm, outage, alarm-burst, nat")]
    UnknownScenario { given: String },
    #[error("`{server}` is no server address: give one like http://127.0.0.1:8081 ({reason})")]
    BadServer {
        server: String,
        reason: &'static str,
    },
    #[error("option {option} cannot be {given}: {expected}")]
    BadOption {
        option: &'static str,
        given: String,
        expected: &'static str,
    },
    #[error("host {host} of the server address cannot be resolved")]
    Resolve {
        host: String,
        #[source]
        source: std::io::Error,
    },
    #[error("the phones' REST servers cannot listen on port {port}")]
    Listen {
        port: u16,
        #[source]
        source: std::io::Error,
    },
    #[error("no connection to {server}: is it running, and is this its phone listener?")]
    Connect {
        server: std::net::SocketAddr,
        #[source]
        source: std::io::Error,
    },
    #[error("the request got no complete answer")]
    Exchange {
        #[source]
        source: hyper::Error,
    },
    #[error("no answer within {timeout_ms} ms")]
    Timeout { timeout_ms: u128 },
    #[error("the request cannot be written: the phone's identity holds characters HTTP forbids")]
    Request {
        #[source]
        source: hyper::http::Error,
    },
    #[error("a worker of the simulation failed")]
    Worker {
        #[source]
        source: tokio::task::JoinError,
    },
}

impl SimulatorError {
    /// The cause a summary counts this under; errors of options and workers never get there.
    pub(crate) fn failure(&self) -> Failure {
        match self {
            SimulatorError::Exchange { .. } => Failure::Exchange,
            SimulatorError::Timeout { .. } => Failure::Timeout,
            SimulatorError::Connect { .. } | SimulatorError::Resolve { .. } => Failure::Connect,
            SimulatorError::Request { .. }
            | SimulatorError::UnknownScenario { .. }
            | SimulatorError::BadServer { .. }
            | SimulatorError::BadOption { .. }
            | SimulatorError::Listen { .. }
            | SimulatorError::Worker { .. } => Failure::Request,
        }
    }
}
