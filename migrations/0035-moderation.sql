-- What a moderator may do; administrators may do all of it.
alter table accounts add column permissions text[] not null default '{}' check (cardinality(permissions) <= 10 and permissions <@
  array['reports', 'posts', 'people', 'appeals', 'sign-ups', 'rules', 'announcements']);
-- Why an applicant was turned away, for them to read.
alter table accounts add column refusal text not null default '' check (char_length(refusal) <= 500);
alter table community add column suspend_needs_two boolean not null default false;
-- Without anyone who looks after it the door closes by itself; officials_seen_at is the last hour one of them was here.
alter table community add column sign_up_closes boolean not null default true;
alter table community add column officials_seen_at timestamptz not null default now();

-- What moderators put before a post, and the author cannot take away; and when they took a post away: nobody sees it then.
alter table posts add column curtain text not null default '' check (char_length(curtain) <= 200);
alter table posts add column removed_at timestamptz;
create index posts_removed on posts (removed_at) where removed_at is not null;

-- The community's rules. A change ends a row and begins another, so that a decision names the very words it rests on.
create table rules (
  id bigint primary key default next_id(),
  number integer not null check (number between 1 and 99),
  title text not null check (char_length(title) between 1 and 100),
  title_en text not null default '' check (char_length(title_en) <= 100),
  words text not null default '' check (char_length(words) <= 600),
  words_en text not null default '' check (char_length(words_en) <= 600),
  made_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index rules_number on rules (number) where ended_at is null;

create table announcements (
  id bigint primary key default next_id(),
  title text not null check (char_length(title) between 1 and 100),
  words text not null check (char_length(words) <= 1500),
  starts_at timestamptz not null default now(),
  ends_at timestamptz not null check (ends_at > starts_at),
  made_by bigint references accounts (id) on delete set null,
  made_at timestamptz not null default now()
);
create index announcements_ends_at on announcements (ends_at);
create index announcements_made_by on announcements (made_by);

create table announcement_dismissals (
  announcement_id bigint not null references announcements (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  primary key (announcement_id, account_id)
);
create index announcement_dismissals_account on announcement_dismissals (account_id);

-- All open reports of one thing are one case.
create table moderation_cases (
  id bigint primary key default next_id(),
  kind text not null check (kind in ('post', 'message', 'story', 'person')),
  thing_id bigint not null,
  subject_id bigint references accounts (id) on delete set null,
  state text not null default 'waiting' check (state in ('waiting', 'handled', 'resolved')),
  assignee_id bigint references accounts (id) on delete set null,
  -- 3 is danger to life or to a child, 2 is harm to someone, 1 all else; the gravest of its reports.
  gravity integer not null default 1 check (gravity between 1 and 3),
  reports_count integer not null default 0,
  opened_at timestamptz not null default now(),
  resolved_at timestamptz
);
create unique index moderation_cases_open on moderation_cases (kind, thing_id) where state <> 'resolved';
create index moderation_cases_queue on moderation_cases (state, gravity desc, id);
create index moderation_cases_subject on moderation_cases (subject_id, id);
create index moderation_cases_assignee on moderation_cases (assignee_id);
create index moderation_cases_resolved_at on moderation_cases (resolved_at);

create table reports (
  id bigint primary key default next_id(),
  case_id bigint not null references moderation_cases (id) on delete cascade,
  reporter_id bigint references accounts (id) on delete set null,
  category text not null check (category in ('spam', 'harassment', 'hate', 'hoax', 'violence', 'sexual', 'child', 'other')),
  rule_id bigint references rules (id),
  words text not null default '' check (char_length(words) <= 1000),
  made_at timestamptz not null default now(),
  unique (case_id, reporter_id)
);
create index reports_reporter on reports (reporter_id);
create index reports_rule on reports (rule_id);

-- What was reported as a reporter saw it then, and examples they chose. It is all of the thing that moderators see.
create table case_snapshots (
  id bigint primary key default next_id(),
  case_id bigint not null references moderation_cases (id) on delete cascade,
  kind text not null check (kind in ('post', 'message', 'story', 'person')),
  thing_id bigint not null,
  fingerprint bytea not null check (octet_length(fingerprint) = 32),
  content jsonb not null check (pg_column_size(content) <= 60000),
  taken_at timestamptz not null default now(),
  unique (case_id, kind, thing_id, fingerprint)
);

create table case_notes (
  id bigint primary key default next_id(),
  case_id bigint not null references moderation_cases (id) on delete cascade,
  author_id bigint references accounts (id) on delete set null,
  words text not null check (char_length(words) between 1 and 1000),
  made_at timestamptz not null default now()
);
create index case_notes_case on case_notes (case_id, id);
create index case_notes_author on case_notes (author_id);

-- One decision ends a case. A proposed one waits for a second moderator; a declined or a lifted one has no effect.
create table decisions (
  id bigint primary key default next_id(),
  case_id bigint not null references moderation_cases (id) on delete cascade,
  subject_id bigint references accounts (id) on delete set null,
  on_thing text not null check (on_thing in ('none', 'hide', 'delete')),
  on_person text not null check (on_person in ('none', 'warn', 'limit', 'freeze', 'suspend')),
  rule_id bigint references rules (id),
  reason text not null check (char_length(reason) between 1 and 1000),
  state text not null check (state in ('proposed', 'active', 'declined', 'lifted')),
  made_by bigint references accounts (id) on delete set null,
  confirmed_by bigint references accounts (id) on delete set null,
  made_at timestamptz not null default now(),
  lifted_at timestamptz
);
create unique index decisions_case on decisions (case_id) where state in ('proposed', 'active');
create index decisions_subject on decisions (subject_id, state);
create index decisions_rule on decisions (rule_id);
create index decisions_made_by on decisions (made_by);
create index decisions_confirmed_by on decisions (confirmed_by);
create index decisions_all on decisions (case_id);

create table appeals (
  id bigint primary key default next_id(),
  decision_id bigint not null unique references decisions (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  words text not null check (char_length(words) between 1 and 2000),
  state text not null default 'open' check (state in ('open', 'upheld', 'refused')),
  answer text not null default '' check (char_length(answer) <= 1000),
  decided_by bigint references accounts (id) on delete set null,
  made_at timestamptz not null default now(),
  decided_at timestamptz
);
create index appeals_open on appeals (id) where state = 'open';
create index appeals_account on appeals (account_id);
create index appeals_decided_by on appeals (decided_by);

-- What moderators tell a person: a decision about them, what became of their report or their appeal.
create table notices (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  kind text not null check (kind in ('decided', 'lifted', 'report_answered', 'appeal_answered')),
  decision_id bigint references decisions (id) on delete cascade,
  case_id bigint references moderation_cases (id) on delete cascade,
  made_at timestamptz not null default now(),
  read_at timestamptz
);
create index notices_account on notices (account_id, id desc);
create index notices_unread on notices (account_id) where read_at is null;
create index notices_decision on notices (decision_id);
create index notices_case on notices (case_id);

-- Who did what, when. It names rows by their numbers alone and outlives them; nothing in it can be changed.
create table moderation_log (
  id bigint primary key default next_id(),
  actor_id bigint not null,
  actor_role text not null check (actor_role in ('member', 'moderator', 'administrator')),
  deed text not null check (deed ~ '^[a-z]{2,12}(-[a-z]{2,12}){0,3}$' and char_length(deed) <= 50),
  subject_id bigint,
  case_id bigint,
  decision_id bigint,
  rule_id bigint,
  kind text check (kind in ('post', 'message', 'story', 'person')),
  on_thing text check (on_thing in ('none', 'hide', 'delete')),
  on_person text check (on_person in ('none', 'warn', 'limit', 'freeze', 'suspend')),
  detail text not null default '' check (char_length(detail) <= 300),
  made_at timestamptz not null default now()
);
create index moderation_log_case on moderation_log (case_id, id);
create index moderation_log_deed on moderation_log (deed, id desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the moderation log can only grow';
end $$;
create trigger moderation_log_only_grows before update or delete on moderation_log for each row execute function refuse_change();
create trigger moderation_log_stays before truncate on moderation_log for each statement execute function refuse_change();

-- Networks from which nobody joins without an invite, for a while.
create table sign_up_blocks (
  id bigint primary key default next_id(),
  network cidr not null unique,
  reason text not null check (char_length(reason) between 1 and 200),
  made_by bigint references accounts (id) on delete set null,
  made_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sign_up_blocks_made_by on sign_up_blocks (made_by);
create index sign_up_blocks_expires_at on sign_up_blocks (expires_at);
