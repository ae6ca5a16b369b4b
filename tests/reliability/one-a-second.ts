import assert from "node:assert/strict";
import { askToSign } from "../../src/modules/campaigns/signatures/ask-to-sign.ts";
import { confirmSignature } from "../../src/modules/campaigns/signatures/confirm-signature.ts";
import { originOf } from "../../src/modules/campaigns/signatures/origin.ts";
import { watchSignatures } from "../../src/modules/campaigns/signatures/watch-signatures.ts";
import { asksForBridge, type DemandRow, linkTo } from "../signing.ts";
import type { World } from "../world.ts";

const none = { words: "", shown: false, affected: false, newsletter: false };

/**
 * ABU-04: a day of two thousand people, in which nobody is alarmed, and then a program that signs once each second from 200
 * addresses for so many minutes. After which minute was it told of, and how often in all? A minute passes by moving all that
 * was signed a minute back.
 */
export async function signOnceASecond(world: World, minutes: number): Promise<{ toldAfter: number; told: number }> {
  const { ctx, pool } = world;
  const demand = await asksForBridge(world, await world.person("wayan"));
  await pool.query(
    `insert into signatures (id, demand_id, tier, state, version, name, mailbox, signed_at)
      select next_id() - (((n * 43.2 + 360) * 1000)::bigint << 22), $1, 'email', 'valid', 1, 'Warga', sha256(n::text::bytea),
        now() - make_interval(secs => n * 43.2 + 360) from generate_series(1, 2000) n`,
    [demand.id],
  );
  const alerts = async () =>
    (await pool.query("select from signature_alerts where demand_id = $1", [demand.id])).rows.length;
  await watchSignatures(ctx);
  assert.equal(await alerts(), 0, "people alone alarm nobody");
  let toldAfter = Number.POSITIVE_INFINITY;
  for (let minute = 1; minute <= minutes; minute++) {
    for (let second = 0; second < 60; second++) await signByProgram(world, demand, minute * 60 + second);
    await watchSignatures(ctx);
    if ((await alerts()) > 0) toldAfter = Math.min(toldAfter, minute);
    await pool.query(
      "update signatures set id = id - (60000::bigint << 22), signed_at = signed_at - interval '1 minute' where demand_id = $1",
      [demand.id],
    );
  }
  return { toldAfter, told: await alerts() };
}

async function signByProgram(world: World, demand: DemandRow, nth: number): Promise<void> {
  const email = `u${nth}@borongan.example`;
  const origin = originOf(world.ctx, `10.5.0.${nth % 200}`);
  await askToSign(world.ctx, demand, { ...none, name: "Warga", place: "", email }, "id", origin);
  await confirmSignature(world.ctx, demand, (await linkTo(world, email)).replace("/signature/", ""));
  await world.pool.query("delete from mails");
}
