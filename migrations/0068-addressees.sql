-- The published address counts once an administrator has confirmed that it is theirs: only then mail goes there, and with it
-- the token that proves who answers.
alter table addressees add column email_confirmed_at timestamptz;
-- The same under another name: what is asked of this one is asked of that one, and its page leads there.
alter table addressees add column merged_into bigint references addressees (id) on delete cascade;
alter table addressees add constraint addressees_merged check (merged_into <> id);
create index addressees_merged_into on addressees (merged_into) where merged_into is not null;
create index addressees_alike on addressees using gin (name gin_trgm_ops);
drop index addressees_name;
create unique index addressees_name on addressees (lower(name), lower(place)) where merged_into is null;
create index addressees_unconfirmed on addressees (id) where email <> '' and email_confirmed_at is null and merged_into is null;

-- What was sent to a published address: whoever reads the mail there and is signed in as the one who asked, answers for it.
create table addressee_claims (
  id bigint primary key default next_id(),
  addressee_id bigint not null references addressees (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  -- Where it went: a claim made under another address is worth nothing.
  email text not null check (char_length(email) between 3 and 254),
  asked_at timestamptz not null default now(),
  expires_at timestamptz not null,
  unique (addressee_id, account_id)
);
create index addressee_claims_account on addressee_claims (account_id);
create index addressee_claims_expires on addressee_claims (expires_at);

-- Whom a matter goes to, by what it is about and where. An empty place means everywhere, no category means any.
create table addressee_routes (
  id bigint primary key default next_id(),
  addressee_id bigint not null references addressees (id) on delete cascade,
  category text check (category in ('road', 'water', 'health', 'school', 'waste', 'power', 'safety', 'aid', 'environment', 'work', 'other')),
  place text not null default '' check (char_length(place) <= 80),
  made_by bigint references accounts (id) on delete set null,
  made_at timestamptz not null default now(),
  check (category is not null or place <> '')
);
create unique index addressee_routes_once on addressee_routes (coalesce(category, ''), lower(place));
create index addressee_routes_addressee on addressee_routes (addressee_id);
create index addressee_routes_made_by on addressee_routes (made_by);
