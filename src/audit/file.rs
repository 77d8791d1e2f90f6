//! SQLite's file, page by page: what was deleted must be gone from it.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::Path,
};

use super::Check;
use crate::{Error, Result};

/// Offsets in the file's header: page size, and head of the list of free pages.
const PAGE_SIZE: usize = 16;
const FREE_LIST: usize = 32;
const HEADER: usize = 100;
/// Bytes before the numbers on a page of that list: the next page of it, and how many numbers there are.
const TRUNK: usize = 8;

/// Looks at every free page.
pub(super) async fn check(path: &Path) -> Result<Check> {
    let path = path.to_owned();
    let looked = tokio::task::spawn_blocking(move || dirty_pages(&path));
    let dirty = looked
        .await
        .map_err(std::io::Error::other)
        .and_then(|dirty| dirty)
        .map_err(|error| Error::Internal(format!("reading the database's file: {error}")))?;
    Ok(Check {
        title: "the free pages of the file hold nothing of what was deleted",
        found: (dirty > 0)
            .then(|| format!("{dirty} free pages still hold something: run `vacuum`"))
            .into_iter()
            .collect(),
    })
}

/// Number of free pages that are not blank.
fn dirty_pages(path: &Path) -> std::io::Result<usize> {
    let mut file = File::open(path)?;
    let mut header = [0; HEADER];
    if file.read_exact(&mut header).is_err() {
        // Nothing has been folded into the file yet.
        return Ok(0);
    }
    let size = match u16::from_be_bytes([header[PAGE_SIZE], header[PAGE_SIZE + 1]]) {
        1 => 65_536,
        size => usize::from(size),
    };
    let (mut dirty, mut trunk) = (0, number(&header, FREE_LIST));
    while trunk != 0 {
        let page = read(&mut file, trunk, size)?;
        let count = number(&page, 4) as usize;
        let end = (TRUNK + 4 * count).min(size);
        for at in (TRUNK..end).step_by(4) {
            let leaf = read(&mut file, number(&page, at), size)?;
            dirty += usize::from(leaf.iter().any(|byte| *byte != 0));
        }
        trunk = number(&page, 0);
    }
    Ok(dirty)
}

fn read(file: &mut File, page: u32, size: usize) -> std::io::Result<Vec<u8>> {
    let mut bytes = vec![0; size];
    file.seek(SeekFrom::Start(u64::from(page.saturating_sub(1)) * size as u64))?;
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes
        .get(at..at + 4)
        .and_then(|four| four.try_into().ok())
        .map_or(0, u32::from_be_bytes)
}
