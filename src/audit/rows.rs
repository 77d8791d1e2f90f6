//! The rows: what should be gone, what should not be there, and whether an order or an id tells something.

use chrono::{DateTime, TimeDelta, Utc};

use super::Check;
use crate::{
    Result,
    db::{Conn, Tx},
    disclosure::KEEP_BALLOTS_DAYS,
    on,
    pulse::store::UNMARKED,
};

/// Jobs run every few seconds; what is an hour late is not on its way any more.
const GRACE: TimeDelta = TimeDelta::hours(1);

/// Something of which there must be none: how it is counted, and how it is said. Counted are pulses, never ballots.
struct None_ {
    title: &'static str,
    sql: &'static str,
    said: &'static str,
}

/// Requirements without an argument.
const PLAIN: &[None_] = &[
    None_ {
        title: "no private key outlives the close of its pulse",
        sql: "select count(*) from pulse where state <> 'open' and private_key is not null",
        said: "pulses that are not open still have their key",
    },
    None_ {
        title: "ballots and remarks have rows of their own only after the close",
        sql: "select count(*) from pulse p where p.state in ('planned', 'open') and \
              (exists (select 1 from ballot b where b.pulse_id = p.id) or exists (select 1 from remark r where r.pulse_id = p.id))",
        said: "pulses have ballots outside their box",
    },
    None_ {
        title: "no box outlives the close",
        sql: "select count(*) from open_box b join pulse p on p.id = b.pulse_id where p.state <> 'open'",
        said: "pulses that are not open still have a box",
    },
    None_ {
        title: "a roster goes when the team's next pulse opens, that of a check when the next check opens",
        sql: "select count(distinct r.pulse_id) from roster r join pulse p on p.id = r.pulse_id where \
              p.state = 'published' and exists (select 1 from pulse q where \
              q.team_id = p.team_id and q.kind = p.kind and q.state <> 'planned' and q.opens_at > p.managers_at)",
        said: "pulses have kept their roster too long",
    },
    None_ {
        title: "no sheet and no slip outlives the close, and how many were used is forgotten with the publication",
        sql: "select count(*) from pulse p where (p.state <> 'open' and (exists (select 1 from sheet s where s.pulse_id = p.id) \
              or exists (select 1 from slip s where s.pulse_id = p.id))) or (p.state <> 'closed' and p.slips_given is not null)",
        said: "pulses still know something of their slips",
    },
    None_ {
        title: "remarks are there only for somebody to read",
        sql: "select count(*) from pulse p where p.reader_id is null and exists (select 1 from remark r where r.pulse_id = p.id)",
        said: "pulses have remarks that nobody may read",
    },
    None_ {
        title: "every published pulse has its one result, and no other has any",
        sql: "select count(*) from pulse p left join snapshot s on s.pulse_id = p.id \
              where (p.state = 'published') <> (s.id is not null)",
        said: "pulses have a result too few or too many",
    },
];

/// Requirements measured against a moment.
const TIMED: &[(None_, TimeDelta)] = &[
    (
        None_ {
            title: "every pulse closes on time",
            sql: "select count(*) from pulse where state = 'open' and closes_at < $1",
            said: "pulses should have closed: do the jobs run?",
        },
        GRACE,
    ),
    (
        None_ {
            title: "ballots are gone 30 days after publication",
            sql: "select count(distinct b.pulse_id) from ballot b join snapshot s on s.pulse_id = b.pulse_id where s.team_from < $1",
            said: "pulses still have ballots",
        },
        TimeDelta::hours(KEEP_BALLOTS_DAYS * 24 + 1),
    ),
    (
        None_ {
            title: "remarks are gone 30 days after publication",
            sql: "select count(distinct r.pulse_id) from remark r join snapshot s on s.pulse_id = r.pulse_id where s.team_from < $1",
            said: "pulses still have remarks",
        },
        TimeDelta::hours(KEEP_BALLOTS_DAYS * 24 + 1),
    ),
];

/// Postgres numbers every write. Rows of one pulse that bear different numbers were written one after the other.
const NUMBERED: &[(&str, &str)] = &[
    (
        "ballot",
        "select count(*) from (select pulse_id from ballot group by pulse_id having count(distinct xmin::text) > 1) several",
    ),
    (
        "remark",
        "select count(*) from (select pulse_id from remark group by pulse_id having count(distinct xmin::text) > 1) several",
    ),
    (
        "roster",
        "select count(*) from (select r.pulse_id from roster r join pulse p on p.id = r.pulse_id where p.roster_size <= 256 \
         group by r.pulse_id having count(distinct r.xmin::text) > 1) several",
    ),
];

/// Everything that can be wrong with the rows.
pub(super) async fn checks(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Check>> {
    let mut checks = Vec::new();
    for none in PLAIN {
        let count: i64 = on!(tx, |conn| sqlx::query_scalar(none.sql).fetch_one(conn).await)?;
        checks.push(counted(none, count));
    }
    for (none, ago) in TIMED {
        let count: i64 = on!(tx, |conn| sqlx::query_scalar(none.sql)
            .bind(now - *ago)
            .fetch_one(conn)
            .await)?;
        checks.push(counted(none, count));
    }
    checks.push(marks(tx).await?);
    checks.push(ids(tx).await?);
    checks.push(keys(tx).await?);
    if matches!(tx.conn, Conn::Postgres(_)) {
        checks.push(numbers(tx).await?);
    }
    Ok(checks)
}

fn counted(none: &None_, count: i64) -> Check {
    Check {
        title: none.title,
        found: (count > 0)
            .then(|| format!("{count}: {}", none.said))
            .into_iter()
            .collect(),
    }
}

async fn marks(tx: &mut Tx) -> Result<Check> {
    let none = None_ {
        title: "the close forgets who was given a ballot",
        sql: "select count(distinct r.pulse_id) from roster r join pulse p on p.id = r.pulse_id \
              where p.state <> 'open' and r.blinded is not null and r.blinded <> $1",
        said: "pulses that are not open still have marks on their roster",
    };
    let count: i64 = on!(tx, |conn| sqlx::query_scalar(none.sql)
        .bind(UNMARKED.as_slice())
        .fetch_one(conn)
        .await)?;
    Ok(counted(&none, count))
}

/// An id of version 1, 6 or 7 says when it was made.
async fn ids(tx: &mut Tx) -> Result<Check> {
    let mut found = Vec::new();
    for (table, sql) in [
        ("pulse", "select id from pulse"),
        ("roster", "select distinct account_id from roster"),
        ("snapshot", "select id from snapshot"),
    ] {
        let ids: Vec<uuid::Uuid> = on!(tx, |conn| sqlx::query_scalar(sql).fetch_all(conn).await)?;
        if ids.iter().any(|id| id.get_version_num() != 4) {
            found.push(format!("`{table}` has ids that are not random"));
        }
    }
    Ok(Check {
        title: "ids are random and tell no time",
        found,
    })
}

/// Keys that are hashes share no beginning: with three keys, two equal bytes come by chance once in four thousand million.
async fn keys(tx: &mut Tx) -> Result<Check> {
    let mut found = Vec::new();
    for (table, sql) in [
        ("ballot", "select token_hash from ballot"),
        ("remark", "select remark_key from remark"),
    ] {
        let keys: Vec<Vec<u8>> = on!(tx, |conn| sqlx::query_scalar(sql).fetch_all(conn).await)?;
        let alike = keys.len() >= 3 && keys.iter().all(|key| key.get(..2) == keys[0].get(..2));
        if alike || keys.iter().any(|key| key.len() != 32) {
            found.push(format!("`{table}` has keys that are not random"));
        }
    }
    Ok(Check {
        title: "the keys of ballots and remarks are random",
        found,
    })
}

async fn numbers(tx: &mut Tx) -> Result<Check> {
    let mut found = Vec::new();
    for (table, sql) in NUMBERED {
        let count: i64 = on!(tx, |conn| sqlx::query_scalar(*sql).fetch_one(conn).await)?;
        if count > 0 {
            found.push(format!(
                "`{table}`: {count} pulses have rows that were written one after the other"
            ));
        }
    }
    Ok(Check {
        title: "the rows of a pulse were written together, in random order",
        found,
    })
}
