-- What makes a group more than a list of people: subjects to write under, what organisers do with posts and answers,
-- links that let people in, what members agreed to, and the book in which all who decide are seen.
create table group_topics (
  id bigint primary key default next_id(),
  group_id bigint not null references accounts (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 40),
  unique (group_id, name)
);

alter table posts add column topic_id bigint references group_topics (id) on delete set null;
create index posts_topic on posts (topic_id, id desc) where topic_id is not null;
-- Organisers set a post on top of their group, take it out of the group, or end the answers under it.
alter table posts add column group_pinned_at timestamptz;
alter table posts add column group_hidden_at timestamptz;
alter table posts add column locked_at timestamptz;
create index posts_group_pinned on posts (group_id, group_pinned_at desc) where group_pinned_at is not null;

-- A link or a code on paper that lets people in, as often and as long as it says. Its word is derived, not kept.
create table group_invites (
  id bigint primary key default next_id(),
  group_id bigint not null references accounts (id) on delete cascade,
  made_by bigint references accounts (id) on delete cascade,
  uses_left integer not null check (uses_left between 0 and 500),
  expires_at timestamptz not null,
  made_at timestamptz not null default now()
);
create index group_invites_group on group_invites (group_id, id desc);
create index group_invites_made_by on group_invites (made_by);

-- Every wording of an agreement, so that it can be read what somebody agreed to.
create table group_agreements (
  group_id bigint not null references accounts (id) on delete cascade,
  version integer not null check (version > 0),
  text text not null check (char_length(text) <= 5000),
  made_at timestamptz not null default now(),
  primary key (group_id, version)
);

-- Who decided what in a group, about whom or which post, and why. Members read it.
create table group_log (
  id bigint primary key default next_id(),
  group_id bigint not null references accounts (id) on delete cascade,
  actor_id bigint references accounts (id) on delete set null,
  deed text not null check (deed in ('made', 'changed', 'agreement', 'topics', 'admitted', 'refused', 'invited', 'removed',
    'banned', 'unbanned', 'role', 'handed', 'hidden', 'shown', 'locked', 'unlocked', 'pinned', 'unpinned')),
  person_id bigint references accounts (id) on delete set null,
  post_id bigint references posts (id) on delete set null,
  reason text not null default '' check (char_length(reason) <= 500),
  at timestamptz not null default now()
);
create index group_log_group on group_log (group_id, id desc);
create index group_log_actor on group_log (actor_id) where actor_id is not null;
create index group_log_person on group_log (person_id) where person_id is not null;
create index group_log_post on group_log (post_id) where post_id is not null;
