-- What people who read the language say of a wording that waits: that it means the same, or what is not right about it yet.
create table translation_confirmations (
  translation_id bigint not null references statement_translations (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  same boolean not null,
  words text not null default '' check (char_length(words) <= 300),
  said_at timestamptz not null default now(),
  primary key (translation_id, account_id),
  check (same or words <> '')
);
create index translation_confirmations_account on translation_confirmations (account_id);
