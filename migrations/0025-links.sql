-- What a linked page calls itself, asked once a day at most, however many posts link to it.
create table links (
  id bigint primary key default next_id(),
  url text not null unique check (char_length(url) between 1 and 2000),
  title text not null default '' check (char_length(title) <= 200),
  tries smallint not null default 0,
  next_try_at timestamptz not null default now(),
  fetched_at timestamptz
);

-- When a server may be asked again: one question at a time, some seconds apart, later where it says so.
create table link_hosts (
  host text primary key check (char_length(host) <= 255),
  free_at timestamptz not null
);
create index link_hosts_free_at on link_hosts (free_at);

alter table posts add column link_id bigint references links (id) on delete set null;

-- Conversations somebody has had enough of.
create table thread_mutes (
  account_id bigint not null references accounts (id) on delete cascade,
  thread_id bigint not null,
  primary key (account_id, thread_id)
);

-- Where a muted word is looked for, as part of other words or alone, and whether what holds it is taken away whole.
alter table muted_words add column whole boolean not null default true;
alter table muted_words add column in_home boolean not null default true;
alter table muted_words add column in_community boolean not null default true;
alter table muted_words add column in_tags boolean not null default true;
alter table muted_words add column in_notifications boolean not null default true;
alter table muted_words add column removes boolean not null default false;
