-- What a person writes down about another for themselves alone.
create table notes_about (
  account_id bigint not null references accounts (id) on delete cascade,
  about_id bigint not null references accounts (id) on delete cascade,
  words text not null check (char_length(words) between 1 and 2000),
  primary key (account_id, about_id)
);
create index notes_about_about on notes_about (about_id);
