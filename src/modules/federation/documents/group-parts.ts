import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { moderatorsUri } from "../addresses.ts";
import type { JsonObject } from "./context.ts";

/** How Smithereen says who reads a group and who is let in; all servers that know private groups read `manuallyApprovesFollowers`. */
const accessTypes = { public: "open", announce: "open", private: "closed", invite: "private" } as const;

/**
 * What is said of a group besides what is said of anybody (FEP-1b12): who looks after it, whether they alone begin something,
 * and whether it is for its members alone.
 */
export async function groupParts(ctx: Context, account: Pick<Account, "id" | "kind">): Promise<JsonObject> {
  if (account.kind !== "group") return {};
  const group = await ctx.db
    .selectFrom("groups")
    .select("access")
    .where("id", "=", account.id)
    .executeTakeFirstOrThrow();
  return {
    attributedTo: moderatorsUri(ctx, account),
    postingRestrictedToMods: group.access === "announce",
    accessType: accessTypes[group.access],
  };
}
