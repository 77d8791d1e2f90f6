-- Forms that were sent: of each a hash of its key, of what was sent and of who sent it, and the answer, sealed with the key itself, which
-- the browser alone has. The times are those of the work under way; of an answered one only the hour in which it is forgotten is kept.
create table idempotency_key (
    key_hash bytea primary key,
    claimed_at timestamptz,
    answer bytea,
    expires_at timestamptz not null
);
create index idempotency_key_expires on idempotency_key (expires_at);
