import { sql } from "kysely";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import type { BareCard } from "./queries.ts";

/** What a link leads to: what the page calls itself, and where it truly is. */
export type LinkCard = { readonly url: string; readonly host: string; readonly title: string };

/** The linked pages of these posts, as far as they have a name. */
export async function linksOf(
  ctx: Context,
  _: Looker,
  cards: readonly BareCard[],
): Promise<ReadonlyMap<string, LinkCard>> {
  const ids = cards.flatMap(({ link_id }) => link_id ?? []);
  const { rows } = await sql<{ id: string; url: string; title: string }>`
    select id, url, title from links where id = any(${ids}::bigint[]) and title <> ''`.execute(ctx.db);
  const links = new Map(rows.map(({ id, url, title }) => [id, { url, host: new URL(url).host, title }]));
  return new Map(
    cards.flatMap(({ id, link_id }) => {
      const link = links.get(link_id ?? "");
      return link ? [[id, link] as const] : [];
    }),
  );
}
