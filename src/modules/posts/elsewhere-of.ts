import { sql } from "kysely";
import { proxyPath } from "#modules/media";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import type { BareCard } from "./queries.ts";

/** A picture, film or sound of another server. A picture has addresses here, by which it is looked at through us. */
export type MediumElsewhere = {
  readonly kind: "image" | "video" | "audio" | "unknown";
  readonly url: string;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly blurhash: string;
  readonly media_type: string;
  readonly small?: string;
  readonly large?: string;
};

/** Where a post of another server is at home, and what hangs on it there. */
export type Elsewhere = {
  readonly host: string;
  /** Its page there. */
  readonly url: string;
  readonly media: readonly MediumElsewhere[];
};

/** Of posts of other servers: their homes and their media. */
export async function elsewhereOf(
  ctx: Context,
  _: Looker,
  cards: readonly BareCard[],
): Promise<ReadonlyMap<string, Elsewhere>> {
  const { rows } = await sql<MediumElsewhere & { post_id: string }>`
    select post_id, kind, url, alt, width, height, blurhash, media_type from remote_media
    where post_id = any(${cards.map(({ id }) => id)}::bigint[]) order by post_id, position`.execute(ctx.db);
  const media = Map.groupBy(rows, ({ post_id }) => post_id);
  const hang = ({ post_id, ...medium }: MediumElsewhere & { post_id: string }): MediumElsewhere =>
    post_id && medium.kind === "image"
      ? { ...medium, small: proxyPath(ctx, medium.url, 320), large: proxyPath(ctx, medium.url, 720) }
      : medium;
  return new Map(
    cards.map(({ id, uri, url }) => {
      const home = url || uri || "";
      return [id, { host: URL.parse(home)?.host ?? "", url: home, media: (media.get(id) ?? []).map(hang) }];
    }),
  );
}
