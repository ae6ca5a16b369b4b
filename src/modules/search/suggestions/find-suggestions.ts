import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { notMutedBy } from "#modules/trust";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import { mayFind } from "../may-find.ts";

/** Why somebody is suggested: whom the viewer follows follows them, they live in one place, or write about one thing. */
export type Reason =
  | { readonly kind: "followed"; readonly name: string; readonly others: number }
  | { readonly kind: "place"; readonly place: string }
  | { readonly kind: "tag"; readonly tag: string };
export type Suggestion = Pick<Account, "id" | "name" | "handle" | "bio"> & { readonly reason: Reason };

const SHOWN = 10;
/** People one follows whose follows are looked at, and how many of each. */
const THROUGH = 100;
const EACH = 100;

type Row = Pick<Account, "id" | "name" | "handle" | "bio"> & { kind: Reason["kind"]; detail: string; weight: number };

/**
 * People the viewer may know, each with the strongest reason: followed by most of those they follow, then from the same
 * place, then writing about the same thing. Never somebody who does not want to be found, whom moderators limited, who
 * is apart from the viewer, muted, dismissed, or followed already.
 */
export async function findSuggestions(ctx: Context, viewer: Viewer): Promise<Suggestion[]> {
  const { rows } = await sql<Row>`
    select person.id, person.name, person.handle, person.bio, reasons.kind, reasons.detail, reasons.weight::int from (
      ${throughFollows(viewer)} union all ${samePlace(viewer)} union all ${sameTag(viewer)}) as reasons
    join accounts person on person.id = reasons.id
    where person.id <> ${viewer.id} and ${mayFind(viewer, "person")} and person.restriction = 'none' and ${notMutedBy(viewer, "person.id")}
      and not exists (select from follows where follower_id = ${viewer.id} and followee_id = person.id)
      and (reasons.kind <> 'followed' or person.follows_seen_by in ('everyone', 'members'))
      and not exists (select from dismissed_suggestions where account_id = ${viewer.id} and dismissed_id = person.id)
    order by array_position(array['followed', 'place', 'tag'], reasons.kind), reasons.weight desc, person.followers_count desc, person.id limit 60`.execute(
    ctx.db,
  );
  const found = new Map<string, Suggestion>();
  for (const { kind, detail, weight, ...person } of rows) {
    const reason: Reason =
      kind === "followed"
        ? { kind, name: detail, others: weight - 1 }
        : kind === "place"
          ? { kind, place: detail }
          : { kind, tag: detail };
    if (!found.has(person.id)) found.set(person.id, { ...person, reason });
  }
  return [...found.values()].slice(0, SHOWN);
}

/** Whom those follow whom the viewer follows, where they let the viewer see it and are open to be seen themselves. */
const throughFollows = (viewer: Viewer) => sql`
  (select theirs.followee_id as id, 'followed' as kind, min(mine.name) as detail, count(*) as weight
  from (select accounts.id, accounts.name from follows join accounts on accounts.id = followee_id
      where follower_id = ${viewer.id} and state = 'accepted' and accounts.status = 'active' and accounts.follows_seen_by <> 'nobody' and ${notMutedBy(viewer, "accounts.id")}
      order by accounts.id desc limit ${THROUGH}) as mine
    cross join lateral (select followee_id from follows where follower_id = mine.id and state = 'accepted' limit ${EACH}) as theirs
  where theirs.followee_id <> ${viewer.id} and not exists (select from follows where follower_id = ${viewer.id} and followee_id = theirs.followee_id)
  group by 1 order by 4 desc limit 40)`;

/** Those of the same place who agreed to be looked up by it and show it to members; the viewer agreed as well. */
const samePlace = (viewer: Viewer) => sql`
  (select id, 'place' as kind, place as detail, 1 as weight from accounts
  where ${viewer.listed} and ${viewer.place.trim()} <> '' and listed and place_seen_by in ('everyone', 'members') and status = 'active' and findable_by <> 'nobody'
    and id in (select account_id from people_words where words @@ (select people_query_about(${viewer.place}, 'C')) limit 200)
    and lower(place) = lower(${viewer.place}) limit 20)`;

/** Those who wrote to everyone under a tag the viewer wrote under or follows. */
const sameTag = (viewer: Viewer) => sql`
  (select distinct on (posts.author_id) posts.author_id as id, 'tag' as kind, mine.tag as detail, 1 as weight
  from (select tag from followed_tags where account_id = ${viewer.id}
      union (select post_tags.tag from (select id from posts where author_id = ${viewer.id} and audience in ('public', 'local') order by id desc limit 50) as written
        join post_tags on post_tags.post_id = written.id limit 20)) as mine
    cross join lateral (select post_id from post_tags where post_tags.tag = mine.tag order by post_id desc limit 20) as tagged
    join posts on posts.id = tagged.post_id
  where posts.audience in ('public', 'local') and posts.author_id <> ${viewer.id} order by posts.author_id, mine.tag limit 40)`;

/** The viewer does not want to be shown somebody again. */
export async function dismissSuggestion(ctx: Context, viewer: Viewer, account: { readonly id: string }): Promise<void> {
  await ctx.db
    .insertInto("dismissed_suggestions")
    .values({ account_id: viewer.id, dismissed_id: account.id })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function showSuggestions(ctx: Context, viewer: Viewer, suggestions: boolean): Promise<void> {
  await ctx.db.updateTable("accounts").set({ suggestions }).where("id", "=", viewer.id).execute();
}
