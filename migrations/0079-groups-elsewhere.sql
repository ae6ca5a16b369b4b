-- Groups of other servers: who looks after them is asked there when one of those decides something.
alter table remote_actors add column moderators text not null default '' check (char_length(moderators) <= 2048);
insert into groups (id, access) select account_id, 'public' from remote_actors where kind = 'Group' on conflict do nothing;
