-- Where messages come from that are no pages: a phone with a card, a bot, a mail server. Each has a token; only its hash is kept.
create table intake_gateways (
  id bigint primary key default next_id(),
  name text not null check (char_length(name) between 1 and 60),
  channel text not null check (channel in ('sms', 'whatsapp', 'mail')),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  -- So many answers a day are paid for.
  daily_limit integer not null check (daily_limit between 1 and 100000),
  made_by bigint references accounts (id) on delete set null,
  made_at timestamptz not null default now(),
  used_at timestamptz,
  ended_at timestamptz
);
create index intake_gateways_made_by on intake_gateways (made_by);

-- What came in by it and what was answered, counted by day, since answers cost money.
create table intake_days (
  gateway_id bigint not null references intake_gateways (id) on delete cascade,
  day date not null,
  heard integer not null default 0 check (heard >= 0),
  answered integer not null default 0 check (answered >= 0),
  primary key (gateway_id, day)
);

-- Somebody who writes a report message by message, for as long as they do. Their number is kept only as a keyed hash, by which
-- nobody can write to them; it goes with the draft: sent, thrown away, or thirty days old.
create table intake_talks (
  id bigint primary key,
  gateway_id bigint not null references intake_gateways (id) on delete cascade,
  sender bytea not null check (octet_length(sender) = 32),
  draft_id bigint not null unique references demand_drafts (id) on delete cascade,
  language text not null check (language in ('id', 'en')),
  unique (gateway_id, sender)
);

-- By which way a report came, for those who look after it; nothing for the pages.
alter table demands add column came_by text check (came_by in ('sms', 'whatsapp', 'mail'));
