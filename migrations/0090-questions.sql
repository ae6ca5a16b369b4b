-- What is asked of many, for an opinion map: people write short statements and say agree, disagree or pass to each.
create table questions (
  id bigint primary key default next_id(),
  -- Gone for who left.
  author_id bigint references accounts (id) on delete set null,
  -- Asked in a group; its organisers look after it as well, and in a closed one only its members see it.
  group_id bigint references accounts (id) on delete cascade,
  -- What it was asked about, and what grew out of it.
  demand_id bigint references demands (id) on delete set null,
  grown_demand_id bigint references demands (id) on delete set null,
  title text not null check (char_length(title) between 1 and 160),
  about text not null default '' check (char_length(about) <= 2000),
  language text not null default 'id' check (language ~ '^[a-z]{2,3}$'),
  -- anyone: also people without an account. members: of this server, and people elsewhere by an answer. group: members of the group alone.
  voters text not null default 'members' check (voters in ('anyone', 'members', 'group')),
  -- Only who was a member, or had an account, when it was opened.
  joined_before boolean not null default false,
  -- Who may add statements, and whether these wait for whoever looks after the question.
  statements_from text not null default 'voters' check (statements_from in ('voters', 'hosts')),
  statements_wait boolean not null default true,
  next_number integer not null default 1 check (next_number between 1 and 10001),
  -- The post it is told with, to which people answer and which other servers know.
  post_id bigint references posts (id) on delete set null,
  opened_at timestamptz not null default now(),
  closes_at timestamptz,
  closed_at timestamptz,
  removed_at timestamptz,
  check (voters <> 'group' or group_id is not null)
);
create index questions_author on questions (author_id, id desc);
create index questions_group on questions (group_id, id desc) where group_id is not null;
create index questions_demand on questions (demand_id) where demand_id is not null;
create index questions_grown_demand on questions (grown_demand_id) where grown_demand_id is not null;
create index questions_post on questions (post_id) where post_id is not null;
create index questions_open on questions (id desc) where removed_at is null;
create index questions_closing on questions (closes_at) where closes_at is not null and closed_at is null;

-- Who takes part in one question, once. Each tier is told apart wherever people are counted.
create table question_participants (
  id bigint primary key default next_id(),
  question_id bigint not null references questions (id) on delete cascade,
  -- The name in what is exported: tells nothing of when or who.
  tag uuid not null default gen_random_uuid(),
  tier text not null check (tier in ('member', 'guest', 'remote')),
  account_id bigint references accounts (id) on delete cascade,
  -- The hash of what the device of somebody without an account keeps.
  token_hash bytea check (octet_length(token_hash) = 32),
  -- Marks, so that a brigade is seen: an account younger than two days when it first voted, and the network, hashed and forgotten after thirty days.
  was_new boolean not null default false,
  origin bytea check (octet_length(origin) = 8),
  -- Once in the map, always in it (the specification's step 3).
  in_map boolean not null default false,
  joined_at timestamptz not null default now(),
  check ((tier = 'guest') = (account_id is null)),
  check ((tier = 'guest') = (token_hash is not null))
) with (fillfactor = 85);
create unique index question_participants_account on question_participants (question_id, account_id) where account_id is not null;
create unique index question_participants_token on question_participants (question_id, token_hash) where token_hash is not null;
create index question_participants_own on question_participants (account_id) where account_id is not null;
create index question_participants_tier on question_participants (question_id, tier);
create index question_participants_traces on question_participants (joined_at) where origin is not null;

create table statements (
  id bigint primary key default next_id(),
  question_id bigint not null references questions (id) on delete cascade,
  -- What people say when they answer in words: "3 ya". Never given twice.
  number integer not null check (number between 1 and 10000),
  participant_id bigint references question_participants (id) on delete set null,
  -- By whoever asks, before others came.
  is_seed boolean not null default false,
  -- About who answers rather than what they think ("I live in RT 03"): asked of all, left out of the map.
  is_meta boolean not null default false,
  state text not null check (state in ('waiting', 'shown', 'out')),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  text text not null check (char_length(text) between 1 and 200),
  -- Under which it came from another server.
  uri text unique check (char_length(uri) between 10 and 2048),
  said_at timestamptz not null default now(),
  decided_by bigint references accounts (id) on delete set null,
  decided_at timestamptz,
  unique (question_id, number)
);
create index statements_waiting on statements (question_id, id) where state = 'waiting';
create index statements_participant on statements (participant_id) where participant_id is not null;
create index statements_decided_by on statements (decided_by) where decided_by is not null;
create unique index statements_text on statements (question_id, lower(text));

-- What people translated, and corrections of it. Approved ones are shown; for each language one.
create table statement_translations (
  id bigint primary key default next_id(),
  statement_id bigint not null references statements (id) on delete cascade,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  text text not null check (char_length(text) between 1 and 300),
  state text not null check (state in ('suggested', 'approved', 'refused', 'replaced')),
  made_by bigint references accounts (id) on delete set null,
  made_at timestamptz not null default now(),
  decided_by bigint references accounts (id) on delete set null,
  decided_at timestamptz
);
create unique index statement_translations_approved on statement_translations (statement_id, language) where state = 'approved';
create index statement_translations_suggested on statement_translations (statement_id) where state = 'suggested';
create index statement_translations_made_by on statement_translations (made_by) where made_by is not null;
create index statement_translations_decided_by on statement_translations (decided_by) where decided_by is not null;

-- One person, one vote on each statement; the last one stands.
create table statement_votes (
  question_id bigint not null references questions (id) on delete cascade,
  statement_id bigint not null references statements (id) on delete cascade,
  participant_id bigint not null references question_participants (id) on delete cascade,
  -- 1 agree, -1 disagree, 0 pass.
  vote smallint not null check (vote between -1 and 1),
  voted_at timestamptz not null default now(),
  -- The transaction that wrote it, so that whoever keeps a matrix reads only what is new (every row not yet visible to the
  -- last reading has a number not below that reading's pg_snapshot_xmin).
  changed xid8 not null default pg_current_xact_id(),
  primary key (participant_id, statement_id)
) with (fillfactor = 85);
create index statement_votes_changed on statement_votes (question_id, changed);
create index statement_votes_statement on statement_votes (statement_id);

-- The map as it was last drawn: of all who take part, and of members of this server alone.
create table opinion_maps (
  question_id bigint not null references questions (id) on delete cascade,
  of text not null check (of in ('all', 'members')),
  participants integer not null check (participants >= 0),
  votes integer not null check (votes >= 0),
  result jsonb not null check (pg_column_size(result) <= 2000000),
  -- Priorities of statements for who has not yet voted on them: {"statement id": priority}.
  priorities jsonb not null check (pg_column_size(priorities) <= 500000),
  made_at timestamptz not null default now(),
  primary key (question_id, of)
);
