-- A statement that says the same as another one: it is out, and points to that. Votes on it stay its own.
alter table statements add column same_as_id bigint references statements (id) on delete set null;
alter table statements add check (same_as_id is null or state = 'out');
create index statements_same_as on statements (same_as_id) where same_as_id is not null;
