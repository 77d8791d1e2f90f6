-- People: organisations, accounts, teams, memberships, invitations, sign-ins.
-- Ids are random UUIDs, times in UTC.

create table organisation (
    id uuid primary key,
    name text not null,
    locale text not null,
    time_zone text not null,
    created_at timestamptz not null
);

create table account (
    id uuid primary key,
    organisation_id uuid not null references organisation (id),
    email text not null unique,
    name text not null,
    password_hash text not null,
    admin boolean not null,
    locale text,
    time_zone text not null,
    created_at timestamptz not null
);

create table team (
    id uuid primary key,
    organisation_id uuid not null references organisation (id),
    name text not null,
    time_zone text not null,
    created_at timestamptz not null
);
create index team_organisation on team (organisation_id);

create table membership (
    team_id uuid not null references team (id),
    account_id uuid not null references account (id),
    role text not null,
    primary key (team_id, account_id)
);
create index membership_account on membership (account_id);

create table invitation (
    id uuid primary key,
    team_id uuid not null references team (id),
    role text not null,
    token_hash bytea not null unique,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    revoked_at timestamptz
);
create index invitation_team on invitation (team_id);

-- A signed-in browser. Only the hash of its token is kept; `seen_at` is rounded to the hour.
create table sign_in (
    token_hash bytea primary key,
    account_id uuid not null references account (id),
    created_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null
);
create index sign_in_account on sign_in (account_id);

-- Attempts to sign in, counted under a keyed hash of the account or of the address.
create table attempt (
    bucket bytea primary key,
    window_started_at timestamptz not null,
    attempts bigint not null
);
