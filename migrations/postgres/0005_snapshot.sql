-- What was published of a pulse, for good: the database itself refuses to change or remove it.

create table snapshot (
    id uuid primary key,
    pulse_id uuid not null unique references pulse (id),
    team_id uuid not null references team (id),
    team_from timestamptz not null,
    managers_from timestamptz not null,
    publication jsonb not null
);
create index snapshot_team on snapshot (team_id, team_from);

create function snapshot_is_fixed() returns trigger language plpgsql as $$
begin
    raise exception 'a published result is neither changed nor removed';
end
$$;

create trigger snapshot_fixed before update or delete or truncate on snapshot
    for each statement execute function snapshot_is_fixed();
