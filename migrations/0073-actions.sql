-- Work to be shared out: so many places, never more people than places.
create table volunteer_slots (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  what text not null check (char_length(what) between 1 and 120),
  -- When and where, in words.
  at text not null default '' check (char_length(at) <= 120),
  places integer not null check (places between 1 and 1000),
  taken integer not null default 0,
  check (taken between 0 and places)
) with (fillfactor = 80);
create index volunteer_slots_demand on volunteer_slots (demand_id, id);

create table volunteers (
  slot_id bigint not null references volunteer_slots (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  since timestamptz not null default now(),
  primary key (slot_id, account_id)
);
create index volunteers_account on volunteers (account_id);

-- "I will if so many others do": nothing is owed before they do.
create table pledges (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  promise text not null check (char_length(promise) between 1 and 300),
  others integer not null check (others between 1 and 100000),
  deadline date not null,
  pledged integer not null default 0 check (pledged >= 0),
  -- When there were enough: then all are told, once, and it stays so.
  reached_at timestamptz
) with (fillfactor = 80);
create index pledges_demand on pledges (demand_id, id);

create table pledgers (
  pledge_id bigint not null references pledges (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  since timestamptz not null default now(),
  primary key (pledge_id, account_id)
);
create index pledgers_account on pledgers (account_id);

-- The sums follow the people by themselves, also when somebody leaves the community.
create function count_volunteer() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    update volunteer_slots set taken = taken + 1 where id = new.slot_id;
  else
    update volunteer_slots set taken = taken - 1 where id = old.slot_id;
  end if;
  return null;
end $$;
create trigger volunteers_counted after insert or delete on volunteers for each row execute function count_volunteer();

create function count_pledger() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    update pledges set pledged = pledged + 1 where id = new.pledge_id;
  else
    update pledges set pledged = pledged - 1 where id = old.pledge_id;
  end if;
  return null;
end $$;
create trigger pledgers_counted after insert or delete on pledgers for each row execute function count_pledger();

-- Groups and organisations that stand behind a demand besides the one it was made in. Both sides agree.
create table co_sponsors (
  demand_id bigint not null references demands (id) on delete cascade,
  account_id bigint not null references accounts (id) on delete cascade,
  -- offered: waits for the demand's side. invited: waits for the group's.
  state text not null check (state in ('offered', 'invited', 'accepted')),
  since timestamptz not null default now(),
  primary key (demand_id, account_id)
);
create index co_sponsors_account on co_sponsors (account_id, state, demand_id);
