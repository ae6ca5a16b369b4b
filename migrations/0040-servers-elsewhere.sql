-- People and posts of other servers stand among our own. A person's handle is then user@host, and their status is "remote", so
-- that whatever is for members of this community leaves them out until it names them.
alter table accounts drop constraint accounts_handle_check;
alter table accounts drop constraint accounts_status_check;
alter table accounts add constraint accounts_status_check
  check (status in ('active', 'pending', 'refused', 'suspended', 'leaving', 'remote'));
-- The server a person belongs to; empty for our own.
alter table accounts add column host text generated always as (split_part(handle, '@', 2)) stored;
alter table accounts add constraint accounts_handle_check check (char_length(handle) <= 360 and
  case when status = 'remote' or position('@' in handle) > 0
    then handle ~ '^[a-z0-9_]([a-z0-9_.~-]{0,98}[a-z0-9_])?@[a-z0-9.:-]{1,255}$' else handle ~ '^[a-z0-9_]{2,30}$' end);
alter table accounts add constraint accounts_host_check check (char_length(host) <= 255 and (host = '' or status in ('remote', 'suspended')));
create index accounts_host on accounts (host) where host <> '';

-- What another server says of a person there. `uri` is who they are; its host is the one that may speak for them.
create table remote_actors (
  account_id bigint primary key references accounts (id) on delete cascade,
  uri text not null unique check (char_length(uri) between 10 and 2048),
  url text not null default '' check (char_length(url) <= 2048),
  kind text not null check (kind in ('Person', 'Group', 'Organization', 'Application', 'Service')),
  inbox text not null check (char_length(inbox) between 10 and 2048),
  shared_inbox text not null default '' check (char_length(shared_inbox) <= 2048),
  outbox text not null default '' check (char_length(outbox) <= 2048),
  followers text not null default '' check (char_length(followers) <= 2048),
  featured text not null default '' check (char_length(featured) <= 2048),
  icon text not null default '' check (char_length(icon) <= 2048),
  image text not null default '' check (char_length(image) <= 2048),
  also_known_as text[] not null default '{}' check (cardinality(also_known_as) <= 20 and char_length(array_to_string(also_known_as, '')) <= 20000),
  moved_to_id bigint references accounts (id) on delete set null,
  -- What the other server counts, as it says.
  posts_total integer not null default 0 check (posts_total >= 0),
  followers_total integer not null default 0 check (followers_total >= 0),
  following_total integer not null default 0 check (following_total >= 0),
  fetched_at timestamptz not null default now(),
  gone_at timestamptz
);
create index remote_actors_moved on remote_actors (moved_to_id) where moved_to_id is not null;
create index remote_actors_followers on remote_actors (followers) where followers <> '';

-- The keys remote people sign with, as fetched from their own server.
create table remote_keys (
  uri text primary key check (char_length(uri) between 10 and 2048),
  account_id bigint not null references accounts (id) on delete cascade,
  kind text not null check (kind in ('rsa', 'ed25519')),
  -- SubjectPublicKeyInfo, DER.
  public_key bytea not null check (octet_length(public_key) between 32 and 2048),
  fetched_at timestamptz not null default now()
);
create index remote_keys_account on remote_keys (account_id);

-- A post of another server has a `uri`; ours have none. `kind` is what it is there; what is no Note has a title and is read whole at `url`.
alter table posts add column uri text unique check (char_length(uri) between 10 and 2048);
alter table posts add column url text not null default '' check (char_length(url) <= 2048);
alter table posts add column kind text not null default 'Note' check (kind in ('Note', 'Article', 'Page', 'Question', 'Event', 'Video', 'Audio', 'Image', 'Document'));
alter table posts add column title text not null default '' check (char_length(title) <= 300);
-- What a reply answers and we do not have yet, until it comes.
alter table posts add column awaited_uri text check (char_length(awaited_uri) between 10 and 2048);
create index posts_awaited on posts (awaited_uri) where awaited_uri is not null;
drop index posts_community;
create index posts_community on posts (id desc) where audience in ('public', 'local') and in_reply_to_id is null and uri is null;
-- Public posts of other servers, newest first.
create index posts_elsewhere on posts (id desc) where audience = 'public' and in_reply_to_id is null and uri is not null;

-- Pictures, films and sound of remote posts: where they lie, not copies of them.
create table remote_media (
  id bigint primary key default next_id(),
  post_id bigint not null references posts (id) on delete cascade,
  position smallint not null check (position between 0 and 15),
  url text not null check (char_length(url) between 10 and 2048),
  kind text not null check (kind in ('image', 'video', 'audio', 'unknown')),
  media_type text not null default '' check (char_length(media_type) <= 100),
  alt text not null default '' check (char_length(alt) <= 1500),
  width integer check (width between 1 and 100000),
  height integer check (height between 1 and 100000),
  blurhash text not null default '' check (char_length(blurhash) <= 100),
  unique (post_id, position)
);

-- A follow across servers is known by the activity that asked for it.
alter table follows add column activity_uri text check (char_length(activity_uri) between 10 and 2048);
alter table shares add column uri text unique check (char_length(uri) between 10 and 2048);

-- Other servers give their polls longer and more answers.
alter table poll_options drop constraint poll_options_place_check;
alter table poll_options add constraint poll_options_place_check check (place between 1 and 20);
alter table poll_options drop constraint poll_options_text_check;
alter table poll_options add constraint poll_options_text_check check (char_length(text) between 1 and 200);

-- With whom this community talks: with everyone but those it blocks, with those it allows, or with nobody.
alter table community add column federation text not null default 'open' check (federation in ('open', 'listed', 'closed'));
-- What the community decided about other servers, and the reason it gives. It holds for their sub-domains too.
create table server_policies (
  host text primary key check (char_length(host) <= 255 and host ~ '^[a-z0-9.:-]+$'),
  -- allow: talked with while there is an allow-list. silence: seen by followers alone. suspend: nothing comes or goes.
  severity text not null check (severity in ('allow', 'silence', 'suspend')),
  reject_media boolean not null default false,
  reason text not null default '' check (char_length(reason) <= 500),
  note text not null default '' check (char_length(note) <= 1000),
  made_by bigint references accounts (id) on delete set null,
  made_at timestamptz not null default now()
);
create index server_policies_made_by on server_policies (made_by);
