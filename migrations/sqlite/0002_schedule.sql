-- The schedule: circles (series) and their sessions (single meetings).
-- Who came to a session is not kept anywhere; `seats_band` is a range.

create table circle (
    id blob primary key,
    team_id blob not null references team (id),
    title text not null,
    format text not null,
    time_zone text not null,
    -- RFC 5545, expanded on the local calendar of `time_zone`, for instance FREQ=WEEKLY;INTERVAL=2;BYDAY=TH.
    rhythm text not null,
    -- The first meeting on the clock of `time_zone`, without an offset: 2026-03-05T14:00.
    first_local text not null,
    minutes integer not null,
    place text not null,
    video_url text not null,
    created_at text not null,
    ended_at text
) strict;
create index circle_team on circle (team_id);

create table session (
    id blob primary key,
    circle_id blob not null references circle (id),
    team_id blob not null references team (id),
    -- The original plan, which never changes; `starts_at` follows the moves.
    planned_at text not null,
    starts_at text not null,
    minutes integer not null,
    state text not null,
    host_account_id blob references account (id),
    moved integer not null,
    move_reason text,
    lost_cause text,
    rebooked_as blob references session (id),
    opened_at text,
    closed_at text,
    actual_minutes integer,
    seats_band text,
    rounds integer,
    unique (circle_id, planned_at)
) strict;
create index session_team on session (team_id, starts_at);
create index session_state on session (state, starts_at);
create index session_rebooked on session (rebooked_as);
