-- The schedule: circles (series) and their sessions (single meetings).
-- Who came to a session is not kept anywhere; `seats_band` is a range.

create table circle (
    id uuid primary key,
    team_id uuid not null references team (id),
    title text not null,
    format text not null,
    time_zone text not null,
    -- RFC 5545, expanded on the local calendar of `time_zone`, for instance FREQ=WEEKLY;INTERVAL=2;BYDAY=TH.
    rhythm text not null,
    -- The first meeting on the clock of `time_zone`, without an offset: 2026-03-05T14:00.
    first_local text not null,
    minutes bigint not null,
    place text not null,
    video_url text not null,
    created_at timestamptz not null,
    ended_at timestamptz
);
create index circle_team on circle (team_id);

create table session (
    id uuid primary key,
    circle_id uuid not null references circle (id),
    team_id uuid not null references team (id),
    -- The original plan, which never changes; `starts_at` follows the moves.
    planned_at timestamptz not null,
    starts_at timestamptz not null,
    minutes bigint not null,
    state text not null,
    host_account_id uuid references account (id),
    moved bigint not null,
    move_reason text,
    lost_cause text,
    rebooked_as uuid references session (id),
    opened_at timestamptz,
    closed_at timestamptz,
    actual_minutes bigint,
    seats_band text,
    rounds bigint,
    unique (circle_id, planned_at)
);
create index session_team on session (team_id, starts_at);
create index session_state on session (state, starts_at);
create index session_rebooked on session (rebooked_as);
