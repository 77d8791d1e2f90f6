-- Remarks and who reads them. The reader is chosen before a pulse opens and fixed with it; what they tick while they write a theme is kept
-- nowhere. Their name goes from the pulse with the remarks.

create table reader (
    team_id uuid primary key references team (id),
    account_id uuid not null references account (id)
);

alter table pulse add column reader_id uuid references account (id);

-- What the reader wrote down, each resting on three remarks at least; a draft until there is a row in `reading`.
create table theme (
    pulse_id uuid not null references pulse (id),
    number bigint not null,
    body text not null,
    primary key (pulse_id, number)
);

-- That the reader has finished, and from when whom the themes are for.
create table reading (
    pulse_id uuid primary key references pulse (id),
    team_from timestamptz not null,
    managers_from timestamptz not null
);

-- What was written before anybody could read it goes unread.
delete from remark;
