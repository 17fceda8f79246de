//! T9: phones hide texts with 3DES under a key that everybody knows who has opened one. It is not
//! in this program, and what it hides is not called encrypted.

use std::{fs, path::Path, process::Command};

use cbc::cipher::{BlockDecrypt as _, KeyInit as _};
use des::{TdesEde2, TdesEde3};
use serde_json::json;

use super::files_below;
use crate::support::{TestServer, process::rollcall};

/// What phones make of `system` under their own key: one block (decision D3). Whatever key reads it
/// so is theirs; hence this test need not know the key to find it.
const HIDDEN: [u8; 8] = [0x56, 0xf9, 0x59, 0x3a, 0x9e, 0x7f, 0xe6, 0x93];
const SHOWN: [u8; 8] = *b"system\0\0";

/// A key has no fewer different bytes than this, be it printable or not; zeros and most words have.
const DIFFERENT_MIN: usize = 10;

fn reads(window: &[u8; 24], hidden: [u8; 8], shown: [u8; 8]) -> bool {
    let mut seen = [0u64; 4];
    for byte in window {
        seen[usize::from(byte / 64)] |= 1 << (byte % 64);
    }
    if seen
        .iter()
        .map(|bits| bits.count_ones() as usize)
        .sum::<usize>()
        < DIFFERENT_MIN
    {
        return false;
    }
    let mut block = hidden.into();
    TdesEde3::new(window.into()).decrypt_block(&mut block);
    let is_read_by_three = block[..] == shown;
    let (two, _) = window
        .split_first_chunk::<16>()
        .expect("24 are more than 16");
    let mut block = hidden.into();
    TdesEde2::new(two.into()).decrypt_block(&mut block);
    is_read_by_three || block[..] == shown
}

/// Whether a key that reads one as the other stands anywhere in these bytes, as it is or as hex
/// digits, however those are separated.
fn holds_key(bytes: &[u8], hidden: [u8; 8], shown: [u8; 8]) -> bool {
    let found = |bytes: &[u8]| {
        let mut windows = bytes.windows(24);
        windows.any(|key| reads(key.try_into().expect("24 bytes"), hidden, shown))
    };
    let mut digits = Vec::new();
    let mut runs = Vec::new();
    for (index, byte) in bytes.iter().enumerate() {
        let is_prefix = *byte == b'0' && matches!(bytes.get(index + 1), Some(b'x' | b'X'));
        match byte {
            _ if is_prefix => {}
            b'0'..=b'9' | b'a'..=b'f' | b'A'..=b'F' => digits.push(*byte),
            b'x' | b'X' | b',' | b':' | b' ' | b'\n' | b'\\' | b'-' => {}
            _ => runs.push(std::mem::take(&mut digits)),
        }
    }
    runs.push(digits);
    let nibble = |digit: &u8| (*digit as char).to_digit(16).expect("a hex digit") as u8;
    let of_hex = runs.iter().filter(|run| run.len() >= 48).any(|run| {
        [0, 1].iter().any(|skipped| {
            let pairs = run[*skipped..].chunks_exact(2);
            let decoded: Vec<u8> = pairs
                .map(|it| nibble(&it[0]) * 16 + nibble(&it[1]))
                .collect();
            found(&decoded)
        })
    });
    of_hex || found(bytes)
}

/// The constants of the program: the section that its texts and tables are in.
fn constants() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let section = folder.path().join("rodata");
    let mut objcopy = Command::new("objcopy");
    objcopy.args(["-O", "binary", "--only-section=.rodata"]);
    let program = rollcall(&[]);
    let status = objcopy.arg(program.get_program()).arg(&section).status();
    assert!(status.expect("objcopy comes with the linker").success());
    fs::read(section).unwrap()
}

#[test]
fn t09_the_phones_key_is_nowhere() {
    // A key that stands there is found, whichever way it is written.
    let key: [u8; 24] = *b"R0llcall, a test's key 3";
    let mut block = SHOWN.into();
    cbc::cipher::BlockEncrypt::encrypt_block(&TdesEde3::new(&key.into()), &mut block);
    let hidden: [u8; 8] = block.into();
    let hex: String = key.iter().map(|byte| format!("0x{byte:02X}, ")).collect();
    for text in [
        &b"let key = \"R0llcall, a test's key 3\";"[..],
        hex.as_bytes(),
    ] {
        assert!(holds_key(text, hidden, SHOWN));
        assert!(!holds_key(text, HIDDEN, SHOWN));
    }

    let constants = constants();
    assert!(constants.len() > 1_000_000, "{}", constants.len());
    assert!(
        !holds_key(&constants, HIDDEN, SHOWN),
        "the program has the phones' key"
    );
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rooms = [
        "src",
        "schemas/src",
        "projections",
        "tests",
        "bench",
        "ops",
        "fuzz",
    ];
    let files = rooms.iter().flat_map(|room| files_below(&root.join(room)));
    let is_made = |path: &Path| {
        let mut parts = path.components();
        let made = ["target", "node_modules", "artefacts"];
        parts.any(|part| made.iter().any(|name| part.as_os_str() == *name))
    };
    for path in files.filter(|path| !is_made(path)) {
        let content = fs::read(&path).unwrap();
        assert!(
            !holds_key(&content, HIDDEN, SHOWN),
            "{} has the phones' key",
            path.display()
        );
    }
}

#[tokio::test]
async fn t09_what_is_hidden_so_is_called_obfuscated() {
    let (server, admin) = TestServer::ready().await;
    super::provisioned(&server, &admin, "00908f000005", "alice", "127.0.0.5").await;
    let form = json!({"value": "{\"VvlZOp5/5pM=\"}"});
    let paths = [
        "/api/v1/placeholders/system/Language",
        "/api/v1/overrides/region/Oslo/system%2Fweb_user_password",
    ];
    for path in paths {
        let answer = admin.put(path, form.clone()).await.expect(200).json();
        assert_eq!(answer["obfuscated"], true, "{answer}");
        let plain = admin.put(path, json!({"value": "English"})).await;
        assert_eq!(plain.expect(200).json()["obfuscated"], false);
        admin.put(path, form.clone()).await.expect(200);
    }
    let path = "/api/v1/devices/00908f000005/config?preview=true&explain=true";
    let explained = admin.read(path).await;
    let lines = explained["lines"].as_array().unwrap();
    let is_hidden = |name: &str| {
        let line = lines.iter().find(|line| line["parameter"] == name);
        line.expect("the file has it")["obfuscated"] == true
    };
    assert!(is_hidden("system/web_user_password"));
    assert!(is_hidden("ems_server/user_password"));
    assert!(!is_hidden("voip/line/0/auth_password"));
    let document = admin.get("/api/openapi.json").await.expect(200).text;
    let is_said = |word: &str| document.to_lowercase().contains(word);
    assert!(is_said("obfuscated") && !is_said("\"encrypted\""));
    server.stopped().await;
}
