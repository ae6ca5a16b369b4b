-- Messages: direct posts, each in a conversation of 2 to 12 people.
create table conversations (
  id bigint primary key default next_id(),
  -- Whose conversation it is, lowest id first: the same people share one. Null once somebody left.
  people bigint[] check (cardinality(people) between 2 and 12),
  starter_id bigint references accounts (id) on delete set null,
  created_at timestamptz not null default now()
);
create unique index conversations_people on conversations (people);
create index conversations_starter on conversations (starter_id, created_at);

-- A person's place in a conversation. requested: a stranger began it and waits; declined: the person does not want it.
create table conversation_members (
  conversation_id bigint not null references conversations (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  state text not null check (state in ('accepted', 'requested', 'declined', 'left')),
  muted boolean not null default false,
  -- Messages by their ids: the newest for this person, the newest they have read, the newest they wrote. 0 is none.
  last_post_id bigint not null default 0,
  read_up_to bigint not null default 0,
  written_id bigint not null default 0,
  primary key (conversation_id, account_id)
) with (fillfactor = 85);
create index conversation_members_list on conversation_members (account_id, state, last_post_id desc);
create index conversation_members_unread on conversation_members (account_id)
  where state = 'accepted' and not muted and last_post_id > read_up_to;

alter table posts add column conversation_id bigint references conversations (id) on delete set null;
alter table posts add constraint posts_conversation_check check (conversation_id is null or audience = 'direct');
create index posts_conversation on posts (conversation_id, id desc) where conversation_id is not null;

-- Who may begin a conversation with this person. Of "everyone", those the person does not follow ask first.
alter table accounts add column messages_from text not null default 'everyone'
  check (messages_from in ('everyone', 'followed', 'nobody'));

-- Stories: a few words that are shown for a day. What is in a highlight stays.
create table stories (
  id bigint primary key default next_id(),
  author_id bigint not null references accounts (id) on delete cascade,
  text text not null check (char_length(text) <= 500),
  html text not null check (char_length(html) <= 10000),
  language text not null default 'id' check (language ~ '^[a-z]{2,3}$'),
  audience text not null check (audience in ('local', 'followers')),
  hidden_at timestamptz,
  expires_at timestamptz not null default now() + interval '24 hours',
  created_at timestamptz not null default now()
);
create index stories_author on stories (author_id, id);
create index stories_expiry on stories (expires_at desc);

create table story_views (
  story_id bigint not null references stories (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  seen_at timestamptz not null default now(),
  primary key (story_id, account_id)
);
create index story_views_account on story_views (account_id);

create table highlights (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 30),
  unique (account_id, name)
);

create table highlight_stories (
  highlight_id bigint not null references highlights (id) on delete cascade,
  story_id bigint not null references stories (id) on delete cascade,
  primary key (highlight_id, story_id)
);
create index highlight_stories_story on highlight_stories (story_id);
