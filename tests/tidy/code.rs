//! Reads Rust source as far as tidiness needs: what is code and what is comment, text or test, and
//! which modules a path names.
//!
//! Guarantees that lines stay those of the source. Does not parse: a macro that builds a path from
//! pieces goes unseen.

/// Every room that `code` of `module` names, through `crate::` or through enough `super::`, with
/// the place where it does.
pub(super) fn rooms_named(module: &str, code: &str) -> Vec<(usize, String)> {
    let depth = module.split('/').count();
    let to_root = "super::".repeat(depth);
    let mut named = Vec::new();
    for prefix in ["crate::", to_root.as_str()] {
        for at in words(code, prefix) {
            // The end of a longer chain of `super::` was counted at its beginning.
            if code[..at].ends_with("::") {
                continue;
            }
            let after = &code[at + prefix.len()..];
            named.extend(first_names(after).into_iter().map(|name| (at, name)));
        }
    }
    named
}

/// The first name of a path, or of each path of a group: `a` of `a::b`; `a`, `c` of `{a::b, c}`.
fn first_names(path: &str) -> Vec<String> {
    let name_at = |text: &str| -> String {
        let text = text.trim_start();
        text.chars().take_while(|&letter| is_word(letter)).collect()
    };
    let Some(group) = path.strip_prefix('{') else {
        return vec![name_at(path)];
    };
    let mut names = vec![name_at(group)];
    let mut depth = 1;
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => names.push(name_at(&group[at + 1..])),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Where `word` stands in `code`, not as the end of a longer word.
pub(super) fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(|&at| !code[..at].ends_with(|before: char| is_word(before) || before == '$'))
}

pub(super) fn line_of(code: &str, at: usize) -> usize {
    code[..at].matches('\n').count() + 1
}

/// `code` up to its inline module of tests, which stands last.
pub(super) fn without_tests(code: &str) -> &str {
    let is_inline_module = |after: &str| {
        let item = after.trim_start();
        let item = item.strip_prefix("pub(crate) ").unwrap_or(item);
        let brace = item.find('{').unwrap_or(usize::MAX);
        item.starts_with("mod ") && brace < item.find(';').unwrap_or(usize::MAX)
    };
    let attribute = "#[cfg(test)]";
    code.match_indices(attribute)
        .find(|(at, _)| is_inline_module(&code[at + attribute.len()..]))
        .map_or(code, |(at, _)| &code[..at])
}

/// `text` with comments and texts blanked, so that what remains is code in its place.
pub(super) fn code_only(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let previous_is_word = code.ends_with(is_word);
        let blanked = match letter {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => block_comment(rest),
            '"' => quoted(rest, 1, '"'),
            'r' if !previous_is_word => raw_text(rest),
            '\'' => character(rest),
            _ => 0,
        };
        if blanked == 0 {
            code.push(letter);
            rest = &rest[letter.len_utf8()..];
        } else {
            let (gone, left) = rest.split_at(blanked);
            code.extend(
                gone.chars()
                    .map(|letter| if letter == '\n' { '\n' } else { ' ' }),
            );
            rest = left;
        }
    }
    code
}

fn block_comment(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        if text[at..].starts_with("/*") {
            depth += 1;
            at += 2;
        } else if text[at..].starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                return at;
            }
        } else {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    text.len()
}

/// Length of a text or character from its opening quote to its `end`, escapes passed over.
fn quoted(text: &str, opening: usize, end: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(opening) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if letter == end => return at + letter.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// Length of `r"…"`, `r#"…"#`, and so on; 0 when this is no such text.
fn raw_text(text: &str) -> usize {
    let hashes = text[1..]
        .chars()
        .take_while(|&letter| letter == '#')
        .count();
    let opening = 1 + hashes;
    if !text[opening..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    text[opening + 1..]
        .find(&end)
        .map_or(text.len(), |at| opening + 1 + at + end.len())
}

/// Length of a character; 0 for a lifetime.
fn character(text: &str) -> usize {
    let mut letters = text.chars().skip(1);
    match (letters.next(), letters.next()) {
        (Some('\\'), _) | (Some(_), Some('\'')) => quoted(text, 1, '\''),
        _ => 0,
    }
}
