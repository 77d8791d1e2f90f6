-- Pulses. A ballot row holds the pulse, the hash of a token and the answers, and nothing else: no person, time, address, session,
-- sequence or time-ordered id. `without rowid` keeps rows in the order of their random key, so not even their order tells anything.

create table pulse (
    id blob primary key,
    team_id blob not null references team (id),
    state text not null,
    items text not null,
    threshold integer not null,
    opens_at text not null,
    closes_at text not null,
    team_at text not null,
    managers_at text not null,
    roster_size integer,
    roster_change integer,
    public_key blob,
    private_key blob
) strict;
create unique index pulse_under_way on pulse (team_id) where state <> 'published';
create index pulse_team on pulse (team_id, opens_at);

-- Who may answer, frozen at the opening. `blinded` is set when a ballot was given out (without a time) and erased at the close.
create table roster (
    pulse_id blob not null references pulse (id),
    account_id blob not null references account (id),
    blinded blob,
    primary key (pulse_id, account_id)
) strict, without rowid;

create table ballot (
    pulse_id blob not null references pulse (id),
    token_hash blob not null,
    answers text not null,
    primary key (pulse_id, token_hash)
) strict, without rowid;

-- Under a key that follows from the token alone: a remark can be replaced by its writer and joined to no ballot.
create table remark (
    pulse_id blob not null references pulse (id),
    remark_key blob not null,
    body text not null,
    primary key (pulse_id, remark_key)
) strict, without rowid;
