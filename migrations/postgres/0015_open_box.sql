-- The box of an open pulse: all ballots in one value, sorted by their random keys, so that neither the order of rows nor their
-- transaction numbers tell in which order it was filled. At the close it is emptied into `ballot` and `remark`, shuffled, and goes.

create table open_box (
    pulse_id uuid not null primary key references pulse (id),
    sheets bytea not null,
    remarks bytea not null
);
