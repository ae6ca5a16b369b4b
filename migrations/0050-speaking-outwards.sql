-- A quote across servers: the asking it came with or went out as, and the other server's word that it may stand (FEP-044f).
alter table posts add column quote_request_uri text check (char_length(quote_request_uri) between 10 and 2048);
alter table posts add column if not exists quote_stamp_uri text check (char_length(quote_stamp_uri) between 10 and 2048);
create index posts_quote_request on posts (quote_request_uri) where quote_request_uri is not null;
create index posts_quote_stamp on posts (quote_stamp_uri) where quote_stamp_uri is not null;

-- Accounts elsewhere that a member says were theirs, so that these may send their followers here.
create table account_aliases (
  account_id bigint not null references accounts (id) on delete cascade,
  alias_id bigint not null references accounts (id) on delete cascade,
  made_at timestamptz not null default now(),
  primary key (account_id, alias_id)
);
create index account_aliases_alias on account_aliases (alias_id);

-- Members who moved to another server. One holds at a time; those before it count for how soon one may move again.
create table moves (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  target_id bigint not null references accounts (id) on delete cascade,
  moved_at timestamptz not null default now(),
  ended_at timestamptz
);
create index moves_account on moves (account_id, moved_at desc);
create unique index moves_held on moves (account_id) where ended_at is null;
create index moves_target on moves (target_id);

-- When the rest of a conversation was last asked for at other servers.
create table thread_fetches (
  post_id bigint primary key references posts (id) on delete cascade,
  asked_at timestamptz not null default now()
);
