-- Devices that an account signed in on before: of each a hash, made of the number in its cookie and of the account, so that no two accounts
-- have one in common. The time is rounded to thirty days.
create table device (
    device_hash bytea primary key,
    account_id uuid not null references account (id),
    expires_at timestamptz not null
);
create index device_account on device (account_id);
