-- Ids are ordered by time so that a timeline page is one index range: 41 bits of milliseconds since 2020,
-- 12 bits of a sequence (no two alike within a millisecond), 10 random bits (a neighbour's id cannot be guessed).
create sequence id_sequence cycle minvalue 0 maxvalue 4095;

create function next_id(at timestamptz default clock_timestamp()) returns bigint
language sql volatile as $$
  select (((extract(epoch from at) * 1000)::bigint - 1577836800000) << 22)
       | (nextval('id_sequence') << 10)
       | floor(random() * 1024)::bigint
$$;

create table community (
  only_one boolean primary key default true check (only_one),
  name text not null check (char_length(name) between 1 and 60),
  description text not null default '' check (char_length(description) <= 500),
  locale text not null default 'id' check (locale in ('id', 'en')),
  time_zone text not null default 'WIB' check (time_zone in ('WIB', 'WITA', 'WIT')),
  sign_up text not null default 'approval' check (sign_up in ('open', 'approval', 'invite')),
  pictures text not null default 'light' check (pictures in ('light', 'saver', 'rich')),
  founded_at timestamptz not null default now()
);

-- One row for each answered write; written in the transaction of its effect.
create table idempotency_keys (
  owner text not null check (char_length(owner) <= 80),
  key text not null check (char_length(key) between 8 and 120),
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  answer text check (char_length(answer) <= 2000),
  created_at timestamptz not null default now(),
  primary key (owner, key)
);
create index idempotency_keys_created_at on idempotency_keys (created_at);

-- Losing these after a crash is harmless, so they are not logged.
create unlogged table rate_limits (
  bucket text not null check (char_length(bucket) <= 200),
  window_start timestamptz not null,
  hits integer not null default 0,
  primary key (bucket, window_start)
);

create table worker_heartbeats (
  worker_id text primary key check (char_length(worker_id) <= 100),
  seen_at timestamptz not null default now()
);
