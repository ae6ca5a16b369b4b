import { sql } from "kysely";
import { fieldsOf } from "#modules/accounts";
import type { Viewer } from "#platform/http/env";
import { toAccount } from "./account.ts";
import { quotePolicyNames } from "./quote.ts";
import type { Teller } from "./teller.ts";
import { visibilityNames } from "./visibility.ts";

/** One's own account, with what one typed and how one usually writes. */
export async function toCredentialAccount(teller: Teller, viewer: Viewer) {
  const { rows } = await sql<Habits>`
    select (select count(*)::int from follows where followee_id = ${viewer.id} and state = 'requested') as requests,
      last.audience, last.language, last.quote_policy
    from (select 1) as one left join (select audience, language, quote_policy from posts
      where author_id = ${viewer.id} and audience <> 'direct' and in_reply_to_id is null order by id desc limit 1) as last on true`.execute(
    teller.ctx.db,
  );
  const habits = rows[0];
  return {
    ...toAccount(teller, viewer),
    source: {
      note: viewer.bio,
      fields: fieldsOf(viewer).map(({ name, value }) => ({ name, value, verified_at: null })),
      privacy: visibilityNames[habits?.audience ?? "public"],
      sensitive: false,
      language: habits?.language ?? viewer.locale,
      quote_policy: quotePolicyNames[habits?.quote_policy ?? "everyone"],
      follow_requests_count: habits?.requests ?? 0,
      hide_collections: viewer.follows_seen_by !== "everyone",
      discoverable: viewer.findable_by === "everyone",
      indexable: viewer.findable_by === "everyone",
    },
    role: toRole(viewer),
  };
}

type Habits = {
  requests: number;
  audience: keyof typeof visibilityNames | null;
  language: string | null;
  quote_policy: keyof typeof quotePolicyNames | null;
};

/** The API has no part of what moderators do, so nobody has permissions by it. */
function toRole(viewer: Viewer) {
  const official = viewer.role !== "member";
  return {
    id: { member: "-99", moderator: "1", administrator: "2" }[viewer.role],
    name: official ? viewer.role : "",
    color: "",
    highlighted: official,
    permissions: "0",
  };
}
