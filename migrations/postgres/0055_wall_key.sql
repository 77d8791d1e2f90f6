-- Shared screens that were given the code of an open room: gone with the room.

-- A screen is found by the hash of what its browser holds. It says nothing of who typed the code, or when.
create table wall_key (
    key_hash bytea primary key,
    session_id uuid not null references room (session_id)
);
create index wall_key_session on wall_key (session_id);
