-- What was published of an organisation for four weeks, for good.

create table organisation_snapshot (
    id blob primary key,
    organisation_id blob not null references organisation (id),
    period integer not null,
    shown_from text not null,
    publication text not null,
    unique (organisation_id, period)
) strict;

create trigger organisation_snapshot_fixed before update on organisation_snapshot
begin
    select raise(abort, 'a published result is not changed');
end;
create trigger organisation_snapshot_kept before delete on organisation_snapshot
begin
    select raise(abort, 'a published result is kept');
end;

create index pulse_closes on pulse (closes_at);
