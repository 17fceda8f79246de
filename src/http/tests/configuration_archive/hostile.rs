//! Archives that are none, or worse: bombs, names that lead elsewhere, links.

use super::*;

/// What each entry of the directory, and each file, begins with; and where its flags are.
const HEADERS: [(&[u8], usize); 2] = [(b"PK\x01\x02", 8), (b"PK\x03\x04", 6)];

fn places(archive: &[u8], what: &[u8]) -> Vec<usize> {
    let windows = archive.windows(what.len()).enumerate();
    let found = windows.filter(|(_, window)| *window == what);
    found.map(|(index, _)| index).collect()
}

/// With every name that is one changed to the other, which is as long.
fn renamed(archive: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut renamed = archive.to_vec();
    for place in places(archive, from.as_bytes()) {
        renamed[place..place + to.len()].copy_from_slice(to.as_bytes());
    }
    renamed
}

fn encrypted(archive: &[u8]) -> Vec<u8> {
    let mut encrypted = archive.to_vec();
    for (signature, flags) in HEADERS {
        for place in places(archive, signature) {
            encrypted[place + flags] |= 1;
        }
    }
    encrypted
}

/// All entries of the directory are the same bytes.
fn overlapping(archive: &[u8]) -> Vec<u8> {
    let mut overlapping = archive.to_vec();
    for place in places(archive, HEADERS[0].0) {
        overlapping[place + 42..place + 46].fill(0);
    }
    overlapping
}

fn with_link(archive: &[u8], name: &str) -> Vec<u8> {
    let mut files = unzipped(archive);
    files.retain(|(known, _)| known != name);
    let packed = zipped(&files);
    let mut writer = ZipWriter::new_append(Cursor::new(packed)).unwrap();
    let options = SimpleFileOptions::default();
    writer.add_symlink(name, "/etc/passwd", options).unwrap();
    writer.finish().unwrap().into_inner()
}

fn of_many(archive: &[u8], count: usize, content: &[u8]) -> Vec<u8> {
    let mut files = unzipped(archive);
    let more = (0..count).map(|number| (format!("templates/T{number}.xml"), content.to_vec()));
    files.extend(more);
    zipped(&files)
}

async fn refused(api: &TestApi, root: &Client, what: &str, archive: &[u8]) -> Heard {
    for query in ["", "?dry_run=true"] {
        let heard = import(api, root, query, archive).await;
        assert_eq!(heard.status, 422, "{what}: {}", heard.text);
        heard.refused(422, "invalid_archive");
    }
    import(api, root, "", archive).await
}

#[actix_web::test]
async fn what_is_no_archive_of_ours_is_refused() {
    let (api, root) = house().await;
    furnish(&api, &root).await;
    let good = export(&api, &root, "?secrets=true").await;
    let before = position(&api);
    let mut damaged = good.to_vec();
    damaged[60] ^= 0x55;
    let beside = |name: &str| with_file(&good, name, TEMPLATE.as_bytes());
    let foreign = zipped(&[("hello.txt".to_owned(), b"hello".to_vec())]);
    for (what, archive, reason) in [
        ("nothing", Vec::new(), "is no zip"),
        ("garbage", b"PK\x03\x04 and so on".repeat(20), "is no zip"),
        ("half", good[..good.len() / 2].to_vec(), "is no zip"),
        ("no end", good[..good.len() - 1].to_vec(), "is no zip"),
        ("damaged", damaged, "cannot be unpacked"),
        ("foreign", foreign, "is no file of a configuration"),
        ("encrypted", encrypted(&good), "Password required"),
        ("overlapping", overlapping(&good), "files inside each other"),
        (
            "twice",
            renamed(&good, "settings.json", "manifest.json"),
            "two files of the same name",
        ),
        (
            "above",
            beside("../settings.json"),
            "is no file of a configuration",
        ),
        (
            "far above",
            beside("templates/../../../etc/passwd"),
            "is no file of a configuration",
        ),
        (
            "absolute",
            beside("/etc/passwd"),
            "is no file of a configuration",
        ),
        (
            "backwards",
            beside("templates\\x.xml"),
            "is no file of a configuration",
        ),
        (
            "not named",
            beside("templates/Other.xml"),
            "is not named in templates.json",
        ),
        (
            "a link",
            with_link(&good, "settings.json"),
            "is no file of a configuration",
        ),
        (
            "a link beside",
            with_link(&good, "templates/X.xml"),
            "is no file of a configuration",
        ),
    ] {
        let heard = refused(&api, &root, what, &archive).await;
        assert!(heard.text.contains(reason), "{what}: {}", heard.text);
    }
    for name in [
        "manifest.json",
        "mapping.json",
        "settings.json",
        "templates/Gate.xml",
    ] {
        let mut files = unzipped(&good);
        files.retain(|(known, _)| known != name);
        let heard = refused(&api, &root, name, &zipped(&files)).await;
        assert_eq!(heard.fields(), [name]);
    }
    assert_eq!(position(&api), before);
}

#[actix_web::test]
async fn bombs_do_not_go_off() {
    let (api, root) = TestApi::set_up().await;
    let good = export(&api, &root, "").await;
    let before = position(&api);
    let dense = with_file(&good, "settings.json", &vec![b' '; 8 * 1024 * 1024]);
    assert!(dense.len() < 100_000);
    let heard = refused(&api, &root, "dense", &dense).await;
    assert_eq!(heard.fields(), ["settings.json"]);
    let many = of_many(&good, 2_001, b"x");
    let heard = refused(&api, &root, "many", &many).await;
    assert!(
        heard.text.contains("more than 2000 files"),
        "{}",
        heard.text
    );
    let large = of_many(&good, 70, &vec![b' '; 1_000_000]);
    assert!(large.len() < 1_000_000);
    let heard = refused(&api, &root, "large", &large).await;
    assert!(heard.text.contains("when it is unpacked"), "{}", heard.text);

    let long = vec![0; 16 * 1024 * 1024 + 1];
    let heard = import(&api, &root, "", &long).await;
    heard.refused(413, "body_too_large");
    let mut json = root.clone();
    json.insert("content-type".to_owned(), "application/json".to_owned());
    let heard = api.upload("POST", IMPORT, &json, good.clone()).await;
    heard.refused(415, "unsupported_media_type");
    assert_eq!(position(&api), before);
}

#[actix_web::test]
async fn documents_are_read_as_strictly_as_requests() {
    let (api, root) = house().await;
    furnish(&api, &root).await;
    let good = export(&api, &root, "?secrets=true").await;
    let before = position(&api);
    for (file, content, field) in [
        ("settings.json", "{", "settings.json"),
        ("settings.json", "[]", "settings.json"),
        ("settings.json", "{}", "settings.json: phones"),
        (
            "settings.json",
            r#"{"phones": {"colour": "red"}}"#,
            "settings.json: phones.colour",
        ),
        (
            "settings.json",
            r#"{"phones": {"proxy_url": "telnet://x"}}"#,
            "settings.json: phones.proxy_url",
        ),
        (
            "settings.json",
            r#"{"phones": {}, "more": 1}"#,
            "settings.json: more",
        ),
        (
            "mapping.json",
            r#"[{"model": "430HD"}]"#,
            "mapping.json: [0].region",
        ),
        (
            "mapping.json",
            r#"[{"model": "430HD", "region": null, "template": "../x"}]"#,
            "mapping.json: [0].template",
        ),
        (
            "placeholders.json",
            r#"{"system": [{"name": "a", "value": "b\nc", "description": ""}],
                "models": {}, "regions": {}, "devices": {}}"#,
            "placeholders.json: system[0].value",
        ),
        (
            "placeholders.json",
            r#"{"system": [], "models": {}, "regions": {}, "devices": {"zz": []}}"#,
            "placeholders.json: devices.zz",
        ),
        (
            "overrides.json",
            r#"{"regions": {"Oslo": {"management/telnet/enabled": "maybe"}},
                "users": {}, "devices": {}}"#,
            "overrides.json: regions.Oslo.management/telnet/enabled",
        ),
        (
            "overrides.json",
            r#"{"regions": {"Oslo": {"include": "x"}}, "users": {}, "devices": {}}"#,
            "overrides.json: regions.Oslo.include",
        ),
        ("boot-files/direct.cfg", "a=\u{0}", "boot-files/direct.cfg"),
    ] {
        let archive = with_file(&good, file, content.as_bytes());
        let heard = refused(&api, &root, content, &archive).await;
        assert_eq!(heard.fields()[0], field, "{content}: {}", heard.text);
    }
    let mut manifest = document(&good, "manifest.json");
    manifest["format"] = json!(2);
    let archive = with_file(&good, "manifest.json", manifest.to_string().as_bytes());
    let heard = refused(&api, &root, "format", &archive).await;
    assert_eq!(heard.fields(), ["manifest.json: format"]);
    assert_eq!(position(&api), before);
}
