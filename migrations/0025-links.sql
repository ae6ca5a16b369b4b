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
