create table accounts (
  id bigint primary key default next_id(),
  handle text not null check (handle ~ '^[a-z0-9_]{2,30}$'),
  name text not null check (char_length(name) between 1 and 60),
  bio text not null default '' check (char_length(bio) <= 500),
  bio_html text not null default '' check (char_length(bio_html) <= 10000),
  fields jsonb not null default '[]' check (jsonb_typeof(fields) = 'array' and jsonb_array_length(fields) <= 6 and pg_column_size(fields) <= 20000),
  place text not null default '' check (char_length(place) <= 80),
  languages text[] not null default '{}' check (cardinality(languages) <= 8),
  pronouns text not null default '' check (char_length(pronouns) <= 30),
  locale text not null default 'id' check (locale in ('id', 'en')),
  locked boolean not null default false,
  findable_by text not null default 'everyone' check (findable_by in ('everyone', 'members', 'nobody')),
  place_seen_by text not null default 'members' check (place_seen_by in ('everyone', 'members', 'followers', 'nobody')),
  follows_seen_by text not null default 'members' check (follows_seen_by in ('everyone', 'members', 'followers', 'nobody')),
  role text not null default 'member' check (role in ('member', 'moderator', 'administrator')),
  status text not null default 'active' check (status in ('active', 'pending', 'refused')),
  sign_up_reason text not null default '' check (char_length(sign_up_reason) <= 500),
  invited_by bigint references accounts (id) on delete set null,
  followers_count integer not null default 0,
  following_count integer not null default 0,
  posts_count integer not null default 0,
  -- Above a threshold of followers a person's posts are merged into home timelines on read.
  merged_on_read boolean not null default false,
  -- Whether the person follows, or once followed, someone merged on read; for all others a home is one index range.
  reads_merged boolean not null default false,
  -- Goes up whenever the list of posts on the profile changes, so that a kept copy of the page is known to be old.
  feed_revision integer not null default 0,
  created_at timestamptz not null default now()
) with (fillfactor = 85);
create unique index accounts_handle on accounts (handle);
create index accounts_pending on accounts (id) where status = 'pending';
create index accounts_merged on accounts (id) where merged_on_read;
create index accounts_directory on accounts (id desc) where status = 'active';

-- Apart from accounts, so that no query about a person carries it along.
create table credentials (
  account_id bigint primary key references accounts (id) on delete cascade,
  passphrase_hash text not null check (char_length(passphrase_hash) between 60 and 200),
  changed_at timestamptz not null default now()
);

create table recovery_codes (
  account_id bigint not null references accounts (id) on delete cascade,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  made_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table sessions (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  device text not null default '' check (char_length(device) <= 120),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now()
);
create index sessions_account on sessions (account_id);

create table invites (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  uses_left integer not null check (uses_left >= 0),
  expires_at timestamptz not null,
  created_at timestamptz not null default now()
);
create index invites_account on invites (account_id);

create table follows (
  follower_id bigint not null references accounts (id) on delete cascade,
  followee_id bigint not null references accounts (id) on delete cascade,
  state text not null check (state in ('requested', 'accepted')),
  hide_shares boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (follower_id, followee_id),
  check (follower_id <> followee_id)
);
create index follows_followee on follows (followee_id, state, follower_id);

create table blocks (
  blocker_id bigint not null references accounts (id) on delete cascade,
  blocked_id bigint not null references accounts (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (blocker_id, blocked_id),
  check (blocker_id <> blocked_id)
);
create index blocks_blocked on blocks (blocked_id, blocker_id);

create table mutes (
  muter_id bigint not null references accounts (id) on delete cascade,
  muted_id bigint not null references accounts (id) on delete cascade,
  expires_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (muter_id, muted_id),
  check (muter_id <> muted_id)
);
