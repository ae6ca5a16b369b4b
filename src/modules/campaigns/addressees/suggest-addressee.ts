import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Addressee } from "./rules.ts";

/** A place as it is compared: words in small letters, with one space around each. */
const spelt = (place: unknown) => sql`' ' || trim(regexp_replace(lower(${place}), '[^[:alnum:]]+', ' ', 'g')) || ' '`;

/**
 * To whom a matter of this kind at this place goes: by the routes of the community, the exact place first, then the longest
 * place whose words stand in the one named, then what is for everywhere; at each the one for this category before the one
 * for any. Without a route, the village office of the place. Undefined when nobody is known.
 */
export async function suggestAddressee(
  ctx: Context,
  { category, place }: { readonly category: string; readonly place: string },
): Promise<Addressee | undefined> {
  const { rows } = await sql<Addressee>`
    with asked as (select ${spelt(sql`${place}::text`)} as place),
    routes as (select addressee_id, category, ${spelt(sql.ref("addressee_routes.place"))} as place from addressee_routes
      where category = ${category} or category is null),
    fitting as (
      select addressee_id, 1 as way, routes.place = asked.place as exact, length(routes.place) as length, category is not null as named
        from routes, asked where routes.place = asked.place or routes.place = '  ' and category is not null or asked.place like '%' || routes.place || '%'
      union all select id, 2, false, length(place), false
        from addressees where kind = 'village' and merged_into is null and trim(place) <> ''
        and (select place from asked) like '%' || (${spelt(sql.ref("addressees.place"))}) || '%')
    select addressees.* from fitting join addressees on addressees.id = addressee_id
    where merged_into is null order by way, exact desc, length desc, named desc, addressees.id limit 1`.execute(ctx.db);
  return rows[0];
}
