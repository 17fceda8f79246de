//! Rendering: a table of phones and a template become one file a phone, whole processes.
//!
//! Guarantee: `rollcall render` and a plain script (`bench/string_replace.py`) get the same table
//! and the same template, and give the same files. Ours checks every value and syncs before it
//! answers; the script does neither.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Instant,
};

use anyhow::{Context as _, Result, ensure};

use crate::report::Rounds;

const PHONES: usize = 10_000;
const ROUNDS: usize = 5;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/string_replace.py");

/// The values of one phone; the rest is in a global file (manual B §2.2.3.2).
const TEMPLATE: &str = "\
system/type=440HD
voip/line/0/enabled=1
voip/line/0/id=@id@
voip/line/0/auth_name=@name@
voip/line/0/auth_password=@password@
voip/line/0/description=@name@ (@id@)
personal_settings/language=@language@
network/lan/vlan/mode=MANUAL
network/lan/vlan/id=@vlan@
voip/signalling/sip/sip_outbound_proxy/enabled=1
voip/signalling/sip/sip_outbound_proxy/addr=sip.example.com
voip/signalling/sip/sip_outbound_proxy/port=5060
voip/dialing/dial_complete_timeout=5
provisioning/period/type=DAILY
provisioning/period/daily/time=00:00
provisioning/random_provisioning_time=120
include global.cfg
";

pub(crate) fn run() -> Result<()> {
    let rollcall = std::env::current_exe()?.with_file_name("rollcall");
    ensure!(
        rollcall.is_file(),
        "{} is not built: cargo build --release -p rollcall",
        rollcall.display()
    );
    let folder = tempfile::tempdir_in(".")?;
    let place = |name: &str| folder.path().join(name);
    let (csv, template) = (place("phones.csv"), place("template.cfg"));
    fs::write(&csv, table()?)?;
    fs::write(&template, TEMPLATE)?;
    let mut rounds = Rounds::default();
    for round in 0..ROUNDS {
        // Nothing is removed before the end: ext4 does not use an inode again for a while and looks
        // at each of them first, which costs whoever comes next a multiple of all this.
        let ours = place(&format!("ours-{round}"));
        let reference = place(&format!("reference-{round}"));
        let mut program = Command::new(&rollcall);
        program.args(["render", "--name-tag", "mac"]);
        program.arg("--csv").arg(&csv);
        program.arg("--template").arg(&template);
        program.arg("--out").arg(&ours);
        let mut script = Command::new("python3");
        script.arg(SCRIPT).args([&csv, &template, &reference]);
        let (our_speed, reference_speed);
        if round % 2 == 0 {
            our_speed = phones_per_second(program)?;
            reference_speed = phones_per_second(script)?;
        } else {
            reference_speed = phones_per_second(script)?;
            our_speed = phones_per_second(program)?;
        }
        rounds.add(our_speed, reference_speed);
        if round == 0 {
            let (ours, reference) = (files(&ours)?, files(&reference)?);
            ensure!(ours.len() == PHONES, "only {} files", ours.len());
            ensure!(ours == reference, "the files differ");
        }
    }
    rounds.line("render", 1.0, "phones/s").print()
}

/// Runs the command to its end.
fn phones_per_second(mut command: Command) -> Result<f64> {
    // What others have left to be written is not this one's to wait for.
    let synced = Command::new("sync").status().context("sync")?;
    ensure!(synced.success(), "sync fails");
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let started = Instant::now();
    let status = command.status().with_context(|| format!("{command:?}"))?;
    let elapsed = started.elapsed();
    ensure!(status.success(), "{command:?}: {status}");
    Ok(PHONES as f64 / elapsed.as_secs_f64())
}

fn table() -> Result<String> {
    let mut table = "@mac@,@name@,@id@,@password@,@language@,@vlan@\n".to_owned();
    for index in 0..PHONES {
        writeln!(
            table,
            "00908f{index:06x},Phone {index},{},secret-{index},English,{}",
            40_000 + index,
            100 + index % 16
        )?;
    }
    Ok(table)
}

fn files(directory: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let entries = fs::read_dir(directory)?;
    entries
        .map(|entry| {
            let entry = entry?;
            Ok((entry.file_name().into(), fs::read(entry.path())?))
        })
        .collect()
}
