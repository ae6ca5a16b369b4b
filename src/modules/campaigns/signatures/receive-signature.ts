import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { mustTakeSignatures, type Signable, signatureLimits } from "./rules.ts";
import { todayOf } from "./today.ts";

/**
 * Somebody at another server signed and their server says so; `uri` names it there. Counted once for each person, among
 * those from other servers. False when it counted before, was taken out, or that address is another's.
 * @throws Invalid when the demand takes no signatures
 */
export async function receiveSignature(
  ctx: Context,
  signer: Pick<Account, "id" | "name" | "handle" | "status">,
  demand: Signable,
  signature: { readonly uri: string; readonly words?: string },
): Promise<boolean> {
  if (signer.status !== "remote") return false;
  mustTakeSignatures(demand, todayOf(ctx));
  const words = [...(signature.words ?? "")].slice(0, signatureLimits.words).join("");
  const { rows } = await sql`
    insert into signatures as s (demand_id, tier, state, version, account_id, name, words, shown, uri)
    select ${demand.id}, 'remote', 'valid', ${demand.version}, ${signer.id}, ${signer.name || signer.handle.slice(0, 60)}, ${words}, true, ${signature.uri}
    where not exists (select from signatures where uri = ${signature.uri} and account_id <> ${signer.id})
    on conflict (demand_id, account_id) where account_id is not null do update
      set state = 'valid', words = excluded.words, uri = excluded.uri, version = excluded.version, signed_at = now(), shown = true
      where s.state = 'withdrawn'
    returning s.id`.execute(ctx.db);
  return rows.length > 0;
}

/** The same server says that it was taken back, by the person or by its address. */
export async function receiveWithdrawal(ctx: Context, signer: { readonly id: string }, uri: string): Promise<void> {
  await ctx.db
    .updateTable("signatures")
    .set({ state: "withdrawn", words: "", shown: false })
    .where("uri", "=", uri)
    .where("account_id", "=", signer.id)
    .where("state", "=", "valid")
    .execute();
}
