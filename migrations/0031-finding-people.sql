-- What a person can do, in short words; and whether they agree to be looked up by place and skill.
alter table accounts add column skills text[] not null default '{}'
  check (cardinality(skills) <= 10 and char_length(array_to_string(skills, '')) <= 300);
alter table accounts add column listed boolean not null default false;
-- Whether the person is shown people they may know.
alter table accounts add column suggestions boolean not null default true;

-- Weights: A the name, B skills and C the place of those who agreed, D what they say of themselves.
create or replace function keep_people_words() returns trigger language plpgsql as $$
declare
  called text := left(name_key(new.name || ' ' || new.handle), 300);
  skills text := case when new.listed then array_to_string(new.skills, ' . ') else '' end;
  place text := case when new.listed and new.place_seen_by in ('everyone', 'members') then new.place else '' end;
begin
  insert into people_words (account_id, sound, words)
  values (new.id, called, setweight(to_tsvector('simple', called), 'A') || setweight(to_tsvector('indonesian', search_text(skills)), 'B')
    || setweight(to_tsvector('indonesian', search_text(place)), 'C') || setweight(to_tsvector('indonesian', search_text(new.bio)), 'D'))
  on conflict (account_id) do update set sound = excluded.sound, words = excluded.words;
  insert into name_words select word from regexp_split_to_table(called, ' ') as word
  where char_length(word) >= 3 and word ~ '[^0-9]' on conflict do nothing;
  return null;
end $$;
drop trigger accounts_words on accounts;
create trigger accounts_words after insert or update of name, handle, bio, skills, place, listed, place_seen_by on accounts
  for each row execute function keep_people_words();

-- What is asked of what people say of themselves: of their skills (B), their place (C), the rest (D).
create function people_query_about(asked text, about text) returns tsquery language sql immutable strict parallel safe as $$
  select string_agg(quote_literal(lexeme) || ':' || about, ' & ')::tsquery from unnest(to_tsvector('indonesian', search_text(asked)))
$$;

create table followed_tags (
  account_id bigint not null references accounts (id) on delete cascade,
  tag text not null check (char_length(tag) between 1 and 100),
  primary key (account_id, tag)
);
create index followed_tags_tag on followed_tags (tag, account_id);

-- Lists are their owner's alone; nobody in one knows of it.
create table lists (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 60)
);
create index lists_account on lists (account_id, name);
create table list_members (
  list_id bigint not null references lists (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  primary key (list_id, account_id)
);
create index list_members_account on list_members (account_id);

create table dismissed_suggestions (
  account_id bigint not null references accounts (id) on delete cascade,
  dismissed_id bigint not null references accounts (id) on delete cascade,
  primary key (account_id, dismissed_id)
);
create index dismissed_suggestions_dismissed on dismissed_suggestions (dismissed_id);

-- People worth following, gathered by somebody under a name. Whoever took themselves out is not put in again.
create table collections (
  id bigint primary key default next_id(),
  account_id bigint not null references accounts (id) on delete cascade,
  name text not null check (char_length(name) between 1 and 60),
  description text not null default '' check (char_length(description) <= 300)
);
create index collections_account on collections (account_id, id desc);
create table collection_people (
  collection_id bigint not null references collections (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  left_at timestamptz,
  primary key (collection_id, account_id)
);
create index collection_people_account on collection_people (account_id);
