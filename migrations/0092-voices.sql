-- Whether people without an account may answer questions for a map, where whoever asks lets them.
alter table community add column guests_vote boolean not null default false;

-- Questions are reported like anything else.
alter table moderation_cases drop constraint moderation_cases_kind_check;
alter table moderation_cases add constraint moderation_cases_kind_check check (kind in ('post', 'message', 'story', 'person', 'demand', 'event', 'question'));
alter table case_snapshots drop constraint case_snapshots_kind_check;
alter table case_snapshots add constraint case_snapshots_kind_check check (kind in ('post', 'message', 'story', 'person', 'demand', 'event', 'question'));
alter table moderation_log drop constraint moderation_log_kind_check;
alter table moderation_log add constraint moderation_log_kind_check check (kind in ('post', 'message', 'story', 'person', 'demand', 'event', 'question'));
