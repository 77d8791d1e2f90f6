-- A host tries a format out, alone. One row for each account at most; it goes when the rehearsal is left, or after some hours.
-- No session, prompt or action is touched by it.
create table rehearsal (
    account_id blob primary key references account (id),
    team_id blob not null references team (id),
    pace text not null,
    version integer not null,
    state text not null,
    started_at text not null
) strict, without rowid;
