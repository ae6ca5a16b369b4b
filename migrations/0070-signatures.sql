-- Paper that was signed: counted, with a picture of the sheet and somebody who saw it.
create table signature_sheets (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  version integer not null,
  -- What stands on the sheet itself, such as "RT 03, 2".
  label text not null check (char_length(label) between 1 and 60),
  counted integer not null check (counted between 1 and 1000),
  witness text not null check (char_length(witness) between 1 and 120),
  collected_on date not null,
  entered_by bigint references accounts (id) on delete set null,
  invalidation_id bigint,
  entered_at timestamptz not null default now()
);
create index signature_sheets_demand on signature_sheets (demand_id, id);
create unique index signature_sheets_label on signature_sheets (demand_id, lower(label));
create index signature_sheets_entered_by on signature_sheets (entered_by);
create index signature_sheets_invalidation on signature_sheets (invalidation_id) where invalidation_id is not null;

-- Signatures taken out of the count, all that one choice meets; done in parts by a worker, and taken back the same way.
create table signature_invalidations (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  reason text not null check (char_length(reason) between 1 and 500),
  chosen jsonb not null check (pg_column_size(chosen) <= 4000),
  counted integer not null default 0 check (counted >= 0),
  made_by bigint references accounts (id) on delete set null,
  made_at timestamptz not null default now(),
  done_at timestamptz,
  reversed_by bigint references accounts (id) on delete set null,
  reversed_at timestamptz,
  -- When every signature stood again.
  restored_at timestamptz
);
create index signature_invalidations_demand on signature_invalidations (demand_id, id);
create index signature_invalidations_made_by on signature_invalidations (made_by);
create index signature_invalidations_reversed_by on signature_invalidations (reversed_by);
alter table signature_sheets add foreign key (invalidation_id) references signature_invalidations (id) on delete cascade;

-- One person, one signature: by account, and by mailbox, however it is written. Each tier is counted for itself.
create table signatures (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  -- Its name in the export: tells nothing of when or by whom, and puts the export in an order that tells nothing either.
  tag uuid not null default gen_random_uuid(),
  -- member: of this server. email: confirmed by a link. paper: at a helper's desk. remote: told by another server.
  tier text not null check (tier in ('member', 'email', 'paper', 'remote')),
  -- waiting: confirmed from a mailbox anybody can make in a moment, until a moderator has looked.
  state text not null check (state in ('waiting', 'valid', 'withdrawn', 'invalid')),
  version integer not null,
  account_id bigint references accounts (id) on delete cascade,
  -- HMAC of the canonical mailbox, and the mailbox itself, sealed; kept only for those who want to hear how it goes on.
  mailbox bytea check (octet_length(mailbox) = 32),
  mailbox_sealed bytea check (octet_length(mailbox_sealed) <= 600),
  -- The hash of the link in the mail, which shows, confirms and withdraws it.
  token_hash bytea unique check (octet_length(token_hash) = 32),
  name text not null check (char_length(name) between 1 and 60),
  place text not null default '' check (char_length(place) <= 80),
  -- Whether the name stands on the page.
  shown boolean not null default false,
  words text not null default '' check (char_length(words) <= 300),
  -- Whether they are affected themselves, and so asked whether it was really done.
  affected boolean not null default false,
  newsletter boolean not null default false,
  -- For a signature at a helper's desk: who sat there.
  helper_id bigint references accounts (id) on delete set null,
  uri text unique check (char_length(uri) between 10 and 2048),
  -- The network it came from, hashed, and the host of its mailbox: to find a flood by; forgotten after thirty days.
  origin bytea check (octet_length(origin) = 8),
  mail_host text check (char_length(mail_host) <= 253),
  invalidation_id bigint references signature_invalidations (id) on delete cascade,
  signed_at timestamptz not null default now(),
  check (account_id is null or tier in ('member', 'remote')),
  check (account_id is not null or tier in ('email', 'paper')),
  check (tier <> 'email' or mailbox is not null),
  check (state <> 'invalid' or invalidation_id is not null)
) with (fillfactor = 85);
create unique index signatures_account on signatures (demand_id, account_id) where account_id is not null;
create unique index signatures_mailbox on signatures (demand_id, mailbox) where mailbox is not null;
create unique index signatures_desk on signatures (demand_id, lower(name), lower(place)) where tier = 'paper';
create index signatures_own on signatures (account_id) where account_id is not null;
create index signatures_shown on signatures (demand_id, id desc) where state = 'valid' and shown;
create index signatures_waiting on signatures (demand_id, id) where state = 'waiting';
create index signatures_time on signatures (demand_id, signed_at);
create index signatures_export on signatures (demand_id, tag);
create index signatures_invalidation on signatures (invalidation_id) where invalidation_id is not null;
create index signatures_helper on signatures (helper_id) where helper_id is not null;
create index signatures_traces on signatures (signed_at) where origin is not null or mail_host is not null;

-- The audited query: what stands for how many, and nothing else counts.
create view counted_signatures as
  select demand_id, tier, 1 as counted, version from signatures where state = 'valid'
  union all select demand_id, 'paper', counted, version from signature_sheets where invalidation_id is null;

-- The same, kept as sums that are written with each signature; in sixteen parts, so that nobody waits long for another's.
create table signature_counts (
  demand_id bigint not null references demands (id) on delete cascade,
  tier text not null check (tier in ('member', 'email', 'paper', 'remote')),
  part smallint not null check (part between 0 and 15),
  counted bigint not null,
  primary key (demand_id, tier, part)
) with (fillfactor = 50);

-- Moves the sums by what one statement changed, in its transaction and whoever runs it: also when a person, a server or a
-- whole demand goes and the rows go with it. One statement writes one part of each tier, in the order of tiers.
create function move_signature_count(which bigint, of_tier text, part smallint, by bigint) returns void language sql as $$
  insert into signature_counts as sums (demand_id, tier, part, counted)
    select which, of_tier, part, by where exists (select from demands where id = which)
    on conflict (demand_id, tier, part) do update set counted = sums.counted + excluded.counted
$$;
create function move_signature_counts() returns trigger language plpgsql as $$
declare
  any_part constant smallint := floor(random() * 16);
begin
  if tg_op = 'INSERT' then
    perform move_signature_count(demand_id, tier, any_part, by) from (
      select demand_id, tier, count(*) as by from fresh where state = 'valid' group by 1, 2 order by 1, 2) as moved;
  elsif tg_op = 'DELETE' then
    perform move_signature_count(demand_id, tier, any_part, -by) from (
      select demand_id, tier, count(*) as by from gone where state = 'valid' group by 1, 2 order by 1, 2) as moved;
  else
    perform move_signature_count(demand_id, tier, any_part, by) from (
      select demand_id, tier, sum(one) as by from (
        select demand_id, tier, 1 as one from fresh where state = 'valid'
        union all select demand_id, tier, -1 from gone where state = 'valid') as change
      group by 1, 2 having sum(one) <> 0 order by 1, 2) as moved;
  end if;
  return null;
end $$;
create trigger signatures_made after insert on signatures referencing new table as fresh
  for each statement execute function move_signature_counts();
create trigger signatures_gone after delete on signatures referencing old table as gone
  for each statement execute function move_signature_counts();
create trigger signatures_changed after update on signatures referencing old table as gone new table as fresh
  for each statement execute function move_signature_counts();

create function move_sheet_counts() returns trigger language plpgsql as $$
declare
  any_part constant smallint := floor(random() * 16);
begin
  perform move_signature_count(demand_id, 'paper', any_part, by) from (
    select demand_id, sum(counted) as by from (
      select (case when tg_op <> 'DELETE' then new.demand_id end) as demand_id, new.counted as counted
        where tg_op <> 'DELETE' and new.invalidation_id is null
      union all select old.demand_id, -old.counted where tg_op <> 'INSERT' and old.invalidation_id is null) as change
    group by 1 having sum(counted) <> 0) as moved;
  return null;
end $$;
create trigger sheets_counted after insert or update or delete on signature_sheets
  for each row execute function move_sheet_counts();
