-- Remarks and who reads them. The reader is chosen before a pulse opens and fixed with it; what they tick while they write a theme is kept
-- nowhere. Their name goes from the pulse with the remarks.

create table reader (
    team_id blob primary key references team (id),
    account_id blob not null references account (id)
) strict;

alter table pulse add column reader_id blob references account (id);

-- What the reader wrote down, each resting on three remarks at least; a draft until there is a row in `reading`.
create table theme (
    pulse_id blob not null references pulse (id),
    number integer not null,
    body text not null,
    primary key (pulse_id, number)
) strict;

-- That the reader has finished, and from when whom the themes are for.
create table reading (
    pulse_id blob primary key references pulse (id),
    team_from text not null,
    managers_from text not null
) strict;

-- What was written before anybody could read it goes unread.
delete from remark;
