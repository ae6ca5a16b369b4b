-- When a sum of signatures moved last, by whatever: other servers are told of every change, also of one downwards.
alter table signature_counts add column moved_at timestamptz not null default now();
create or replace function move_signature_count(which bigint, of_tier text, part smallint, by bigint) returns void language sql as $$
  insert into signature_counts as sums (demand_id, tier, part, counted)
    select which, of_tier, part, by where exists (select from demands where id = which)
    on conflict (demand_id, tier, part) do update set counted = sums.counted + excluded.counted, moved_at = now()
$$;

-- Somebody elsewhere may sign in two ways, with a button and by answering: both are one signature, and each takes it back.
create table signature_uris (
  uri text primary key check (char_length(uri) between 10 and 2048),
  signature_id bigint not null references signatures (id) on delete cascade
);
create index signature_uris_signature on signature_uris (signature_id);
