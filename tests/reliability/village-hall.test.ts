import assert from "node:assert/strict";
import { test } from "node:test";
import { countSignatures } from "#modules/campaigns";
import { asksForBridge, linkTo, miscountedSignatures } from "../signing.ts";
import { makeWorld } from "../world.ts";

const PEOPLE = 300;

test("ABU-03 three hundred people sign from the one address of their village hall, and all are counted at once", async () => {
  const world = await makeWorld({ env: { SMTP_URL: "smtp://127.0.0.1:9" } });
  const demand = await asksForBridge(world, await world.person("siti"));
  const sign = async (nth: number) => {
    const browser = world.guest().from("203.0.113.9");
    const email = `warga${nth}@desa.example`;
    await browser.get(`/demands/${demand.id}/signature`);
    const asked = await browser.post(`/demands/${demand.id}/signature/mail`, {
      name: `Warga ${nth}`,
      email,
      words: "",
    });
    assert.equal(asked.status, 303, asked.text);
    const link = await linkTo(world, email);
    assert.equal((await browser.get(link)).status, 200);
    assert.equal((await browser.post(link)).status, 303);
    await world.pool.query("delete from mails where id not in (select id from mails order by id desc limit 20)");
  };
  let next = 0;
  const queue = async () => {
    for (let nth = next++; nth < PEOPLE; nth = next++) await sign(nth);
  };
  await Promise.all([queue(), queue(), queue(), queue()]);
  assert.deepEqual(await countSignatures(world.ctx, demand), { member: 0, email: PEOPLE, paper: 0, remote: 0 });
  assert.deepEqual(await miscountedSignatures(world), []);
  const { rows } = await world.pool.query("select count(*)::int as n from signatures where state <> 'valid'");
  assert.equal(rows[0].n, 0, "nobody waits for a moderator: the link in the mail is the one step");
});
