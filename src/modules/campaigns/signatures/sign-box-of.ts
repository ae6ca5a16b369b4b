import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { sendsMail } from "#platform/mail";
import type { Demand } from "../demands/queries.ts";
import { findPart } from "./may-tend.ts";
import { countSignatures, findMySignature, listSigners } from "./queries.ts";
import { signatureLimits, whyClosed } from "./rules.ts";
import { todayOf } from "./today.ts";

/** Everything the box of signatures on a demand's page shows. Nothing for a confidential one, which nobody signs. */
export async function signBoxOf(ctx: Context, viewer: Account | undefined, demand: Demand) {
  if (demand.openness === "confidential" || demand.held_at) return undefined;
  const [counts, mine, latest, part] = await Promise.all([
    countSignatures(ctx, demand),
    findMySignature(ctx, viewer, demand),
    listSigners(ctx, viewer, demand, { size: signatureLimits.latest }),
    findPart(ctx, viewer, demand),
  ]);
  return { counts, mine, latest, part, closed: whyClosed(demand, todayOf(ctx)), byMail: sendsMail(ctx) };
}
export type Box = NonNullable<Awaited<ReturnType<typeof signBoxOf>>>;
