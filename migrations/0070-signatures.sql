-- Paper that was signed: counted, with a picture of the sheet and somebody who saw it.
create table signature_sheets (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  version integer not null,
  counted integer not null check (counted between 1 and 1000),
  witness text not null check (char_length(witness) between 1 and 120),
  collected_on date,
  entered_by bigint references accounts (id) on delete set null,
  invalidation_id bigint,
  entered_at timestamptz not null default now()
);
create index signature_sheets_demand on signature_sheets (demand_id, id);
create index signature_sheets_entered_by on signature_sheets (entered_by);
create index signature_sheets_invalidation on signature_sheets (invalidation_id) where invalidation_id is not null;

create table signature_invalidations (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  reason text not null check (char_length(reason) between 1 and 500),
  chosen jsonb not null check (pg_column_size(chosen) <= 4000),
  counted integer not null default 0,
  made_by bigint references accounts (id) on delete set null,
  made_at timestamptz not null default now(),
  reversed_by bigint references accounts (id) on delete set null,
  reversed_at timestamptz
);
create index signature_invalidations_demand on signature_invalidations (demand_id, id);
create index signature_invalidations_made_by on signature_invalidations (made_by);
create index signature_invalidations_reversed_by on signature_invalidations (reversed_by);
alter table signature_sheets add foreign key (invalidation_id) references signature_invalidations (id) on delete set null;

-- One person, one signature: by account, and by mailbox, however it is written. Each tier is counted for itself.
create table signatures (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  -- member: of this server. email: confirmed by a link. paper: at a helper's desk. remote: told by another server.
  tier text not null check (tier in ('member', 'email', 'paper', 'remote')),
  state text not null check (state in ('waiting', 'valid', 'withdrawn', 'invalid')),
  version integer not null,
  account_id bigint references accounts (id) on delete cascade,
  -- HMAC of the canonical mailbox, and the mailbox itself, sealed.
  mailbox bytea check (octet_length(mailbox) = 32),
  mailbox_sealed bytea check (octet_length(mailbox_sealed) <= 600),
  name text not null check (char_length(name) between 1 and 60),
  place text not null default '' check (char_length(place) <= 80),
  -- Whether the name stands on the page.
  shown boolean not null default false,
  words text not null default '' check (char_length(words) <= 300),
  -- Whether they are affected themselves, and so asked whether it was really done.
  affected boolean not null default false,
  newsletter boolean not null default false,
  -- For a signature at a helper's desk: who sat there.
  helper_id bigint references accounts (id) on delete set null,
  uri text unique check (char_length(uri) between 10 and 2048),
  -- The network it came from, hashed, forgotten after thirty days.
  origin bytea check (octet_length(origin) <= 32),
  invalidation_id bigint references signature_invalidations (id) on delete set null,
  signed_at timestamptz not null default now(),
  confirmed_at timestamptz,
  check ((account_id is not null) = (tier in ('member', 'remote'))),
  check (tier <> 'email' or mailbox is not null),
  check ((state = 'invalid') = (invalidation_id is not null))
) with (fillfactor = 90);
create unique index signatures_account on signatures (demand_id, account_id) where account_id is not null;
create unique index signatures_mailbox on signatures (demand_id, mailbox) where mailbox is not null;
create index signatures_own on signatures (account_id) where account_id is not null;
create index signatures_shown on signatures (demand_id, id desc) where state = 'valid' and shown;
create index signatures_invalidation on signatures (invalidation_id) where invalidation_id is not null;
create index signatures_helper on signatures (helper_id) where helper_id is not null;

-- The audited query: what stands for how many, and nothing else counts.
create view counted_signatures as
  select demand_id, tier, 1 as counted, version from signatures where state = 'valid'
  union all select demand_id, 'paper', counted, version from signature_sheets where invalidation_id is null;

-- The same, kept as sums that are written with each signature; in several parts, so that nobody waits for another's.
create table signature_counts (
  demand_id bigint not null references demands (id) on delete cascade,
  tier text not null check (tier in ('member', 'email', 'paper', 'remote')),
  part smallint not null check (part between 0 and 15),
  counted bigint not null,
  primary key (demand_id, tier, part)
);
