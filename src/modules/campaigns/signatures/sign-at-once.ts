import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { isUniqueViolation } from "#platform/errors";
import type { WithKey } from "#platform/idempotency";
import { mustTakeSignatures, type Signable, type Wishes } from "./rules.ts";
import { todayOf } from "./today.ts";

/**
 * The usual case of `signAsMember` in one statement: a member without a confirmed mailbox who has not signed yet. A petition that is
 * read out at a festival is signed by hundreds in a second, and each statement is a wait.
 * @returns false for any other case, with nothing done. @throws Invalid when it takes no signatures
 */
export async function signAtOnce(
  ctx: Context,
  viewer: Pick<Account, "id" | "name">,
  demand: Signable,
  { words, shown, affected, newsletter }: Wishes,
  origin: Buffer,
  withKey: WithKey,
): Promise<boolean> {
  mustTakeSignatures(demand, todayOf(ctx));
  const noMailbox = sql<boolean>`not exists (select from email_addresses where account_id = ${viewer.id}::bigint)`;
  const writing = sql<{ signed: boolean }>`with mine as (${withKey(noMailbox)}),
    added as (insert into signatures (demand_id, tier, state, version, account_id, name, words, shown, affected, newsletter, origin)
      select ${demand.id}::bigint, 'member', 'valid', ${demand.version}::integer, ${viewer.id}::bigint, ${viewer.name}::text, ${words}::text,
        ${shown}::boolean, ${affected}::boolean, ${newsletter}::boolean, ${origin}::bytea from mine returning id)
    select exists (select from added) as signed`;
  try {
    const { rows } = await writing.execute(ctx.db);
    return rows[0]?.signed ?? false;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}
