import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid, NotFound, TooMany } from "#platform/errors";
import { refetchActor } from "../remote/fetch-actor.ts";
import { isNode } from "../remote/read-node.ts";
import { handlers } from "./handle/handlers.ts";

/** Taken at once, done at once, and for how long each is nobody else's. */
const BATCH = 64;
const AT_ONCE = 8;
const LEASE_SECONDS = 120;
const MOST_TRIES = 5;
/** Waits so long for one that was being written while it looked. */
const LINGER_MS = 100;
const FRESH_MS = 7 * 86_400_000;

/** An activity, and the row of who did it. */
type Taken = Account & {
  readonly taken_id: string;
  readonly taken_uri: string;
  readonly deed: string;
  readonly object_uri: string;
  readonly body: string;
  readonly tries: number;
  readonly actor_uri: string;
  readonly followers: string;
  readonly fetched_at: Date;
};

/**
 * Does what other servers sent and is due, until nothing is left. Each activity is leased; its effect and the note that it is done
 * are one transaction, so a worker that is killed leaves it whole to the next. What fails is tried again later, five times, and
 * then put aside with the reason.
 */
export async function takeIn(ctx: Context): Promise<void> {
  for (let isIdle = false; ; ) {
    const taken = await lease(ctx);
    if (taken.length > 0) await doAll(ctx, taken);
    else if (isIdle) return;
    else await new Promise((resolve) => setTimeout(resolve, LINGER_MS));
    isIdle = taken.length === 0;
  }
}

async function lease(ctx: Context): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    with taken as (update inbox_activities set tries = tries + 1, next_try_at = now() + make_interval(secs => ${LEASE_SECONDS})
      where id in (select id from inbox_activities where done_at is null and dead_at is null and next_try_at <= now()
        order by next_try_at limit ${BATCH} for update skip locked)
      returning id, uri, kind, object_uri, body, tries, account_id)
    select accounts.*, taken.id as taken_id, taken.uri as taken_uri, taken.kind as deed, object_uri, body, tries,
      remote_actors.uri as actor_uri, followers, fetched_at from taken
    join accounts on accounts.id = taken.account_id join remote_actors on remote_actors.account_id = accounts.id
    order by taken.id`.execute(ctx.db);
  return rows;
}

/** What one person did is done in its order; different people's at the same time. */
async function doAll(ctx: Context, taken: readonly Taken[]): Promise<void> {
  const waiting = [...Map.groupBy(taken, ({ actor_uri }) => actor_uri).values()];
  const work = async () => {
    for (let mine = waiting.shift(); mine; mine = waiting.shift()) for (const one of mine) await doOne(ctx, one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function doOne(ctx: Context, taken: Taken): Promise<void> {
  try {
    const effect = await effectOf(ctx, taken);
    await inTransaction(ctx, async (ctx) => {
      await effect?.(ctx);
      await finish(ctx, taken, "");
    });
  } catch (error) {
    const isRefused = [NotFound, Forbidden, Invalid, TooMany].some((kind) => error instanceof kind);
    const reason = String(error).replaceAll("\0", "").slice(0, 300);
    await (isRefused ? finish(ctx, taken, reason) : putOff(ctx, taken, reason));
  }
}

async function effectOf(ctx: Context, taken: Taken) {
  const { taken_uri: uri, deed: kind, object_uri: objectUri, body, actor_uri, followers } = taken;
  const tree: unknown = JSON.parse(body);
  const handle = handlers[kind];
  if (!handle || !isNode(tree) || taken.status !== "remote") return undefined;
  await keepFresh(ctx, taken);
  const by = { uri: actor_uri, host: new URL(actor_uri).host, followers };
  return handle(ctx, { uri, kind, objectUri, tree, by, actor: taken });
}

/** What we know of whoever is heard of is asked for anew each week; whoever cannot be asked is as we know them. */
async function keepFresh(ctx: Context, { actor_uri, fetched_at }: Taken): Promise<void> {
  if (ctx.now().getTime() - fetched_at.getTime() > FRESH_MS) await refetchActor(ctx, actor_uri);
}

/** Its words are not needed any more; that it came stays. */
async function finish(ctx: Context, { taken_id: id }: Taken, reason: string): Promise<void> {
  await sql`update inbox_activities set done_at = now(), body = null, reason = ${reason} where id = ${id}`.execute(
    ctx.db,
  );
}

async function putOff(
  ctx: Context,
  { taken_id: id, tries, deed: kind, actor_uri }: Taken,
  reason: string,
): Promise<void> {
  const isLast = tries >= MOST_TRIES;
  ctx.log[isLast ? "error" : "warn"](isLast ? "An activity was put aside" : "An activity will be tried again", {
    kind,
    actor: actor_uri,
    error: reason,
  });
  const dead = isLast ? sql`now()` : sql`null`;
  await sql`update inbox_activities set next_try_at = now() + make_interval(secs => ${5 ** tries * 2}), dead_at = ${dead}, reason = ${reason}
    where id = ${id}`.execute(ctx.db);
}
