import type pg from "pg";
import { type Kind, send } from "./pages.ts";

/** Every kind of page on which people, posts and tags are found. */
export async function searchKinds(pool: pg.Pool, old: string): Promise<Kind[]> {
  const own = (name: string, path: string, route = path): Kind => ({ name, route, path, as: old });
  const guest = (name: string, path: string, route = path): Kind => ({ name, route, path });
  const one = async (query: string) => (await pool.query<{ one: string }>(query)).rows[0]?.one ?? "";
  const list = await one(
    `insert into lists (account_id, name) select id, 'Tetangga' from accounts where handle = '${old}' returning id as one`,
  );
  await pool.query(
    `insert into list_members (list_id, account_id) select ${list}, followee_id from follows join accounts on accounts.id = follower_id where handle = '${old}' limit 3`,
  );
  await pool.query(
    `insert into followed_tags (account_id, tag) select id, 'posyandu' from accounts where handle = '${old}'`,
  );
  const invite = await one(
    `insert into invites (account_id, uses_left, expires_at) select id, 30, now() + interval '9 days' from accounts where handle = '${old}' returning id as one`,
  );
  const collection = await one(
    `insert into collections (account_id, name, description) select id, 'Kader posyandu', 'Baru datang? Ikuti mereka.' from accounts where handle = '${old}' returning id as one`,
  );
  await pool.query(
    `insert into collection_people (collection_id, account_id) select ${collection}, id from accounts where handle in ('bidan_ratih', 'mbah_karto')`,
  );
  const collected = own("a collection", `/collections/${collection}`, "/collections/:id");
  return [
    own("suggestions", "/suggestions"),
    own("collections", "/collections"),
    { ...own("collections, with mistakes", "/collections"), status: 422, act: send("/collections") },
    collected,
    { ...collected, name: "a collection, with mistakes", status: 422, act: send(`/collections/${collection}/people`) },
    guest("a collection, for guests", `/collections/${collection}`, "/collections/:id"),
    guest("a collection's poster", `/collections/${collection}/poster`, "/collections/:id/poster"),
    own("lists", "/lists"),
    { ...own("lists, with mistakes", "/lists"), status: 422, act: send("/lists") },
    own("a list", `/lists/${list}`, "/lists/:id"),
    own("who is in a list", `/lists/${list}/people`, "/lists/:id/people"),
    own("people by place and skill", "/people?place=RW&skill=jahit", "/people"),
    own("invite cards", `/settings/invites/${invite}/cards`, "/settings/invites/:id/cards"),
    own("invite cards for one each", "/settings/invites/cards"),
    own("a search", "/search?q=posyandu", "/search"),
    guest("an empty search", "/search"),
    { ...guest("a search with mistakes", "/search?q=padi&since=kemarin&by=tiada_orang", "/search"), status: 422 },
  ];
}
