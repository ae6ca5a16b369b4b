-- What was sent to an addressee about a demand: one letter, however often its task runs.
create table addressee_letters (
  demand_id bigint not null references demands (id) on delete cascade,
  addressee_id bigint not null references addressees (id) on delete cascade,
  sent_at timestamptz not null default now(),
  primary key (demand_id, addressee_id)
);
create index addressee_letters_addressee on addressee_letters (addressee_id);
