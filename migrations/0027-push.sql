-- The key pair by which push services know this community (RFC 8292). The private half is sealed.
create table push_key (
  only_one boolean primary key default true check (only_one),
  public_key bytea not null check (octet_length(public_key) = 65),
  sealed_key bytea not null check (octet_length(sealed_key) between 40 and 120)
);

-- Devices news is pushed to. Where to and with which keys is sealed; whoever signs out there is not reached there any more.
create table push_subscriptions (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  session_id bigint not null references sessions (id) on delete cascade,
  endpoint_hash bytea not null unique check (octet_length(endpoint_hash) = 32),
  sealed bytea not null check (octet_length(sealed) between 40 and 2500),
  -- How often in a row the push service did not take it.
  failures integer not null default 0
);
create index push_subscriptions_account on push_subscriptions (account_id);
create index push_subscriptions_session on push_subscriptions (session_id);

-- When the group last went to the phones.
alter table notifications add column pushed_at timestamptz;

-- A digest by mail: how often, when the last one went, and what was the newest in it.
alter table inboxes add column digest text not null default 'off' check (digest in ('off', 'daily', 'weekly'));
alter table inboxes add column digested_at timestamptz;
alter table inboxes add column digested_up_to bigint not null default 0;
create index inboxes_digest on inboxes (digest) where digest <> 'off';
