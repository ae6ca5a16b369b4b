-- News for those who signed and asked for it. Written first, looked at, and then sent once.
create table newsletters (
  id bigint primary key default next_id(),
  demand_id bigint not null references demands (id) on delete cascade,
  subject text not null check (char_length(subject) between 1 and 100),
  text text not null check (char_length(text) between 1 and 4000),
  written_at timestamptz not null default now(),
  sent_at timestamptz,
  -- Since when a moderator lets no more of it go out.
  stopped_at timestamptz,
  stopped_by bigint references accounts (id) on delete set null
);
create index newsletters_demand on newsletters (demand_id, sent_at desc);
create index newsletters_stopped_by on newsletters (stopped_by) where stopped_by is not null;

-- To whom it was handed over, so that nobody gets it twice.
create table newsletter_sendings (
  newsletter_id bigint not null references newsletters (id) on delete cascade,
  signature_id bigint not null references signatures (id) on delete cascade,
  primary key (newsletter_id, signature_id)
);
create index newsletter_sendings_signature on newsletter_sendings (signature_id);
create index signatures_newsletter on signatures (demand_id, id) where newsletter and state = 'valid';
