import type { House } from "./house.ts";

import { type Kind, send } from "./pages.ts";

const route = "/settings/move";

/** Moving house: with an old account named and the other server still asked; before the last step; and after it. */
export async function movingKinds({ pool }: House, old: string): Promise<Kind[]> {
  await pool.query(
    `with elsewhere as (insert into accounts (handle, name, status) values ('siti@lama.example', 'Siti yang dulu', 'remote'),
        ('siti@baru.example', 'Siti yang baru', 'remote') returning id, handle),
      actors as (insert into remote_actors (account_id, uri, kind, inbox)
        select id, 'https://lama.example/users/' || id, 'Person', 'https://lama.example/users/' || id || '/inbox' from elsewhere),
      old as (select id from accounts where handle = $1),
      aliases as (insert into account_aliases (account_id, alias_id) select old.id, elsewhere.id from old, elsewhere where handle like '%lama%'),
      wishes as (insert into move_wishes (account_id, purpose, handle, state)
        select id, 'alias', 'entah@lama.example', 'missing' from old union all
        select id, 'move', 'siti@baru.example', 'asked' from old union all
        select id, 'move', 'siti@baru.example', 'ready' from accounts where handle = 'mbah_karto')
    insert into moves (account_id, target_id) select accounts.id, elsewhere.id from accounts, elsewhere
      where accounts.handle = 'dimas_bola' and elsewhere.handle like '%baru%'`,
    [old],
  );
  const page = (name: string, as: string, act?: Kind["act"]): Kind => ({
    name,
    route,
    path: route,
    as,
    ...(act && { act, status: 422 }),
  });
  return [
    page("moving house", old),
    page("moving house, with mistakes", old, send("/settings/move/target", { handle: "siti" })),
    page("moving house, before the last step", "mbah_karto"),
    page("moving house, moved", "dimas_bola"),
    { name: "profile of who moved", route: "/:handle", path: "/@dimas_bola" },
  ];
}
