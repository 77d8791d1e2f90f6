-- Actions: what a team asks for, and the history that says what became of it. An action has no other state than its
-- history, and history is never rewritten. No column names a person: `by_level` is team, manager or clock.

create table action (
    id blob primary key,
    team_id blob not null references team (id),
    kind text not null,
    hse text not null,
    title text not null,
    measure text not null,
    review_on text not null,
    created_at text not null
) strict;
create index action_team on action (team_id);

create table action_event (
    action_id blob not null references action (id),
    position integer not null,
    at text not null,
    by_level text not null,
    event text not null,
    level text,
    until_on text,
    note text,
    primary key (action_id, position)
) strict, without rowid;

create trigger action_fixed before update on action
begin
    select raise(abort, 'an action changes by its history alone');
end;
create trigger action_kept before delete on action
begin
    select raise(abort, 'an action is kept');
end;
create trigger action_event_fixed before update on action_event
begin
    select raise(abort, 'history is not rewritten');
end;
create trigger action_event_kept before delete on action_event
begin
    select raise(abort, 'history is kept');
end;

-- Which side opened a team's summary on which day (in the team's zone). One row a day and side, so that it says that a summary was
-- read, and not how often or at what hour.
create table summary_reading (
    team_id blob not null references team (id),
    reader text not null,
    read_on text not null,
    primary key (team_id, reader, read_on)
) strict, without rowid;
