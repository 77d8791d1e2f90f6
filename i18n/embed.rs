//! Rust source of the table of texts, made of the folders of `locales`.

use std::{
    fmt::Write as _,
    fs, io,
    path::{Path, PathBuf},
};

/// An array of `("en", &[text of every .ftl file of en])`, one entry a folder, by name.
pub(crate) fn table(locales: &Path) -> io::Result<String> {
    let mut table = String::from("&[\n");
    for folder in entries(locales)?.iter().filter(|path| path.is_dir()) {
        let code = folder.file_name().unwrap_or_default().to_string_lossy();
        // Writing to a string cannot fail.
        let _ = writeln!(table, "    ({code:?}, &[");
        let is_text = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "ftl");
        for file in entries(folder)?.iter().filter(is_text) {
            let _ = writeln!(table, "        include_str!({:?}),", file.display().to_string());
        }
        table.push_str("    ]),\n");
    }
    table.push_str("]\n");
    Ok(table)
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<_>>()?;
    entries.sort();
    Ok(entries)
}
