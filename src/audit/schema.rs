//! The real schema against the one that the migrations make.

use std::collections::{BTreeMap, BTreeSet};

use sqlx::{Connection, SqliteConnection};

use super::{Check, tables};
use crate::{
    Error, Result,
    db::{Conn, Tx},
};

/// Objects of a database: tables, triggers, indices.
pub(super) struct Schema {
    /// `SQLite` or `Postgres`.
    pub kind: &'static str,
    /// The columns of each table.
    pub tables: BTreeMap<String, BTreeSet<String>>,
    /// Columns that fill themselves: sequences, identities, times of writing.
    pub filled: Vec<String>,
    /// Triggers that are at work, by table.
    pub triggers: Vec<(String, String)>,
    /// Views, virtual tables and whatever else can be read like a table.
    pub other: Vec<String>,
    /// Tables whose rows lie in the order of their writing.
    pub in_order: BTreeSet<String>,
}

type Named = Vec<(String, String)>;

const SQLITE_COLUMNS: &str = "select t.name, c.name from pragma_table_list t, pragma_table_xinfo(t.name) c \
     where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' and t.name not like '\\_sqlx%' escape '\\'";
const SQLITE_FILLED: &str = "select t.name, c.name from pragma_table_list t, pragma_table_xinfo(t.name) c \
     where t.schema = 'main' and t.type = 'table' and (c.dflt_value is not null or c.hidden > 1)";
const SQLITE_TRIGGERS: &str = "select tbl_name, name from sqlite_schema where type = 'trigger' order by name";
const SQLITE_OTHER: &str = "select type, name from pragma_table_list \
     where schema = 'main' and type not in ('table', 'shadow') and name not like 'sqlite\\_%' escape '\\'";
const SQLITE_IN_ORDER: &str =
    "select name, name from pragma_table_list where schema = 'main' and type = 'table' and wr = 0";

/// A table of another schema than the product's has its schema before its name.
const POSTGRES_COLUMNS: &str = "select case when n.nspname = current_schema() then '' else n.nspname || '.' end || c.relname, a.attname::text \
     from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid \
     where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema') \
     and n.nspname not like 'pg\\_t%' and c.relname <> '_sqlx_migrations'";
const POSTGRES_FILLED: &str = "select c.relname::text, a.attname::text from pg_class c \
     join pg_attribute a on a.attrelid = c.oid join pg_namespace n on n.oid = c.relnamespace \
     where n.nspname = current_schema() and c.relkind = 'r' and a.attnum > 0 and (a.atthasdef or a.attidentity <> '')";
const POSTGRES_TRIGGERS: &str = "select c.relname::text, t.tgname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid \
     where not t.tgisinternal and t.tgenabled in ('O', 'A') order by t.tgname";
const POSTGRES_OTHER: &str = "select case c.relkind when 'v' then 'view' when 'm' then 'view' when 'f' then 'foreign table' else 'sequence' end, \
     c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace \
     where c.relkind in ('v', 'm', 'f', 'S') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_t%'";

/// The schema of the database that is inspected.
pub(super) async fn of(tx: &mut Tx) -> Result<Schema> {
    match &mut tx.conn {
        Conn::Sqlite(conn) => Ok(of_sqlite(conn).await?),
        Conn::Postgres(conn) => {
            let mut read: [Named; 4] = Default::default();
            let statements = [
                POSTGRES_COLUMNS,
                POSTGRES_FILLED,
                POSTGRES_TRIGGERS,
                POSTGRES_OTHER,
            ];
            for (rows, sql) in read.iter_mut().zip(statements) {
                *rows = sqlx::query_as(sql).fetch_all(&mut **conn).await?;
            }
            let [columns, filled, triggers, other] = read;
            Ok(Schema {
                kind: "Postgres",
                tables: by_table(columns),
                filled: dotted(filled),
                triggers,
                other: dotted(other),
                in_order: BTreeSet::new(),
            })
        }
    }
}

/// The schema as the migrations make it: an empty database in memory. The columns are the same for both kinds.
pub(super) async fn as_made() -> Result<Schema> {
    let mut conn = SqliteConnection::connect("sqlite::memory:").await?;
    sqlx::migrate!("./migrations/sqlite")
        .run(&mut conn)
        .await
        .map_err(|error| Error::Internal(error.to_string()))?;
    let made = of_sqlite(&mut conn).await?;
    conn.close().await?;
    Ok(made)
}

async fn of_sqlite(conn: &mut SqliteConnection) -> sqlx::Result<Schema> {
    let mut read: [Named; 5] = Default::default();
    let statements = [
        SQLITE_COLUMNS,
        SQLITE_FILLED,
        SQLITE_TRIGGERS,
        SQLITE_OTHER,
        SQLITE_IN_ORDER,
    ];
    for (rows, sql) in read.iter_mut().zip(statements) {
        *rows = sqlx::query_as(sql).fetch_all(&mut *conn).await?;
    }
    let [columns, filled, triggers, other, in_order] = read;
    Ok(Schema {
        kind: "SQLite",
        tables: by_table(columns),
        filled: dotted(filled),
        triggers,
        other: dotted(other),
        in_order: in_order.into_iter().map(|(table, _)| table).collect(),
    })
}

fn by_table(columns: Named) -> BTreeMap<String, BTreeSet<String>> {
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (table, column) in columns {
        tables.entry(table).or_default().insert(column);
    }
    tables
}

fn dotted(pairs: Named) -> Vec<String> {
    pairs
        .into_iter()
        .map(|(one, other)| format!("{one}.{other}"))
        .collect()
}

/// Everything that can be wrong with a schema.
pub(super) fn checks(real: &Schema, made: &Schema) -> Vec<Check> {
    vec![
        Check {
            title: "every table is one that the migrations make",
            found: tables_found(real, made),
        },
        Check {
            title: "every column is one that the migrations make",
            found: columns_found(real, made),
        },
        Check {
            title: "ballots, remarks, boxes and rosters have exactly their columns: no person beside answers, no time, no sequence",
            found: ballots_found(real),
        },
        Check {
            title: "nothing watches what is written to them, and no view joins them",
            found: watchers_found(real),
        },
        Check {
            title: "their rows do not lie in the order of writing",
            found: in_order_found(real),
        },
        Check {
            title: "the database itself keeps published results and their ledger from being changed or removed",
            found: snapshot_found(real),
        },
    ]
}

fn tables_found(real: &Schema, made: &Schema) -> Vec<String> {
    let unknown = real
        .tables
        .keys()
        .filter(|table| !made.tables.contains_key(*table));
    let missing = made
        .tables
        .keys()
        .filter(|table| !real.tables.contains_key(*table));
    let unknown = unknown.map(|table| format!("`{table}` is a table nobody here knows"));
    unknown
        .chain(missing.map(|table| format!("`{table}` is missing")))
        .collect()
}

fn columns_found(real: &Schema, made: &Schema) -> Vec<String> {
    let mut found = Vec::new();
    for (table, columns) in &real.tables {
        let Some(known) = made.tables.get(table) else {
            continue;
        };
        let unknown = columns.difference(known);
        found.extend(unknown.map(|column| format!("`{table}.{column}` is a column nobody here knows")));
        let missing = known.difference(columns);
        found.extend(missing.map(|column| format!("`{table}.{column}` is missing")));
    }
    found
}

fn ballots_found(real: &Schema) -> Vec<String> {
    let mut found = Vec::new();
    for holds in tables::HOLDS {
        let allowed: BTreeSet<_> = holds.columns.iter().map(|column| (*column).to_owned()).collect();
        let columns = real.tables.get(holds.table).cloned().unwrap_or_default();
        let more = columns.difference(&allowed);
        found.extend(more.map(|column| format!("`{}.{column}` does not belong there", holds.table)));
    }
    let filled = real.filled.iter().filter(|column| {
        let table = column.split('.').next().unwrap_or_default();
        tables::holds(table).is_some()
    });
    found.extend(filled.map(|column| format!("`{column}` fills itself")));
    found
}

fn watchers_found(real: &Schema) -> Vec<String> {
    let watching = real
        .triggers
        .iter()
        .filter(|(table, trigger)| tables::holds(table).is_some() && !tables::guards(table, trigger));
    let watching = watching.map(|(table, trigger)| format!("the trigger `{trigger}` watches `{table}`"));
    let other = real.other.iter().map(|other| format!("`{other}` reads tables"));
    watching.chain(other).collect()
}

/// On SQLite a table with a rowid keeps its rows in the order of their writing. (On Postgres every table does; see the rows.)
fn in_order_found(real: &Schema) -> Vec<String> {
    ["roster", "slip", "ballot", "remark"]
        .iter()
        .filter(|table| real.in_order.contains(**table))
        .map(|table| format!("`{table}` has row numbers"))
        .collect()
}

fn snapshot_found(real: &Schema) -> Vec<String> {
    let endings: &[&str] = match real.kind {
        "SQLite" => &["fixed", "kept"],
        _ => &["fixed"],
    };
    let there = |table: &str, trigger: &str| {
        let mut triggers = real.triggers.iter();
        triggers.any(|(of, name)| of == table && name == trigger)
    };
    let needed = tables::FIXED.iter().flat_map(|table| {
        let named = endings.iter().map(move |ending| format!("{table}_{ending}"));
        named.map(move |trigger| (table, trigger))
    });
    needed
        .filter(|(table, trigger)| !there(table, trigger))
        .map(|(_, trigger)| format!("the trigger `{trigger}` is not at work"))
        .collect()
}
