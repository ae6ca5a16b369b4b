create table posts (
  id bigint primary key default next_id(),
  author_id bigint not null references accounts (id) on delete cascade,
  text text not null check (char_length(text) between 1 and 5000),
  html text not null check (char_length(html) <= 60000),
  warning text not null default '' check (char_length(warning) <= 200),
  language text not null default 'id' check (language ~ '^[a-z]{2,3}$'),
  audience text not null check (audience in ('public', 'quiet', 'followers', 'direct', 'local')),
  reply_policy text not null default 'everyone' check (reply_policy in ('everyone', 'followers', 'mentioned', 'nobody')),
  in_reply_to_id bigint,
  in_reply_to_author_id bigint references accounts (id) on delete set null,
  thread_id bigint not null,
  pinned_at timestamptz,
  edited_at timestamptz,
  replies_count integer not null default 0 check (replies_count >= 0),
  shares_count integer not null default 0 check (shares_count >= 0),
  likes_count integer not null default 0 check (likes_count >= 0),
  created_at timestamptz not null default now()
) with (fillfactor = 85);
create index posts_author on posts (author_id, id desc);
create index posts_thread on posts (thread_id, id);
create index posts_community on posts (id desc) where audience in ('public', 'local') and in_reply_to_id is null;
create index posts_pinned on posts (author_id) where pinned_at is not null;

create table post_revisions (
  id bigint primary key default next_id(),
  post_id bigint not null references posts (id) on delete cascade,
  text text not null check (char_length(text) <= 5000),
  html text not null check (char_length(html) <= 60000),
  warning text not null default '' check (char_length(warning) <= 200),
  written_at timestamptz not null
);
create index post_revisions_post on post_revisions (post_id, id);

create table mentions (
  post_id bigint not null references posts (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  primary key (post_id, account_id)
);
create index mentions_account on mentions (account_id, post_id desc);

create table post_tags (
  tag text not null check (char_length(tag) between 1 and 100),
  post_id bigint not null references posts (id) on delete cascade,
  primary key (tag, post_id)
);
create index post_tags_post on post_tags (post_id);

create table reactions (
  post_id bigint not null references posts (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  kind text not null check (kind in ('like', 'pray', 'cheer', 'thank')),
  created_at timestamptz not null default now(),
  primary key (post_id, account_id)
);
create index reactions_account on reactions (account_id, post_id desc);

create table shares (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  post_id bigint not null references posts (id) on delete cascade,
  created_at timestamptz not null default now(),
  unique (account_id, post_id)
);
create index shares_account on shares (account_id, id desc);
create index shares_post on shares (post_id);

create table bookmarks (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  post_id bigint not null references posts (id) on delete cascade,
  unique (account_id, post_id)
);
create index bookmarks_account on bookmarks (account_id, id desc);
create index bookmarks_post on bookmarks (post_id);
