-- Slips: ballots for people without an account or a device of their own, handed out on paper and drawn from a hat. A slip is no
-- token: it is the right to be given one blinded ballot, so no row here leads to a ballot. Everything goes at the close.

-- How many people have no account, as said when the pulse was planned; how many of their ballots were given out, from the close to the
-- publication alone.
alter table pulse add column slips bigint not null default 0;
alter table pulse add column slips_given bigint;

-- One printed page. The codes of its slips follow from the secret, so that it can be printed again until it is taken back.
create table sheet (
    id uuid primary key,
    pulse_id uuid not null references pulse (id),
    number bigint not null,
    slips bigint not null,
    secret bytea,
    unique (pulse_id, number)
);

-- `blinded` is set when a ballot was given out for the slip, without a time.
create table slip (
    pulse_id uuid not null references pulse (id),
    code_hash bytea not null,
    sheet_id uuid not null references sheet (id),
    blinded bytea,
    primary key (pulse_id, code_hash)
);
