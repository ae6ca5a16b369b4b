-- Asked for by mail and not confirmed yet: nothing of it counts, and after thirty days it is gone.
create table signature_requests (
  token_hash bytea primary key check (octet_length(token_hash) = 32),
  demand_id bigint not null references demands (id) on delete cascade,
  version integer not null,
  mailbox bytea not null check (octet_length(mailbox) = 32),
  mailbox_sealed bytea check (octet_length(mailbox_sealed) <= 600),
  name text not null check (char_length(name) between 1 and 60),
  place text not null default '' check (char_length(place) <= 80),
  shown boolean not null default false,
  words text not null default '' check (char_length(words) <= 300),
  affected boolean not null default false,
  newsletter boolean not null default false,
  origin bytea check (octet_length(origin) = 8),
  mail_host text not null check (char_length(mail_host) <= 253),
  made_at timestamptz not null default now()
);
create index signature_requests_mailbox on signature_requests (demand_id, mailbox);
create index signature_requests_made on signature_requests (made_at);

-- Hosts that hand a mailbox to anybody for a moment. What is signed from there waits for a moderator. Administrators keep the list.
create table weak_mail_hosts (
  host text primary key check (char_length(host) between 3 and 253),
  added_by bigint references accounts (id) on delete set null,
  added_at timestamptz not null default now()
);
create index weak_mail_hosts_added_by on weak_mail_hosts (added_by);
insert into weak_mail_hosts (host) select unnest(array[
  'mailinator.com', 'guerrillamail.com', 'guerrillamail.net', 'guerrillamail.org', 'guerrillamail.biz',
  'guerrillamail.info', 'grr.la', 'sharklasers.com', 'pokemail.net', 'spam4.me', '10minutemail.com',
  '10minutemail.net', 'tempmail.com', 'temp-mail.org', 'temp-mail.io', 'tempail.com', 'tempmailo.com', 'tempr.email',
  'yopmail.com', 'yopmail.net', 'yopmail.fr', 'trashmail.com', 'trashmail.de', 'trashmail.net', 'wegwerfmail.de',
  'dispostable.com', 'getnada.com', 'nada.email', 'maildrop.cc', 'mailnesia.com', 'mintemail.com', 'mohmal.com',
  'throwawaymail.com', 'fakeinbox.com', 'fakemailgenerator.com', 'emailondeck.com', 'moakt.com', 'mytemp.email',
  'inboxkitten.com', 'mailcatch.com', 'spamgourmet.com', 'discard.email', 'discardmail.com', 'burnermail.io',
  'mail.tm', '1secmail.com', '1secmail.net', '1secmail.org', 'getairmail.com', 'mailpoof.com', 'tmail.ws',
  'mailtemp.info', 'minuteinbox.com', 'luxusmail.org']);

-- When a demand was signed much faster than before. One each six hours at most.
create table signature_alerts (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  counted integer not null,
  usual double precision not null,
  at timestamptz not null default now()
);
create index signature_alerts_demand on signature_alerts (demand_id, at);
