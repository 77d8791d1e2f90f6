-- What was written down about roles: who became what in a team, and by whom. `from_role` is null for somebody who joined, `changed_by` is
-- then the account that made the invitation (null for one from before that was kept). The time is rounded to the hour.
create table membership_change (
    id uuid primary key,
    team_id uuid not null references team (id),
    account_id uuid not null references account (id),
    changed_by uuid references account (id),
    from_role text,
    to_role text not null,
    changed_at timestamptz not null
);
create index membership_change_team on membership_change (team_id, changed_at);

alter table invitation add column created_by uuid references account (id);
