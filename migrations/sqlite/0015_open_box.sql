-- The box of an open pulse: all ballots in one value, sorted by their random keys, so that the file's bytes depend on what is in the box
-- and never on the order in which it came in. It has its full length from the opening on. At the close it is emptied into `ballot` and
-- `remark`, shuffled, and goes.

create table open_box (
    pulse_id blob not null primary key references pulse (id),
    sheets blob not null,
    remarks blob not null
) strict;
