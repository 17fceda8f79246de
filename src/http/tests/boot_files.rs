//! Boot files and what the DHCP server is given, through the API (M14 to M19, T20).

use schemas::{
    Secret,
    commands::{CatalogueCommand, Command},
    events::{Role, SettingsGroup},
};
use serde_json::{Value, json};

use crate::http::testing::{Client, Heard, TestApi};

const PATH: &str = "/api/v1/dhcp-template";

/// Manual A §2.2, figure 2-1, at our address.
const ADDRESSES: &str = "ems_server/keep_alive_period=60\n\
    ems_server/provisioning/url=http://10.1.1.5:8081/\n\
    provisioning/method=STATIC\n\
    provisioning/configuration/url=http://10.1.1.5/configfiles/\n\
    provisioning/firmware/url=http://10.1.1.5/firmwarefiles/\n";
const USER: &str = "ems_server/user_name=system\n\
    ems_server/user_password={\"VvlZOp5/5pM=\"}\n";

async fn put(api: &TestApi, client: &Client, file: &str, text: &str) -> Heard {
    let mut headers = client.clone();
    headers.insert("content-type".to_owned(), "text/plain".to_owned());
    api.send("PUT", &format!("{PATH}/{file}"), &headers, text)
        .await
}

async fn act(api: &TestApi, client: &Client, file: &str, action: &str) -> Value {
    let path = format!("{PATH}/{file}/{action}");
    api.send("POST", &path, client, "").await.expect(200).json()
}

async fn set_proxy(api: &TestApi, url: &str) {
    let values = vec![("proxy_url".to_owned(), Secret::new(url))];
    let group = SettingsGroup::Phones;
    let command = CatalogueCommand::ChangeSettings { group, values };
    api.submit(Command::Catalogue(Box::new(command))).await;
}

#[actix_web::test]
async fn the_page_shows_both_files_and_every_url() {
    let (api, root) = TestApi::set_up().await;
    let mut lies = root.clone();
    for name in ["host", "x-forwarded-host", "forwarded"] {
        lies.insert(name.to_owned(), "evil.example".to_owned());
    }
    let heard = api.get(&lies, PATH).await.expect(200);
    assert!(!heard.text.contains("evil"));
    let page = heard.json();
    assert_eq!(page["public_url"], "http://10.1.1.5");
    let url = |index: usize| page["urls"][index]["value"].clone();
    assert_eq!(
        url(0),
        "http://10.1.1.5/firmwarefiles;ipp/dhcpoption160.cfg"
    );
    assert_eq!(url(1), "http://10.1.1.5/firmwarefiles;ipp/region/Oslo");
    let [direct, proxy] = [0, 1].map(|index| page["files"][index].clone());
    assert_eq!(direct["name"], "dhcpoption160.cfg");
    assert_eq!(direct["kind"], "direct");
    assert_eq!(direct["path"], "/ipp/dhcpoption160.cfg");
    assert_eq!(direct["text"], ADDRESSES);
    assert_eq!(direct["served"], format!("{ADDRESSES}{USER}"));
    assert_eq!(
        (&direct["changed"], &direct["position"]),
        (&json!(false), &Value::Null)
    );
    assert_eq!(proxy["path"], "/ipp/httpproxy/dhcpoption160.cfg");
    assert_eq!(proxy["served"], Value::Null);

    set_proxy(&api, "http://proxy.example:3128").await;
    let page = api.read(&root, PATH).await;
    let served = page["files"][1]["served"].as_str().unwrap();
    assert!(served.contains("ems_server/provisioning/url=http://proxy.example:3128/\n"));
    assert!(served.contains("provisioning/firmware/url=http://10.1.1.5/firmwarefiles/\n"));
}

#[actix_web::test]
async fn a_placeholder_in_a_boot_file_is_an_error_of_its_line() {
    let (api, root) = TestApi::set_up().await;
    let text = "; %ITCS_MAC% is for templates\nsystem/type=430HD\n\
        personal_settings/language=%ITCS_Language%\ninclude %ITCS_GlobalFile%\n";
    let refused = put(&api, &root, "direct", text).await;
    let refused = refused.refused(422, "invalid_file");
    assert_eq!(refused.fields(), ["line 3", "line 4"]);
    let page = api.read(&root, PATH).await;
    assert_eq!(page["files"][0]["changed"], false);
    let text = "; %ITCS_MAC% is for templates\nsystem/type=430HD\n";
    put(&api, &root, "direct", text).await.expect(200);
}

#[actix_web::test]
async fn a_text_is_edited_restored_and_regenerated() {
    let (api, root) = TestApi::set_up().await;
    let text = "\u{feff}; ours\r\nems_server/provisioning/url=http://old/\r\n";
    let heard = put(&api, &root, "direct", text).await.expect(200);
    let position: u64 = heard.header("rollcall-position").unwrap().parse().unwrap();
    let file = heard.json();
    let expected = "; ours\n\
        ems_server/provisioning/url=http://10.1.1.5:8081/\n\
        provisioning/configuration/url=http://10.1.1.5/configfiles/\n\
        provisioning/firmware/url=http://10.1.1.5/firmwarefiles/\n";
    assert_eq!(file["text"], expected);
    assert_eq!(file["served"], format!("{expected}{USER}"));
    assert_eq!(
        (&file["changed"], &file["position"]),
        (&json!(true), &json!(position))
    );
    let shown = api.get(&root, &format!("{PATH}/direct")).await.expect(200);
    assert_eq!(shown.text, expected);
    assert_eq!(
        shown.header("content-disposition"),
        Some("attachment; filename=\"dhcpoption160.cfg\"")
    );

    // The saved text has the old address, so it is written anew; then there is nothing to do.
    let regenerated = act(&api, &root, "direct", "regenerate").await;
    let saved = regenerated["position"].as_u64().unwrap();
    assert!(saved > position);
    assert_eq!(regenerated["text"], expected);
    let again = act(&api, &root, "direct", "regenerate").await;
    assert_eq!(again["position"], saved);

    let restored = act(&api, &root, "direct", "restore").await;
    assert_eq!(
        (&restored["changed"], &restored["text"]),
        (&json!(false), &json!(ADDRESSES))
    );
    let position = api.context.view.position();
    act(&api, &root, "direct", "restore").await;
    act(&api, &root, "proxy", "regenerate").await;
    assert_eq!(api.context.view.position(), position);
}

#[actix_web::test]
async fn a_text_that_phones_could_not_read_is_refused_with_its_lines() {
    let (api, root) = TestApi::set_up().await;
    let heard = put(&api, &root, "proxy", "a=1\n<html>\nb = 2\n").await;
    let heard = heard.refused(422, "invalid_file");
    assert_eq!(heard.fields(), ["line 2", "line 3"]);
    let large = "; ".repeat(40_000);
    put(&api, &root, "proxy", &large)
        .await
        .refused(413, "body_too_large");
    put(&api, &root, "other", "a=1\n")
        .await
        .refused(404, "file_not_found");
    let page = api.read(&root, PATH).await;
    assert_eq!(page["files"][1]["changed"], false);
    let monitor = api.account(&root, Role::Monitor).await;
    for path in [PATH.to_owned(), format!("{PATH}/direct")] {
        let heard = api.get(&monitor, &path).await;
        heard.refused(403, "role_required");
    }
}
