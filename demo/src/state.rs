//! Mark in the database that tells a whole demonstration from one that was cut short: the organisation's name.

use roundwell::{Result, db::Db, team::store};

/// The organisation's name says that it does not exist.
pub const ORGANISATION: &str = "Alder Vale Care (fictional)";

/// Name of the organisation while its story is still being told.
pub(crate) const UNFINISHED: &str = "Alder Vale Care (fictional, being furnished)";

/// Demonstration's share of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemoState {
    /// Empty database.
    Empty,
    /// As much of it as was written before somebody cut it short.
    Unfinished,
    /// All of it, or an organisation of somebody's own.
    Complete,
}

/// Reads the state from the names of the organisations.
pub(crate) async fn read(db: &Db) -> Result<DemoState> {
    let mut tx = db.read().await?;
    let names = store::organisation_names(&mut tx).await?;
    Ok(match names.as_slice() {
        [] => DemoState::Empty,
        // Beside another organisation it is nobody's to throw away.
        [only] if only == UNFINISHED => DemoState::Unfinished,
        _ => DemoState::Complete,
    })
}

/// Takes the mark away.
pub(crate) async fn finish(db: &Db) -> Result<()> {
    let mut tx = db.begin().await?;
    store::rename_organisation(&mut tx, UNFINISHED, ORGANISATION).await?;
    Ok(tx.commit().await?)
}
