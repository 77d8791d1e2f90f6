-- What somebody typed into a form when their sign-in had ended, for half an hour: sealed with a key that only their browser has.

create table kept_form (
    -- The hash of what the browser holds.
    token_hash blob primary key,
    sealed blob not null,
    expires_at text not null
) strict, without rowid;
