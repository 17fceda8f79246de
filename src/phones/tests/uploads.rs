//! What administrators have given phones by hand: firmware, uploaded files, boot files.

use schemas::{
    Secret,
    commands::{CatalogueCommand, FirmwareFile, UploadedFile},
    events::{BootFile, RefusalReason, SettingsGroup},
};

use super::*;

const IMAGE: &str = "image 430HD2.2.0.7 of some bytes";
/// The name and password of the user anna.
const ANNA: &str = "Authorization: Basic YW5uYTphbm5hLXNlY3JldA==";

impl Fixture {
    async fn wants(&self, command: CatalogueCommand) {
        self.submit(Command::Catalogue(Box::new(command))).await;
    }

    async fn upload(&self, name: &str, content: &str) {
        let hash = self.running.blobs.put(content.as_bytes()).unwrap();
        let file = UploadedFile {
            name: name.parse().unwrap(),
            hash,
            size_bytes: content.len() as u64,
        };
        self.wants(CatalogueCommand::UploadFile(file)).await;
    }

    async fn upload_firmware(&self, name: &str) {
        let hash = self.running.blobs.put(IMAGE.as_bytes()).unwrap();
        let file = FirmwareFile {
            file_name: format!("{name}.img").parse().unwrap(),
            hash,
            sha256: hash,
            size_bytes: IMAGE.len() as u64,
            version: String::new(),
        };
        self.wants(CatalogueCommand::UploadFirmware {
            name: name.parse().unwrap(),
            file,
            replaces: false,
        })
        .await;
    }

    async fn boot_text(&self, file: BootFile, text: &str) {
        let text = Secret::new(text);
        self.wants(CatalogueCommand::SaveBootFile { file, text })
            .await;
    }

    async fn set(&self, name: &str, value: &str) {
        self.wants(CatalogueCommand::ChangeSettings {
            group: SettingsGroup::Phones,
            values: vec![(name.to_owned(), Secret::new(value))],
        })
        .await;
    }

    fn firmware_served(&self) -> u64 {
        self.phones.context.metrics.firmware_served_bytes.get()
    }
}

fn fetched(event: &Event) -> Option<(String, u16)> {
    match event {
        Event::FileFetched(event) => Some((event.file.clone(), event.status)),
        _ => None,
    }
}

#[actix_web::test]
async fn firmware_is_loaded_in_whatever_case_in_parts_and_again() {
    let fixture = Fixture::with_phone().await;
    fixture.upload_firmware("430HD").await;
    for target in [
        "/firmwarefiles/430HD.img",
        "/firmwarefiles/430hd.IMG",
        "//firmwarefiles//430HD.img",
    ] {
        let answer = fixture.get(NEIGHBOUR, target).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, IMAGE));
        for (name, value) in [
            ("content-type", "application/octet-stream"),
            ("content-disposition", "attachment; filename=\"430HD.img\""),
            ("x-content-type-options", "nosniff"),
        ] {
            assert_eq!(answer.header(name), Some(value), "{target}");
        }
    }
    assert_eq!(fixture.firmware_served(), 3 * IMAGE.len() as u64);
    let target = "/firmwarefiles/430HD.img";
    let range = ["Range: bytes=6-10"];
    let part = fixture.request(HOME, "GET", target, &range, "").await;
    assert_eq!((part.status, part.body.as_str()), (206, "430HD"));
    let tag = format!("If-None-Match: {}", part.header("etag").unwrap());
    let same = fixture.request(HOME, "GET", target, &[&tag], "").await;
    assert_eq!(same.status, 304);
    let head = fixture.request(HOME, "HEAD", target, &[], "").await;
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(fixture.firmware_served(), 3 * IMAGE.len() as u64 + 5);
    let events = fixture.events().await;
    let statuses: Vec<u16> = events.iter().filter_map(fetched).map(|it| it.1).collect();
    assert_eq!(statuses, [200, 200, 200, 206, 304]);

    // From elsewhere it is as missing as one that is not there.
    let abroad = fixture.get(ABROAD, target).await;
    let missing = fixture.get(HOME, "/firmwarefiles/440HD.img").await;
    assert_eq!((abroad.status, &abroad), (404, &missing));
    let known = fixture.request(ABROAD, "GET", target, &[ANNA], "").await;
    assert_eq!(known.status, 200);
    // Firmware is where firmware is.
    let astray = fixture.get(HOME, "/configfiles/430HD.img").await;
    assert_eq!(astray, missing);
    fixture.stop().await;
}

#[actix_web::test]
async fn uploaded_files_are_loaded_beside_generated_ones() {
    let fixture = Fixture::with_phone().await;
    fixture.upload("directory.cfg", "; ours\n").await;
    fixture.upload("directory.csv", "Anna,7001\n").await;
    let text = fixture.get(NEIGHBOUR, "/configfiles/directory.cfg").await;
    assert_eq!(text.body, "; ours\n");
    assert_eq!(
        text.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    for folder in ["/configfiles", "/firmwarefiles", "/ipp/region/Oslo"] {
        let target = format!("{folder}/directory.csv");
        let answer = fixture.get(NEIGHBOUR, &target).await;
        assert_eq!((answer.status, answer.body.as_str()), (200, "Anna,7001\n"));
        assert_eq!(
            answer.header("content-type"),
            Some("application/octet-stream")
        );
        assert_eq!(fixture.get(ABROAD, &target).await.status, 404);
    }
    assert_eq!(fixture.firmware_served(), 0);
    fixture
        .wants(CatalogueCommand::DeleteFiles {
            names: vec!["directory.csv".parse().unwrap()],
        })
        .await;
    let gone = fixture.get(HOME, "/configfiles/directory.csv").await;
    assert_eq!(gone.status, 404);
    fixture.stop().await;
}

#[actix_web::test]
async fn a_hidden_file_of_one_phone_is_for_that_phone() {
    let fixture = Fixture::with_phone().await;
    let target = format!("/configfiles/{MAC}.cfx");
    fixture.upload(&format!("{MAC}.cfx"), "hidden").await;
    let report = serde_json::json!({"mac": MAC, "emsUserName": "anna",
        "emsUserPassword": "anna-secret"});
    assert_eq!(fixture.report(HOME, &report).await.status, 200);
    assert_eq!(fixture.get(HOME, &target).await.body, "hidden");
    let with = fixture.request(ABROAD, "GET", &target, &[ANNA], "").await;
    assert_eq!(with.body, "hidden");
    let neighbour = fixture.get(NEIGHBOUR, &target).await;
    assert_eq!(
        (neighbour.status, neighbour.body.as_str()),
        (404, "not found\n")
    );
    let reason = |event: &Event| match event {
        Event::FileRefused(refused) => Some(refused.reason),
        _ => None,
    };
    let events = fixture.events().await;
    let reasons: Vec<_> = events.iter().filter_map(reason).collect();
    assert_eq!(reasons, [RefusalReason::NotEntitled]);
    fixture.stop().await;
}

#[actix_web::test]
async fn an_edited_boot_file_follows_the_settings_and_no_header() {
    let fixture = Fixture::set_up().await;
    let text = "; ours\nems_server/provisioning/url=http://evil.example/\n";
    fixture.boot_text(BootFile::Direct, text).await;
    let addresses = "; ours\n\
        ems_server/provisioning/url=http://10.1.8.23:8081/\n\
        provisioning/configuration/url=http://10.1.8.23/configfiles/\n\
        provisioning/firmware/url=http://10.1.8.23/firmwarefiles/\n";
    let user = "ems_server/user_name=system\n\
        ems_server/user_password={\"VvlZOp5/5pM=\"}\n";
    let lies = [
        "X-Forwarded-Host: evil.example",
        "Forwarded: host=evil.example",
    ];
    for target in [
        "/ipp/dhcpoption160.cfg",
        "http://evil.example/ipp/dhcption160.cfg",
    ] {
        let answer = fixture.request(HOME, "GET", target, &lies, "").await;
        assert_eq!(answer.body, format!("{addresses}{user}"));
        let abroad = fixture.request(ABROAD, "GET", target, &lies, "").await;
        assert_eq!(abroad.body, addresses);
    }
    fixture.stop().await;
}

#[actix_web::test]
async fn phones_behind_a_proxy_have_a_boot_file_once_there_is_one() {
    let fixture = Fixture::set_up().await;
    let target = "/ipp/httpproxy/dhcpoption160.cfg";
    let before = fixture.get(HOME, target).await;
    assert_eq!((before.status, before.body.as_str()), (404, "not found\n"));
    fixture.set("proxy_url", "http://proxy.example:3128").await;
    let expected = "ems_server/keep_alive_period=60\n\
        ems_server/provisioning/url=http://proxy.example:3128/\n\
        provisioning/method=STATIC\n\
        provisioning/configuration/url=http://10.1.8.23/configfiles/\n\
        provisioning/firmware/url=http://10.1.8.23/firmwarefiles/\n";
    for target in [
        target,
        "/ipp/httpproxy/dhcption160.cfg",
        "/firmwarefiles;ipp/httpproxy/dhcpoption160.cfg",
        "http://evil.example/ipp/httpproxy/dhcpoption160.cfg",
    ] {
        let lies = ["X-Forwarded-Host: evil.example"];
        let abroad = fixture.request(ABROAD, "GET", target, &lies, "").await;
        assert_eq!((abroad.status, abroad.body.as_str()), (200, expected));
        let home = fixture.request(HOME, "GET", target, &lies, "").await;
        assert!(home.body.starts_with(expected));
        assert_eq!(home.body.lines().count(), 7);
    }
    let direct = fixture.get(ABROAD, "/ipp/dhcpoption160.cfg").await;
    assert!(direct.body.contains("url=http://10.1.8.23:8081/\n"));
    fixture.set("proxy_url", "").await;
    assert_eq!(fixture.get(HOME, target).await.status, 404);
    fixture.stop().await;
}
