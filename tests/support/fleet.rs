//! Simulated phones that live on a server while a test looks on.

use std::net::{SocketAddr, TcpListener};

use rollcall::simulator::{self, Options, Summary};
use tokio::{sync::oneshot, task::JoinHandle};

/// A fleet, until its end is asked for.
pub(crate) struct Fleet {
    stop: oneshot::Sender<()>,
    running: JoinHandle<Summary>,
}

impl Fleet {
    /// Phones on this server, changed from tidy ones that no mishap befalls.
    pub(crate) fn start(
        server: SocketAddr,
        phones: u32,
        change: impl FnOnce(&mut Options),
    ) -> Self {
        let mut options = Options::new(format!("http://{server}"), phones);
        options.mishaps = 0.0;
        change(&mut options);
        let (stop, stopped) = oneshot::channel::<()>();
        let running = tokio::spawn(async move {
            let stopped = async move {
                let _ = stopped.await;
            };
            simulator::run(options, stopped).await.unwrap()
        });
        Self { stop, running }
    }

    /// Ends it; what it came to.
    pub(crate) async fn ends(self) -> Summary {
        self.stop.send(()).expect("the fleet runs");
        self.running.await.unwrap()
    }
}

/// A port on which phones at any loopback address can listen. It lies below those that connections
/// are given, so nobody takes it meanwhile.
pub(crate) fn rest_port() -> u16 {
    let first = 20_000 + (std::process::id() % 10_000) as u16;
    let is_free = |port: &u16| TcpListener::bind(("0.0.0.0", *port)).is_ok();
    (first..).find(is_free).unwrap()
}
