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
