-- Who is asked: a village office, an agency, a company. Their page and their desk are open to all; who answers for them is proved.
create table addressees (
  id bigint primary key default next_id(),
  name text not null check (char_length(name) between 1 and 120),
  kind text not null check (kind in ('village', 'agency', 'company', 'other')),
  about text not null default '' check (char_length(about) <= 500),
  place text not null default '' check (char_length(place) <= 80),
  -- The address they publish themselves: letters go there, and a token that proves who answers.
  email text not null default '' check (char_length(email) <= 254),
  -- The organisation whose people answer, where there is one here.
  account_id bigint references accounts (id) on delete set null,
  verified_at timestamptz,
  made_by bigint references accounts (id) on delete set null,
  made_at timestamptz not null default now()
);
create index addressees_account on addressees (account_id);
create index addressees_made_by on addressees (made_by);
create unique index addressees_name on addressees (lower(name), lower(place));

-- Who may answer for an addressee, and what proved it.
create table addressee_members (
  addressee_id bigint not null references addressees (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  proof text not null check (proof in ('administrator', 'token')),
  since timestamptz not null default now(),
  primary key (addressee_id, account_id)
);
create index addressee_members_account on addressee_members (account_id);

-- A petition asks for something; a report says what is broken. Both walk one trail.
create table demands (
  id bigint primary key default next_id(),
  kind text not null check (kind in ('petition', 'report')),
  -- What one says on the phone to ask how it stands; works without an account.
  tracking text not null unique check (tracking ~ '^[0-9A-HJKMNP-TV-Z]{10}$'),
  -- Gone for what came without an account, and for who left.
  author_id bigint references accounts (id) on delete set null,
  group_id bigint references accounts (id) on delete set null,
  -- open: with its author's name. anonymous: the name is hidden. confidential: seen by its parties alone.
  openness text not null default 'open' check (openness in ('open', 'anonymous', 'confidential')),
  title text not null check (char_length(title) between 1 and 120),
  -- What happens, in the words of whoever asks, and what is asked.
  what text not null check (char_length(what) between 1 and 5000),
  ask text not null check (char_length(ask) between 1 and 1000),
  who text not null default '' check (char_length(who) <= 500),
  evidence text not null default '' check (char_length(evidence) <= 1000),
  category text not null default 'other' check (category in ('road', 'water', 'health', 'school', 'waste', 'power', 'safety', 'aid', 'environment', 'work', 'other')),
  place text not null default '' check (char_length(place) <= 120),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  since date,
  language text not null default 'id' check (language ~ '^[a-z]{2,3}$'),
  goal integer check (goal between 1 and 10000000),
  deadline date,
  addressee_id bigint references addressees (id) on delete set null,
  status text not null default 'published' check (status in ('published', 'forwarded', 'acknowledged', 'answered', 'working', 'done', 'confirmed', 'reopened', 'withdrawn')),
  -- Each change of the text after publication is a version of it; signatures name the one they stand under.
  version integer not null default 1 check (version >= 1),
  text_hash bytea not null check (octet_length(text_hash) = 32),
  -- The post it is told with, to which people answer and which other servers know.
  post_id bigint references posts (id) on delete set null,
  published_at timestamptz not null default now(),
  -- When what is due next is due: forwarding, then the answer. Nothing is closed by it.
  due_at timestamptz,
  removed_at timestamptz,
  check ((latitude is null) = (longitude is null))
) with (fillfactor = 85);
create index demands_author on demands (author_id, id desc);
create index demands_group on demands (group_id, id desc) where group_id is not null;
create index demands_addressee on demands (addressee_id, status, id desc);
create index demands_post on demands (post_id) where post_id is not null;
create index demands_open on demands (id desc) where openness <> 'confidential' and removed_at is null;
create index demands_due on demands (due_at) where due_at is not null;

create table demand_versions (
  demand_id bigint not null references demands (id) on delete cascade,
  version integer not null check (version >= 1),
  title text not null check (char_length(title) between 1 and 120),
  what text not null check (char_length(what) between 1 and 5000),
  ask text not null check (char_length(ask) between 1 and 1000),
  text_hash bytea not null check (octet_length(text_hash) = 32),
  written_at timestamptz not null default now(),
  primary key (demand_id, version)
);

-- What happened on every trail, in one chain: each row holds the hash of the one before. What is said stands apart from its
-- hash, so that it can be taken away without breaking the chain.
create table trail_entries (
  seq bigint primary key check (seq >= 1),
  demand_id bigint not null check (demand_id > 0),
  kind text not null check (char_length(kind) between 1 and 30),
  actor_id bigint references accounts (id) on delete set null,
  -- In what part they acted: author, signer, organiser, addressee, moderator, server.
  actor_part text not null check (char_length(actor_part) between 1 and 20),
  said jsonb check (pg_column_size(said) <= 20000),
  said_hash bytea not null check (octet_length(said_hash) = 32),
  at timestamptz not null,
  previous bytea not null check (octet_length(previous) = 32),
  hash bytea not null unique check (octet_length(hash) = 32)
);
create index trail_entries_demand on trail_entries (demand_id, seq);
create index trail_entries_actor on trail_entries (actor_id);
