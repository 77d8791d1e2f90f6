-- Pulses. A ballot row holds the pulse, the hash of a token and the answers, and nothing else: no person, time, address, session,
-- sequence or time-ordered id. Postgres keeps rows in the order of their writing, so all of them are written anew, shuffled, at the close.

create table pulse (
    id uuid primary key,
    team_id uuid not null references team (id),
    state text not null,
    items jsonb not null,
    threshold bigint not null,
    opens_at timestamptz not null,
    closes_at timestamptz not null,
    team_at timestamptz not null,
    managers_at timestamptz not null,
    roster_size bigint,
    roster_change bigint,
    public_key bytea,
    private_key bytea
);
create unique index pulse_under_way on pulse (team_id) where state <> 'published';
create index pulse_team on pulse (team_id, opens_at);

-- Who may answer, frozen at the opening. `blinded` is set when a ballot was given out (without a time) and erased at the close.
create table roster (
    pulse_id uuid not null references pulse (id),
    account_id uuid not null references account (id),
    blinded bytea,
    primary key (pulse_id, account_id)
);

create table ballot (
    pulse_id uuid not null references pulse (id),
    token_hash bytea not null,
    answers jsonb not null,
    primary key (pulse_id, token_hash)
);

-- Under a key that follows from the token alone: a remark can be replaced by its writer and joined to no ballot.
create table remark (
    pulse_id uuid not null references pulse (id),
    remark_key bytea not null,
    body text not null,
    primary key (pulse_id, remark_key)
);
