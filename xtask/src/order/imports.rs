//! Names that some code takes from elsewhere.

use super::code::is_name;

/// One name that a `use` brings in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Import {
    /// The path that is named; of everything in a module, the module's.
    pub(super) path: Vec<String>,
    /// Name used here; nothing for everything in a module.
    pub(super) name: Option<String>,
    /// True when it is passed on.
    pub(super) public: bool,
}

/// The imports of plain code, and the code without them.
pub(super) fn imports(code: &str) -> (Vec<Import>, String) {
    let (mut found, mut others) = (Vec::new(), String::with_capacity(code.len()));
    let mut rest = code;
    while let Some(at) = find_use(rest) {
        let (before, declared) = rest.split_at(at);
        let (tree, after) = declared["use".len()..].split_once(';').unwrap_or((declared, ""));
        others.push_str(before);
        expand(tree, &[], is_public(before), &mut found);
        rest = after;
    }
    others.push_str(rest);
    (found, others)
}

fn find_use(code: &str) -> Option<usize> {
    let mut words = code.match_indices("use").map(|(at, _)| at);
    words.find(|at| {
        let (before, after) = (code[..*at].chars().next_back(), code[at + 3..].chars().next());
        let is_inside = |c: char| is_name(c) || matches!(c, ':' | '.' | '#');
        !before.is_some_and(is_inside) && after.is_some_and(char::is_whitespace)
    })
}

/// True when the declaration that begins after this code is visible elsewhere.
fn is_public(before: &str) -> bool {
    let last = before.rsplit([';', '{', '}', ']']).next().unwrap_or_default();
    last.trim_start().starts_with("pub")
}

fn expand(tree: &str, prefix: &[String], public: bool, found: &mut Vec<Import>) {
    for part in parts(tree) {
        if let Some((head, group)) = part.split_once('{') {
            let prefix = [prefix, segments(head).as_slice()].concat();
            let group = group.trim_end().strip_suffix('}').unwrap_or(group);
            expand(group, &prefix, public, found);
            continue;
        }
        let (path, alias) = match part.split_once(" as ") {
            Some((path, alias)) => (path, Some(alias.trim().to_owned())),
            None => (part, None),
        };
        let mut path = [prefix, segments(path).as_slice()].concat();
        let everything = path.last().is_some_and(|last| last == "*");
        if everything || (path.len() > 1 && path.last().is_some_and(|last| last == "self")) {
            path.pop();
        }
        let name = alias.or_else(|| path.last().cloned()).filter(|_| !everything);
        found.push(Import { path, name, public });
    }
}

/// Parts between the outer commas.
fn parts(tree: &str) -> Vec<&str> {
    let (mut depth, mut begin, mut parts) = (0_usize, 0, Vec::new());
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(tree[begin..at].trim());
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.push(tree[begin..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

fn segments(path: &str) -> Vec<String> {
    let segments = path.split("::").map(str::trim);
    segments
        .filter(|segment| !segment.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Paths of more than one name in plain code.
pub(super) fn paths(code: &str) -> Vec<Vec<String>> {
    let (mut found, mut rest, mut before) = (Vec::new(), code, ' ');
    while let Some(c) = rest.chars().next() {
        if !is_name(c) {
            before = c;
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let (path, after) = path(rest);
        // A method, a lifetime, what a macro names in its own package, or the rest of a longer path.
        let is_part = matches!(before, '.' | '\'' | '$' | ':');
        let is_visibility = code[..code.len() - rest.len()].trim_end().ends_with("(in");
        if path.len() > 1 && !is_part && !is_visibility {
            found.push(path);
        }
        rest = after;
    }
    found
}

fn path(code: &str) -> (Vec<String>, &str) {
    let (mut path, mut rest) = (Vec::new(), code);
    loop {
        let (name, after) = rest.split_at(rest.find(|c: char| !is_name(c)).unwrap_or(rest.len()));
        path.push(name.to_owned());
        match after.strip_prefix("::") {
            Some(next) if next.starts_with(is_name) => rest = next,
            _ => return (path, after),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(code: &str) -> Vec<(String, Option<String>, bool)> {
        let imports = imports(code).0.into_iter();
        imports
            .map(|import| (import.path.join("::"), import.name, import.public))
            .collect()
    }

    fn one(path: &str, name: &str, public: bool) -> (String, Option<String>, bool) {
        (path.to_owned(), Some(name.to_owned()), public)
    }

    #[test]
    fn nested_trees_are_unfolded() {
        let code = "use crate::{\n    a::{b, c::{self, d as e}},\n    f,\n};\npub(crate) use super::g; use self::h::*;";
        let expected = [
            one("crate::a::b", "b", false),
            one("crate::a::c", "c", false),
            one("crate::a::c::d", "e", false),
            one("crate::f", "f", false),
            one("super::g", "g", true),
            ("self::h".to_owned(), None, false),
        ];
        assert_eq!(told(code), expected);
    }

    #[test]
    fn what_only_looks_like_an_import_is_none() {
        assert!(told("fn reuse() -> impl Sized + use<> { house::use_it() }").is_empty());
    }

    #[test]
    fn paths_are_found_where_they_begin() {
        let found =
            paths("pub(in crate::m) a::b(c.d::<e>(), $crate::f, 'g: crate::h::i { j }, Vec::<k::l>::new)");
        let found: Vec<_> = found.iter().map(|path| path.join("::")).collect();
        assert_eq!(found, ["a::b", "crate::h::i", "k::l"]);
    }
}
