//! Names of the built files: with a hash when the build gave them one.

use std::path::{Path, PathBuf};

/// Files that the build left in the site folder.
#[derive(Debug)]
pub(super) struct Assets {
    /// The style sheet's path.
    pub(super) style: String,
    /// True when file names carry a hash.
    pub(super) hashed: bool,
    /// The list of hashes, as an absolute path.
    pub(super) list: String,
}

impl Assets {
    /// Reads the list of hashes in the site folder; without one the names are plain.
    pub(super) fn find(site: &Path) -> Self {
        let path = std::path::absolute(site.join("hash.txt")).unwrap_or_default();
        let list = std::fs::read_to_string(&path).unwrap_or_default();
        let path = path.to_string_lossy().into_owned();
        let hash = list
            .lines()
            .find_map(|line| line.strip_prefix("css:"))
            .map(str::trim);
        let hashed = hash
            .map(|hash| format!("roundwell.{hash}.css"))
            .filter(|name| site.join("pkg").join(name).is_file());
        match hashed {
            Some(name) => Self {
                style: format!("/pkg/{name}"),
                hashed: true,
                list: path,
            },
            None => Self {
                style: "/pkg/roundwell.css".into(),
                hashed: false,
                list: path,
            },
        }
    }
}

/// Path of the style sheet of a site folder, if the folder is one.
pub fn style_sheet(site_root: &Path) -> PathBuf {
    let assets = Assets::find(site_root);
    site_root.join(assets.style.trim_start_matches('/'))
}
