-- One row that is written to see whether the database can be written. It says nothing.

create table writable (
    id integer primary key,
    flag integer not null
) strict;
insert into writable (id, flag) values (1, 0);
