-- An organisation's own questions, whole as they are asked. One that is asked no longer stays for the results that speak of it.

create table own_item (
    organisation_id blob not null references organisation (id),
    key text not null,
    item text not null,
    retired integer not null,
    primary key (organisation_id, key)
) strict, without rowid;
