//! What the vendor's versions export, and what is wrong with a table, as one reads it.

use super::*;

/// As the manual's appendix A shows it (figure A-2): with *Region*, and the headers cut off.
const REGION: &str = include_str!("data/vendor_region.csv");

/// As a later version exports it: *Tenant*, serial numbers, priorities, all cells quoted.
const TENANT: &str = include_str!("data/vendor_tenant.csv");

#[actix_web::test]
async fn both_of_the_vendors_versions_are_imported() {
    let (api, root) = house().await;
    let region = json!({"name": "ACL-Hong-Kong"});
    api.post(&root, "/api/v1/regions", region).await.expect(201);
    let report = import(&api, &root, "", REGION).await.expect(200).json();
    assert_eq!(counts(&report), [0, 1, 0, 0], "{report}");
    let report = import(&api, &root, "", TENANT).await.expect(200).json();
    // The name that is shown has another case there.
    assert_eq!(counts(&report), [1, 1, 0, 0], "{report}");
    for table in [REGION, TENANT] {
        let again = import(&api, &root, "?dry_run=true", table).await;
        assert_eq!(counts(&again.expect(200).json())[3], 0);
    }
    let system = api.read(&root, "/api/v1/devices/00908f00908f").await;
    assert_eq!(
        (&system["model"], &system["region"], &system["user"]),
        (&json!("420HD"), &json!("ACL-Hong-Kong"), &json!("system"))
    );
    let list = api.read(&root, "/api/v1/users/2001/devices").await;
    let told = |place: usize| {
        let device = &list["items"][place];
        [
            "mac",
            "model",
            "language",
            "vlan_mode",
            "vlan_id",
            "display_name",
        ]
        .map(|name| device[name].as_str().unwrap().to_owned())
    };
    let desk = ["00908f484658", "440HD", "Chinese", "Manual", "100", "Desk"];
    assert_eq!(told(0), desk);
    let hall = ["00908f484688", "430HD", "", "Automatic", "", "Hall"];
    assert_eq!(told(1), hall);
    let user = api.read(&root, "/api/v1/users/2001").await;
    assert_eq!(user["display_name"], "陳大文");
    let all = api.get(&root, &format!("{EXPORT}?passwords=true")).await;
    let all = all.expect(200).text;
    assert!(
        all.contains("2001,\"pa\"\"ss,1\",陳大文,ACL-Hong-Kong,Desk,"),
        "{all}"
    );
}

#[actix_web::test]
async fn what_is_wrong_is_named_by_row_and_column() {
    let (api, root) = house().await;
    let before = api.context.view.position();
    for (table, row, column, word) in [
        ("Password,Region\nx,Oslo\n", 1, "Name", "missing"),
        (
            "Name,Region,Device 1 MAC Address\nbob,Oslo,\neve,Oslo,00908f00001\n",
            3,
            "Device 1 MAC Address",
            "12",
        ),
        (
            "Name,Region,Device 1 MAC Address,Device 2 MAC Address\n\
             bob,Oslo,00908f000002,\neve,Oslo,,00-90-8F-00-00-02\n",
            3,
            "Device 2 MAC Address",
            "row 2",
        ),
        (
            "Name,Region,Device 1 MAC Address,Device 1 IP Phone Model\n\
             bob,Oslo,00908f000002,Audiocodes_421HD\n",
            2,
            "Device 1 IP Phone Model",
            "420HD",
        ),
    ] {
        let refused = import(&api, &root, "", table).await;
        let report = refused.refused(422, "import_refused").json();
        assert_eq!(faults(&report), [(row, column.to_owned())], "{table}");
        let rows = report["rows"].as_array().unwrap();
        let error = &rows.last().unwrap()["errors"][0];
        let message = error["message"].as_str().unwrap();
        assert!(message.contains(word), "{message}");
    }
    assert_eq!(api.context.view.position(), before, "nothing was done");
}
