-- Jobs that run again and again: when each is due next, and which process is at it. Names of the jobs and codes of errors: nothing of any
-- team, person or ballot.

create table recurring_job (
    name text primary key,
    next_due text not null,
    -- The process that runs it, under a random id for each run, and until when nobody else may.
    lease_id blob,
    lease_until text,
    -- Runs that failed since the last that did not, and the code of the last error.
    attempts integer not null,
    last_error text
) strict, without rowid;
