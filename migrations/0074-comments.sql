-- What people without an account say under a demand. Nobody sees it before a moderator has read it.
create table guest_comments (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 60),
  text text not null check (char_length(text) between 1 and 2000),
  -- The mailbox, by its fingerprint alone: enough to know the same one again.
  mailbox bytea not null check (octet_length(mailbox) = 32),
  -- The hash of the secret in the mail, by which its writer confirms it and takes it away; absent where no mail is sent.
  token_hash bytea unique check (octet_length(token_hash) = 32),
  confirmed_at timestamptz,
  state text not null default 'held' check (state in ('held', 'shown', 'refused')),
  score smallint not null check (score between 0 and 100),
  reasons text[] not null default '{}' check (cardinality(reasons) <= 12),
  -- What it says when one looks past tricks, to know it again.
  folded bytea not null check (octet_length(folded) = 32),
  -- The network it came from, hashed, forgotten after thirty days.
  origin bytea check (octet_length(origin) <= 32),
  decided_by bigint references accounts (id) on delete set null,
  decided_at timestamptz,
  written_at timestamptz not null default now()
);
create index guest_comments_demand on guest_comments (demand_id, id desc) where state = 'shown';
create index guest_comments_of on guest_comments (demand_id);
create index guest_comments_state on guest_comments (state, id desc);
create index guest_comments_folded on guest_comments (folded, written_at);
create index guest_comments_origin on guest_comments (origin, written_at) where origin is not null;
create index guest_comments_mailbox on guest_comments (mailbox, written_at);
create index guest_comments_decided_by on guest_comments (decided_by) where decided_by is not null;
