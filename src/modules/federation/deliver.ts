import { sql } from "kysely";
import { listServerStandings } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { allowsPlainHttp, checkAddress } from "#platform/fetch/guard";
import type { JsonObject } from "./documents/context.ts";
import { actorIdOf } from "./keys.ts";
import { prove } from "./prove.ts";

/** Where somebody elsewhere is written to; a shared one is for all of their server. */
export type Inbox = { readonly inbox: string; readonly sharedInbox?: string };
export type DeliveryWishes = {
  /** While one with this key waits for an inbox, a later one takes its place: several edits of a post are sent as one. */
  readonly jobKey?: string;
  /** Seconds before it goes out. One that takes the place of another keeps the other's time. */
  readonly after?: number;
};

/**
 * Sends an activity to other servers: written into the queue inside the caller's transaction, so that it goes out if and
 * only if what it tells of happened. Nobody waits for another server. Shared inboxes are merged; a suspended server, one
 * that was given up, and people who are gone get nothing.
 *
 * @param activity whole JSON with `@context`; the sender's proof is added
 */
export async function deliver(
  ctx: Context,
  sender: { readonly id: string } | "server",
  activity: JsonObject,
  inboxes: readonly Inbox[],
  { jobKey, after = 0 }: DeliveryWishes = {},
): Promise<void> {
  const targets = await openTargets(ctx, inboxes);
  if (targets.length === 0) return;
  await inTransaction(ctx, async (ctx) => {
    const body = JSON.stringify(await prove(ctx, sender, activity));
    const { id } = await ctx.db
      .insertInto("outgoing_activities")
      .values({ actor_id: actorIdOf(sender), activity: body })
      .returning("id")
      .executeTakeFirstOrThrow();
    const hosts = targets.map(({ host }) => host);
    await sql`insert into deliveries (activity_id, host, inbox, job_key, due_at)
      select ${id}, host, inbox, ${jobKey ?? null}::text, now() + make_interval(secs => ${after})
      from unnest(${hosts}::text[], ${targets.map(({ inbox }) => inbox)}::text[]) as target (host, inbox)
      on conflict (job_key, inbox) where job_key is not null
        do update set activity_id = excluded.activity_id, tries = 0`.execute(ctx.db);
    // In one order everywhere, so that two who do this at once never wait for each other.
    await sql`insert into delivery_hosts (host, due_at)
      select distinct host, now() + make_interval(secs => ${after}) from unnest(${hosts}::text[]) as host order by host
      on conflict (host) do update set due_at = excluded.due_at, seen_at = now(), dead_at = null
        where delivery_hosts.due_at > excluded.due_at and (delivery_hosts.fails = 0 or delivery_hosts.dead_at is not null)`.execute(
      ctx.db,
    );
  });
}

type Target = { readonly host: string; readonly inbox: string };

/** Each inbox once, where it may be written to at all. */
async function openTargets(ctx: Context, inboxes: readonly Inbox[]): Promise<Target[]> {
  const wanted = new Map<string, Target>();
  for (const each of inboxes) {
    const inbox = each.sharedInbox || each.inbox;
    const host = hostOf(ctx, inbox);
    if (host) wanted.set(inbox, { host, inbox });
  }
  const targets = [...wanted.values()];
  if (targets.length === 0) return [];
  const hosts = [...new Set(targets.map(({ host }) => host))];
  const [standings, closed] = await Promise.all([
    listServerStandings(ctx, hosts),
    listClosed(
      ctx,
      hosts,
      targets.map(({ inbox }) => inbox),
    ),
  ]);
  return targets.filter(
    ({ host, inbox }) => standings.get(host)?.severity !== "suspend" && !closed.has(host) && !closed.has(inbox),
  );
}

function hostOf(ctx: Context, inbox: string): string | undefined {
  try {
    const { host, protocol } = checkAddress(ctx, inbox);
    if (host === ctx.config.baseUrl.host || (protocol !== "https:" && !allowsPlainHttp(ctx))) return undefined;
    return host;
  } catch {
    return undefined;
  }
}

/** Servers that were given up within the week, and inboxes of nobody but people who are gone. */
async function listClosed(ctx: Context, hosts: readonly string[], inboxes: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ closed: string }>`
    select host as closed from delivery_hosts where host = any(${hosts}::text[]) and dead_at > now() - interval '7 days'
    union all
    select inbox from remote_actors where inbox = any(${inboxes}::text[]) group by inbox having bool_and(gone_at is not null)`.execute(
    ctx.db,
  );
  return new Set(rows.map(({ closed }) => closed));
}
