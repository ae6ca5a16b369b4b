-- Lists others share of servers they do not talk with. What a list says is a suggestion; a person decides.
create table server_lists (
  id bigint primary key default next_id(),
  url text not null unique check (char_length(url) between 10 and 500),
  made_by bigint references accounts (id) on delete set null,
  made_at timestamptz not null default now(),
  fetched_at timestamptz,
  -- What went wrong the last time: 'unreachable', 'notAList', 'tooLong'.
  trouble text check (char_length(trouble) <= 20)
);
create index server_lists_made_by on server_lists (made_by);

create table server_suggestions (
  list_id bigint not null references server_lists (id) on delete cascade,
  host text not null check (char_length(host) <= 255 and host ~ '^[a-z0-9.:-]+$'),
  severity text not null check (severity in ('silence', 'suspend')),
  reject_media boolean not null default false,
  reason text not null default '' check (char_length(reason) <= 500),
  dismissed_at timestamptz,
  primary key (list_id, host)
);

-- What members look up at other servers, and what came of it. A request waits for the answer a moment, never for the other server.
create table lookups (
  address text primary key check (char_length(address) between 3 and 2048),
  state text not null default 'asked' check (state in ('asked', 'found', 'missing')),
  account_id bigint references accounts (id) on delete cascade,
  post_id bigint references posts (id) on delete cascade,
  asked_at timestamptz not null default now()
);
create index lookups_account on lookups (account_id) where account_id is not null;
create index lookups_post on lookups (post_id) where post_id is not null;
create index lookups_asked_at on lookups (asked_at);
