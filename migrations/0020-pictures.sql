-- Pictures people sent. A row without `ready_at` is one whose files are being written. A picture hangs on at most one thing:
-- a draft, a post, a story, or its owner's profile. `stem` begins the names of its files and its address.
create table pictures (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  stem text not null unique check (stem ~ '^[0-9a-f]{32}$'),
  variants jsonb not null check (jsonb_typeof(variants) = 'array' and pg_column_size(variants) <= 4000),
  colour text not null check (colour ~ '^[0-9a-f]{6}$'),
  bytes integer not null check (bytes >= 0),
  alt text not null default '' check (char_length(alt) <= 1500),
  post_id bigint references posts (id) on delete cascade,
  draft_id bigint references drafts (id) on delete cascade,
  story_id bigint references stories (id) on delete cascade,
  part text check (part in ('avatar', 'cover')),
  position integer not null default 0 check (position between 0 and 10),
  missing boolean not null default false,
  ready_at timestamptz,
  created_at timestamptz not null default now(),
  check (num_nonnulls(post_id, draft_id, story_id, part) <= 1)
);
create index pictures_post on pictures (post_id, position) where post_id is not null;
create index pictures_draft on pictures (draft_id, position) where draft_id is not null;
create index pictures_story on pictures (story_id) where story_id is not null;
create unique index pictures_part on pictures (account_id, part) where part is not null;
create index pictures_account on pictures (account_id);
create index pictures_loose on pictures (created_at) where ready_at is null or num_nonnulls(post_id, draft_id, story_id, part) = 0;

-- Whose files must go: whatever takes a row away, a post, an account or a sweep, leaves its stem here, in the same transaction.
create table gone_pictures (
  stem text primary key check (stem ~ '^[0-9a-f]{32}$'),
  variants jsonb not null check (pg_column_size(variants) <= 4000),
  created_at timestamptz not null default now()
);

create function note_gone_picture() returns trigger language plpgsql as $$
begin
  insert into gone_pictures (stem, variants) values (old.stem, old.variants) on conflict do nothing;
  perform graphile_worker.add_job('media.remove-gone', '{}'::json, job_key => 'media.remove-gone', job_key_mode => 'preserve_run_at');
  return null;
end $$;
create trigger pictures_gone after delete on pictures for each row execute function note_gone_picture();

-- The stems of the pictures a profile shows; empty for none.
alter table accounts add column avatar text not null default '' check (char_length(avatar) <= 32);
alter table accounts add column cover text not null default '' check (char_length(cover) <= 32);

-- What others say a picture shows, until its owner says yes or no.
create table alt_suggestions (
  id bigint primary key default next_id(),
  picture_id bigint not null references pictures (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  alt text not null check (char_length(alt) between 1 and 1500),
  created_at timestamptz not null default now(),
  unique (picture_id, account_id)
);
create index alt_suggestions_account on alt_suggestions (account_id);
