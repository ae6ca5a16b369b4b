-- Small copies of pictures of other servers, made when somebody here looks at one. They can be made again, so the least used go first.
create table picture_copies (
  stem text primary key check (stem ~ '^[0-9a-f]{32}$'),
  variants jsonb not null check (jsonb_typeof(variants) = 'array' and pg_column_size(variants) <= 4000),
  bytes integer not null check (bytes >= 0),
  used_at timestamptz not null default now()
);
create index picture_copies_used on picture_copies (used_at);
