-- What was published of an organisation for four weeks, for good.

create table organisation_snapshot (
    id uuid primary key,
    organisation_id uuid not null references organisation (id),
    period bigint not null,
    shown_from timestamptz not null,
    publication jsonb not null,
    unique (organisation_id, period)
);

create trigger organisation_snapshot_fixed before update or delete or truncate on organisation_snapshot
    for each statement execute function snapshot_is_fixed();

create index pulse_closes on pulse (closes_at);
