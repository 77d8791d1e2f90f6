-- The disclosure ledger: every figure ever published, as the sum it is of what pulses were asked. It holds no answer, no count and
-- nobody; the database refuses to change or remove an entry.

create table ledger (
    id uuid primary key,
    organisation_id uuid not null references organisation (id),
    period bigint not null,
    pulse_id uuid unique references pulse (id),
    cells jsonb not null
);
create index ledger_period on ledger (organisation_id, period);

create trigger ledger_fixed before update or delete or truncate on ledger
    for each statement execute function snapshot_is_fixed();

-- Published indices before rounding, for the run-chart rules alone. They go when a team's line is broken.
create table unrounded (
    pulse_id uuid not null references pulse (id),
    theme text not null,
    team_id uuid not null references team (id),
    closed_on date not null,
    hundredths bigint not null,
    primary key (pulse_id, theme)
);
create index unrounded_team on unrounded (team_id, closed_on);
