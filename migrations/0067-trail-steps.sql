-- How long each step may take, in working days, and how many must sign before a petition is forwarded.
create table demand_types (
  kind text primary key check (kind in ('petition', 'report')),
  forward_days smallint not null default 3 check (forward_days between 1 and 60),
  answer_days smallint not null default 5 check (answer_days between 1 and 180),
  forward_at integer not null default 0 check (forward_at between 0 and 10000000)
);
insert into demand_types (kind) values ('petition'), ('report');

-- The working calendar of the community: days of the week that are free (0 is Sunday), and days that are.
alter table community add column weekend smallint[] not null default '{0,6}' check (cardinality(weekend) <= 6 and weekend <@ '{0,1,2,3,4,5,6}');
create table holidays (
  day date primary key,
  name text not null default '' check (char_length(name) <= 80)
);
-- What is free every year on the same day in Indonesia; the moving ones an administrator adds.
insert into holidays
  select make_date(year, month, day), name from generate_series(2026, 2036) as year,
    (values (1, 1, 'Tahun Baru'), (5, 1, 'Hari Buruh'), (6, 1, 'Hari Lahir Pancasila'), (8, 17, 'Hari Kemerdekaan'), (12, 25, 'Hari Natal')) as free (month, day, name);

alter table demands add column forwarded_at timestamptz;
alter table demands add column answered_at timestamptz;
alter table demands add column done_at timestamptz;
alter table demands add column confirmed_at timestamptz;
-- Each time it is said to be done those affected are asked anew.
alter table demands add column round smallint not null default 0 check (round >= 0);
-- The moment that was missed and told of.
alter table demands add column late_noted timestamptz;

-- What the addressee promises to do, each with its day and how far it has come.
create table demand_milestones (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  title text not null check (char_length(title) between 1 and 200),
  due_on date,
  percent smallint not null default 0 check (percent between 0 and 100),
  changed_at timestamptz not null default now()
);
create index demand_milestones_demand on demand_milestones (demand_id, id);

-- Whether it was really done, by those affected: the author, also one without an account, and signers who are affected.
create table demand_votes (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  round smallint not null,
  account_id bigint references accounts (id) on delete cascade,
  by_key boolean not null default false,
  done boolean not null,
  voted_at timestamptz not null default now(),
  check ((account_id is not null) <> by_key)
);
create unique index demand_votes_account on demand_votes (demand_id, round, account_id) where account_id is not null;
create unique index demand_votes_key on demand_votes (demand_id, round) where by_key;
create index demand_votes_own on demand_votes (account_id) where account_id is not null;

-- The posts it grew from.
create table demand_sources (
  demand_id bigint not null references demands (id) on delete cascade,
  post_id bigint not null references posts (id) on delete cascade,
  primary key (demand_id, post_id)
);
create index demand_sources_post on demand_sources (post_id);

-- What is being written. Nothing of it is thrown away but by whoever writes. Somebody without an account has the key.
create table demand_drafts (
  id bigint primary key default next_id(),
  account_id bigint references accounts (id) on delete cascade,
  key_hash bytea unique check (octet_length(key_hash) = 32),
  kind text not null check (kind in ('petition', 'report')),
  writing jsonb not null default '{}' check (pg_column_size(writing) <= 40000),
  -- The step to go on with.
  step smallint not null default 1 check (step between 1 and 9),
  source_id bigint references posts (id) on delete set null,
  saved_at timestamptz not null default now(),
  check (num_nonnulls(account_id, key_hash) = 1)
);
create index demand_drafts_account on demand_drafts (account_id, id) where account_id is not null;
create index demand_drafts_source on demand_drafts (source_id) where source_id is not null;

-- Pictures hang on a demand as well, on a row of its trail as proof, and on what is being written.
alter table pictures add column demand_id bigint references demands (id) on delete cascade;
alter table pictures add column trail_seq bigint references trail_entries (seq) on delete cascade check (trail_seq is null or demand_id is not null);
alter table pictures add column demand_draft_id bigint references demand_drafts (id) on delete cascade;
alter table pictures drop constraint pictures_check;
alter table pictures add constraint pictures_check check (num_nonnulls(post_id, draft_id, story_id, part, demand_id, demand_draft_id) <= 1);
create index pictures_demand on pictures (demand_id, position) where demand_id is not null;
create index pictures_trail on pictures (trail_seq) where trail_seq is not null;
create index pictures_demand_draft on pictures (demand_draft_id, position) where demand_draft_id is not null;
drop index pictures_loose;
create index pictures_loose on pictures (created_at) where ready_at is null or num_nonnulls(post_id, draft_id, story_id, part, demand_id, demand_draft_id) = 0;

-- What is like another: by the letters of its title, and by its words as Indonesian stems them.
create function words_of_demand(title text, place text, ask text, what text) returns tsvector language sql immutable parallel safe as $$
  select setweight(to_tsvector('indonesian', public.search_text(title)), 'A') || setweight(to_tsvector('indonesian', public.search_text(place || ' ' || ask || ' ' || what)), 'C')
$$;
create index demands_words on demands using gin (words_of_demand(title, place, ask, what));
create index demands_title on demands using gin (lower(title) gin_trgm_ops);
create index demands_place on demands (latitude, longitude) where latitude is not null;

alter table moderation_cases drop constraint moderation_cases_kind_check;
alter table moderation_cases add constraint moderation_cases_kind_check check (kind in ('post', 'message', 'story', 'person', 'demand'));
alter table case_snapshots drop constraint case_snapshots_kind_check;
alter table case_snapshots add constraint case_snapshots_kind_check check (kind in ('post', 'message', 'story', 'person', 'demand'));
alter table moderation_log drop constraint moderation_log_kind_check;
alter table moderation_log add constraint moderation_log_kind_check check (kind in ('post', 'message', 'story', 'person', 'demand'));
-- Who reports without an account may say a name; it stands on the page of an open report, and proves nothing.
alter table demands add column guest_name text not null default '' check (char_length(guest_name) <= 60);
