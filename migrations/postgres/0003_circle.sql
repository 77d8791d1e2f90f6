-- Live rooms. Rows here last as long as the room is open: its close erases them in the transaction that writes the outcome.

-- A room is one value, overwritten in place; there is no log of what happened in it.
create table room (
    session_id uuid primary key references session (id),
    version bigint not null,
    state jsonb not null
);

-- When a seat's screens were last seen, and for guests the hash of the secret their browser holds.
create table seat_key (
    session_id uuid not null references room (session_id),
    seat_id uuid not null,
    key_hash bytea,
    seen_at timestamptz not null,
    primary key (session_id, seat_id)
);

-- Which prompts a team has been asked, without session or time.
create table prompt_used (
    team_id uuid not null references team (id),
    prompt text not null,
    primary key (team_id, prompt)
);
