-- A host tries a format out, alone. One row for each account at most; it goes when the rehearsal is left, or after some hours.
-- No session, prompt or action is touched by it.
create table rehearsal (
    account_id uuid primary key references account (id),
    team_id uuid not null references team (id),
    pace text not null,
    version bigint not null,
    state jsonb not null,
    started_at timestamptz not null
);
