import { noteDeed } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { noteVerified } from "./note-verified.ts";
import type { Addressee, Correction } from "./rules.ts";

/**
 * A moderator corrects what is said of an addressee. Only an administrator confirms the published address and says which
 * organisation's people answer: both decide who speaks for it. An address that changes is to be confirmed anew.
 * @throws Invalid for a name that is taken, and for an organisation nobody knows
 */
export async function correctAddressee(
  ctx: Context,
  viewer: Pick<Viewer, "id" | "role">,
  addressee: Addressee,
  { confirmed, organisation, ...said }: Correction,
): Promise<void> {
  const decides = viewer.role === "administrator";
  const isSameAddress = said.email.toLowerCase() === addressee.email.toLowerCase();
  const kept = isSameAddress ? addressee.email_confirmed_at : null;
  await inTransaction(ctx, async (ctx) => {
    const twin = await ctx.db
      .selectFrom("addressees")
      .select("id")
      .where("merged_into", "is", null)
      .where("id", "<>", addressee.id)
      .where((when) => when(when.fn("lower", ["name"]), "=", said.name.toLowerCase()))
      .where((when) => when(when.fn("lower", ["place"]), "=", said.place.toLowerCase()))
      .executeTakeFirst();
    if (twin) throw new Invalid({ name: "addresseeThere" });
    const email_confirmed_at = decides ? (confirmed && said.email ? (kept ?? ctx.now()) : null) : kept;
    const account_id = decides ? await findOrganisation(ctx, organisation) : addressee.account_id;
    await ctx.db
      .updateTable("addressees")
      .set({ ...said, email_confirmed_at, account_id })
      .where("id", "=", addressee.id)
      .execute();
    if (account_id !== addressee.account_id)
      await noteDeed(ctx, viewer, {
        deed: account_id ? "answerer-added" : "answerer-removed",
        subjectId: account_id ?? addressee.account_id,
        detail: addressee.id,
      });
    await noteDeed(ctx, viewer, { deed: "addressee-corrected", detail: addressee.id });
    await noteVerified(ctx, addressee);
  });
}

async function findOrganisation(ctx: Context, handle: string): Promise<string | null> {
  if (!handle) return null;
  const found = await ctx.db
    .selectFrom("accounts")
    .select("id")
    .where("handle", "=", handle)
    .where("kind", "=", "organization")
    .where("status", "=", "active")
    .where("host", "=", "")
    .executeTakeFirst();
  if (!found) throw new Invalid({ organisation: "unknownOrganisation" });
  return found.id;
}
