//! Text for the few places where the framework writes markup as it is.
//!
//! Leptos escapes text nodes and attributes. It does not escape the children of `textarea`, `noscript`, `script` and `style`,
//! `leptos_meta` does not escape a title, and `inner_html` is markup by definition. A test below names every file that uses one.

/// A text that is shown as it is inside an element whose content the framework does not escape.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        fs,
        path::{Path, PathBuf},
    };

    use super::*;

    #[test]
    fn what_is_escaped_ends_no_element() {
        assert_eq!(
            escaped("</title>&lt;<b a=\"'\">"),
            "&lt;/title&gt;&amp;lt;&lt;b a=\"'\"&gt;"
        );
    }

    /// Each way of writing markup as it is, and the files that may use it.
    const RAW: &[(&[&str], &[&str])] = &[
        (&["leptos_meta::Title", "<Title"], &["ui/document.rs"]),
        (
            &["leptos_meta::Script", "leptos_meta::Style", "<Script", "<Style"],
            &[],
        ),
        (
            &["<textarea"],
            &[
                "circle/library/fields.rs",
                "pulse/answer_fields.rs",
                "ui/field.rs",
                "ui/form.rs",
            ],
        ),
        (&["<script", "<style"], &["ui/script.rs"]),
        (
            &["inner_html"],
            &[
                // Screens and their parts, drawn by the framework.
                "circle/draw.rs",
                "circle/page.rs",
                "circle/room/morph.rs",
                // Markdown of the handbook, which is part of the product.
                "handbook/chapter.rs",
                // Pictures of codes.
                "pulse/sheet.rs",
                "team/people.rs",
                // Constant scripts of a few lines.
                "ui/script.rs",
            ],
        ),
    ];

    fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }

    /// The code of a file: no comments, and not what its tests say.
    fn code(path: &Path) -> String {
        let source = fs::read_to_string(path).unwrap();
        let code = source
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn markup_is_written_as_it_is_in_known_places_alone() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut files = Vec::new();
        sources(&root, &mut files);
        for (ways, allowed) in RAW {
            let uses = |path: &&PathBuf| {
                let code = code(path);
                ways.iter().any(|way| code.contains(way))
            };
            let found: BTreeSet<String> = files
                .iter()
                .filter(uses)
                .map(|path| path.strip_prefix(&root).unwrap().display().to_string())
                .collect();
            let allowed: BTreeSet<String> = allowed.iter().map(|file| (*file).to_owned()).collect();
            assert_eq!(found, allowed, "files with {ways:?}");
        }
    }
}
