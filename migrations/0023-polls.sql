-- A question a post asks, with what one may choose. How many voted stands in the post's own row, so that the row changes
-- with every vote; null where there is no poll. Whoever leaves takes their name along, and the count stays.
alter table posts add column voters_count integer check (voters_count >= 0);

create table polls (
  post_id bigint primary key references posts (id) on delete cascade,
  multiple boolean not null,
  -- Whether nobody sees the counts before the end.
  secret boolean not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  unique (post_id, multiple)
);

create table poll_options (
  post_id bigint not null references polls (post_id) on delete cascade,
  place smallint not null check (place between 1 and 10),
  text text not null check (char_length(text) between 1 and 80),
  votes_count integer not null default 0 check (votes_count >= 0),
  primary key (post_id, place)
);

create table poll_votes (
  post_id bigint not null,
  account_id bigint not null references accounts (id) on delete cascade,
  multiple boolean not null,
  places smallint[] not null check (cardinality(places) between 1 and 10),
  primary key (post_id, account_id),
  foreign key (post_id, multiple) references polls (post_id, multiple) on delete cascade,
  check (multiple or cardinality(places) = 1)
);
create index poll_votes_account on poll_votes (account_id);
