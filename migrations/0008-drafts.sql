-- What people write and have not sent yet. `writing` holds the form's own answers: text, parts, audience and the rest.
-- The post a draft answers may go away; the words stay.
create table drafts (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  writing jsonb not null check (jsonb_typeof(writing) = 'object' and pg_column_size(writing) <= 300000),
  parent_id bigint,
  publish_at timestamptz,
  -- Why it was not published at its hour, as a code the page puts in words.
  problem text check (char_length(problem) <= 40),
  -- Ordered by time, as ids are: the draft touched last comes first.
  touched bigint not null default next_id(),
  updated_at timestamptz not null default now()
);
create index drafts_account on drafts (account_id, touched desc);
create index drafts_scheduled on drafts (account_id, publish_at) where publish_at is not null;

-- A post may be pictures alone.
alter table posts add column pictures_count integer not null default 0 check (pictures_count between 0 and 10);
alter table posts drop constraint posts_text_check;
alter table posts add constraint posts_text_check
  check (char_length(text) <= 5000 and (char_length(text) > 0 or pictures_count > 0));
create index posts_pictures on posts (author_id, id desc) where pictures_count > 0;
