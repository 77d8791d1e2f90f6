-- Tables that must be written anew, so that nothing of what was deleted in them is left in their files: on Postgres. SQLite overwrites
-- what is deleted, and this table stays empty.

create table pending_rewrite (
    id blob primary key,
    relation text not null
) strict, without rowid;
