import { sql } from "kysely";
import { actorUri, serverActorUri } from "#modules/accounts";
import { postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { deliver, type Inbox } from "../deliver.ts";
import { alone } from "../documents/context.ts";
import { toActor } from "../documents/to-actor.ts";
import { activity, activityUri, toEveryone } from "./activity.ts";
import { findDistant, findSpeaker, inboxesOfFollowers } from "./recipients.ts";
import { send } from "./send.ts";

/** Seconds in which further changes of a profile join the one that waits. */
const CHANGES_WAIT = 15;

/** Who somebody is now, to the servers of their followers. Of several changes that wait the last goes out. */
export async function sendProfile(ctx: Context, accountId: string): Promise<void> {
  const account = await ctx.db
    .selectFrom("accounts")
    .selectAll()
    .where("id", "=", accountId)
    .where("host", "=", "")
    .where("status", "in", ["active", "suspended"])
    .executeTakeFirst();
  if (!account) return;
  const inboxes = await inboxesOfFollowers(ctx, account);
  if (inboxes.length === 0) return;
  const suspended = account.status === "suspended" && { suspended: true };
  const person = { ...(await toActor(ctx, account)), ...suspended };
  const id = `${actorUri(ctx, account)}#updates/${ctx.now().getTime()}`;
  await send(ctx, account, activity(ctx, "Update", id, account, person, toEveryone(ctx, account)), inboxes, {
    jobKey: `person:${account.id}`,
    after: suspended ? 0 : CHANGES_WAIT,
  });
}

/** An account is gone for good: every server we know of is told, whoever followed it, since nobody can tell any more. */
export async function sendErased(ctx: Context, accountId: string): Promise<void> {
  const { rows } =
    await sql<Inbox>`select distinct coalesce(nullif(shared_inbox, ''), inbox) as inbox from remote_actors
    join accounts on accounts.id = account_id where gone_at is null and accounts.status = 'remote'`.execute(ctx.db);
  const uri = actorUri(ctx, { id: accountId });
  const deleted = activity(ctx, "Delete", `${uri}#delete`, { id: accountId }, uri, toEveryone(ctx, { id: accountId }));
  await send(ctx, { id: accountId }, deleted, rows);
}

/** Somebody moved to another server, which agreed: their followers are told, and may follow them there. */
export async function sendMove(ctx: Context, accountId: string): Promise<void> {
  const { rows } = await sql<{ id: string; target_id: string }>`select id, target_id from moves
    where account_id = ${accountId} and ended_at is null`.execute(ctx.db);
  const [move] = rows;
  const [person, target] = await Promise.all([
    findSpeaker(ctx, accountId),
    move ? findDistant(ctx, move.target_id) : undefined,
  ]);
  if (!move || !person || !target) return;
  const moved = activity(ctx, "Move", activityUri(ctx, "moves", move.id), person, actorUri(ctx, person), {
    target: target.uri,
    ...toEveryone(ctx, person),
  });
  await send(ctx, person, moved, await inboxesOfFollowers(ctx, person, [target.id]));
}

type Report = {
  readonly reportId: string;
  readonly subjectId: string;
  readonly postIds: readonly string[];
  readonly words: string;
};

/** A report goes on to the server it is about, in the name of this server and nobody else's. */
export async function sendReport(ctx: Context, { reportId, subjectId, postIds, words }: Report): Promise<void> {
  const subject = await findDistant(ctx, subjectId);
  if (!subject) return;
  const posts = await ctx.db
    .selectFrom("posts")
    .select(["id", "uri"])
    .where("id", "in", postIds.length > 0 ? [...postIds] : ["0"])
    .where("author_id", "=", subjectId)
    .execute();
  const flag = {
    id: activityUri(ctx, "flags", reportId),
    type: "Flag",
    actor: serverActorUri(ctx),
    object: [subject.uri, ...posts.map((post) => postUri(ctx, post))],
    content: words,
    to: [subject.uri],
  };
  await deliver(ctx, "server", alone(flag), [subject]);
}
