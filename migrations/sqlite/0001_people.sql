-- People: organisations, accounts, teams, memberships, invitations, sign-ins.
-- Ids are random 16-byte UUIDs, times RFC 3339 text in UTC.

create table organisation (
    id blob primary key,
    name text not null,
    locale text not null,
    time_zone text not null,
    created_at text not null
) strict;

create table account (
    id blob primary key,
    organisation_id blob not null references organisation (id),
    email text not null unique,
    name text not null,
    password_hash text not null,
    admin integer not null,
    locale text,
    time_zone text not null,
    created_at text not null
) strict;

create table team (
    id blob primary key,
    organisation_id blob not null references organisation (id),
    name text not null,
    time_zone text not null,
    created_at text not null
) strict;
create index team_organisation on team (organisation_id);

create table membership (
    team_id blob not null references team (id),
    account_id blob not null references account (id),
    role text not null,
    primary key (team_id, account_id)
) strict, without rowid;
create index membership_account on membership (account_id);

create table invitation (
    id blob primary key,
    team_id blob not null references team (id),
    role text not null,
    token_hash blob not null unique,
    created_at text not null,
    expires_at text not null,
    used_at text,
    revoked_at text
) strict;
create index invitation_team on invitation (team_id);

-- A signed-in browser. Only the hash of its token is kept; `seen_at` is rounded to the hour.
create table sign_in (
    token_hash blob primary key,
    account_id blob not null references account (id),
    created_at text not null,
    seen_at text not null,
    expires_at text not null
) strict, without rowid;
create index sign_in_account on sign_in (account_id);

-- Attempts to sign in, counted under a keyed hash of the account or of the address.
create table attempt (
    bucket blob primary key,
    window_started_at text not null,
    attempts integer not null
) strict, without rowid;
