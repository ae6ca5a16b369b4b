-- Mail on its way out. The words are sealed with the secret key and go once they are sent; what is left counts against the
-- limit of the address. `chances` is how often the words may still be handed to the mail server.
create table mails (
  id bigint primary key default next_id(),
  address_hash bytea not null check (octet_length(address_hash) = 32),
  kind text not null check (kind in ('asked', 'digest')),
  sealed bytea check (octet_length(sealed) <= 60000),
  chances integer not null default 2 check (chances >= 0),
  until timestamptz not null,
  created_at timestamptz not null default now()
);
create index mails_address on mails (address_hash, created_at);
create index mails_created_at on mails (created_at);
