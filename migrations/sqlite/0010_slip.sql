-- Slips: ballots for people without an account or a device of their own, handed out on paper and drawn from a hat. A slip is no
-- token: it is the right to be given one blinded ballot, so no row here leads to a ballot. Everything goes at the close.

-- How many people have no account, as said when the pulse was planned; how many of their ballots were given out, from the close to the
-- publication alone.
alter table pulse add column slips integer not null default 0;
alter table pulse add column slips_given integer;

-- One printed page. The codes of its slips follow from the secret, so that it can be printed again until it is taken back.
create table sheet (
    id blob primary key,
    pulse_id blob not null references pulse (id),
    number integer not null,
    slips integer not null,
    secret blob,
    unique (pulse_id, number)
) strict;

-- `blinded` is set when a ballot was given out for the slip, without a time.
create table slip (
    pulse_id blob not null references pulse (id),
    code_hash blob not null,
    sheet_id blob not null references sheet (id),
    blinded blob,
    primary key (pulse_id, code_hash)
) strict, without rowid;
