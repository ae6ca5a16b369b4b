-- What a post of another server asks people to stand behind, as its server said last.
create table remote_demands (
  post_id bigint primary key references posts (id) on delete cascade,
  uri text not null check (char_length(uri) between 10 and 2048),
  kind text not null check (kind in ('petition', 'report')),
  title text not null check (char_length(title) between 1 and 120),
  addressee text not null default '' check (char_length(addressee) <= 120),
  status text not null check (status in ('published', 'forwarded', 'acknowledged', 'answered', 'working', 'done', 'confirmed', 'reopened', 'withdrawn')),
  goal integer check (goal between 1 and 10000000),
  deadline timestamptz,
  text_hash bytea not null check (octet_length(text_hash) = 32),
  -- How many stand behind it there, each kind for itself.
  by_member integer not null default 0 check (by_member >= 0),
  by_email integer not null default 0 check (by_email >= 0),
  by_paper integer not null default 0 check (by_paper >= 0),
  by_remote integer not null default 0 check (by_remote >= 0),
  said_at timestamptz not null
);

-- What members answered to a post of another server that calls them: that they stand behind it, or that they come.
create table answers_elsewhere (
  post_id bigint not null references posts (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  -- What it is called among servers; another each time it is given anew.
  uri text not null unique check (char_length(uri) between 10 and 2048),
  kind text not null check (kind in ('signature', 'join')),
  -- asked: told, and nothing heard yet. accepted, refused: what their server answered.
  state text not null default 'asked' check (state in ('asked', 'accepted', 'refused')),
  text_hash bytea check (octet_length(text_hash) = 32),
  made_at timestamptz not null default now(),
  primary key (post_id, account_id),
  check ((kind = 'signature') = (text_hash is not null))
);
create index answers_elsewhere_account on answers_elsewhere (account_id, post_id);

-- What other servers were told last of a demand of ours, so that they hear of it when it stands otherwise.
create table told_demands (
  demand_id bigint primary key references demands (id) on delete cascade,
  told_hash bytea not null check (octet_length(told_hash) = 32)
);
