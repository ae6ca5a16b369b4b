-- What members propose to be said as well in a question of another server.
create table statements_elsewhere (
  -- It is called by this number among servers.
  id bigint primary key default next_id(),
  post_id bigint not null references posts (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  text text not null check (char_length(text) between 1 and 200),
  -- asked: told, and nothing decided there yet. accepted: it is shown there. refused: it is not.
  state text not null default 'asked' check (state in ('asked', 'accepted', 'refused')),
  -- Why it was refused, where their server says so.
  reason text check (reason in ('duplicate', 'many', 'over', 'forbidden', 'declined')),
  -- Under which it is shown there; of a duplicate the one that is there already.
  number integer check (number between 1 and 10000),
  made_at timestamptz not null default now()
);
create index statements_elsewhere_own on statements_elsewhere (account_id, post_id);
create unique index statements_elsewhere_text on statements_elsewhere (post_id, account_id, lower(text)) where state <> 'refused';

-- Whether a question of another server takes statements, and where all of them are read when there are more than its post holds.
alter table remote_questions add column takes_statements boolean not null default false;
alter table remote_questions add column statements_from text check (char_length(statements_from) between 10 and 2048);
