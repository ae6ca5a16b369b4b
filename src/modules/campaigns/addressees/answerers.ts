import { findAccount } from "#modules/accounts";
import { noteDeed } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { noteVerified } from "./note-verified.ts";
import type { Addressee } from "./rules.ts";

/** An administrator who knows that somebody works there lets them answer. @throws Invalid for who is no member here */
export async function letAnswer(
  ctx: Context,
  viewer: Pick<Viewer, "id" | "role">,
  addressee: Addressee,
  handle: string,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const account = await findAccount(ctx, handle);
    if (account?.status !== "active" || account.kind !== "person") throw new Invalid({ handle: "unknownPerson" });
    const added = await ctx.db
      .insertInto("addressee_members")
      .values({ addressee_id: addressee.id, account_id: account.id, proof: "administrator" })
      .onConflict((conflict) => conflict.doNothing())
      .returning("account_id")
      .executeTakeFirst();
    if (!added) return;
    await noteVerified(ctx, addressee);
    await noteDeed(ctx, viewer, { deed: "answerer-added", subjectId: account.id, detail: addressee.id });
  });
}

/** Somebody answers no more: an administrator says so, or they themselves. @throws NotFound when they did not */
export async function endAnswering(
  ctx: Context,
  viewer: Pick<Viewer, "id" | "role">,
  addressee: Addressee,
  person: { readonly id: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const ended = await ctx.db
      .deleteFrom("addressee_members")
      .where("addressee_id", "=", addressee.id)
      .where("account_id", "=", person.id)
      .returning("account_id")
      .executeTakeFirst();
    if (!ended) throw new NotFound();
    await noteVerified(ctx, addressee);
    if (viewer.id !== person.id)
      await noteDeed(ctx, viewer, { deed: "answerer-removed", subjectId: person.id, detail: addressee.id });
  });
}
