import { sql } from "kysely";
import type { Context } from "#platform/context";
import { queueTask } from "#platform/events";
import { type Answer, fetchOutside } from "#platform/fetch/fetch-outside";
import { Refused } from "#platform/fetch/guard";
import { titleOf } from "./title-of.ts";

/** How often a page is asked for its name, and how hard. */
export const linkLimits = {
  everyHours: 24,
  tries: 3,
  apartSeconds: 5,
  bytes: 1024 * 1024,
  longestRest: 86_400,
} as const;
/** No question lasts longer. */
const HELD_SECONDS = 20;

/**
 * Asks a linked page what it is called. One question for each address in a day, one at a time for each server. A server
 * that does not answer is asked three times, later each time; one that asks for rest is left alone.
 */
export async function fetchLink(ctx: Context, linkId: string): Promise<void> {
  const { rows } = await sql<{ url: string }>`
    select url from links where id = ${linkId} and next_try_at <= now()`.execute(ctx.db);
  const [link] = rows;
  if (!link) return;
  const { host } = new URL(link.url);
  const busyUntil = await takeHost(ctx, host);
  if (busyUntil) return queueTask(ctx, "posts.fetch-link", { linkId }, busyUntil);
  const { rows: taken } = await sql<{ tries: number }>`
    update links set next_try_at = now() + make_interval(hours => ${linkLimits.everyHours}), tries = tries + 1
    where id = ${linkId} and next_try_at <= now() returning tries`.execute(ctx.db);
  if (!taken[0]) return restHost(ctx, host, 0);
  const { rest, retry } = await ask(ctx, linkId, link.url);
  await restHost(ctx, host, Math.min(rest, linkLimits.longestRest));
  if (retry && taken[0].tries < linkLimits.tries) await tryAgain(ctx, linkId, Math.max(rest, 600 * taken[0].tries));
}

async function ask(ctx: Context, linkId: string, url: string): Promise<{ rest: number; retry: boolean }> {
  const answer = await fetchOutside(ctx, {
    url,
    types: ["text/html", "application/xhtml+xml"],
    most: linkLimits.bytes,
    beginning: true,
  }).catch((error: unknown) => error as Error);
  if (answer instanceof Error) {
    ctx.log.debug("A linked page was not read", { link: linkId, reason: answer.name });
    return { rest: linkLimits.apartSeconds, retry: !(answer instanceof Refused || answer.cause instanceof Refused) };
  }
  if (answer.status === 200) await keep(ctx, linkId, answer);
  const rest = Math.max(answer.again ?? 0, linkLimits.apartSeconds);
  return { rest, retry: answer.status === 429 || answer.status >= 500 };
}

async function keep(ctx: Context, linkId: string, answer: Answer): Promise<void> {
  await sql`update links set title = ${titleOf(answer.body, answer.type)}, fetched_at = now(), tries = 0
    where id = ${linkId}`.execute(ctx.db);
}

/** Takes the right to ask a server. Undefined when it is taken; otherwise when it will be free. */
async function takeHost(ctx: Context, host: string): Promise<Date | undefined> {
  const { rows } =
    await sql`insert into link_hosts (host, free_at) values (${host}, now() + make_interval(secs => ${HELD_SECONDS}))
    on conflict (host) do update set free_at = excluded.free_at where link_hosts.free_at <= now() returning host`.execute(
      ctx.db,
    );
  if (rows.length > 0) return undefined;
  const { rows: held } = await sql<{ free_at: Date }>`select free_at from link_hosts where host = ${host}`.execute(
    ctx.db,
  );
  return held[0]?.free_at ?? ctx.now();
}

async function restHost(ctx: Context, host: string, seconds: number): Promise<void> {
  await sql`update link_hosts set free_at = now() + make_interval(secs => ${seconds}) where host = ${host}`.execute(
    ctx.db,
  );
  await sql`delete from link_hosts where free_at < now() - interval '1 hour'`.execute(ctx.db);
}

async function tryAgain(ctx: Context, linkId: string, seconds: number): Promise<void> {
  const at = new Date(ctx.now().getTime() + seconds * 1000);
  await sql`update links set next_try_at = ${at} where id = ${linkId}`.execute(ctx.db);
  await queueTask(ctx, "posts.fetch-link", { linkId }, new Date(at.getTime() + 1000));
}
