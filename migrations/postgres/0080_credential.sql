-- What an account signs in with: nothing, one thing, or several. A password today; a passkey, the subject of another service or a
-- one-time code fit in as further kinds.

create table credential (
    account_id uuid not null references account (id),
    kind text not null,
    -- Which of its kind: empty for a password, of which an account has one at most.
    identifier text not null,
    -- What it is checked with: of a password the Argon2id hash (PHC string). Null where another service does the checking.
    secret text,
    created_at timestamptz not null,
    primary key (account_id, kind, identifier)
);
-- What another device or service names leads to one account.
create unique index credential_identifier on credential (kind, identifier) where identifier <> '';

insert into credential (account_id, kind, identifier, secret, created_at)
select id, 'password', '', password_hash, created_at from account where password_hash <> '';

alter table account drop column password_hash;

-- From when on an account signs in nowhere; null for one that may.
alter table account add column disabled_at timestamptz;
