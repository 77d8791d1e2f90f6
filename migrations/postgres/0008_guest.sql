-- The door of an open room for whoever has no account: gone with the room.

-- The letters that open it. They are shown on the host's screen and on the wall, so they are kept as they are.
create table room_code (
    code text primary key,
    session_id uuid not null unique references room (session_id)
);

-- A guest is found by the hash of what their browser holds.
create unique index seat_key_hash on seat_key (key_hash);
