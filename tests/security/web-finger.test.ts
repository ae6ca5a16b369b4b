import assert from "node:assert/strict";
import type { IncomingMessage, ServerResponse } from "node:http";
import { test } from "node:test";
import { findHandleOf, lookUpHandle, toHandle } from "../../src/modules/federation/look-up-handle.ts";
import { makeWorld } from "../world.ts";
import { openInternet } from "./outside.ts";

const world = await makeWorld();
const internet = await openInternet();
const ctx = internet.see(world.ctx);
const at = (name: string, host = "desa.example") => `${name}@${host}:${internet.port}`;
const pathOf = (handle: string) => `/.well-known/webfinger?resource=${encodeURIComponent(`acct:${handle}`)}`;
const uriOf = (name: string) => `${internet.origin}/users/${name}`;
const descriptor =
  (subject: string, href: string, more = "") =>
  (_: IncomingMessage, response: ServerResponse) =>
    void response
      .writeHead(200, { "content-type": "application/jrd+json" })
      .end(JSON.stringify({ subject, links: [{ rel: "self", type: "application/activity+json", href }], more }));
const leads = (location: string) => (_: IncomingMessage, response: ServerResponse) =>
  void response.writeHead(302, { location }).end();
/** What was asked in vain before counts against a server; here each case stands alone. */
const forget = async () => {
  await world.pool.query("truncate asked_hosts, missing_documents");
  internet.asked.length = 0;
};

test("A handle is who its own server says it is", async () => {
  internet.pages.set(pathOf(at("budi")), descriptor(`acct:${at("budi")}`, uriOf("budi")));
  assert.deepEqual(await lookUpHandle(ctx, `@Budi@DESA.example:${internet.port}`), {
    handle: at("budi"),
    uri: uriOf("budi"),
  });
  assert.equal(await findHandleOf(ctx, uriOf("budi"), "budi"), at("budi"));
  assert.equal(await findHandleOf(ctx, uriOf("lain"), "budi"), undefined);
  assert.equal(toHandle("budi@desa.example/@x"), undefined);
  assert.equal(toHandle("budi@DESA.example."), "budi@desa.example");
});

test("FED-16 DOS-13 A name at another domain counts only when that domain says the same, and is asked once", async () => {
  await forget();
  internet.pages.set(pathOf(at("u")), descriptor(`acct:${at("v", "kota.example")}`, uriOf("u")));
  internet.pages.set(pathOf(at("v", "kota.example")), descriptor(`acct:${at("v", "kota.example")}`, uriOf("v")));
  assert.equal(await lookUpHandle(ctx, at("u")), undefined);
  await forget();
  internet.pages.set(pathOf(at("v", "kota.example")), descriptor(`acct:${at("u")}`, uriOf("u")));
  assert.equal(await lookUpHandle(ctx, at("u")), undefined, "each names the other");
  assert.equal(internet.asked.length, 2);
  await forget();
  internet.pages.set(pathOf(at("v", "kota.example")), descriptor(`acct:${at("v", "kota.example")}`, uriOf("u")));
  assert.deepEqual(await lookUpHandle(ctx, at("u")), { handle: at("v", "kota.example"), uri: uriOf("u") });
  await forget();
  internet.pages.set(pathOf(at("besar")), descriptor(`acct:${at("besar")}`, uriOf("besar"), "x".repeat(70_000)));
  assert.equal(await lookUpHandle(ctx, at("besar")), undefined);
});

test("SSRF-06 A look-up follows at most five redirects, none to another scheme or to an address inside", async () => {
  await forget();
  internet.pages.set(pathOf(at("putar")), leads(pathOf(at("putar"))));
  assert.equal(await lookUpHandle(ctx, at("putar")), undefined);
  assert.ok(internet.asked.length <= 6, `${internet.asked.length} asked`);
  for (const location of [
    `http://127.0.0.1:${internet.canary.port}/`,
    "file:///etc/passwd",
    "gopher://desa.example/",
  ]) {
    await forget();
    internet.pages.set(pathOf(at("belok")), leads(location));
    assert.equal(await lookUpHandle(ctx, at("belok")), undefined);
    assert.equal(internet.asked.length, 1);
  }
  assert.equal(internet.canary.hits, 0);
  assert.equal(await lookUpHandle(ctx, at("belok")), undefined);
  assert.equal(internet.asked.length, 1, "what was asked in vain is not asked again at once");
});
