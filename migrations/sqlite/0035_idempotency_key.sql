-- Forms that were sent: of each a hash of its key, of what was sent and of who sent it, and the answer, sealed with the key itself, which
-- the browser alone has. The times are those of the work under way; of an answered one only the hour in which it is forgotten is kept.
create table idempotency_key (
    key_hash blob primary key,
    claimed_at text,
    answer blob,
    expires_at text not null
) strict, without rowid;
create index idempotency_key_expires on idempotency_key (expires_at);
