-- The keys by which members, and the server itself (0), sign what they send to other servers. No reference to the account: the
-- last that is said of an account that was deleted is signed as well. The night takes away what nobody needs any more.
create table signing_keys (
  actor_id bigint primary key check (actor_id >= 0),
  -- SubjectPublicKeyInfo and PKCS #8, DER; the latter sealed.
  rsa_public bytea not null check (octet_length(rsa_public) between 32 and 2048),
  rsa_sealed bytea not null check (octet_length(rsa_sealed) between 32 and 4096),
  ed25519_public bytea not null check (octet_length(ed25519_public) between 32 and 2048),
  ed25519_sealed bytea not null check (octet_length(ed25519_sealed) between 32 and 4096),
  made_at timestamptz not null default now()
);

-- What is said to other servers, once, however many it goes to.
create table outgoing_activities (
  id bigint primary key default next_id(),
  actor_id bigint not null check (actor_id >= 0),
  activity text not null check (octet_length(activity) <= 1048576),
  made_at timestamptz not null default now()
);
create index outgoing_activities_actor on outgoing_activities (actor_id);

-- Where it still has to go. A row stays until the other server took it, so a crash loses nothing.
create table deliveries (
  id bigint primary key default next_id(),
  activity_id bigint not null references outgoing_activities (id) on delete cascade,
  host text not null check (char_length(host) <= 255),
  inbox text not null check (char_length(inbox) between 10 and 2048),
  -- A later activity with the same key takes the place of one that waits.
  job_key text check (char_length(job_key) <= 200),
  due_at timestamptz not null default now(),
  tries smallint not null default 0
);
create index deliveries_host on deliveries (host, due_at, id);
create index deliveries_activity on deliveries (activity_id);
create unique index deliveries_job on deliveries (job_key, inbox) where job_key is not null;

-- One row for each server something goes to: its turn, who is talking to it right now, and how it fares.
create table delivery_hosts (
  host text primary key check (char_length(host) <= 255),
  due_at timestamptz not null default now(),
  leased_until timestamptz not null default '-infinity',
  lease bigint not null default 0,
  -- How often in a row somebody had its turn and was not heard of again.
  crashes smallint not null default 0,
  -- Failed in a row, since when, and when it was given up.
  fails smallint not null default 0,
  failing_since timestamptz,
  dead_at timestamptz,
  -- The kind of signature it took.
  signature text check (signature in ('cavage', 'rfc9421')),
  seen_at timestamptz not null default now()
);
create index delivery_hosts_due on delivery_hosts (due_at) where due_at < 'infinity';

-- What was given up, and why; the latest ten thousand.
create table dead_deliveries (
  id bigint primary key default next_id(),
  inbox text not null check (char_length(inbox) <= 2048),
  activity_uri text not null check (char_length(activity_uri) <= 2048),
  reason text not null check (char_length(reason) <= 300),
  died_at timestamptz not null default now()
);

-- Other servers that are being asked for a document right now, and how often they lately had none.
create unlogged table asked_hosts (
  host text primary key check (char_length(host) <= 255),
  busy_until timestamptz not null,
  misses smallint not null default 0,
  missing_since timestamptz not null default now()
);
-- Addresses that gave no document; they are not asked again for a while.
create unlogged table missing_documents (
  url text primary key check (char_length(url) <= 2048),
  until timestamptz not null
);
create index missing_documents_until on missing_documents (until);
