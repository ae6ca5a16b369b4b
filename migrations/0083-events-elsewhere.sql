-- When and where people of another server meet, as it said last, for the posts of these events.
create table remote_events (
  post_id bigint primary key references posts (id) on delete cascade,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null default '' check (char_length(place) <= 150),
  address text not null default '' check (char_length(address) <= 300),
  capacity integer check (capacity >= 0),
  remaining integer check (remaining >= 0),
  participants integer check (participants >= 0),
  status text not null check (status in ('confirmed', 'tentative', 'cancelled')),
  -- Whether one comes by saying so, asks first, or has to go elsewhere.
  join_mode text not null check (join_mode in ('free', 'restricted', 'external')),
  said_at timestamptz not null,
  check (ends_at >= starts_at)
);
create index remote_events_ends on remote_events (ends_at);

-- What people of other servers called their answer to an event of ours: it is what they are answered by.
create table joins_from_elsewhere (
  event_id bigint not null references events (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  uri text not null unique check (char_length(uri) between 10 and 2048),
  primary key (event_id, account_id)
);
create index joins_from_elsewhere_account on joins_from_elsewhere (account_id);
