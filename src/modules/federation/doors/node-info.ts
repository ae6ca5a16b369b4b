import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Community } from "#platform/http/env";
import type { JsonObject } from "../documents/context.ts";

const SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/2.1";
export const NODE_INFO_TYPE = `application/json; profile="${SCHEMA}#"`;

/** Where the description of this server is. */
export const toNodeInfoLinks = ({ config }: Context): JsonObject => ({
  links: [{ rel: SCHEMA, href: `${config.baseUrl.origin}/nodeinfo/2.1` }],
});

export type Usage = { readonly total: number; readonly month: number; readonly half: number; readonly posts: number };

/** How many live here and how much they said to everybody: true counts, of nothing that is not for everyone. */
export async function countUsage(ctx: Context): Promise<Usage> {
  const { rows } = await sql<Usage>`select
    (select count(*)::int from accounts where status = 'active' and kind = 'person') as total,
    (select count(distinct account_id)::int from sessions join accounts on accounts.id = account_id where status = 'active' and kind = 'person' and seen_at > now() - interval '30 days') as month,
    (select count(distinct account_id)::int from sessions join accounts on accounts.id = account_id where status = 'active' and kind = 'person' and seen_at > now() - interval '180 days') as half,
    (select count(*)::int from posts where uri is null and removed_at is null and audience in ('public', 'quiet')) as posts`.execute(
    ctx.db,
  );
  return rows[0] ?? { total: 0, month: 0, half: 0, posts: 0 };
}

/** NodeInfo 2.1. */
export function toNodeInfo(community: Community, usage: Usage, version: string): JsonObject {
  return {
    version: "2.1",
    software: { name: "gaung", version },
    protocols: community.federation === "closed" ? [] : ["activitypub"],
    services: { inbound: [], outbound: ["atom1.0"] },
    openRegistrations: community.sign_up === "open",
    usage: {
      users: { total: usage.total, activeMonth: usage.month, activeHalfyear: usage.half },
      localPosts: usage.posts,
    },
    metadata: { nodeName: community.name, nodeDescription: community.description },
  };
}
