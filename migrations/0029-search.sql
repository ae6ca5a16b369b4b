create extension if not exists pg_trgm;

-- Text as search compares it: without accents. The same for what was written and for what is asked.
create function search_text(said text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(normalize(said, NFD), '[\u0300-\u036f]', '', 'g')
$$;

-- A name as it sounds, so that old and new spelling meet: Soekarno is Sukarno, Djoko is Joko, Tjahjo is Cahyo, Achmad is Ahmad.
create function name_key(name text) returns text language sql immutable strict parallel safe as $$
  select trim(regexp_replace(regexp_replace(
    translate(replace(replace(replace(replace(replace(lower(search_text(name)), 'ch', 'kh'), 'kh', 'h'), 'oe', 'u'), 'tj', 'c'), 'dj', 'j'), 'j', 'y'),
    '[[:punct:][:space:]]+', ' ', 'g'), '(.)\1+', '\1', 'g'))
$$;

create function search_language(code text) returns text language sql immutable strict parallel safe as $$
  select case when code in ('id', 'ms') then 'id' when code = 'en' then 'en' else 'xx' end
$$;

-- A post's words, each as its language stems it. Marks begin with "=", which no word does: the language, the author,
-- whether there are pictures, and for what others may find the shelf: all of some twelve days stand on one.
create table post_words (
  post_id bigint primary key references posts (id) on delete cascade,
  -- Posts for everyone or for this server, which others may find. All else only its author finds.
  open boolean not null,
  words tsvector not null
);

create function words_of_post(post posts) returns tsvector language sql immutable parallel safe as $$
  select to_tsvector(
      case search_language(post.language) when 'id' then 'indonesian' when 'en' then 'english' else 'simple' end::regconfig,
      search_text(post.warning || ' ' || post.text))
    || array_to_tsvector(array_remove(array['=' || search_language(post.language), '=a' || post.author_id,
      case when post.pictures_count > 0 then '=p' end,
      case when post.audience in ('public', 'local') then '=s' || (post.id >> 52) else '=m' || post.author_id end], null))
$$;

create function keep_post_words() returns trigger language plpgsql as $$ begin
  insert into post_words (post_id, open, words) values (new.id, new.audience in ('public', 'local'), words_of_post(new))
  on conflict (post_id) do update set open = excluded.open, words = excluded.words;
  return null;
end $$;

insert into post_words select id, audience in ('public', 'local'), words_of_post(posts) from posts;
create index post_words_open on post_words (post_id) where open;
-- Without a list of what is still to be sorted in, since each shelf looked through would read all of it.
create index post_words_words on post_words using gin (words) with (fastupdate = off);
create trigger posts_words after insert or update of text, warning, language, audience, pictures_count on posts
  for each row execute function keep_post_words();

-- Every tag ever written. Whether anyone may see a post with it is asked each time.
create table tags (
  tag text primary key check (char_length(tag) between 1 and 100)
);
insert into tags select distinct tag from post_tags;
create index tags_alike on tags using gin (tag gin_trgm_ops);
create index tags_beginning on tags (tag text_pattern_ops);
create function keep_tag() returns trigger language plpgsql as $$ begin
  insert into tags select distinct tag from fresh on conflict do nothing;
  return null;
end $$;
create trigger post_tags_tags after insert on post_tags referencing new table as fresh
  for each statement execute function keep_tag();

-- What a person is found by: the sound of name and handle, and what they say of themselves.
create table people_words (
  account_id bigint primary key references accounts (id) on delete cascade,
  sound text not null check (char_length(sound) <= 300),
  words tsvector not null
);
-- Every word of a name, once: what is misspelt is looked up here, and a common name costs no more than a rare one.
create table name_words (
  word text primary key check (char_length(word) between 3 and 300)
);
create index name_words_alike on name_words using gin (word gin_trgm_ops) with (fastupdate = off);

create function keep_people_words() returns trigger language plpgsql as $$
declare called text := left(name_key(new.name || ' ' || new.handle), 300);
begin
  insert into people_words (account_id, sound, words)
  values (new.id, called, setweight(to_tsvector('simple', called), 'A') || setweight(to_tsvector('indonesian', search_text(new.bio)), 'D'))
  on conflict (account_id) do update set sound = excluded.sound, words = excluded.words;
  insert into name_words select word from regexp_split_to_table(called, ' ') as word
  where char_length(word) >= 3 and word ~ '[^0-9]' on conflict do nothing;
  return null;
end $$;

-- A name nobody bears any more leaves no trace.
create function forget_name_words() returns trigger language plpgsql as $$ begin
  delete from name_words where word in (select regexp_split_to_table(old.sound, ' '))
    and not exists (select from people_words where words @@ (quote_literal(word) || ':A')::tsquery);
  return null;
end $$;
create trigger people_words_forget after update of sound or delete on people_words
  for each row execute function forget_name_words();
create trigger accounts_words after insert or update of name, handle, bio on accounts
  for each row execute function keep_people_words();
update accounts set bio = bio;
create index people_words_words on people_words using gin (words) with (fastupdate = off);

-- What is asked of posts, stemmed as each language stems, each for posts of its language alone. One minus in a row, since
-- sixteen are more than websearch_to_tsquery can hold.
create function post_query(asked text) returns tsquery language sql immutable strict parallel safe as $$
  select coalesce(min(mine::text) filter (where code = 'id'), '')::tsquery
    || coalesce(min(mine::text) filter (where code = 'en'), '')::tsquery
    || coalesce(min(mine::text) filter (where code = 'xx'), '')::tsquery
  from (values ('id', 'indonesian'::regconfig), ('en', 'english'), ('xx', 'simple')) as spoken (code, stems),
    lateral (select websearch_to_tsquery(stems, regexp_replace(search_text(asked), '-(\s*-)+', '-', 'g')) as plain) as read,
    lateral (select plain && ('=' || code)::tsquery as mine) as marked
  where numnode(plain) > 0
$$;

-- What is asked of names: each word as it sounds, whole or as the beginning of one.
create function people_query(asked text, beginnings boolean) returns tsquery language sql immutable strict parallel safe as $$
  select string_agg(quote_literal(word) || case when beginnings then ':*A' else ':A' end, ' & ')::tsquery
  from regexp_split_to_table(name_key(asked), ' ') as word where word <> ''
$$;

-- What is asked of names, each word with those spelt most alike. Nothing when there is none for one of them.
create function people_query_alike(asked text) returns tsquery language sql stable strict parallel safe as $$
  select case when bool_and(spelt is not null) then string_agg('(' || spelt || ')', ' & ') end::tsquery
  from (select word as given from regexp_split_to_table(name_key(asked), ' ') as word where word <> '' limit 6) as given,
    lateral (select string_agg(quote_literal(word) || ':A', ' | ') as spelt
      from (select word from name_words where word % given order by similarity(word, given) desc, word limit 4) as near) as near
$$;
