-- Voices of accounts that are suspended here, or whose server was cut off, are set aside: they stay, and count nowhere until that is lifted.
-- An account on its way out after a suspension ("leaving") stays as it was.
alter table question_participants add column set_aside boolean not null default false;
create index question_participants_set_aside on question_participants (account_id) where set_aside;

-- How many voices of a question were set aside on a day, and how many came back.
create table voices_set_aside (
  question_id bigint not null references questions (id) on delete cascade,
  day timestamptz not null,
  deed text not null check (deed in ('aside', 'back')),
  people integer not null check (people > 0),
  primary key (question_id, day, deed)
);
