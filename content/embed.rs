//! Rust source made of the folder `content`: its languages, and the table of its files.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

/// Language that stands for every other one, and is the first.
const DEFAULT: &str = "en";

/// Languages of `content`: its folders named by two or three small letters.
pub(crate) fn languages(content: &Path) -> io::Result<Vec<String>> {
    let folders = entries(content)?.into_iter().filter(|path| path.is_dir());
    let names = folders.filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    let is_code = |name: &String| matches!(name.len(), 2..=3) && name.chars().all(|c| c.is_ascii_lowercase());
    let mut languages: Vec<String> = names.filter(is_code).collect();
    languages.sort_by_key(|code| (code != DEFAULT, code.clone()));
    if languages.first().is_none_or(|first| first != DEFAULT) {
        return Err(io::Error::other(format!("there is no folder {DEFAULT}")));
    }
    Ok(languages)
}

/// Declaration of the type `Locale`.
pub(crate) fn locale(languages: &[String]) -> String {
    let mut source = String::from(
        "crate::text_enum! {\n    /// A language the screens speak: a folder of `content`, and one of `locales`.\n    Locale {\n",
    );
    for code in languages {
        let (first, rest) = code.split_at(1);
        let variant = format!("{}{rest}", first.to_uppercase());
        // Writing to a string cannot fail.
        let _ = writeln!(source, "        /// `{code}`.\n        {variant} = {code:?},");
    }
    source.push_str("    }\n}\n");
    source
}

/// An array of `("en/items.toml", its text)` of every file of texts and data, by path.
pub(crate) fn table(content: &Path) -> io::Result<String> {
    let mut table = String::from("&[\n");
    for path in files(content)? {
        let name = path.strip_prefix(content).unwrap_or(&path).display().to_string();
        let _ = writeln!(
            table,
            "    ({name:?}, include_str!({:?})),",
            path.display().to_string()
        );
    }
    table.push_str("]\n");
    Ok(table)
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else if path
            .extension()
            .is_some_and(|ending| ending == "toml" || ending == "md")
        {
            files.push(path);
        }
    }
    Ok(files)
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    entries.sort();
    Ok(entries)
}
