import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import type { Context } from "#platform/context";

/** An address that gave nothing is not asked again for so long. */
const MISSING_MINUTES = 10;
/** So many questions in vain to one server in a minute; then it is left alone until the minute is over. */
const MOST_MISSES = 5;
/** A question lasts no longer; so long one waits for another to end. */
const HELD_SECONDS = 25;
const WAIT_MS = 8000;
const LOOK_MS = 100;

/**
 * Asks one thing of a server: one question at a time for each, on all nodes. What was asked in vain is remembered, and
 * whoever makes us ask in vain again and again, with ever new addresses, makes us stop.
 */
export async function askInTurn<Found>(
  ctx: Context,
  url: URL,
  ask: () => Promise<Found | undefined>,
): Promise<Found | undefined> {
  if (await isMissing(ctx, url)) return undefined;
  if (!(await takeTurn(ctx, url.host))) return undefined;
  const found = await ask().catch((error: unknown) => {
    ctx.log.debug("Another server was asked in vain", { host: url.host, reason: String(error).slice(0, 200) });
    return undefined;
  });
  if (found === undefined) await noteMissing(ctx, url);
  await sql`update asked_hosts set busy_until = '-infinity',
      misses = case when ${found !== undefined} then misses
        when missing_since < now() - interval '1 minute' then 1 else misses + 1 end,
      missing_since = case when ${found === undefined} and missing_since < now() - interval '1 minute' then now() else missing_since end
    where host = ${url.host}`.execute(ctx.db);
  return found;
}

async function isMissing(ctx: Context, url: URL): Promise<boolean> {
  const { rows } = await sql`select from missing_documents where url = ${url.href.slice(0, 2048)} and until > now()
    union all select from asked_hosts where host = ${url.host} and misses >= ${MOST_MISSES}
      and missing_since > now() - interval '1 minute'`.execute(ctx.db);
  return rows.length > 0;
}

async function takeTurn(ctx: Context, host: string): Promise<boolean> {
  for (let waited = 0; waited < WAIT_MS; waited += LOOK_MS) {
    const { rows } = await sql`insert into asked_hosts (host, busy_until, missing_since)
      values (${host}, now() + make_interval(secs => ${HELD_SECONDS}), '-infinity')
      on conflict (host) do update set busy_until = excluded.busy_until where asked_hosts.busy_until < now()
      returning host`.execute(ctx.db);
    if (rows.length > 0) return true;
    await sleep(LOOK_MS);
  }
  return false;
}

async function noteMissing(ctx: Context, url: URL): Promise<void> {
  await sql`insert into missing_documents (url, until)
    values (${url.href.slice(0, 2048)}, now() + make_interval(mins => ${MISSING_MINUTES}))
    on conflict (url) do update set until = excluded.until`.execute(ctx.db);
}

/** Forgets what was asked long ago. */
export async function forgetAsked(ctx: Context): Promise<void> {
  await sql`delete from missing_documents where until < now()`.execute(ctx.db);
  await sql`delete from asked_hosts where busy_until < now() - interval '1 hour'`.execute(ctx.db);
}
