-- The last time that a process believed, in steps of five minutes: a clock that jumps is noticed against it. One row.
create table clock (
    id bigint primary key check (id = 1),
    seen_at timestamptz not null
);
