-- What a database is for: a demonstration, whose clock anybody can move and whose password is published, or people. It is written when
-- either begins, and neither serves the other's.

create table installation (
    -- One row at most.
    id integer primary key check (id = 1),
    purpose text not null check (purpose in ('demonstration', 'people'))
) strict;

-- Databases from before are known by the demonstration's own organisation and admin.
insert into installation (id, purpose)
select 1, case
    when exists (select 1 from organisation where name like 'Alder Vale Care (fictional%')
        or exists (select 1 from account where email = 'admin@alder-vale.example') then 'demonstration'
    else 'people'
end
where exists (select 1 from organisation);
