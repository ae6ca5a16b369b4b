-- What happened within the last hour, for those who listen: only which row and whose, never what it says. A row appears in
-- the transaction of what it tells, and servers are woken when that is done. `xact` lets a server read on without a gap:
-- transactions end in another order than they begin, but below the oldest that still runs nothing new can appear.
create table stream_events (
  id bigint primary key default next_id(),
  xact bigint not null default pg_current_xact_id()::text::bigint,
  kind text not null check (kind in ('home', 'post', 'message', 'edit', 'gone', 'unshared', 'news', 'filters', 'announcement', 'silence')),
  subject_id bigint not null,
  person_id bigint,
  audience text check (audience in ('public', 'quiet', 'followers', 'direct', 'local')),
  at timestamptz not null default now()
);
create index stream_events_xact on stream_events (xact, id);
create index stream_events_at on stream_events (at);

-- However many rows a transaction adds, each server is woken once.
create function wake_streams() returns trigger language plpgsql as $$ begin
  perform pg_notify('gaung_streams', '');
  return null;
end $$;
create trigger stream_events_wake after insert on stream_events for each statement execute function wake_streams();

create function stream_post() returns trigger language plpgsql as $$ begin
  if tg_op = 'INSERT' then
    insert into stream_events (kind, subject_id, person_id, audience)
    values (case new.audience when 'direct' then 'message' else 'post' end, new.id, new.author_id, new.audience);
  elsif tg_op = 'DELETE' or new.removed_at is not null then
    insert into stream_events (kind, subject_id, person_id, audience) values ('gone', old.id, old.author_id, old.audience);
  else
    insert into stream_events (kind, subject_id, person_id, audience) values ('edit', new.id, new.author_id, new.audience);
  end if;
  return null;
end $$;
create trigger posts_stream after insert on posts for each row when (not new.imported) execute function stream_post();
create trigger posts_stream_gone after delete on posts for each row execute function stream_post();
create trigger posts_stream_edit after update of edited_at, removed_at, curtain on posts for each row
  when ((old.edited_at, old.removed_at, old.curtain) is distinct from (new.edited_at, new.removed_at, new.curtain))
  execute function stream_post();

create function stream_unshared() returns trigger language plpgsql as $$ begin
  insert into stream_events (kind, subject_id, person_id, audience) values ('unshared', old.id, old.account_id, 'followers');
  return null;
end $$;
create trigger shares_stream after delete on shares for each row execute function stream_unshared();

-- What came onto homes: once, on however many. What a new follow brings along is older.
create function stream_home() returns trigger language plpgsql as $$ begin
  insert into stream_events (kind, subject_id) select distinct 'home', entry_id from fresh
  where entry_id > ((extract(epoch from now()) * 1000)::bigint - 1577836800000 - 3600000) << 22;
  return null;
end $$;
create trigger home_entries_stream after insert on home_entries referencing new table as fresh
  for each statement execute function stream_home();

create function stream_news() returns trigger language plpgsql as $$ begin
  insert into stream_events (kind, subject_id, person_id) select 'news', id, account_id from fresh where not filtered;
  return null;
end $$;
create trigger notification_entries_stream after insert on notification_entries referencing new table as fresh
  for each statement execute function stream_news();

create function stream_filters() returns trigger language plpgsql as $$ begin
  insert into stream_events (kind, subject_id, person_id)
  values ('filters', coalesce(new.account_id, old.account_id), coalesce(new.account_id, old.account_id));
  return null;
end $$;
create trigger muted_words_stream after insert or update or delete on muted_words for each row execute function stream_filters();
create trigger filters_stream after update or delete on filters for each row execute function stream_filters();

create function stream_announcement() returns trigger language plpgsql as $$ begin
  insert into stream_events (kind, subject_id) values (case tg_op when 'DELETE' then 'silence' else 'announcement' end, coalesce(new.id, old.id));
  return null;
end $$;
create trigger announcements_stream after insert or delete on announcements for each row execute function stream_announcement();
