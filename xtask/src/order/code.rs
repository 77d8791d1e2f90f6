//! Rust's source as plain code: without comments, without what strings say, without what is compiled for tests alone.

/// Code without comments, with nothing in its strings and without its characters.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let skipped = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(length) = string(rest, plain.chars().next_back()) {
            plain.push_str("\"\"");
            length
        } else if let Some(length) = character(rest) {
            length
        } else {
            plain.push(first);
            first.len_utf8()
        };
        rest = &rest[skipped..];
    }
    plain
}

/// Part of a name.
pub(super) fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Length of the string that a text begins with.
fn string(text: &str, before: Option<char>) -> Option<usize> {
    if let Some(raw) = text.strip_prefix('r').filter(|_| !before.is_some_and(is_name)) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let (begin, end) = (hashes + 2, format!("\"{}", "#".repeat(hashes)));
            let found = text[begin..].find(&end);
            return Some(found.map_or(text.len(), |at| begin + at + end.len()));
        }
    }
    let mut escaped = false;
    for (at, c) in text.strip_prefix('"')?.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(at + 2),
            _ => {}
        }
    }
    Some(text.len())
}

/// Length of the character that a text begins with; a lifetime is none.
fn character(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('\'')?;
    let first = inner.chars().next()?;
    if first == '\\' {
        // What is escaped may be a quote itself.
        let after = inner.chars().nth(1)?.len_utf8() + 1;
        return inner[after..].find('\'').map(|at| 1 + after + at + 1);
    }
    let after = first.len_utf8();
    inner[after..].starts_with('\'').then_some(after + 2)
}

/// Plain code without what is compiled for tests alone, and the names of the modules among it that are files.
pub(super) fn without_tests(code: &str) -> (String, Vec<String>) {
    let (mut kept, mut modules) = (String::with_capacity(code.len()), Vec::new());
    let mut rest = code;
    while let Some((begin, end)) = test_attribute(rest) {
        kept.push_str(&rest[..begin]);
        let item = after_attributes(&rest[end..]);
        let (item, after) = item.split_at(item_length(item));
        modules.extend(module_file(item));
        rest = after;
    }
    kept.push_str(rest);
    (kept, modules)
}

/// Offset of the first attribute that keeps something for tests.
fn test_attribute(code: &str) -> Option<(usize, usize)> {
    code.match_indices("#[cfg(").find_map(|(begin, opening)| {
        let condition = &code[begin + opening.len()..];
        let condition = &condition[..condition.find(']')?];
        let alone = condition.starts_with("test)");
        let among_others = condition.starts_with("all(") && condition.contains("test");
        let end = begin + opening.len() + condition.len() + 1;
        (alone || (among_others && !condition.contains("any("))).then_some((begin, end))
    })
}

fn after_attributes(code: &str) -> &str {
    let code = code.trim_start();
    match code.strip_prefix("#[").and_then(|attribute| attribute.find(']')) {
        Some(end) => after_attributes(&code[end + 3..]),
        None => code,
    }
}

/// Length of the item that some code begins with: to its semicolon, or to the end of its body.
fn item_length(code: &str) -> usize {
    let mut depth = 0_usize;
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            '}' if depth <= 1 => return at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    code.len()
}

/// Name of the module that an item declares, when that is a file.
fn module_file(item: &str) -> Option<String> {
    let (before, name) = item.strip_suffix(';')?.rsplit_once("mod ")?;
    let is_visibility = before.is_empty() || before.trim_start().starts_with("pub");
    (is_visibility && name.chars().all(is_name)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_strings_and_characters_say_nothing() {
        let text = "a /* use b; */ \"use \\\" c;\" r#\"use \" d;\"# 'e' '\\'' '\\u{1f}' &'f g // use h;\ni";
        assert_eq!(plain(text), "a  \"\" \"\"    &'f g \ni");
    }

    #[test]
    fn what_is_for_tests_alone_goes_and_its_files_are_known() {
        let code = "a; #[cfg(test)] #[expect(x)] mod b { c {} } d; #[cfg(test)] pub(crate) mod e; \
                    #[cfg(any(test, feature = \"\"))] f; #[cfg(all(feature = \"\", test))] use g::{h, i}; j";
        let (kept, modules) = without_tests(code);
        let kept: Vec<_> = kept.split_whitespace().collect();
        assert_eq!(
            kept,
            [
                "a;",
                "d;",
                "#[cfg(any(test,",
                "feature",
                "=",
                "\"\"))]",
                "f;",
                ";",
                "j"
            ]
        );
        assert_eq!(modules, ["e"]);
    }
}
