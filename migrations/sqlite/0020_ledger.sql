-- The disclosure ledger: every figure ever published, as the sum it is of what pulses were asked. It holds no answer, no count and
-- nobody; the database refuses to change or remove an entry.

create table ledger (
    id blob primary key,
    organisation_id blob not null references organisation (id),
    period integer not null,
    pulse_id blob unique references pulse (id),
    cells text not null
) strict;
create index ledger_period on ledger (organisation_id, period);

create trigger ledger_fixed before update on ledger
begin
    select raise(abort, 'the ledger is not changed');
end;
create trigger ledger_kept before delete on ledger
begin
    select raise(abort, 'the ledger is kept');
end;

-- Published indices before rounding, for the run-chart rules alone. They go when a team's line is broken.
create table unrounded (
    pulse_id blob not null references pulse (id),
    theme text not null,
    team_id blob not null references team (id),
    closed_on text not null,
    hundredths integer not null,
    primary key (pulse_id, theme)
) strict, without rowid;
create index unrounded_team on unrounded (team_id, closed_on);
