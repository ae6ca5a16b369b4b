-- What people meet for. Each occurrence of one that comes again is a row of its own, bound by its series.
create table events (
  id bigint primary key default next_id(),
  series_id bigint,
  -- Who made it; gone for who left. In a group its organisers look after it as well.
  organiser_id bigint references accounts (id) on delete set null,
  group_id bigint references accounts (id) on delete cascade,
  -- public: everyone. local: members of this server. group: members of the group, wherever they live.
  audience text not null check (audience in ('public', 'local', 'group')),
  title text not null check (char_length(title) between 1 and 120),
  about text not null default '' check (char_length(about) <= 5000),
  agenda text not null default '' check (char_length(agenda) <= 5000),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  time_zone text not null check (time_zone in ('WIB', 'WITA', 'WIT')),
  place text not null default '' check (char_length(place) <= 120),
  address text not null default '' check (char_length(address) <= 300),
  map_url text not null default '' check (char_length(map_url) <= 500),
  -- Told to those who come and to no others.
  online_url text not null default '' check (char_length(online_url) <= 500),
  capacity integer check (capacity between 1 and 100000),
  -- Seats of those who come and of whom they bring. Whatever the code above does, there are never more than there are.
  seats_taken integer not null default 0 check (seats_taken >= 0),
  access_facts text[] not null default '{}' check (cardinality(access_facts) <= 8
    and access_facts <@ array['wheelchair', 'sign', 'toilet', 'seats', 'sound', 'parking', 'quiet', 'reading']),
  access_note text not null default '' check (char_length(access_note) <= 300),
  childcare boolean not null default false,
  demand_id bigint references demands (id) on delete set null,
  -- The post it is told with, to which people answer and which other servers know. A series has one.
  post_id bigint references posts (id) on delete set null,
  -- How often it was changed, as calendars count (RFC 5545, 3.8.7.4).
  sequence integer not null default 0 check (sequence >= 0),
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  cancelled_at timestamptz,
  cancel_reason text not null default '' check (char_length(cancel_reason) <= 500),
  -- When those who come were reminded: a day before, an hour before.
  reminded_day_at timestamptz,
  reminded_hour_at timestamptz,
  removed_at timestamptz,
  check (ends_at > starts_at),
  check (audience <> 'group' or group_id is not null),
  check (capacity is null or seats_taken <= capacity)
) with (fillfactor = 85);
create index events_series on events (series_id, starts_at) where series_id is not null;
create index events_organiser on events (organiser_id, starts_at desc);
create index events_group on events (group_id, starts_at desc) where group_id is not null;
create index events_demand on events (demand_id) where demand_id is not null;
create index events_post on events (post_id) where post_id is not null;
create index events_starts on events (starts_at, id) where removed_at is null;

-- Who comes, may come, waits for a seat or said no. Somebody without an account is known by their mailbox, or by the name an
-- organiser wrote down. One person stands here once.
create table event_guests (
  id bigint primary key default next_id(),
  event_id bigint not null references events (id) on delete cascade,
  account_id bigint references accounts (id) on delete cascade,
  mailbox bytea check (octet_length(mailbox) = 32),
  -- The address itself, sealed, for reminders and for what changes.
  mailbox_sealed bytea check (octet_length(mailbox_sealed) <= 600),
  token_hash bytea unique check (octet_length(token_hash) = 32),
  name text not null default '' check (char_length(name) <= 60),
  locale text not null default 'id' check (locale in ('id', 'en')),
  state text not null check (state in ('going', 'waiting', 'maybe', 'no')),
  companions integer not null default 0 check (companions between 0 and 5),
  children integer not null default 0 check (children between 0 and 10),
  -- Whether others may read that they come.
  shown boolean not null default false,
  -- Since when they wait: who waits longest is seated first.
  waiting_since timestamptz,
  added_by bigint references accounts (id) on delete set null,
  attended text check (attended in ('code', 'organiser')),
  attended_at timestamptz,
  answered_at timestamptz not null default now(),
  check (account_id is not null or name <> ''),
  check ((state = 'waiting') = (waiting_since is not null)),
  check ((attended is null) = (attended_at is null)),
  unique (event_id, account_id),
  unique (event_id, mailbox)
) with (fillfactor = 85);
create index event_guests_account on event_guests (account_id, event_id) where account_id is not null;
create index event_guests_added_by on event_guests (added_by) where added_by is not null;
create index event_guests_state on event_guests (event_id, state, id);
create index event_guests_waiting on event_guests (event_id, waiting_since, id) where state = 'waiting';

-- Asked for by mail and not confirmed yet: nothing of it counts, and after thirty days it is gone.
create table event_requests (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  event_id bigint not null references events (id) on delete cascade,
  mailbox bytea not null check (octet_length(mailbox) = 32),
  mailbox_sealed bytea not null check (octet_length(mailbox_sealed) <= 600),
  name text not null check (char_length(name) between 1 and 60),
  companions integer not null default 0 check (companions between 0 and 5),
  children integer not null default 0 check (children between 0 and 10),
  locale text not null default 'id' check (locale in ('id', 'en')),
  made_at timestamptz not null default now()
);
create index event_requests_event on event_requests (event_id, mailbox);
create index event_requests_made on event_requests (made_at);

-- What was said and decided, with every earlier version.
create table event_minutes (
  event_id bigint not null references events (id) on delete cascade,
  version integer not null check (version >= 1),
  text text not null check (char_length(text) between 1 and 8000),
  author_id bigint references accounts (id) on delete set null,
  written_at timestamptz not null default now(),
  primary key (event_id, version)
);
create index event_minutes_author on event_minutes (author_id);

-- The secret address under which a calendar program reads what is in somebody's own calendar; `round` counts new ones.
create table calendars (
  account_id bigint primary key references accounts (id) on delete cascade,
  secret_hash bytea not null unique check (octet_length(secret_hash) = 32),
  round integer not null default 1 check (round >= 1)
);
