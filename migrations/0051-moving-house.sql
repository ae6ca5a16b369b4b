-- What a member wants to do with an account elsewhere, while its server is asked: say that it was theirs, or move there.
create table move_wishes (
  account_id bigint not null references accounts (id) on delete cascade,
  purpose text not null check (purpose in ('alias', 'move')),
  handle text not null check (char_length(handle) between 3 and 360),
  -- asked: its server is being asked. missing: nobody there by that name. unlisted: it does not name this account as one of its own.
  state text not null default 'asked' check (state in ('asked', 'missing', 'unlisted', 'ready')),
  target_id bigint references accounts (id) on delete cascade,
  asked_at timestamptz not null default now(),
  primary key (account_id, purpose)
);
create index move_wishes_target on move_wishes (target_id) where target_id is not null;
