import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { mustTakeSignatures, type Signable, signatureLimits } from "./rules.ts";
import { todayOf } from "./today.ts";

/** In so many further ways one signature is known. */
const WAYS = 20;

/**
 * Somebody at another server signed and their server says so; `uri` names it there. Counted once for each person, among
 * those from other servers. False when it counted before, was taken out, that
 * address is another's, or it is a group that says so: people sign, groups stand behind it (`receiveSponsor`).
 * @throws Invalid when the demand takes no signatures
 */
export async function receiveSignature(
  ctx: Context,
  signer: Pick<Account, "id" | "name" | "handle" | "status" | "kind">,
  demand: Signable,
  signature: { readonly uri: string; readonly words?: string },
): Promise<boolean> {
  if (signer.status !== "remote" || signer.kind !== "person") return false;
  mustTakeSignatures(demand, todayOf(ctx));
  const words = [...(signature.words ?? "")].slice(0, signatureLimits.words).join("");
  const { rows } = await sql`
    insert into signatures as s (demand_id, tier, state, version, account_id, name, words, shown, uri)
    select ${demand.id}, 'remote', 'valid', ${demand.version}, ${signer.id}, ${signer.name || signer.handle.slice(0, 60)}, ${words}, true, ${signature.uri}
    where not exists (select from signatures where uri = ${signature.uri} and account_id <> ${signer.id})
      and not exists (select from signature_uris where uri = ${signature.uri})
    on conflict (demand_id, account_id) where account_id is not null do update
      set state = 'valid', words = excluded.words, uri = excluded.uri, version = excluded.version, signed_at = now(), shown = true
      where s.state = 'withdrawn'
    returning s.id`.execute(ctx.db);
  if (rows.length === 0) await keepAnotherWay(ctx, signer, demand, signature.uri);
  return rows.length > 0;
}

/** Who signed before and signs in another way as well has one signature, and takes it back in either way. */
async function keepAnotherWay(ctx: Context, signer: Pick<Account, "id">, demand: Signable, uri: string): Promise<void> {
  await sql`
    insert into signature_uris (uri, signature_id)
    select ${uri}, id from signatures where demand_id = ${demand.id} and account_id = ${signer.id} and state = 'valid' and tier = 'remote'
      and uri <> ${uri} and not exists (select from signatures as others where others.uri = ${uri})
      and (select count(*) from signature_uris where signature_id = signatures.id) < ${WAYS}
    on conflict do nothing`.execute(ctx.db);
}

/**
 * The same server says that it was taken back, by the person or by its address. The other ways in which they signed end with
 * it, so that none of them takes back what they sign later. A group stands behind the demand no more.
 */
export async function receiveWithdrawal(ctx: Context, signer: { readonly id: string }, uri: string): Promise<void> {
  await sql`
    with withdrawn as (
      update signatures set state = 'withdrawn', words = '', shown = false
      where account_id = ${signer.id} and state = 'valid'
        and (uri = ${uri} or id = (select signature_id from signature_uris where signature_uris.uri = ${uri}))
      returning id)
    delete from signature_uris using withdrawn where signature_id = withdrawn.id`.execute(ctx.db);
  await sql`delete from co_sponsors where account_id = ${signer.id} and uri = ${uri}`.execute(ctx.db);
}
