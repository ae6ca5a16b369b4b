import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { findServerStanding } from "#modules/trust";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import { countAgainst } from "#platform/rate-limit";
import { readAddress } from "./read-address.ts";

/** What is behind an address: a person or a post we know now; not known yet, and asked for; or nothing to be found there. */
export type LookedUp =
  | {
      readonly state: "found";
      readonly accountId: string | null;
      readonly postId: string | null;
      readonly href: string;
    }
  | { readonly state: "asked" | "missing" };

/** How long one waits for what was asked for, and how often it is looked for meanwhile. */
const PATIENCE_MS = 2500;
const STEP_MS = 120;
/** What was not found is asked for again after so many minutes. */
const AGAIN_MINUTES = 10;

/**
 * Looks up somebody or something by `@name@server` or by its address on the web. What is known is found at once, by
 * guests too. For members the rest is asked for by a task, and this waits a moment for what comes of it: for our own
 * worker, never for the other server. Undefined for what is no such address.
 *
 * @throws TooMany
 */
export async function lookUp(
  ctx: Context,
  viewer: Viewer | undefined,
  typed: string,
  patience: number = PATIENCE_MS,
): Promise<LookedUp | undefined> {
  const read = readAddress(ctx, typed);
  if (!read) return undefined;
  const known = await findKnown(ctx, read.address);
  if (known) return known;
  if (read.isOurs) return { state: "missing" };
  if (viewer?.status !== "active" || viewer.restriction === "frozen") return undefined;
  if ((await findServerStanding(ctx, read.host)).severity === "suspend") return { state: "missing" };
  await ask(ctx, viewer, read.address);
  for (let waited = 0; ; waited += STEP_MS) {
    const state = await findAnswer(ctx, read.address);
    if (state !== "asked") return (await findKnown(ctx, read.address)) ?? { state: "missing" };
    if (waited >= patience) return { state };
    await wait(STEP_MS);
  }
}

/** Asks once, whoever wants to know; what was not there a while ago is asked for again. */
async function ask(ctx: Context, viewer: Viewer, address: string): Promise<void> {
  const state = await findAnswer(ctx, address);
  if (state === "asked") return;
  await countAgainst(ctx, "lookup", viewer.id);
  await ctx.db.transaction().execute(async (db) => {
    const { rows } = await sql`insert into lookups (address) values (${address})
      on conflict (address) do update set state = 'asked', asked_at = now()
        where lookups.state <> 'asked' and lookups.asked_at < now() - make_interval(mins => ${AGAIN_MINUTES}) returning address`.execute(
      db,
    );
    if (rows.length > 0) await queueTask({ ...ctx, db }, "federation.look-up", { address });
  });
}

async function findAnswer(ctx: Context, address: string) {
  const row = await ctx.db.selectFrom("lookups").select("state").where("address", "=", address).executeTakeFirst();
  return row?.state;
}

/** What we know by this address: a handle, what something is called among servers, or its page there. */
async function findKnown(ctx: Context, address: string): Promise<LookedUp | undefined> {
  const { rows } = await sql<{ account_id: string | null; post_id: string | null; handle: string | null }>`
    select accounts.id as account_id, null::bigint as post_id, handle from accounts where handle = ${address} and status in ('active', 'remote')
    union all select accounts.id, null, handle from remote_actors join accounts on accounts.id = account_id
      where (uri = ${address} or url = ${address}) and status = 'remote'
    union all select null::bigint, posts.id, null::text from posts where uri = ${address}
    union all select lookups.account_id, lookups.post_id, accounts.handle from lookups left join accounts on accounts.id = lookups.account_id
      where address = ${address} and state = 'found' and (lookups.post_id is not null or accounts.status = 'remote')
    limit 1`.execute(ctx.db);
  const [row] = rows;
  if (!row) return undefined;
  const { account_id: accountId, post_id: postId, handle } = row;
  return { state: "found", accountId, postId, href: handle ? `/@${handle}` : `/p/${postId}` };
}
