-- Actions: what a team asks for, and the history that says what became of it. An action has no other state than its
-- history, and history is never rewritten. No column names a person: `by_level` is team, manager or clock.

create table action (
    id uuid primary key,
    team_id uuid not null references team (id),
    kind text not null,
    hse text not null,
    title text not null,
    measure text not null,
    review_on date not null,
    created_at timestamptz not null
);
create index action_team on action (team_id);

create table action_event (
    action_id uuid not null references action (id),
    position bigint not null,
    at timestamptz not null,
    by_level text not null,
    event text not null,
    level text,
    until_on date,
    note text,
    primary key (action_id, position)
);

create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    raise exception 'history is neither rewritten nor removed';
end
$$;
create trigger action_kept before update or delete on action
    for each row execute function refuse_change_of_history();
create trigger action_event_kept before update or delete on action_event
    for each row execute function refuse_change_of_history();

-- Which side opened a team's summary on which day (in the team's zone). One row a day and side, so that it says that a summary was
-- read, and not how often or at what hour.
create table summary_reading (
    team_id uuid not null references team (id),
    reader text not null,
    read_on date not null,
    primary key (team_id, reader, read_on)
);
