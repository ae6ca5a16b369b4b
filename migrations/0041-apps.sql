-- Programs that speak for people: each registers itself, and reaches nobody's account before that person agrees.
create table apps (
  id bigint primary key default next_id(),
  client_id text not null unique check (char_length(client_id) = 43),
  secret_hash bytea not null check (octet_length(secret_hash) = 32),
  name text not null check (char_length(name) between 1 and 60),
  website text not null default '' check (char_length(website) <= 500),
  redirect_uris text[] not null check (cardinality(redirect_uris) <= 10 and pg_column_size(redirect_uris) <= 12000),
  scopes text[] not null check (cardinality(scopes) <= 60 and pg_column_size(scopes) <= 4000),
  created_at timestamptz not null default now()
);
create index apps_created_at on apps (created_at);

-- What a person agreed to, to be exchanged for a token within minutes, once. Used ones stay a while: one that comes twice was stolen.
create table app_codes (
  code_hash bytea primary key check (octet_length(code_hash) = 32),
  app_id bigint not null references apps (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  redirect_uri text not null check (char_length(redirect_uri) <= 1000),
  scopes text[] not null check (cardinality(scopes) <= 60 and pg_column_size(scopes) <= 4000),
  challenge text not null default '' check (char_length(challenge) <= 43),
  made_at timestamptz not null default now(),
  used_at timestamptz
);
create index app_codes_account on app_codes (account_id);
create index app_codes_app on app_codes (app_id);
create index app_codes_made_at on app_codes (made_at);

-- What lets an app in: as itself (no account), or for a person.
create table app_tokens (
  id bigint primary key default next_id(),
  token_hash bytea not null unique check (octet_length(token_hash) = 32),
  app_id bigint not null references apps (id) on delete cascade,
  account_id bigint references accounts (id) on delete cascade,
  code_hash bytea check (octet_length(code_hash) = 32),
  scopes text[] not null check (cardinality(scopes) <= 60 and pg_column_size(scopes) <= 4000),
  created_at timestamptz not null default now(),
  used_at timestamptz not null default now()
);
create index app_tokens_account on app_tokens (account_id, id);
create index app_tokens_app on app_tokens (app_id);
create index app_tokens_code on app_tokens (code_hash) where code_hash is not null;
