-- Where more than half of many reactions or votes come from one other server: a mark for whoever reads the count.
create table lopsided_counts (
  post_id bigint not null references posts (id) on delete cascade,
  kind text not null check (kind in ('reactions', 'votes')),
  host text not null check (char_length(host) <= 255),
  from_host integer not null check (from_host >= 0),
  total integer not null check (total >= 0),
  noticed_at timestamptz not null default now(),
  primary key (post_id, kind)
);

-- What a post of another server quotes and is not here yet.
alter table posts add column awaited_quote_uri text check (char_length(awaited_quote_uri) between 10 and 2048);
create index posts_awaited_quote on posts (awaited_quote_uri) where awaited_quote_uri is not null;
create index follows_activity on follows (activity_uri) where activity_uri is not null;
