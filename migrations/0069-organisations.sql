-- Whether somebody with a role in an organisation agreed to be named on its page.
alter table group_members add column shown boolean not null default false;

-- Who pressed, where an organisation did something: for its people alone.
create table organisation_log (
  id bigint primary key default next_id(),
  organisation_id bigint not null references accounts (id) on delete cascade,
  actor_id bigint references accounts (id) on delete set null,
  deed text not null check (deed in ('made', 'profile', 'role', 'left', 'wrote', 'edited', 'deleted', 'pinned', 'unpinned')),
  person_id bigint references accounts (id) on delete set null,
  post_id bigint references posts (id) on delete set null,
  role text check (role in ('helper', 'organiser', 'owner')),
  at timestamptz not null default now()
);
create index organisation_log_organisation on organisation_log (organisation_id, id desc);
create index organisation_log_actor on organisation_log (actor_id) where actor_id is not null;
create index organisation_log_person on organisation_log (person_id) where person_id is not null;
create index organisation_log_post on organisation_log (post_id) where post_id is not null;

-- Nobody signs in as a group or an organisation, and nobody recovers one: whatever a program does, no way in is kept for it.
create function refuse_way_in() returns trigger language plpgsql as $$
begin
  if exists (select from accounts where id = new.account_id and kind <> 'person') then
    raise exception 'nobody signs in to this account';
  end if;
  return new;
end $$;
create trigger sessions_of_people before insert on sessions for each row execute function refuse_way_in();
create trigger credentials_of_people before insert on credentials for each row execute function refuse_way_in();
create trigger recovery_codes_of_people before insert on recovery_codes for each row execute function refuse_way_in();
create trigger passkeys_of_people before insert on passkeys for each row execute function refuse_way_in();
create trigger email_addresses_of_people before insert on email_addresses for each row execute function refuse_way_in();
create trigger app_tokens_of_people before insert on app_tokens for each row execute function refuse_way_in();
