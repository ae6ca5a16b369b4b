import assert from "node:assert/strict";
import { test } from "node:test";
import { setPassphrase } from "../security/stage.ts";
import { makeWorld, PASSPHRASE } from "../world.ts";

const world = await makeWorld();
const siti = await world.person("siti");
await setPassphrase(world, siti, PASSPHRASE);

test("the window in which an app asks for consent still belongs to the app, from signing in to the answer", async () => {
  const { rows } = await world.pool.query<{ client_id: string }>(
    `insert into apps (client_id, secret_hash, name, redirect_uris, scopes)
     values (repeat('a', 43), decode(repeat('00', 32), 'hex'), 'Klien', '{https://klien.test/}', '{read}') returning client_id`,
  );
  const wish = `client_id=${rows[0]?.client_id}&redirect_uri=https%3A%2F%2Fklien.test%2F&response_type=code&scope=read`;
  const browser = world.guest();
  const policyOf = ({ headers }: { headers: Headers }) => headers.get("Cross-Origin-Opener-Policy");
  const asked = await browser.get(`/oauth/authorize?${wish}`);
  assert.equal(policyOf(asked), "unsafe-none");
  const signIn = await browser.get(asked.location);
  assert.equal(policyOf(signIn), "unsafe-none");
  const action = (/<form[^>]* action="([^"]*)"/.exec(signIn.text)?.[1] ?? "").replaceAll("&amp;", "&");
  const next = `/oauth/authorize?${wish}`;
  const wrong = await browser.post(action, { handle: "siti", passphrase: "bukan yang benar", next });
  assert.equal(wrong.status, 422);
  assert.equal(policyOf(wrong), "unsafe-none");
  assert.ok(wrong.text.includes("/session?next="), "and the next try too");
  const entered = await browser.post(action, { handle: "siti", passphrase: PASSPHRASE, next });
  assert.equal(policyOf(entered), "unsafe-none");
  assert.equal(policyOf(await browser.get(entered.location)), "unsafe-none");
  for (const path of ["/", "/session/new", "/session/new?next=%2Fsettings", "/oauth/authorize", "/settings/apps"])
    assert.equal(policyOf(await browser.get(path)), "same-origin", path);
});
