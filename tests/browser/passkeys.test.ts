import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { hashPassphrase } from "#platform/passphrase";
import { open, PASSPHRASE, press, write } from "./hands.ts";
import { openHouse } from "./house.ts";

/* A real browser with a key of its own kind inside, made by DevTools: behind a finger that always fits, or never. */
const house = await openHouse();
const siti = await house.person("siti");
await house.pool.query("insert into credentials (account_id, passphrase_hash) values ($1, $2)", [
  siti.account.id,
  await hashPassphrase(PASSPHRASE),
]);
const page = await house.visit({ as: "siti", javaScriptEnabled: true });
const key = await withKey(page);
const main = () => page.locator("main").innerText();

async function withKey(page: Page) {
  const tools = await page.context().newCDPSession(page);
  await tools.send("WebAuthn.enable");
  const { authenticatorId } = await tools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    finger: (isUserVerified: boolean) => tools.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified }),
    kept: async () => (await tools.send("WebAuthn.getCredentials", { authenticatorId })).credentials,
  };
}

test("someone makes a passkey with their finger", async () => {
  await page.goto("/settings/safety");
  await open(page, /^Kunci di HP/);
  await write(page, { "Nama kunci": "HP Ibu" });
  await press(page, "Buat kunci");
  assert.match(await main(), /HP Ibu/);
  const [made] = await key.kept();
  assert.deepEqual([made?.rpId, made?.isResidentCredential], ["localhost", true]);
});

test("they sign out, and in again without typing a word", async () => {
  await page.goto("/settings/sessions");
  await press(page, "Keluar");
  await page.goto("/session/new?next=/settings/profile");
  await press(page, "Masuk dengan kunci di HP");
  assert.equal(new URL(page.url()).pathname, "/settings/profile");
  assert.equal(await page.getByLabel("Nama", { exact: true }).inputValue(), "Siti");
});

test("a finger that does not fit opens nothing, and the page says what to do", async () => {
  await page.goto("/settings/sessions");
  await press(page, "Keluar");
  await page.goto("/session/new");
  await key.finger(false);
  await page.getByRole("button", { name: "Masuk dengan kunci di HP" }).click();
  await page.getByText("Kunci tidak jadi dipakai").waitFor();
  assert.equal(new URL(page.url()).pathname, "/session/new");
  await key.finger(true);
});

test("without scripts the page for passkeys says what else there is, and signing in shows no button for them", async () => {
  const plain = await house.visit({ as: "siti" });
  await plain.goto("/settings/passkeys");
  assert.match(await plain.locator("main").innerText(), /Peramban ini belum bisa membuat kunci/);
  assert.equal(await plain.getByRole("button", { name: "Buat kunci" }).count(), 0);
  const guest = await house.visit();
  await guest.goto("/session/new");
  assert.equal(await guest.getByRole("button", { name: /kunci/ }).count(), 0);
});

test("the script for passkeys weighs at most 0.9 KB", () => {
  const file = house.assets.files.get(house.assets.scripts["accounts"] ?? "");
  assert.ok(file && file.br.length <= 900, `${file?.br.length}`);
});
