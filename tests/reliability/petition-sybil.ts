import assert from "node:assert/strict";
import { openWords } from "#platform/mail";
import { askToSign } from "../../src/modules/campaigns/signatures/ask-to-sign.ts";
import { confirmSignature } from "../../src/modules/campaigns/signatures/confirm-signature.ts";
import { invalidateSignatures } from "../../src/modules/campaigns/signatures/invalidate-signatures.ts";
import { originOf } from "../../src/modules/campaigns/signatures/origin.ts";
import { auditSignatures, countSignatures } from "../../src/modules/campaigns/signatures/queries.ts";
import { receiveSignature } from "../../src/modules/campaigns/signatures/receive-signature.ts";
import { signAsMember } from "../../src/modules/campaigns/signatures/sign-as-member.ts";
import { watchSignatures } from "../../src/modules/campaigns/signatures/watch-signatures.ts";
import { asksForBridge, miscountedSignatures } from "../signing.ts";
import type { World } from "../world.ts";

const SECRET = /\/signature\/([\w-]{43})/;
const none = { words: "", shown: false, affected: false, newsletter: false };

/** The same numbers on every run (mulberry32). */
function makeChance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Attempt = { readonly email: string; readonly from: string; readonly confirms: boolean };

/**
 * ABU-04: 2,000 people sign by mail while somebody tries 50,000 times to look like many. 500 of the people wrote their own
 * address in 40 ways each; the rest of the attempts use hosts that hand out mailboxes, never press the link, come from one
 * bought host with a mailbox for everybody, or from three other servers. `scale` makes all of it smaller.
 */
export async function simulateSybils(world: World, scale: number, say: (line: string) => void): Promise<void> {
  const { ctx, pool } = world;
  const of = (whole: number) => Math.round(whole * scale);
  const chance = makeChance(20_261_126);
  const siti = await world.person("siti");
  const demand = await asksForBridge(world, siti);
  const legit = Array.from({ length: of(2000) }, (_, at) => `warga.${at}@gmail.com`);
  const variant = (address: string) => {
    const [name = ""] = address.split("@");
    const dotted = [...name.replaceAll(".", "")].map((sign) => (chance(3) === 0 ? `${sign}.` : sign)).join("");
    const cased = chance(2) ? dotted.toUpperCase() : dotted;
    return `${cased.replace(/\.$/, "")}${chance(2) ? `+${chance(1e6)}` : ""}@${chance(2) ? "gmail.com" : "GoogleMail.com"}`;
  };
  const attempts: Attempt[] = [
    ...legit.map((email) => ({ email, from: `10.1.${chance(40)}.${chance(250)}`, confirms: true })),
    ...Array.from({ length: of(20_000) }, (_, at) => ({
      email: variant(legit[at % of(500)] ?? ""),
      from: `10.2.0.${chance(250)}`,
      confirms: true,
    })),
    ...Array.from({ length: of(10_000) }, (_, at) => ({
      email: `palsu${at}@${["mailinator.com", "yopmail.com", "x.guerrillamail.com"][at % 3]}`,
      from: `10.3.0.${chance(250)}`,
      confirms: true,
    })),
    ...Array.from({ length: of(10_000) }, (_, at) => ({
      email: `korban${at}@desa.example`,
      from: `10.4.0.${chance(250)}`,
      confirms: false,
    })),
    ...Array.from({ length: of(5000) }, (_, at) => ({
      email: `u${at}@beli-borongan.example`,
      from: `10.5.0.${at % 200}`,
      confirms: true,
    })),
  ];
  for (let at = attempts.length - 1; at > 0; at--) {
    const other = chance(at + 1);
    [attempts[at], attempts[other]] = [attempts[other] as Attempt, attempts[at] as Attempt];
  }
  let samples = 0;
  let turn = 0;
  const sign = async () => {
    for (let attempt = attempts[turn++]; attempt; attempt = attempts[turn++]) {
      const { email, from, confirms } = attempt;
      await askToSign(ctx, demand, { ...none, name: "Warga", place: "", email }, "id", originOf(ctx, from));
      if (!confirms) continue;
      const { rows } = await pool.query<{ id: string; sealed: Buffer }>(
        "select id, sealed from mails order by id desc limit 1",
      );
      const letter = rows[0] && openWords(ctx, rows[0].id, rows[0].sealed);
      const secret = letter?.to.toLowerCase() === email.toLowerCase() && SECRET.exec(letter.text)?.[1];
      if (secret) await confirmSignature(ctx, demand, secret);
      if (turn % 200 === 0) {
        assert.deepEqual(await countSignatures(ctx, demand), await auditSignatures(ctx, demand));
        samples++;
      }
    }
  };
  const begun = performance.now();
  await sign();
  const remotes = await makeRemotes(world, of(5000));
  for (const [at, account] of remotes.entries())
    await receiveSignature(ctx, account, demand, { uri: `https://h${at % 3}.test/s/${at}` });
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let press = 0; press < 125; press++) await signAsMember(ctx, siti.account, demand, none);
    }),
  );
  await watchSignatures(ctx);
  const { rows: alerts } = await pool.query("select counted from signature_alerts where demand_id = $1", [demand.id]);
  const before = await countSignatures(ctx, demand);
  await pool.query("delete from graphile_worker._private_jobs");
  const bought = { mail_host: "beli-borongan.example" };
  await invalidateSignatures(ctx, siti.account, demand, bought, "Satu orang membeli semua alamat ini.");
  await world.settle();
  const after = await countSignatures(ctx, demand);
  const { rows } = await pool.query<{ waiting: number }>(
    "select count(*)::int as waiting from signatures where demand_id = $1 and state = 'waiting'",
    [demand.id],
  );
  say(
    `${attempts.length + remotes.length} attempts in ${((performance.now() - begun) / 1000).toFixed(0)} s, ${legit.length} people`,
  );
  say(
    `confirmed by mail before a moderator looked ${before.email}, after ${after.email}; waiting ${rows[0]?.waiting}; other servers ${after.remote}`,
  );
  assert.equal(after.email, legit.length, "nobody missed and nobody counted falsely");
  assert.equal(after.member, 1, "a thousand presses of one member");
  assert.equal(after.remote, remotes.length, "shown apart, never added");
  assert.equal(rows[0]?.waiting, of(10_000));
  assert.equal(alerts.length, 1);
  assert.deepEqual(await auditSignatures(ctx, demand), after);
  assert.deepEqual(await miscountedSignatures(world), []);
  assert.ok(samples > 0);
}

async function makeRemotes({ ctx, pool }: World, count: number) {
  await pool.query(
    `insert into accounts (handle, name, status) select 'r' || n || '@h' || n % 3 || '.test', 'R' || n, 'remote' from generate_series(1, $1::int) n`,
    [count],
  );
  return ctx.db.selectFrom("accounts").selectAll().where("status", "=", "remote").execute();
}
