-- An organisation's own questions, whole as they are asked. One that is asked no longer stays for the results that speak of it.

create table own_item (
    organisation_id uuid not null references organisation (id),
    key text not null,
    item jsonb not null,
    retired boolean not null,
    primary key (organisation_id, key)
);
