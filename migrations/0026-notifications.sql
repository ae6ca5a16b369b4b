-- What happened for a person, one row for each event, and the groups it is told in: by kind, what it is about, and day.
create table notification_entries (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  kind text not null check (kind ~ '^[a-z-]{2,30}$'),
  -- Who did it; nobody where the community itself speaks.
  actor_id bigint references accounts (id) on delete cascade,
  -- What it is about: a post, a case, a draft, by the kind. 0 where the kind says all.
  subject_id bigint not null default 0,
  -- The post it leads to, which the person must be able to see.
  post_id bigint references posts (id) on delete cascade,
  -- Days since 1970.
  day integer not null default floor(extract(epoch from now()) / 86400),
  -- From a stranger whom the person wants to hear apart.
  filtered boolean not null default false,
  -- However often a task runs or a button is pressed, it is one event.
  unique nulls not distinct (account_id, kind, actor_id, subject_id, post_id)
);
create index notification_entries_group on notification_entries (account_id, kind, subject_id, day, id desc) where not filtered;
create index notification_entries_filtered on notification_entries (account_id, id desc) where filtered;
create index notification_entries_actor on notification_entries (actor_id);
create index notification_entries_post on notification_entries (post_id) where post_id is not null;

create table notifications (
  account_id bigint not null references accounts (id) on delete cascade,
  kind text not null check (kind ~ '^[a-z-]{2,30}$'),
  subject_id bigint not null,
  day integer not null,
  -- The newest entry of the group: it moves the group to the top, and makes it unread.
  latest_id bigint not null,
  primary key (account_id, kind, subject_id, day)
);
create index notifications_subject on notifications (subject_id) where subject_id > 0;
create index notifications_latest on notifications (account_id, latest_id desc);

-- How a person wants to hear. Without a row all is as it is for everyone.
create table inboxes (
  account_id bigint primary key references accounts (id) on delete cascade,
  read_up_to bigint not null default 0,
  -- Kinds for which the person chose other than what is usual: in the list, on the phone, in the digest.
  list_exceptions text[] not null default '{}' check (cardinality(list_exceptions) <= 60),
  push_exceptions text[] not null default '{}' check (cardinality(push_exceptions) <= 60),
  mail_exceptions text[] not null default '{}' check (cardinality(mail_exceptions) <= 60),
  -- What becomes of news from people the person does not follow, by what kind of stranger they are.
  from_unfollowed text not null default 'accept' check (from_unfollowed in ('accept', 'filter', 'drop')),
  from_nonfollowers text not null default 'accept' check (from_nonfollowers in ('accept', 'filter', 'drop')),
  from_new text not null default 'accept' check (from_new in ('accept', 'filter', 'drop')),
  from_private text not null default 'filter' check (from_private in ('accept', 'filter', 'drop')),
  from_limited text not null default 'filter' check (from_limited in ('accept', 'filter', 'drop'))
);

-- Strangers whose news the person has said yes to.
create table notification_permits (
  account_id bigint not null references accounts (id) on delete cascade,
  actor_id bigint not null references accounts (id) on delete cascade,
  primary key (account_id, actor_id)
);
create index notification_permits_actor on notification_permits (actor_id);
