-- What there was to tell of an event: one row each time, so that a second move is told as the first was.
create table event_news (
  id bigint primary key default next_id(),
  event_id bigint not null references events (id) on delete cascade,
  kind text not null check (kind in ('tomorrow', 'soon', 'moved', 'cancelled', 'seated')),
  -- Whom alone it concerns; everyone who comes or may come if nobody.
  account_id bigint references accounts (id) on delete cascade,
  at timestamptz not null default now()
);
create index event_news_event on event_news (event_id);
create index event_news_account on event_news (account_id) where account_id is not null;

alter table moderation_cases drop constraint moderation_cases_kind_check;
alter table moderation_cases add constraint moderation_cases_kind_check check (kind in ('post', 'message', 'story', 'person', 'demand', 'event'));
alter table case_snapshots drop constraint case_snapshots_kind_check;
alter table case_snapshots add constraint case_snapshots_kind_check check (kind in ('post', 'message', 'story', 'person', 'demand', 'event'));
alter table moderation_log drop constraint moderation_log_kind_check;
alter table moderation_log add constraint moderation_log_kind_check check (kind in ('post', 'message', 'story', 'person', 'demand', 'event'));
