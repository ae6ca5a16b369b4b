import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { queueTask } from "#platform/events";
import { fetchOutside } from "#platform/fetch/fetch-outside";
import type { Viewer } from "#platform/http/env";
import { noteDeed } from "../moderation/log.ts";
import { decideServer } from "./decide-server.ts";
import { readPolicyCsv } from "./policy-csv.ts";
import { serverLimits } from "./rules.ts";

/** An administrator follows a list others share. It is read in the background, and again each day. @throws Invalid */
export async function followServerList(ctx: Context, viewer: Viewer, url: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const { count } = await ctx.db
      .selectFrom("server_lists")
      .select((of) => of.fn.countAll<string>().as("count"))
      .executeTakeFirstOrThrow();
    if (Number(count) >= serverLimits.lists) throw new Invalid({ url: "tooManyServerLists" });
    const made = await ctx.db
      .insertInto("server_lists")
      .values({ url, made_by: viewer.id })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .executeTakeFirst();
    if (!made) throw new Invalid({ url: "listKnown" });
    await noteDeed(ctx, viewer, { deed: "server-list-followed", detail: url.slice(0, 300) });
    await queueTask(ctx, "trust.read-server-list", { listId: made.id });
  });
}

/** A list is followed no more; what was decided by it stays. */
export async function leaveServerList(ctx: Context, viewer: Viewer, id: string): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const left = await ctx.db.deleteFrom("server_lists").where("id", "=", id).returning("url").executeTakeFirst();
    if (!left) throw new NotFound();
    await noteDeed(ctx, viewer, { deed: "server-list-left", detail: left.url.slice(0, 300) });
  });
}

/** Reads a list anew. What it no longer says is suggested no more; what somebody said no to stays answered. */
export async function readServerList(ctx: Context, listId: string): Promise<void> {
  const list = await ctx.db.selectFrom("server_lists").select("url").where("id", "=", listId).executeTakeFirst();
  if (!list) return;
  const types = ["text/csv", "text/plain", "application/octet-stream", "application/csv"];
  const answer = await fetchOutside(ctx, { url: list.url, types, most: serverLimits.bytes }).catch(() => undefined);
  const note = (trouble: string | null) =>
    sql`update server_lists set trouble = ${trouble}, fetched_at = case when ${trouble}::text is null then now() else fetched_at end
      where id = ${listId}`.execute(ctx.db);
  if (answer?.status !== 200) return void (await note("unreachable"));
  const read = readPolicyCsv(answer.body.toString("utf8").toWellFormed().replaceAll("\0", ""));
  if (!("policies" in read)) return void (await note(read.complaint === "lineTooMany" ? "tooLong" : "notAList"));
  const said = [...new Map(read.policies.map((policy) => [policy.host, policy])).values()];
  await inTransaction(ctx, async (ctx) => {
    await sql`delete from server_suggestions where list_id = ${listId} and not (host = any(${said.map(({ host }) => host)}::text[]))`.execute(
      ctx.db,
    );
    await sql`insert into server_suggestions (list_id, host, severity, reject_media, reason)
      select ${listId}, host, severity, reject_media, reason
      from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as said (host text, severity text, reject_media boolean, reason text)
      on conflict (list_id, host) do update set severity = excluded.severity, reject_media = excluded.reject_media, reason = excluded.reason`.execute(
      ctx.db,
    );
    await note(null);
  });
}

/** A moderator does as a list suggests, or says no to it. @throws NotFound */
export async function answerSuggestion(
  ctx: Context,
  viewer: Viewer,
  asked: { readonly listId: string; readonly host: string },
  yes: boolean,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const found = await ctx.db
      .selectFrom("server_suggestions")
      .select(["host", "severity", "reject_media", "reason"])
      .where("list_id", "=", asked.listId)
      .where("host", "=", asked.host)
      .executeTakeFirst();
    if (!found) throw new NotFound();
    if (yes) return decideServer(ctx, viewer, { ...found, note: "" });
    await sql`update server_suggestions set dismissed_at = now() where host = ${asked.host}`.execute(ctx.db);
  });
}
