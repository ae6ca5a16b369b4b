import { sql } from "kysely";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import type { PublicKey } from "../remote/public-key.ts";

/** Whose key it is, as far as we know them. */
export type Signer = {
  readonly key: PublicKey;
  readonly fetchedAt: Date;
  readonly accountId: string;
  readonly status: Account["status"];
  readonly uri: string;
};

type Row = {
  readonly now: Date;
  readonly kind: PublicKey["kind"] | null;
  readonly public_key: Buffer;
  readonly fetched_at: Date;
  readonly account_id: string;
  readonly status: Account["status"];
  readonly uri: string;
};

/** Whose key this is, if we know it; and what time it is by the clock of the database. */
export async function findSigner(
  ctx: Context,
  keyUri: string,
): Promise<{ readonly now: Date; readonly signer: Signer | undefined }> {
  const { rows } = await sql<Row>`
    select clock_timestamp() as now, known.* from (select 1) as one left join (
      select remote_keys.kind, public_key, remote_keys.fetched_at, remote_keys.account_id, status, remote_actors.uri from remote_keys
      join remote_actors on remote_actors.account_id = remote_keys.account_id
      join accounts on accounts.id = remote_keys.account_id where remote_keys.uri = ${keyUri}) as known on true`.execute(
    ctx.db,
  );
  const [row] = rows;
  if (!row) throw new Error("The database told no time");
  const { now, kind, public_key: der, fetched_at: fetchedAt, account_id: accountId, status, uri } = row;
  return { now, signer: kind ? { key: { uri: keyUri, kind, der }, fetchedAt, accountId, status, uri } : undefined };
}
