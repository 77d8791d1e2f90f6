-- A check after a circle is a pulse of another kind: two items, the same blinded ballots, no place in the rhythm of pulses. It knows its
-- session; who was there is known to no table, so its roster is the whole team.

alter table pulse add column kind text not null default 'pulse';
alter table pulse add column session_id blob references session (id);

drop index pulse_under_way;
create unique index pulse_under_way on pulse (team_id) where state <> 'published' and kind = 'pulse';
create unique index pulse_session on pulse (session_id) where session_id is not null;
