-- The secret from which follow the names under which browsers keep ballots: a device names neither an account nor a pulse.
create table device_secret (
    id bigint primary key check (id = 1),
    secret bytea not null
);
insert into device_secret (id, secret)
values (1, decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex'));
