-- What says a vote, beside or instead of the form: a reply in words, or an object of another server. The last of those that stand is what
-- counts; whoever takes one back goes back to what they said before.
create table spoken_votes (
  participant_id bigint not null,
  statement_id bigint not null,
  -- "reply 123" (it outlives the reply, so that what it said can be taken back), the name of an object, or "form" for a vote cast
  -- before one of these.
  said_by text not null check (char_length(said_by) between 4 and 2048),
  vote smallint not null check (vote between -1 and 1),
  said_at timestamptz not null,
  -- Of the vote as it was written, where this is what counts; otherwise nothing, or of one that was cast anew since.
  changed xid8,
  primary key (participant_id, statement_id, said_by),
  foreign key (participant_id, statement_id) references statement_votes on delete cascade
);
create index spoken_votes_said_by on spoken_votes (said_by);

-- What other servers were told last of a question of ours, so that they hear of it when it stands otherwise.
create table told_questions (
  question_id bigint primary key references questions (id) on delete cascade,
  told_hash bytea not null check (octet_length(told_hash) = 32)
);

-- What a post of another server asks people's opinion of, as its server said last.
create table remote_questions (
  post_id bigint primary key references posts (id) on delete cascade,
  uri text not null check (char_length(uri) between 10 and 2048),
  title text not null check (char_length(title) between 1 and 160),
  closes_at timestamptz,
  closed boolean not null,
  -- Of all there are; here at most a hundred are kept.
  statements_count integer not null check (statements_count >= 0),
  -- How many take part there, each kind for itself.
  by_member integer not null default 0 check (by_member >= 0),
  by_guest integer not null default 0 check (by_guest >= 0),
  by_remote integer not null default 0 check (by_remote >= 0),
  said_at timestamptz not null
);

create table remote_statements (
  post_id bigint not null references remote_questions (post_id) on delete cascade,
  number integer not null check (number between 1 and 10000),
  uri text not null check (char_length(uri) between 10 and 2048),
  language text not null check (language ~ '^[a-z]{2,3}$'),
  text text not null check (char_length(text) between 1 and 200),
  -- What people there translated it to: {"jv": "…"}.
  translations jsonb not null default '{}' check (pg_column_size(translations) <= 16000),
  primary key (post_id, number)
);

-- What members think of statements of a question at another server.
create table opinions_elsewhere (
  post_id bigint not null references posts (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  number integer not null check (number between 1 and 10000),
  -- 1 agree, -1 disagree, 0 pass.
  vote smallint not null check (vote between -1 and 1),
  -- What it is called among servers; another each time it is given anew.
  uri text not null unique check (char_length(uri) between 10 and 2048),
  -- asked: told, and nothing heard yet. accepted, refused: what their server answered.
  state text not null default 'asked' check (state in ('asked', 'accepted', 'refused')),
  made_at timestamptz not null default now(),
  primary key (post_id, account_id, number)
);
create index opinions_elsewhere_account on opinions_elsewhere (account_id, post_id);

-- Opinions that come mostly from one other server are marked as signatures are.
alter table lopsided_counts drop constraint lopsided_counts_kind_check;
alter table lopsided_counts add constraint lopsided_counts_kind_check check (kind in ('reactions', 'votes', 'signatures', 'opinions'));
