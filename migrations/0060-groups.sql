-- Groups and organisations are accounts nobody signs in to: they have a handle, a profile, followers and keys as people have,
-- and several people act for them. What is for people only names the kind.
alter table accounts add column kind text not null default 'person' check (kind in ('person', 'group', 'organization'));
update accounts set kind = case remote_actors.kind when 'Group' then 'group' else 'organization' end
  from remote_actors where account_id = accounts.id and remote_actors.kind in ('Group', 'Organization');
drop index accounts_directory;
create index accounts_directory on accounts (id desc) where status = 'active' and kind = 'person';
create index accounts_gatherings on accounts (kind, id desc) where status = 'active' and kind <> 'person';

create table groups (
  id bigint primary key references accounts (id) on delete cascade,
  -- public: everyone reads, members write. announce: everyone reads, organisers write, members answer.
  -- private: members alone read; one asks to be let in. invite: as private, and only who was invited finds it.
  access text not null check (access in ('public', 'announce', 'private', 'invite')),
  -- Whether an organiser lets each new member in; always so for private ones.
  approves boolean not null default false,
  question text not null default '' check (char_length(question) <= 300),
  agreement text not null default '' check (char_length(agreement) <= 5000),
  agreement_version integer not null default 0 check (agreement_version >= 0),
  library text not null default '' check (char_length(library) <= 500),
  members_count integer not null default 0 check (members_count >= 0),
  made_by bigint references accounts (id) on delete set null,
  closed_at timestamptz
);
create index groups_made_by on groups (made_by);

-- Who belongs to a group or acts for an organisation, of this server or another. A row with the state "member" lets its
-- person read what is for the group alone: the one condition of visibility.
create table group_members (
  group_id bigint not null references accounts (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  state text not null check (state in ('asked', 'invited', 'member', 'banned')),
  role text not null default 'member' check (role in ('member', 'helper', 'organiser', 'owner')),
  answer text not null default '' check (char_length(answer) <= 500),
  agreed_version integer,
  agreed_at timestamptz,
  invited_by bigint references accounts (id) on delete set null,
  -- The Follow of somebody elsewhere, which is accepted when they are let in.
  activity_uri text check (char_length(activity_uri) between 10 and 2048),
  since timestamptz not null default now(),
  primary key (group_id, account_id),
  check (group_id <> account_id),
  check (role = 'member' or state = 'member')
);
create index group_members_account on group_members (account_id, state, group_id);
create index group_members_waiting on group_members (group_id, since) where state = 'asked';
create index group_members_role on group_members (group_id, role) where role <> 'member';
create index group_members_invited_by on group_members (invited_by) where invited_by is not null;

-- What was said in a group. "group" is the audience of private ones: members of it, wherever they live, and nobody else.
alter table posts add column group_id bigint references accounts (id) on delete cascade;
alter table posts drop constraint posts_audience_check;
alter table posts add constraint posts_audience_check check (audience in ('public', 'quiet', 'followers', 'direct', 'local', 'group'));
alter table posts add constraint posts_group_check check (audience <> 'group' or group_id is not null);
create index posts_group on posts (group_id, id desc) where group_id is not null;
alter table stream_events drop constraint stream_events_audience_check;
alter table stream_events add constraint stream_events_audience_check check (audience in ('public', 'quiet', 'followers', 'direct', 'local', 'group'));
