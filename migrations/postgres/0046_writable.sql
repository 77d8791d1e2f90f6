-- One row that is written to see whether the database can be written. It says nothing.

create table writable (
    id bigint primary key,
    flag bigint not null
);
insert into writable (id, flag) values (1, 0);
