import { sql } from "kysely";
import { type Context, inTransaction } from "#platform/context";
import { writeStatements } from "../remote/keep-statements.ts";
import { isNode } from "../remote/read-node.ts";
import { questionLimits, type RemoteStatement, toStatement } from "../remote/to-question.ts";
import { readCollection } from "./read-collection.ts";

/** How much is asked for one question: pages, and the time all of them may take. */
const limits = { pages: 30, perHost: 30, milliseconds: 30_000, items: 3 * questionLimits.all } as const;

/**
 * The statements of a question of another server that its post had no room for, page by page from that server. What is there no more is
 * gone here; after what could not be read, all stays as it was.
 */
export async function fetchStatements(ctx: Context, postId: string): Promise<void> {
  const asked = await ctx.db
    .selectFrom("remote_questions")
    .select(["uri", "statements_from", "statements_count"])
    .where("post_id", "=", postId)
    .executeTakeFirst();
  const host = URL.parse(asked?.uri ?? "")?.host;
  if (!asked?.statements_from || !host) return;
  const by = (await findInside(ctx, postId)) ?? "server";
  const read = new Map<number, RemoteStatement>();
  const names = new Set<string>();
  for await (const item of readCollection(ctx, asked.statements_from, host, new Map(), { ...limits, by })) {
    const one = isNode(item) ? toStatement(ctx, item, host) : undefined;
    if (!one || read.has(one.number) || names.has(one.uri)) continue;
    if (read.size === questionLimits.all) break;
    read.set(one.number, one);
    names.add(one.uri);
  }
  if (read.size === 0) return;
  const last = Math.max(...read.keys());
  await inTransaction(ctx, async (ctx) => {
    const { rows } = await sql`select from remote_questions where post_id = ${postId} for no key update`.execute(
      ctx.db,
    );
    if (rows.length === 0) return;
    await writeStatements(ctx, postId, [...read.values()]);
    await sql`delete from remote_statements where post_id = ${postId} and not (number = any(${[...read.keys()]}::integer[]))
      and (number < ${last} or ${read.size >= asked.statements_count}::boolean)`.execute(ctx.db);
    // Cards are kept by the version of their post's row.
    await sql`update posts set url = url where id = ${postId}`.execute(ctx.db);
  });
}

/** For what was asked in a private group: one of us who belongs to it, in whose name it is read. */
async function findInside(ctx: Context, postId: string): Promise<{ readonly id: string } | undefined> {
  const { rows } = await sql<{ id: string }>`select accounts.id from posts join group_members using (group_id)
    join accounts on accounts.id = group_members.account_id
    where posts.id = ${postId} and audience = 'group' and state = 'member' and host = '' and status = 'active' order by accounts.id limit 1`.execute(
    ctx.db,
  );
  return rows[0];
}
