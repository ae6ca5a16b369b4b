import { sql } from "kysely";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { queueTask } from "#platform/events";
import { archiveLimits } from "../rules.ts";

type Person = { readonly id: string };

/** A person asks for all they have here. One at a time; a worker makes it. @throws Invalid "archiveRunning" */
export async function askForArchive(ctx: Context, person: Person): Promise<void> {
  const asked = await ctx.db
    .insertInto("exports")
    .values({ account_id: person.id })
    .onConflict((conflict) => conflict.column("account_id").where(sql<boolean>`state = 'asked'`).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!asked) throw new Invalid({ form: "archiveRunning" });
  await queueTask(ctx, "portability.make-archive", { exportId: asked.id });
}

/** Archives of a person that are being made or can still be fetched, newest first. */
export async function listArchives(ctx: Context, person: Person) {
  return kept(ctx, person).selectAll().orderBy("id", "desc").limit(10).execute();
}

/** One's own archive, when it can be fetched. @throws NotFound for another's, one that is not ready and one that is over, alike */
export async function getArchive(ctx: Context, person: Person, id: string) {
  const row = await kept(ctx, person).selectAll().where("id", "=", id).where("state", "=", "ready").executeTakeFirst();
  if (!row?.file) throw new NotFound();
  return { file: row.file, bytes: Number(row.bytes), made: row.ready_at ?? row.asked_at };
}

const kept = (ctx: Context, person: Person) =>
  ctx.db
    .selectFrom("exports")
    .where("account_id", "=", person.id)
    .where("asked_at", ">", sql<Date>`now() - make_interval(days => ${archiveLimits.days})`);
