-- What was published of a pulse, for good: the database itself refuses to change or remove it.

create table snapshot (
    id blob primary key,
    pulse_id blob not null unique references pulse (id),
    team_id blob not null references team (id),
    team_from text not null,
    managers_from text not null,
    publication text not null
) strict;
create index snapshot_team on snapshot (team_id, team_from);

create trigger snapshot_fixed before update on snapshot
begin
    select raise(abort, 'a published result is not changed');
end;
create trigger snapshot_kept before delete on snapshot
begin
    select raise(abort, 'a published result is kept');
end;
