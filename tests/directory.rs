//! Trying the settings of a directory (M91, M92): on Debian's slapd with a few people in it, and on
//! servers that are none (T17).

mod hostile;

use std::{
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use rollcall::{
    clock::ManualClock,
    directory::{
        DirectoryEntry, DirectoryError, DirectoryReport, DirectorySettings, Limits, Lookup, check,
    },
};
use schemas::Secret;

use crate::support::START_MS;

/// How long slapd may take to start.
const LIMIT: Duration = Duration::from_secs(30);

const PASSWORD: &str = "canary-directory-password";

/// Three Smiths, one of them without a telephone, somebody else, and a branch that is elsewhere.
const PEOPLE: &str = "\
dn: dc=example,dc=com
objectClass: dcObject
objectClass: organization
dc: example
o: Example

dn: uid=anna,dc=example,dc=com
objectClass: inetOrgPerson
cn: Anna Smith
sn: Smith
givenName: Anna
telephoneNumber: 4711
mobile: +4799999999

dn: uid=bo,dc=example,dc=com
objectClass: inetOrgPerson
cn: Bo Smythe
sn: Smythe
givenName: Bo
telephoneNumber: +47224711

dn: uid=carl,dc=example,dc=com
objectClass: inetOrgPerson
cn: Carl Smith
sn: Smith
givenName: Carl

dn: uid=dora,dc=example,dc=com
objectClass: inetOrgPerson
cn: Dora Small (Sales) *
sn: Small (Sales) *
givenName: Dora
telephoneNumber: 4712

dn: uid=eve,dc=example,dc=com
objectClass: inetOrgPerson
cn: Eve Zander
sn: Zander
givenName: Eve
telephoneNumber: 4713

";

/// A directory of the test's own, on a free port, gone with the test.
struct Slapd {
    child: Child,
    address: SocketAddr,
    _folder: tempfile::TempDir,
}

impl Slapd {
    /// With the people above, and a branch that this server is said to have.
    fn start(elsewhere: SocketAddr) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let configuration = configured(folder.path());
        let branch = format!(
            "dn: ou=branch,dc=example,dc=com\nobjectClass: referral\n\
             objectClass: extensibleObject\nou: branch\n\
             ref: ldap://{elsewhere}/ou=branch,dc=example,dc=com\n"
        );
        let people = folder.path().join("people.ldif");
        std::fs::write(&people, format!("{PEOPLE}{branch}")).unwrap();
        let program = |name: &str| Command::new(format!("/usr/sbin/{name}"));
        let added = program("slapadd")
            .arg("-f")
            .arg(&configuration)
            .arg("-l")
            .arg(&people)
            .output()
            .expect("slapd is installed: run ops/setup.sh");
        let said = String::from_utf8_lossy(&added.stderr).into_owned();
        assert!(added.status.success(), "{said}");
        // Free a moment ago; slapd has no way to tell which port it took.
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        // With -d it stays in the foreground.
        let child = program("slapd")
            .args(["-d", "0", "-h", &format!("ldap://{address}/"), "-f"])
            .arg(&configuration)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("slapd is installed: run ops/setup.sh");
        let slapd = Self {
            child,
            address,
            _folder: folder,
        };
        // Another process can only be asked again.
        let started = Instant::now();
        while TcpStream::connect(address).is_err() {
            assert!(started.elapsed() < LIMIT, "slapd does not listen");
            std::thread::sleep(Duration::from_millis(10));
        }
        slapd
    }

    fn settings(&self) -> DirectorySettings {
        settings(self.address)
    }
}

impl Drop for Slapd {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The configuration file of a directory that is kept in this folder.
fn configured(folder: &Path) -> std::path::PathBuf {
    let shown = folder.display();
    std::fs::create_dir(folder.join("db")).unwrap();
    let text = format!(
        "include /etc/ldap/schema/core.schema\n\
         include /etc/ldap/schema/cosine.schema\n\
         include /etc/ldap/schema/inetorgperson.schema\n\
         pidfile {shown}/pid\n\
         modulepath /usr/lib/ldap\n\
         moduleload back_mdb\n\
         database mdb\n\
         suffix dc=example,dc=com\n\
         rootdn cn=phones,dc=example,dc=com\n\
         rootpw {PASSWORD}\n\
         directory {shown}/db\n\
         maxsize 10485760\n"
    );
    let file = folder.join("slapd.conf");
    std::fs::write(&file, text).unwrap();
    file
}

fn settings(server: SocketAddr) -> DirectorySettings {
    DirectorySettings {
        server: server.ip().to_string(),
        port: server.port(),
        user_name: "cn=phones,dc=example,dc=com".to_owned(),
        password: Secret::new(PASSWORD),
        base: "dc=example,dc=com".to_owned(),
        name_filter: "(&(telephoneNumber=*)(sn=%))".to_owned(),
        name_attributes: "cn sn givenName".to_owned(),
        number_filter: "(|(telephoneNumber=%)(mobile=%))".to_owned(),
        number_attributes: "telephoneNumber mobile".to_owned(),
        display_name: "%sn, %givenName".to_owned(),
        max_hits: 50,
        country_code: String::new(),
        area_code: String::new(),
        sort_result: true,
        search_timeout_seconds: 5,
        call_lookup: String::new(),
    }
}

fn clock() -> ManualClock {
    ManualClock::new(START_MS)
}

fn limits(settings: &DirectorySettings) -> Limits {
    Limits {
        ports: vec![389, settings.port],
        connect_ms: 2_000,
    }
}

/// A try on a clock that stands still.
async fn tried(
    settings: &DirectorySettings,
    lookup: &Lookup,
) -> Result<DirectoryReport, DirectoryError> {
    check(settings, lookup, &limits(settings), &clock()).await
}

fn name(typed: &str) -> Lookup {
    Lookup::Name(typed.to_owned())
}

fn number(typed: &str) -> Lookup {
    Lookup::Number(typed.to_owned())
}

#[track_caller]
fn refused(outcome: Result<DirectoryReport, DirectoryError>, code: &str) -> String {
    let error = outcome.expect_err("should have failed");
    assert_eq!(error.code(), code, "{error}");
    error.to_string()
}

fn names(report: &DirectoryReport) -> Vec<&str> {
    let entries = report.entries.iter();
    entries.map(|entry| entry.display_name.as_str()).collect()
}

/// Somebody else's server, which is not to be called.
fn elsewhere() -> TcpListener {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    listener
}

#[tokio::test]
async fn people_are_found_by_name_and_by_number() {
    let elsewhere = elsewhere();
    let slapd = Slapd::start(elsewhere.local_addr().unwrap());
    let settings = slapd.settings();
    let found = tried(&settings, &name("sm")).await.unwrap();
    assert_eq!(found.resolved_address, slapd.address);
    assert!(found.bound && !found.has_more);
    // Carl has no telephone; who is found is sorted as shown.
    let expected = ["Small (Sales) *, Dora", "Smith, Anna", "Smythe, Bo"];
    assert_eq!((names(&found), found.hits), (expected.to_vec(), 3));
    let numbers = ["4711".to_owned(), "+4799999999".to_owned()];
    assert_eq!(found.entries[1].numbers, numbers);

    let anna = || DirectoryEntry {
        display_name: "Smith, Anna".to_owned(),
        numbers: numbers.to_vec(),
    };
    for typed in ["4711", "+4799999999"] {
        let found = tried(&settings, &number(typed)).await.unwrap();
        assert_eq!(found.entries, [anna()], "{typed}");
    }
    assert_eq!(tried(&settings, &number("471")).await.unwrap().hits, 0);
    let mut local = settings.clone();
    local.country_code = "+47".to_owned();
    local.area_code = "22".to_owned();
    let found = tried(&local, &number("4711")).await.unwrap();
    assert_eq!(names(&found), ["Smith, Anna", "Smythe, Bo"]);

    // The branch is elsewhere: that is told, and nobody goes there.
    assert_eq!(found.referrals_not_followed, 1);
    let mut branch = settings.clone();
    branch.base = "ou=branch,dc=example,dc=com".to_owned();
    refused(tried(&branch, &name("x")).await, "ldap_referred");
    let nobody = elsewhere.accept().map(|_| "somebody called");
    assert_eq!(nobody.unwrap_err().kind(), std::io::ErrorKind::WouldBlock);
}

#[tokio::test]
async fn no_more_is_taken_than_is_wanted_and_a_name_leads_where_it_leads() {
    let slapd = Slapd::start(elsewhere().local_addr().unwrap());
    let mut settings = slapd.settings();
    settings.max_hits = 2;
    // Where a name leads to several addresses, one that nobody listens on is no failure.
    settings.server = "ldap://localhost/".to_owned();
    let found = tried(&settings, &name("s")).await.unwrap();
    assert_eq!((found.hits, found.entries.len()), (2, 2));
    assert!(found.has_more);
    assert_eq!(found.resolved_address, slapd.address);

    // Whom the directory lets in without a name may search, too.
    settings.user_name = String::new();
    settings.password = Secret::default();
    let found = tried(&settings, &name("zand")).await.unwrap();
    assert!(!found.bound);
    assert_eq!(names(&found), ["Zander, Eve"]);
}

#[tokio::test]
async fn what_is_wrong_is_said() {
    let slapd = Slapd::start(elsewhere().local_addr().unwrap());
    let settings = slapd.settings();
    let mut wrong = settings.clone();
    wrong.password = Secret::new("canary-guess");
    let said = refused(tried(&wrong, &name("sm")).await, "ldap_bind_refused");
    assert!(
        said.contains("invalidCredentials") && !said.contains("canary"),
        "{said}"
    );
    for (base, code) in [
        ("dc=example,dc=org", "ldap_base_missing"),
        ("ou=nowhere,dc=example,dc=com", "ldap_base_missing"),
        ("example.com", "ldap_base_invalid"),
    ] {
        let mut wrong = settings.clone();
        wrong.base = base.to_owned();
        refused(tried(&wrong, &name("sm")).await, code);
    }
    let mut wrong = settings.clone();
    wrong.name_filter = "(&(telephoneNumber=*)(sn=%)".to_owned();
    refused(tried(&wrong, &name("sm")).await, "ldap_filter_invalid");

    let only_389 = Limits {
        ports: vec![389],
        ..limits(&settings)
    };
    let outcome = check(&settings, &name("sm"), &only_389, &clock()).await;
    let said = refused(outcome, "ldap_port_not_allowed");
    assert!(said.contains("directory.ports"), "{said}");
}

#[tokio::test]
async fn t32_what_is_typed_asks_for_nothing_else() {
    let slapd = Slapd::start(elsewhere().local_addr().unwrap());
    let settings = slapd.settings();
    for typed in [
        "*)(uid=*",
        "*",
        "sm*)(|(uid=*",
        "*)(&",
        "x)(uid=*))(|(sn=",
        "\\2a",
        "\0",
    ] {
        for lookup in [name(typed), number(typed)] {
            let found = tried(&settings, &lookup).await.unwrap();
            assert_eq!(found.entries, [], "{lookup:?}");
        }
    }
    // The same characters are found where somebody is called so.
    let found = tried(&settings, &name("small (sales) *")).await.unwrap();
    assert_eq!(names(&found), ["Small (Sales) *, Dora"]);
}
