import type { Context } from "#platform/context";

/** What a signature said and where it can be reached goes with it; that there was one stays, so that signing again is one. */
const forgotten = {
  state: "withdrawn",
  name: "-",
  place: "",
  words: "",
  shown: false,
  newsletter: false,
  mailbox_sealed: null,
} as const;

/** A member takes their signature back. Nothing happens when there is none that counts. */
export async function withdrawAsMember(
  ctx: Context,
  viewer: { readonly id: string },
  demand: { readonly id: string },
): Promise<void> {
  await ctx.db
    .updateTable("signatures")
    .set(forgotten)
    .where("demand_id", "=", demand.id)
    .where("account_id", "=", viewer.id)
    .where("state", "in", ["valid", "waiting"])
    .execute();
}

/** The same by the link in a mail. */
export async function withdrawByLink(ctx: Context, signature: { readonly id: string }): Promise<void> {
  await ctx.db
    .updateTable("signatures")
    .set(forgotten)
    .where("id", "=", signature.id)
    .where("state", "in", ["valid", "waiting"])
    .execute();
}

/** What was entered at a desk, by this helper or by anyone, is taken away whole: there is no account or mailbox that would have to be remembered. */
export async function withdrawFromDesk(
  ctx: Context,
  demand: { readonly id: string },
  signatureId: string,
  helper?: { readonly id: string },
): Promise<boolean> {
  const gone = await ctx.db
    .deleteFrom("signatures")
    .where("demand_id", "=", demand.id)
    .where("id", "=", signatureId)
    .where("tier", "=", "paper")
    .where("state", "=", "valid")
    .$if(helper !== undefined, (entry) => entry.where("helper_id", "=", helper?.id ?? "0"))
    .returning("id")
    .executeTakeFirst();
  return gone !== undefined;
}
