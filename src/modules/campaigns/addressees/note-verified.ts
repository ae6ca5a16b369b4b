import { sql } from "kysely";
import type { Context } from "#platform/context";

/** Since when somebody is proved to answer; never, once nobody is any more. */
export async function noteVerified(ctx: Context, addressee: { readonly id: string }): Promise<void> {
  await sql`update addressees set verified_at = case
      when account_id is not null or exists (select from addressee_members where addressee_id = addressees.id)
      then coalesce(verified_at, now()) end
    where id = ${addressee.id}`.execute(ctx.db);
}
