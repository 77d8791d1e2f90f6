-- Devices that an account signed in on before: of each a hash, made of the number in its cookie and of the account, so that no two accounts
-- have one in common. The time is rounded to thirty days.
create table device (
    device_hash blob primary key,
    account_id blob not null references account (id),
    expires_at text not null
) strict, without rowid;
create index device_account on device (account_id);
