import { type RawBuilder, sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { mayFind } from "./may-find.ts";
import { searchLimits } from "./rules.ts";

/** Fewer people than this, and names that only sound alike are looked for as well. */
const FEW = 5;
/**
 * People by name, handle or what they say of themselves: first those whose name holds just these words, then names that
 * begin so and words about them, then, when few were found, names that sound nearly so. Within each, those the viewer
 * follows, then the best known.
 */
export async function findPeople(ctx: Context, looker: Looker, words: string, most: number): Promise<Account[]> {
  if (!words) return [];
  const exact = sql`select account_id, 0 as likeness from people_words
    where words @@ (select people_query(${words}, false)) limit ${searchLimits.namesakes}`;
  const loose = sql`select account_id, 0 as likeness from people_words
    where words @@ (select coalesce(begins || about, begins, about) from (select people_query(${words}, true) as begins, people_query_about(${words}, 'BD') as about) as asked) limit ${searchLimits.namesakes}`;
  const alike = sql`select account_id, word_similarity(name_key(${words}), sound) as likeness from people_words
    where words @@ (select people_query_alike(${words})) limit ${searchLimits.namesakes}`;
  const found = new Map<string, Account>();
  const add = (people: readonly Account[]) => {
    for (const person of people) if (!found.has(person.id)) found.set(person.id, person);
  };
  add(await readPeople(ctx, looker, exact, most));
  if (found.size < most) add(await readPeople(ctx, looker, loose, most));
  if (found.size < Math.min(FEW, most)) add(await readPeople(ctx, looker, alike, most));
  return [...found.values()].slice(0, most);
}

async function readPeople(
  ctx: Context,
  looker: Looker,
  way: RawBuilder<unknown>,
  most: number,
): Promise<readonly Account[]> {
  const known =
    looker?.status === "active"
      ? sql`exists (select from follows where follower_id = ${looker.id} and followee_id = person.id and state = 'accepted')`
      : sql`false`;
  const { rows } = await sql<Account>`
    select accounts.* from (select person.id, row_number() over (order by named.likeness desc, ${known} desc, person.followers_count desc, person.id) as place
      from (${way}) as named cross join lateral (select id, status, kind, findable_by, restriction, followers_count from accounts where id = named.account_id offset 0) as person
      where ${mayFind(looker, "person")} order by place limit ${most}) as chosen
    join accounts on accounts.id = chosen.id order by chosen.place`.execute(ctx.db);
  return rows;
}
