-- The secret from which follow the names under which browsers keep ballots: a device names neither an account nor a pulse.
create table device_secret (
    id integer primary key check (id = 1),
    secret blob not null
) strict;
insert into device_secret (id, secret) values (1, randomblob(32));
