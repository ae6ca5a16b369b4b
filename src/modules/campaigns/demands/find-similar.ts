import { sql } from "kysely";
import { demandVisibleTo, type Looker } from "#modules/trust";
import type { Context } from "#platform/context";

export type Similar = {
  readonly id: string;
  readonly kind: "petition" | "report";
  readonly title: string;
  readonly place: string;
  readonly status: "published";
};

const wordsOf = sql`words_of_demand(demands.title, demands.place, demands.ask, demands.what)`;
/** Below this two titles are not alike (pg_trgm). */
const ALIKE = 0.35;
/** Of the words one wrote, so large a share must stand in the other, and at least two. */
const SHARE = 0.4;
/** So many are shown, of so many looked at. */
const SHOWN = 4;
const LOOKED = 60;

/**
 * Demands like this one: titles with the same letters (trigrams, pg_trgm), or texts with the same words as Indonesian stems
 * them, the nearest first. Only what the viewer may see and is still open to all; never itself.
 */
export async function findSimilar(
  ctx: Context,
  looker: Looker,
  like: { readonly id?: string; readonly title: string; readonly place?: string; readonly what?: string },
): Promise<readonly Similar[]> {
  const words = [like.title, like.place ?? "", [...(like.what ?? "")].slice(0, 300).join("")].join(" ");
  const { rows } = await sql<Similar>`
    with asked as (select lower(${like.title}::text) as title, said,
        replace(plainto_tsquery('indonesian', said)::text, '&', '|')::tsquery as words, tsvector_to_array(to_tsvector('indonesian', said)) as roots
      from (select search_text(${words}) as said) as typed),
    near as (
      (select demands.id from demands, asked where lower(demands.title) % asked.title
        order by similarity(lower(demands.title), asked.title) desc limit ${LOOKED})
      union (select demands.id from demands, asked where ${wordsOf} @@ asked.words order by demands.id desc limit ${LOOKED}))
    select demands.id, demands.kind, demands.title, demands.place, demands.status
    from near join demands on demands.id = near.id, asked,
      lateral (select similarity(lower(demands.title), asked.title) as letters,
        (select count(*) from unnest(asked.roots) as root where root = any (tsvector_to_array(${wordsOf}))) as common) as how
    where demands.id <> ${like.id ?? "0"} and demands.openness <> 'confidential' and demands.status <> 'withdrawn'
      and ${demandVisibleTo(looker)}
      and (letters > ${ALIKE}::float or common >= greatest(2, ${SHARE}::float * cardinality(asked.roots)))
    order by letters + common::float / greatest(1, cardinality(asked.roots)) desc, demands.id desc limit ${SHOWN}`.execute(
    ctx.db,
  );
  return rows;
}
