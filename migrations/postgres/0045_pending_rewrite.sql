-- Tables that must be written anew, so that nothing of what was deleted in them is left in their files. A row is added in the transaction
-- that deletes, and goes in the one that has written the table anew.

create table pending_rewrite (
    id uuid primary key,
    relation text not null
);

-- What earlier versions kept in mind only may have been lost with their process.
insert into pending_rewrite (id, relation)
select gen_random_uuid(), relation
from unnest(array['room', 'seat_key', 'room_code', 'wall_key', 'rehearsal', 'pulse', 'open_box', 'roster', 'sheet', 'slip', 'ballot', 'remark',
    'theme', 'unrounded']) as relation;
