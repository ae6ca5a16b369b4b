-- Where apps want to be told: one address for each token, sealed with what it takes to reach it. It goes with the token.
create table app_phones (
  token_id bigint primary key references app_tokens (id) on delete cascade,
  id bigint not null unique default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  -- Endpoint and keys of the device, and the token itself, which the app finds in what it is sent.
  sealed bytea not null check (octet_length(sealed) between 40 and 3000),
  -- Whether it takes RFC 8291, or the draft before it.
  standard boolean not null default true,
  -- The kinds of news it wants, by our names.
  kinds text[] not null default '{}' check (cardinality(kinds) <= 30),
  -- Whose news: everyone's, of those the person follows, of those who follow the person, nobody's.
  policy text not null default 'all' check (policy in ('all', 'followed', 'follower', 'none')),
  -- How often in a row the push service did not take it.
  failures integer not null default 0
);
create index app_phones_account on app_phones (account_id);
