//! `render`, `encrypt` and `decrypt`: what administrators prepare for phones without a server.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{fail, run_with_stdin, stderr, stdout, succeed};
use crate::support::process::run;

/// Manual B §2.2.3.4 and §2.2.3.5.
const TABLE: &str = "[mac],[name],[id],[password]\r\n\
    00908F123456,Jonathan,4071,12345\r\n\
    00908F123457,David,4418,12345\r\n";
const TEMPLATE: &str = "system/type=440HD\n\
    voip/line/0/enabled=1\n\
    voip/line/0/id=id\n\
    voip/line/0/auth_name=name\n\
    voip/line/0/auth_password=password\n\
    include global.cfg\n";

/// FIPS 81, table C1, as a 3DES key of three times the same.
const KEY: &str = "0123456789abcdef0123456789abcdef0123456789abcdef\n1234567890abcdef\n";
const PUBLISHED: &str = "{\"5cfN3ocr8nxD6TQAjDicD2g3iEmafAX2\"}";

struct Job {
    folder: TempDir,
}

impl Job {
    fn new(table: &[u8], template: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("phones.csv"), table).unwrap();
        fs::write(folder.path().join("template.cfg"), template).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, more: &[&str]) -> std::process::Output {
        let path = |name| self.path(name).to_str().unwrap().to_owned();
        let (csv, template, out) = (path("phones.csv"), path("template.cfg"), path("cfg"));
        let given = [
            "render",
            "--csv",
            &csv,
            "--template",
            &template,
            "--out",
            &out,
        ];
        run(&[&given[..], more].concat())
    }
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn the_manuals_table_and_template_give_the_manuals_files() {
    let job = Job::new(TABLE.as_bytes(), TEMPLATE);
    let csv = job.path("phones.csv");
    fs::set_permissions(&csv, fs::Permissions::from_mode(0o600)).unwrap();
    let made = job.run(&[]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    assert_eq!(stdout(&made), "");
    assert!(
        stderr(&made).starts_with("2 files written to "),
        "{}",
        stderr(&made)
    );
    let cfg = job.path("cfg");
    assert_eq!(names(&cfg), ["00908F123456.cfg", "00908F123457.cfg"]);
    let file = cfg.join("00908F123456.cfg");
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        "system/type=440HD\n\
         voip/line/0/enabled=1\n\
         voip/line/0/id=4071\n\
         voip/line/0/auth_name=Jonathan\n\
         voip/line/0/auth_password=12345\n\
         include global.cfg\n"
    );
    let mode = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600, "as the table's");

    let again = job.run(&[]);
    assert_eq!(again.status.code(), Some(1));
    assert!(stderr(&again).contains("--replace"), "{}", stderr(&again));
    let by_id = job.run(&["--replace", "--name-tag", "id"]);
    assert_eq!(by_id.status.code(), Some(0), "{}", stderr(&by_id));
    assert!(
        stderr(&by_id).contains("2 former files"),
        "{}",
        stderr(&by_id)
    );
    assert_eq!(names(&cfg), ["4071.cfg", "4418.cfg"]);
    assert_eq!(
        names(job.folder.path()),
        ["cfg", "phones.csv", "template.cfg"]
    );
}

#[test]
fn all_faults_are_told_and_nothing_is_written() {
    let table = "mac,name,id,password\n\
        00908F123456,Ann,1,secret-1\n\
        00:90:8f:12:34:56,Ann,2,secret-2\n\
        ../../etc/passwd,Ann,3,secret-3\n\
        x,\"Ann\nvoip/line/0/auth_password=secret-4\",4,5\n\
        y,Ann\u{2028}include http://evil.example/a.cfg,4,5\n\
        z,Ann,4\n";
    let job = Job::new(table.as_bytes(), TEMPLATE);
    let made = job.run(&[]);
    assert_eq!(made.status.code(), Some(1));
    let said = stderr(&made);
    let csv = job.path("phones.csv").display().to_string();
    let expected = [
        ":3: column 1 (mac): names the same file as line 2",
        ":4: column 1 (mac): cannot name a file: it begins or ends with a dot",
        ":5: column 2 (name): holds the control character U+000A; remove it",
        ":7: column 2 (name): holds the line separator U+2028; remove it",
        ":8: has 3 columns in place of 4",
    ];
    let mut wanted: String = expected
        .iter()
        .map(|fault| format!("{csv}{fault}\n"))
        .collect();
    wanted.push_str(&format!(
        "error: {csv} cannot be used; 5 things are wrong\n"
    ));
    assert_eq!(said, wanted);
    assert_eq!(names(job.folder.path()), ["phones.csv", "template.cfg"]);

    let many = Job::new(format!("mac,id\n{}", ",1\n".repeat(100)).as_bytes(), "a=id");
    let said = stderr(&many.run(&[]));
    assert_eq!(said.lines().count(), 22, "{said}");
    assert!(said.contains("and 80 more\nerror: "), "{said}");
}

#[test]
fn a_tag_that_is_none_is_named_with_those_that_are() {
    let job = Job::new(TABLE.as_bytes(), TEMPLATE);
    let made = job.run(&["--name-tag", "nmae"]);
    assert_eq!(made.status.code(), Some(2));
    let said = stderr(&made);
    assert!(said.contains("mac, name, id, password"), "{said}");

    let job = Job::new(TABLE.as_bytes(), "a=1\nb=@pasword@\n");
    let made = job.run(&[]);
    assert_eq!(made.status.code(), Some(1));
    let said = stderr(&made);
    assert!(
        said.contains("template.cfg: line 2: @pasword@ is no tag"),
        "{said}"
    );
    assert!(!job.path("cfg").exists());

    let job = Job::new(b"mac,Id\na,1\n", "a=id\n");
    let said = stderr(&job.run(&[]));
    assert!(said.contains("does not use the tag Id"), "{said}");
}

#[test]
fn many_phones_are_no_matter() {
    let mut table = "mac,name,id,password\n".to_owned();
    for index in 0..3_000 {
        table.push_str(&format!("00908F{index:06x},Phone {index},{index},secret\n"));
    }
    let job = Job::new(table.as_bytes(), TEMPLATE);
    let made = job.run(&[]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let said = stderr(&made);
    assert_eq!(said.lines().count(), 1, "no bar where nobody looks: {said}");
    assert_eq!(names(&job.path("cfg")).len(), 3_000);
    let last = fs::read_to_string(job.path("cfg/00908F000bb7.cfg")).unwrap();
    assert!(last.contains("\nvoip/line/0/id=2999\n"), "{last}");
}

fn key_file(folder: &TempDir) -> String {
    let path = folder.path().join("phones.key");
    fs::write(&path, KEY).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn values_have_the_published_form_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let key = key_file(&folder);
    let plain = "Now is the time for all ";
    let hidden = succeed(&["encrypt", "-s", plain, "--key-file", &key]);
    assert_eq!(hidden, format!("{PUBLISHED}\n"));
    let revealed = succeed(&["decrypt", "-s", PUBLISHED, "--key-file", &key]);
    assert_eq!(revealed, format!("{plain}\n"));
    let piped = run_with_stdin(
        &["encrypt", "-s", "-", "--key-file", &key],
        "Now is the time for all \n",
    );
    assert_eq!((stdout(&piped), stderr(&piped)), (hidden, String::new()));
    let dashes = succeed(&["encrypt", "-s", "--x", "--key-file", &key]);
    let dashes = succeed(&["decrypt", "-s", dashes.trim_end(), "--key-file", &key]);
    assert_eq!(dashes, "--x\n");

    let said = fail(
        &["decrypt", "-s", "{\"VvlZOp5/5pM=\"}", "--key-file", &key],
        1,
    );
    assert!(said.contains("made under another key"), "{said}");
    let said = fail(&["decrypt", "-s", "VvlZOp5/5pM=", "--key-file", &key], 1);
    assert!(said.contains("form"), "{said}");
    fail(&["encrypt", "-s", "a\nb", "--key-file", &key], 1);
}

#[test]
fn files_become_cfx_and_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let key = key_file(&folder);
    let path = |name: &str| folder.path().join(name);
    let arguments = |name: &str| path(name).to_str().unwrap().to_owned();
    fs::write(path("conf.cfg"), TEMPLATE).unwrap();
    let (plain, hidden) = (arguments("conf.cfg"), arguments("conf.cfx"));

    assert_eq!(succeed(&["encrypt", "-f", &plain, "--key-file", &key]), "");
    let content = fs::read(path("conf.cfx")).unwrap();
    assert_eq!(content.len(), TEMPLATE.len().next_multiple_of(8));
    assert!(!content.windows(4).any(|window| window == b"voip"));

    let said = fail(&["decrypt", "-f", &hidden, "--key-file", &key], 1);
    assert!(said.contains("conf.cfg is there already"), "{said}");
    let out = arguments("read.cfg");
    succeed(&["decrypt", "-f", &hidden, "--key-file", &key, "--out", &out]);
    assert_eq!(fs::read_to_string(&out).unwrap(), TEMPLATE);
    fs::write(path("conf.cfg"), "a=1\n").unwrap();
    succeed(&["decrypt", "-f", &hidden, "--key-file", &key, "--replace"]);
    assert_eq!(fs::read_to_string(path("conf.cfg")).unwrap(), TEMPLATE);

    fs::write(path("conf.cfx"), &content[1..]).unwrap();
    let said = fail(
        &["decrypt", "-f", &hidden, "--key-file", &key, "--replace"],
        1,
    );
    assert!(said.contains("whole blocks"), "{said}");
    let said = fail(&["encrypt", "-f", &key, "--key-file", &key], 2);
    assert!(said.contains("--out"), "{said}");
}

#[test]
fn there_is_no_key_but_the_operators_and_it_is_nobody_elses() {
    let folder = tempfile::tempdir().unwrap();
    let key = key_file(&folder);
    for arguments in [
        &["encrypt", "-s", "x"][..],
        &["decrypt", "-s", PUBLISHED],
        &["encrypt", "--key-file", &key],
        &["encrypt", "-s", "x", "-f", "x.cfg", "--key-file", &key],
        &["encrypt", "-s", "x", "--out", "x", "--key-file", &key],
    ] {
        assert!(!fail(arguments, 2).is_empty(), "{arguments:?}");
    }
    for mode in [0o644, 0o640, 0o604] {
        fs::set_permissions(&key, fs::Permissions::from_mode(mode)).unwrap();
        for command in ["encrypt", "decrypt"] {
            let arguments = [command, "-s", "1234", "--key-file", &key];
            let said = fail(&arguments, 1);
            assert!(said.contains("others may use the key "), "{said}");
            let hint = format!("chmod 600 {key}");
            assert!(said.contains(&hint), "{said}");
        }
    }
    fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&key, "0123456789abcdef\n").unwrap();
    let said = fail(&["encrypt", "-s", "1234", "--key-file", &key], 1);
    assert!(
        said.contains("48 hex digits") && !said.contains("0123"),
        "{said}"
    );
}
