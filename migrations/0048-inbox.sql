-- What other servers sent, each activity once, kept before it is answered with 202. A worker takes what is due with a lease and
-- writes that it is done in the transaction of its effect. The row stays for a month, so that nothing has its effect twice and
-- an Undo that names only an id is understood.
create table inbox_activities (
  id bigint primary key default next_id(),
  uri text not null unique check (char_length(uri) between 10 and 2048),
  kind text not null check (char_length(kind) between 1 and 40),
  -- Who did it, and to what.
  account_id bigint references accounts (id) on delete cascade,
  object_uri text not null default '' check (char_length(object_uri) <= 2048),
  -- As it came, until it is done.
  body text check (octet_length(body) <= 1048576),
  received_at timestamptz not null default now(),
  tries smallint not null default 0,
  next_try_at timestamptz not null default now(),
  done_at timestamptz,
  -- After five tries it is put aside, with the reason.
  dead_at timestamptz,
  reason text not null default '' check (char_length(reason) <= 300)
) with (fillfactor = 70);
create index inbox_activities_due on inbox_activities (next_try_at) where done_at is null and dead_at is null;
create index inbox_activities_account on inbox_activities (account_id);
create index inbox_activities_received on inbox_activities (received_at);
create index inbox_activities_dead on inbox_activities (dead_at) where dead_at is not null;

-- What was taken back at its own server, or before it came: a Create that arrives late makes nothing.
create table tombstones (
  uri text not null check (char_length(uri) between 10 and 2048),
  actor_uri text not null check (char_length(actor_uri) between 10 and 2048),
  made_at timestamptz not null default now(),
  primary key (uri, actor_uri)
);
create index tombstones_made_at on tombstones (made_at);

-- When somebody was last moved by their server to another account: once in thirty days.
alter table remote_actors add column moved_at timestamptz;

-- A post of another server may be a picture alone, or nothing we can show but its address.
alter table posts drop constraint posts_text_check;
alter table posts add constraint posts_text_check
  check (char_length(text) <= 5000 and (char_length(text) > 0 or pictures_count > 0 or uri is not null));
