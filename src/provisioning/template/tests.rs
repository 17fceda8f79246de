//! What the compiler makes of lines, and what it refuses with its place.

use super::*;

fn compile(private: &str) -> Result<Template, TemplateError> {
    Template::compile(Source {
        name: "Acme_9000",
        description: "",
        global: "ems_server/keep_alive_period=60\n",
        private,
    })
}

#[test]
fn a_part_becomes_lines_with_conditions_and_slots() {
    let template = compile(
        "; note\r\n\
         system/type=9000\r\n\
         \t?voip/line/0/id=%ITCS_UserName%@%ITCS_ServerIP%\n\
         ?ServerIP,Mine:x/url=http://h:1/\n\
         ?y/url=http://h:1/\n\
         include %ITCS_GlobalFile%",
    )
    .unwrap();

    let names: Vec<_> = template.slots.iter().map(|slot| &*slot.name).collect();
    assert_eq!(names, ["UserName", "ServerIP", "Mine", "GlobalFile"]);
    let lines: Vec<_> = template
        .private
        .iter()
        .map(|line| (line.optional, line.guards.clone(), line.slots().collect()))
        .collect();
    let expected: [(bool, Vec<usize>, Vec<usize>); 5] = [
        (false, vec![], vec![]),
        (true, vec![], vec![0, 1]),
        (true, vec![1, 2], vec![]),
        (true, vec![], vec![]),
        (false, vec![], vec![3]),
    ];
    assert_eq!(lines, expected);
    assert_eq!(template.private[4].kind, LineKind::Include);
}

#[test]
fn the_global_file_is_named_after_the_template_and_its_kind() {
    for (name, file, is_lync) in [
        (
            "AudioCodes_420HD",
            "AudioCodes_420HD_global_GENERIC.cfg",
            false,
        ),
        (
            "AudioCodes_430HD_LYNC",
            "AudioCodes_430HD_global_LYNC.cfg",
            true,
        ),
    ] {
        let source = Source {
            name,
            description: "",
            global: "",
            private: "",
        };
        let template = Template::compile(source).unwrap();
        assert_eq!((&*template.global_file, template.is_lync), (file, is_lync));
    }
}

fn private(line_number: usize, fault: Fault) -> LineError {
    LineError {
        part: Part::Private,
        line_number,
        fault,
    }
}

#[test]
fn faults_are_found_with_their_part_and_line() {
    let syntax = Fault::Syntax;
    for (text, fault) in [
        ("a=1\nwords", syntax(Problem::NotALine)),
        ("a=1\n%ITCS_Name%=1", syntax(Problem::Name)),
        (
            "a=1\nb=1\u{2028}",
            syntax(Problem::LineSeparator('\u{2028}')),
        ),
        ("a=1\n?b = 2", syntax(Problem::SpaceAtEquals)),
        ("a=1\n; \u{ffff}", Fault::NotXml('\u{ffff}')),
        (
            "a=1\nems_server/keep_alive_period=5",
            Fault::Duplicate("ems_server/keep_alive_period".to_owned()),
        ),
        (
            "\nb=%ITCS_S RTP%",
            Fault::Placeholder(PlaceholderError {
                found: "S RTP%".to_owned(),
            }),
        ),
    ] {
        let expected = TemplateError::Line(private(2, fault));
        assert_eq!(compile(text).err(), Some(expected), "{text:?}");
    }
    for name in ["", "../etc", ".hidden", "a b", "a/b"] {
        let source = Source {
            name,
            description: "",
            global: "",
            private: "",
        };
        let expected = TemplateError::Name(name.to_owned());
        assert_eq!(Template::compile(source).err(), Some(expected));
    }
}

#[test]
fn every_fault_is_listed_up_to_a_hundred() {
    let found = faults("ok=1\nwords\n", "a=%ITCS_%\nok=2\nb=1\n");
    let places: Vec<_> = found
        .iter()
        .map(|error| (error.part, error.line_number))
        .collect();
    assert_eq!(
        places,
        [(Part::Global, 2), (Part::Private, 1), (Part::Private, 2)]
    );
    assert_eq!(
        found[0].to_string(),
        "line 2 of the global part is neither name=value, nor include, nor a comment"
    );
    assert_eq!(faults("words\n".repeat(500).as_str(), "").len(), FAULTS_MAX);
    assert_eq!(faults("", ""), []);
}

#[test]
fn parts_are_bounded() {
    let line = |bytes: usize| format!("a={}\n", "x".repeat(bytes - 2));
    assert_eq!(faults("", &line(LINE_BYTES_MAX)), []);
    assert_eq!(
        faults("", &line(LINE_BYTES_MAX + 1)),
        [private(1, Fault::TooLong)]
    );
    let lines = |count: usize| "; note\n".repeat(count);
    assert_eq!(faults("", &lines(LINES_MAX)), []);
    assert_eq!(
        faults("", &lines(LINES_MAX + 100)),
        [private(LINES_MAX + 1, Fault::TooManyLines)]
    );
    let names = |count: usize| -> String {
        (0..count)
            .map(|number| format!("a{number}=%ITCS_N{number}%\n"))
            .collect()
    };
    let full = names(PLACEHOLDERS_MAX);
    assert_eq!(faults("", &format!("{full}again=%ITCS_N0%")), []);
    assert_eq!(
        faults("", &names(PLACEHOLDERS_MAX + 1)),
        [private(PLACEHOLDERS_MAX + 1, Fault::TooManyPlaceholders)]
    );
}

#[test]
fn its_placeholders_are_named_once_those_it_waits_for_too() {
    let template = compile("a=%ITCS_B%%ITCS_A%\n?Wait,A:c=%ITCS_B%\n").unwrap();
    let names: Vec<_> = template.placeholder_names().collect();
    assert_eq!(names, ["B", "A", "Wait"]);
}
