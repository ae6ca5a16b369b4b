import { sql } from "kysely";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { sendsMail } from "#platform/mail";
import { fingerprintOf } from "#platform/secrets";
import { type Channel, type Gateway, intakeLimits } from "./rules.ts";

/** An administrator lets messages in by one more way. @throws Invalid when there are too many, and for mail where none is sent */
export async function openGateway(
  ctx: Context,
  by: { readonly id: string },
  gateway: { readonly name: string; readonly channel: Channel; readonly daily_limit: number },
  token: string,
): Promise<string> {
  if (gateway.channel === "mail" && !sendsMail(ctx)) throw new Invalid({ form: "noMail" });
  const { length } = await listGateways(ctx);
  if (length >= intakeLimits.gateways) throw new Invalid({ form: "tooManyGateways" });
  const { id } = await ctx.db
    .insertInto("intake_gateways")
    .values({ ...gateway, token_hash: fingerprintOf(token), made_by: by.id })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** It lets nothing in any more. What came in by it stays. @throws NotFound for one that is not open */
export async function endGateway(ctx: Context, id: string): Promise<void> {
  const { numAffectedRows } =
    await sql`update intake_gateways set ended_at = now() where id = ${id} and ended_at is null`.execute(ctx.db);
  if (!numAffectedRows) throw new NotFound();
}

/** The gateway whose token this is, while it is open. */
export async function findGateway(ctx: Context, id: string, token: string): Promise<Gateway | undefined> {
  const { rows } = await sql<Gateway>`
    select * from intake_gateways where id = ${id} and token_hash = ${fingerprintOf(token)} and ended_at is null`.execute(
    ctx.db,
  );
  return rows[0];
}

/** @throws NotFound for one that is not open */
export async function mustBeOpen(ctx: Context, id: string): Promise<void> {
  const { rows } = await sql`select from intake_gateways where id = ${id} and ended_at is null`.execute(ctx.db);
  if (rows.length === 0) throw new NotFound();
}

/** Whether this token was made in the last minutes and has let nothing in yet: so long it may be shown. */
export async function isFresh(ctx: Context, id: string, token: string): Promise<boolean> {
  const { rows } = await sql`
    select from intake_gateways where id = ${id} and token_hash = ${fingerprintOf(token)}
      and ended_at is null and used_at is null and made_at > now() - interval '10 minutes'`.execute(ctx.db);
  return rows.length > 0;
}

/** One that is open, with what it heard and answered today and in the last thirty days. */
export type Listed = Gateway & { readonly heard: number; readonly answered: number; readonly today: number };

export async function listGateways(ctx: Context): Promise<readonly Listed[]> {
  const { rows } = await sql<Listed>`
    select intake_gateways.*, coalesce(sum(heard), 0)::int as heard, coalesce(sum(answered), 0)::int as answered,
      coalesce(sum(answered) filter (where day = current_date), 0)::int as today
    from intake_gateways left join intake_days on gateway_id = id and day > current_date - 30
    where ended_at is null group by id order by id`.execute(ctx.db);
  return rows;
}
