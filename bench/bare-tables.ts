import type pg from "pg";

/** Takes every index and key off the tables, for loading; returns what puts them back. */
export async function bareTables(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ drop: string; make: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(c.oid)) as make,
      array_position('{f,u,p}', contype::text) as place
    from pg_constraint c where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f') and conrelid <> 'migrations'::regclass
    union all
    select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid), 2
    from pg_index join pg_class on pg_class.oid = indexrelid
    where relnamespace = 'public'::regnamespace and not exists (select from pg_constraint where conindid = indexrelid)
    order by place`);
  for (const { drop } of rows) await client.query(drop);
  return async () => {
    for (const { make } of rows.toReversed()) await client.query(make);
  };
}
