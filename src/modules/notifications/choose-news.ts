import type { Selectable } from "kysely";
import { findMailAddress } from "#modules/accounts";
import type { Context } from "#platform/context";
import type { Viewer } from "#platform/http/env";
import { sendsMail } from "#platform/mail";
import type { InboxesTable } from "#platform/schema";
import {
  type Channel,
  channelsOf,
  isUsual,
  kindsFor,
  type NewsChoices,
  type Stranger,
  strangers,
  usual,
  type Verdict,
} from "./rules.ts";

export type Inbox = Pick<Selectable<InboxesTable>, `${Channel}_exceptions` | "digest" | keyof typeof usual>;

/** How a person wants to hear; as usual for someone who never chose. */
export async function findInbox(ctx: Context, viewer: { readonly id: string }): Promise<Inbox> {
  const row = await ctx.db
    .selectFrom("inboxes")
    .select(["list_exceptions", "push_exceptions", "mail_exceptions", "digest", ...strangers])
    .where("account_id", "=", viewer.id)
    .executeTakeFirst();
  return row ?? { list_exceptions: [], push_exceptions: [], mail_exceptions: [], digest: "off", ...usual };
}

/**
 * The viewer chooses which kinds of news reach them where, and what becomes of those from strangers. What was told before
 * stays as it is. Of kinds they are not asked about what they chose before is kept.
 */
export async function chooseNews(ctx: Context, viewer: Viewer, choices: NewsChoices): Promise<void> {
  const before = await findInbox(ctx, viewer);
  const asked = kindsFor(viewer);
  const hasMail = sendsMail(ctx) && (await findMailAddress(ctx, viewer)) !== undefined;
  const exceptions = Object.fromEntries(
    channelsOf(hasMail).map((channel) => {
      const flipped = asked.filter((kind) => choices[channel].includes(kind.name) !== isUsual(kind, channel));
      const untouched = before[`${channel}_exceptions`].filter((name) => !asked.some((kind) => kind.name === name));
      return [`${channel}_exceptions`, [...flipped.map(({ name }) => name as string), ...untouched]];
    }),
  );
  const { list: _list, push: _push, mail: _mail, digest, ...policy } = choices;
  const chosen = { ...exceptions, ...policy, ...(digest && { digest }) };
  await ctx.db
    .insertInto("inboxes")
    .values({ account_id: viewer.id, ...chosen })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet(chosen))
    .execute();
}

/** The viewer chooses what becomes of news from some kinds of stranger; of the others as before. */
export async function chooseStrangers(
  ctx: Context,
  viewer: { readonly id: string },
  policy: Readonly<Partial<Record<Stranger, Verdict>>>,
): Promise<void> {
  if (Object.keys(policy).length === 0) return;
  await ctx.db
    .insertInto("inboxes")
    .values({ account_id: viewer.id, ...policy })
    .onConflict((conflict) => conflict.column("account_id").doUpdateSet({ ...policy }))
    .execute();
}
