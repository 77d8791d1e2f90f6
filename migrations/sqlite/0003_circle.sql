-- Live rooms. Rows here last as long as the room is open: its close erases them in the transaction that writes the outcome.

-- A room is one value, overwritten in place; there is no log of what happened in it.
create table room (
    session_id blob primary key references session (id),
    version integer not null,
    state text not null
) strict, without rowid;

-- When a seat's screens were last seen, and for guests the hash of the secret their browser holds.
create table seat_key (
    session_id blob not null references room (session_id),
    seat_id blob not null,
    key_hash blob,
    seen_at text not null,
    primary key (session_id, seat_id)
) strict, without rowid;

-- Which prompts a team has been asked, without session or time.
create table prompt_used (
    team_id blob not null references team (id),
    prompt text not null,
    primary key (team_id, prompt)
) strict, without rowid;
