-- An address of one's own is kept sealed. The mailbox it leads to is known by a keyed fingerprint, so that one mailbox
-- belongs to one account; an address that waits for its confirmation stands in its link alone.
drop table email_addresses;
create table email_addresses (
  account_id bigint primary key references accounts (id) on delete cascade,
  sealed_address bytea not null check (octet_length(sealed_address) <= 400),
  mailbox_hash bytea not null unique check (octet_length(mailbox_hash) = 32),
  confirmed_at timestamptz not null default now()
);

drop table email_links;
create table email_links (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  account_id bigint not null references accounts (id) on delete cascade,
  purpose text not null check (purpose in ('confirm', 'recover')),
  sealed_address bytea check (octet_length(sealed_address) <= 400),
  made_at timestamptz not null default now(),
  check ((purpose = 'confirm') = (sealed_address is not null))
);
create index email_links_account on email_links (account_id);
create index email_links_made_at on email_links (made_at);

-- Which challenges of passkeys were answered: each is taken once. Those not answered are kept nowhere.
drop table passkey_challenges;
create table passkey_challenges (
  challenge text primary key check (char_length(challenge) between 20 and 200),
  answered_at timestamptz not null default now()
);
create index passkey_challenges_answered_at on passkey_challenges (answered_at);
