import assert from "node:assert/strict";
import { test } from "node:test";
import { countSignatures } from "#modules/campaigns";
import { asksForBridge } from "../signing.ts";
import { makeWorld, PASSPHRASE } from "../world.ts";

const PEOPLE = 300;

test("ABU-03 three hundred people join from the one address of their library, and sign with one press", async () => {
  const world = await makeWorld({ signUp: "open" });
  const demand = await asksForBridge(world, await world.person("siti"));
  const people = Array.from({ length: PEOPLE }, (_, nth) => nth);
  const join = async (nth: number) => {
    const browser = world.guest().from("203.0.113.9");
    const joined = await browser.post("/accounts", {
      name: `Warga ${nth}`,
      handle: `warga_${nth}`,
      passphrase: PASSPHRASE,
    });
    assert.equal(joined.status, 303, joined.text);
    assert.equal((await browser.post(`/demands/${demand.id}/signature`)).status, 303);
  };
  for (const nth of people) await join(nth);
  assert.deepEqual(await countSignatures(world.ctx, demand), { member: PEOPLE, email: 0, paper: 0, remote: 0 });
});
