-- Whether a pulse opened although a reply to what the team had asked for was late: after eight weeks it does, and the summary says so.

alter table pulse add column unanswered boolean not null default false;
