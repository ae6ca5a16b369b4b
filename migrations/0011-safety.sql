-- When the person last proved to be themselves in this session; a shared phone's session ends soon after its last use.
alter table sessions add column confirmed_at timestamptz not null default now();
alter table sessions add column shared boolean not null default false;

-- Who asked to be deleted, and what they were before, in case they come back.
create table departures (
  account_id bigint primary key references accounts (id) on delete cascade,
  former_status text not null check (former_status in ('active', 'pending')),
  asked_at timestamptz not null default now()
);
create index departures_asked_at on departures (asked_at);

-- The seed is sealed with the secret key. A code of a step up to last_step was used or is too old.
create table one_time_codes (
  account_id bigint primary key references accounts (id) on delete cascade,
  sealed_seed bytea not null check (octet_length(sealed_seed) between 40 and 80),
  last_step integer not null,
  made_at timestamptz not null default now()
);

-- The half of signing in that is done: the passphrase was right, the second proof is awaited.
create table sign_in_steps (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account_id bigint not null references accounts (id) on delete cascade,
  shared boolean not null default false,
  made_at timestamptz not null default now()
);
create index sign_in_steps_account on sign_in_steps (account_id);
create index sign_in_steps_made_at on sign_in_steps (made_at);

create table passkeys (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  credential_id text not null unique check (char_length(credential_id) between 8 and 1400),
  public_key bytea not null check (octet_length(public_key) <= 2000),
  sign_count bigint not null default 0,
  transports text[] not null default '{}' check (cardinality(transports) <= 10),
  name text not null default '' check (char_length(name) <= 60),
  made_at timestamptz not null default now(),
  used_at timestamptz
);
create index passkeys_account on passkeys (account_id, id);

-- What a passkey is asked to sign; taken away by the first answer.
create table passkey_challenges (
  challenge text primary key check (char_length(challenge) between 20 and 200),
  session_id bigint references sessions (id) on delete cascade,
  made_at timestamptz not null default now()
);
create index passkey_challenges_session on passkey_challenges (session_id);
create index passkey_challenges_made_at on passkey_challenges (made_at);

-- Many may claim an address; one may have it confirmed.
create table email_addresses (
  account_id bigint primary key references accounts (id) on delete cascade,
  address text not null check (char_length(address) between 3 and 254),
  confirmed_at timestamptz,
  changed_at timestamptz not null default now()
);
create unique index email_addresses_confirmed on email_addresses (lower(address)) where confirmed_at is not null;

create table email_links (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account_id bigint not null references accounts (id) on delete cascade,
  purpose text not null check (purpose in ('confirm', 'recover')),
  address text not null check (char_length(address) <= 254),
  made_at timestamptz not null default now()
);
create index email_links_account on email_links (account_id);
create index email_links_made_at on email_links (made_at);

create table trusted_people (
  account_id bigint not null references accounts (id) on delete cascade,
  trusted_id bigint not null references accounts (id) on delete cascade,
  made_at timestamptz not null default now(),
  primary key (account_id, trusted_id),
  check (account_id <> trusted_id)
);
create index trusted_people_trusted on trusted_people (trusted_id, account_id);

-- Someone says they lost the way in. The browser that asked keeps the token; those who know them get the code from their mouth.
create table recoveries (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  code_hash bytea not null check (octet_length(code_hash) = 32),
  asked_at timestamptz not null default now(),
  ready_at timestamptz,
  ended_at timestamptz
);
create unique index recoveries_open on recoveries (account_id) where ended_at is null;

create table recovery_vouches (
  recovery_id bigint not null references recoveries (id) on delete cascade,
  trusted_id bigint not null references accounts (id) on delete cascade,
  made_at timestamptz not null default now(),
  primary key (recovery_id, trusted_id)
);
create index recovery_vouches_trusted on recovery_vouches (trusted_id);

-- Words one does not want to read. The pattern is the word with every letter's accents, as a regular expression.
create table muted_words (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  word text not null check (char_length(word) between 1 and 60),
  pattern text not null check (char_length(pattern) <= 4000),
  expires_at timestamptz,
  unique (account_id, word)
);
alter table accounts add column mutes_words boolean not null default false;

create table exports (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  state text not null default 'asked' check (state in ('asked', 'ready', 'failed')),
  file text check (char_length(file) <= 100),
  bytes bigint,
  asked_at timestamptz not null default now(),
  ready_at timestamptz
);
create index exports_account on exports (account_id, id desc);
create index exports_asked_at on exports (asked_at);

create table imports (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  state text not null default 'asked' check (state in ('asked', 'ready', 'failed')),
  file text check (char_length(file) <= 100),
  tries integer not null default 0,
  trouble text check (char_length(trouble) <= 40),
  done jsonb not null default '{}' check (pg_column_size(done) <= 4000),
  asked_at timestamptz not null default now(),
  ready_at timestamptz
);
create index imports_account on imports (account_id, id desc);
