-- What a member wants to hear of as soon as somebody asks for it: words, a kind, what it is about; '' is any.
create table followed_searches (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  q text not null check (char_length(q) <= 100),
  kind text not null check (char_length(kind) <= 8),
  category text not null check (char_length(category) <= 40),
  made_at timestamptz not null default now(),
  unique (account_id, q, kind, category)
);

-- Demands that say where they are.
create index demands_places on demands (latitude, longitude) where latitude is not null and removed_at is null;
