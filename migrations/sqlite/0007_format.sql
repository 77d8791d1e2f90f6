-- Formats of teams' own. A format that circles were planned with stays, withdrawn or not. Who wrote it is not kept.
create table own_format (
    id blob primary key,
    team_id blob not null references team (id),
    -- The text in use, which can be read; and what somebody wrote that cannot be yet.
    text text not null,
    draft text,
    -- team, shared or withdrawn
    sharing text not null,
    version integer not null,
    changed_at text not null
) strict;
create index own_format_team on own_format (team_id);

-- The format of one session, where it is not its circle's.
alter table session add column format_instead text;
