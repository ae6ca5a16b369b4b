-- What apps keep for a person beside what pages do.
-- How far a person has read on their home and in their news. `version` goes up with each change, so that of two devices
-- none overwrites the other unknowing.
create table markers (
  account_id bigint not null references accounts (id) on delete cascade,
  timeline text not null check (timeline in ('home', 'notifications')),
  last_read_id bigint not null check (last_read_id >= 0),
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (account_id, timeline)
);

-- Tags a person points out as theirs.
create table featured_tags (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  tag text not null check (char_length(tag) between 1 and 100),
  unique (account_id, tag)
);

-- Muted words under one name, with the places all of them are looked for in. A word muted by itself has none: it is its own
-- filter, and gets a row here, under the same id, once an app changes it as one.
create table filters (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  title text not null check (char_length(title) between 1 and 200),
  in_home boolean not null,
  in_public boolean not null,
  in_notifications boolean not null,
  -- Where only apps look: conversations and profiles.
  in_threads boolean not null,
  in_profiles boolean not null,
  removes boolean not null,
  expires_at timestamptz
);
create index filters_account on filters (account_id);
alter table muted_words add column filter_id bigint references filters (id) on delete cascade;
create index muted_words_filter on muted_words (filter_id) where filter_id is not null;

-- Single posts in a filter.
create table filter_posts (
  id bigint primary key default next_id(),
  filter_id bigint not null references filters (id) on delete cascade,
  post_id bigint not null references posts (id) on delete cascade,
  unique (filter_id, post_id)
);
create index filter_posts_post on filter_posts (post_id);

-- Which point of a picture matters most, as apps say it, in thousandths: from -1000 (left, bottom) to 1000 (right, top).
alter table pictures add column focus_x smallint not null default 0 check (focus_x between -1000 and 1000);
alter table pictures add column focus_y smallint not null default 0 check (focus_y between -1000 and 1000);

-- Servers of which a person wants to hear nothing.
create table muted_hosts (
  account_id bigint not null references accounts (id) on delete cascade,
  host text not null check (char_length(host) between 1 and 255),
  created_at timestamptz not null default now(),
  primary key (account_id, host)
);
alter table accounts add column mutes_hosts boolean not null default false;

-- News one by one, as apps read it.
create index notification_entries_latest on notification_entries (account_id, id desc) where not filtered;
