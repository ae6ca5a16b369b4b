import assert from "node:assert/strict";
import { createHash, sign, webcrypto } from "node:crypto";
import { test } from "node:test";
import { signRequest } from "@fedify/fedify/sig";
import { canonicalJson } from "#platform/canonical-json";
import { openServers, type Peer, signed, toBase58 } from "../other-servers.ts";
import { makeWorld } from "../world.ts";
import { inboxesOf } from "./routes.ts";
import { snapshot } from "./stage.ts";

const world = await makeWorld();
const servers = await openServers(world);
const { settle, post } = servers;
const [evil, victim, relay] = ["evil.test", "victim.test", "relay.test"].map((name) => servers.server(name)) as [
  ReturnType<typeof servers.server>,
  ReturnType<typeof servers.server>,
  ReturnType<typeof servers.server>,
];
const [mallory, budi, carrier] = [evil.person("mallory"), victim.person("budi"), relay.person("relay")];
const siti = await world.person("siti");
const ours = (id: string) => `http://localhost:3000/ap/users/${id}`;
const MINUTE = 60_000;

const postsNow = async () => (await world.pool.query("select text, uri from posts order by id")).rows;
const forget = () => world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
/** All that is kept but limits and what was asked in vain. */
const kept = async () => {
  await forget();
  return snapshot(world.pool);
};
const hello = (text: string) => budi.does("Create", budi.note(`<p>${text}</p>`));

test("DOS-18 FED-01 Every inbox says who it is for, and is counted against a limit", () => {
  const inboxes = inboxesOf(world.app);
  assert.equal(inboxes.length, 4);
  assert.ok(inboxes.every(({ guards, limits }) => guards.length === 1 && limits.length === 1));
});

test("FED-02 What is signed well is taken, with one effect, by the draft and by the standard, as the library others use signs it", async () => {
  await budi.sends(hello("Apa kabar"));
  for (const spec of ["draft-cavage-http-signatures-12", "rfc9421"] as const) {
    const body = JSON.stringify(hello(spec));
    const key = await webcrypto.subtle.importKey(
      "pkcs8",
      budi.privateKey.export({ type: "pkcs8", format: "der" }),
      { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
      true,
      ["sign"],
    );
    const plain = new Request("http://localhost:3000/inbox", {
      method: "POST",
      body,
      headers: { "content-type": "application/activity+json" },
    });
    const request = await signRequest(plain, key, new URL(budi.keyId), { spec });
    const answer = await post(request.headers, body);
    assert.equal(answer.status, 202, `${spec} ${await answer.text()}`);
  }
  await settle();
  assert.deepEqual(
    (await postsNow()).map(({ text }) => text),
    ["Apa kabar", "draft-cavage-http-signatures-12", "rfc9421"],
  );
});

test("FED-02 A signature that is missing, partial, old, of another body, key or request is refused, and changes nothing", async () => {
  const body = JSON.stringify(hello("Tidak"));
  const other = JSON.stringify(hello("Lain"));
  const key = budi.privateKey;
  const good = signed(body, "/inbox", { keyId: budi.keyId, key });
  const names = ["(request-target)", "host", "date", "digest"];
  const without = (name: string) =>
    signed(body, "/inbox", { keyId: budi.keyId, key, headers: names.filter((each) => each !== name) });
  const digest = (text: string, kind = "sha256", label = "SHA-256") =>
    `${label}=${createHash(kind).update(text).digest("base64")}`;
  const withSignature = (change: (value: string) => string) => ({
    ...good,
    signature: change(good["signature"] ?? ""),
  });
  const { signature: _, ...unsigned } = good;
  const { digest: __, ...noDigest } = good;
  const variants: Record<string, [Record<string, string> | Headers, string]> = {
    none: [unsigned, body],
    empty: [{ ...good, signature: "" }, body],
    two: [new Headers([...Object.entries(good), ["signature", good["signature"] ?? ""]]), body],
    "headers empty": [withSignature((value) => value.replace(/headers="[^"]*"/, 'headers=""')), body],
    "request-target not covered": [without("(request-target)"), body],
    "host not covered": [without("host"), body],
    "date not covered": [without("date"), body],
    "digest not covered": [without("digest"), body],
    "digest missing": [noDigest, body],
    "digest wrong": [{ ...good, digest: digest("x") }, body],
    "digest of another body": [signed(other, "/inbox", { keyId: budi.keyId, key }), body],
    "digest with MD5": [{ ...good, digest: digest(body, "md5", "MD5") }, body],
    "one byte more": [good, `${body} `],
    "another's key": [withSignature((value) => value.replace(budi.keyId, mallory.keyId)), body],
    "another request": [signed(body, "/elsewhere", { keyId: budi.keyId, key }), body],
    "algorithm none": [withSignature((value) => value.replace("rsa-sha256", "none")), body],
    "wrong kind of key": [withSignature((value) => value.replace("rsa-sha256", "ed25519")), body],
    expired: [withSignature((value) => `${value},expires=${Math.floor(Date.now() / 1000) - 60}`), body],
    "signed by another key": [signed(body, "/inbox", { keyId: budi.keyId, key: mallory.privateKey }), body],
  };
  const before = await kept();
  for (const [name, [headers, sent]] of Object.entries(variants))
    assert.equal((await post(headers, sent)).status, 401, name);
  assert.deepEqual(await kept(), before);
  assert.equal((await post(good, body)).status, 202, "as it was, it is taken");
});

/** A request signed by RFC 9421, as the test wants it. */
function standard(
  body: string,
  covered: readonly string[],
  more: { created?: number; expires?: number; alg?: string; label?: string } = {},
) {
  const values: Record<string, string> = {
    "@method": "POST",
    "@target-uri": "http://localhost:3000/inbox",
    "@authority": "localhost:3000",
    "content-digest": `sha-256=:${createHash("sha256").update(body).digest("base64")}:`,
  };
  const { created = Math.floor(Date.now() / 1000), expires, alg = "rsa-v1_5-sha256", label = "sig1" } = more;
  const params = `(${covered.map((name) => `"${name}"`).join(" ")});created=${created};keyid="${budi.keyId}";alg="${alg}"${expires ? `;expires=${expires}` : ""}`;
  const base = [...covered.map((name) => `"${name}": ${values[name]}`), `"@signature-params": ${params}`].join("\n");
  return {
    "content-digest": values["content-digest"] ?? "",
    "signature-input": `${label}=${params}`,
    signature: `${label}=:${sign("sha256", Buffer.from(base), budi.privateKey).toString("base64")}:`,
  };
}

test("FED-02 By the standard too, the method, the address and the body must be signed, and what has expired counts no more", async () => {
  await forget();
  const body = JSON.stringify(hello("Baku"));
  const all = ["@method", "@target-uri", "@authority", "content-digest"];
  const now = Math.floor(Date.now() / 1000);
  for (const name of ["@method", "@target-uri", "content-digest"])
    assert.equal(
      (
        await post(
          standard(
            body,
            all.filter((each) => each !== name),
          ),
          body,
        )
      ).status,
      401,
      name,
    );
  assert.equal((await post(standard(body, all, { expires: now - 5 }), body)).status, 401, "expired");
  assert.equal((await post(standard(body, all, { created: now - 61 * 60 }), body)).status, 401, "old");
  assert.equal((await post(standard(body, all, { alg: "ed25519" }), body)).status, 401, "another kind of key");
  const good = standard(body, all);
  assert.equal((await post({ ...good, "content-digest": `md5=:${"x".repeat(24)}:` }, body)).status, 401);
  assert.equal((await post({ ...good, "signature-input": `${good["signature-input"]}, sig2=()` }, body)).status, 401);
  assert.equal((await post(good, `${body}\n`)).status, 401);
  assert.equal((await post(good, body)).status, 202);
});

test("FED-42 An hour before or after is taken, more is not, and the log says how far it was off", async () => {
  const said = () => world.logged.filter((line) => /off by -?36\d\d seconds/.test(line)).length;
  const before = said();
  for (const [minutes, status] of [
    [-61, 401],
    [-59, 202],
    [-5, 202],
    [0, 202],
    [5, 202],
    [59, 202],
    [61, 401],
  ] as const) {
    await forget();
    assert.equal(
      await budi.sends(hello(`${minutes}`), { date: new Date(Date.now() + minutes * MINUTE) }),
      status,
      `${minutes}`,
    );
  }
  assert.equal(said() - before, 2);
});

test("FED-01 Nobody acts in another's name: whoever signs must be the one who acts, whatever it is they do", async () => {
  await mallory.sends(mallory.does("Create", mallory.note("Saya sendiri")));
  await settle();
  const kinds =
    "Create Update Delete Announce Like EmojiReact Follow Undo Accept Reject Move Flag Block Add Remove".split(" ");
  for (const path of ["/inbox", "/ap/inbox", `/ap/users/${siti.account.id}/inbox`]) {
    for (const kind of kinds) {
      const before = await kept();
      servers.asked.length = 0;
      const activity = {
        ...mallory.does(kind, ours(siti.account.id)),
        actor: budi.uri,
        id: `${budi.uri}/palsu/${kind}`,
      };
      assert.ok([401, 403].includes(await mallory.sends(activity, { path })), kind);
      const own = { ...activity, id: `${evil.origin}/palsu/${kind}` };
      assert.ok([401, 403].includes(await mallory.sends(own, { path })), kind);
      await settle();
      assert.ok(servers.asked.every(({ host }) => host === evil.host) && servers.asked.length <= 1);
      assert.deepEqual(await kept(), before);
    }
  }
});

test("FED-01 The id of an activity is of the server of whoever acts", async () => {
  await forget();
  assert.equal(await mallory.sends({ ...mallory.does("Create", mallory.note("x")), id: `${budi.uri}/1` }), 401);
});

test("FED-03 The same request again has no second effect, and an old one is refused", async () => {
  await forget();
  const body = JSON.stringify(hello("Sekali"));
  const early = signed(body, "/inbox", {
    keyId: budi.keyId,
    key: budi.privateKey,
    date: new Date(Date.now() - 30 * MINUTE),
  });
  assert.equal((await post(early, body)).status, 202);
  assert.equal((await post(early, body)).status, 202);
  await settle();
  assert.equal((await post(early, body)).status, 202);
  await settle();
  assert.equal((await postsNow()).filter(({ text }) => text === "Sekali").length, 1);
  for (const hours of [2, 25]) {
    const old = signed(body, "/inbox", {
      keyId: budi.keyId,
      key: budi.privateKey,
      date: new Date(Date.now() - hours * 60 * MINUTE),
    });
    assert.equal((await post(old, body)).status, 401);
  }
  await world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
  await world.pool.query("update inbox_activities set received_at = now() - interval '29 days'");
  const { tasks } = await import("../../src/app.ts");
  await tasks["federation.forget-inbox"]?.(servers.ctx, {});
  assert.equal(await budi.sends(JSON.parse(body) as Record<string, unknown>), 202, "signed anew");
  await settle();
  assert.equal((await postsNow()).filter(({ text }) => text === "Sekali").length, 1);
});

test("FED-17 A key's document is the one of the address that was asked, of its own server", async () => {
  await forget();
  const { publicKey } = mallory.document as { publicKey: { publicKeyPem: string } };
  evil.shows({ id: budi.keyId, owner: budi.uri, publicKeyPem: publicKey.publicKeyPem }, "/k");
  const before = await world.pool.query("select * from remote_keys order by uri");
  for (const _ of [1, 2]) assert.equal(await mallory.sends(hello("Palsu"), { keyId: `${evil.origin}/k` }), 401);
  const self = { ...mallory.does("Create", mallory.note("x")) };
  assert.equal(await mallory.sends(self, { keyId: `${evil.origin}/k` }), 401);
  assert.deepEqual((await world.pool.query("select * from remote_keys order by uri")).rows, before.rows);
});

test("FED-19 A key changes only when its own server shows another, and the log says so", async () => {
  await forget();
  const next = victim.person("berganti");
  await next.sends(next.does("Create", next.note("Kunci lama")));
  const fresh = victim.person("sementara");
  const renewed = {
    ...next.document,
    publicKey: { ...(fresh.document["publicKey"] as object), id: next.keyId, owner: next.uri },
  };
  assert.equal(await next.sends(next.does("Update", renewed)), 202);
  await settle();
  await world.pool.query("update remote_keys set fetched_at = now() - interval '1 hour'");
  assert.equal(await next.sends(next.does("Create", next.note("x")), { key: fresh.privateKey }), 401);
  victim.shows(renewed);
  await forget();
  assert.equal(await next.sends(next.does("Create", next.note("Kunci baru")), { key: fresh.privateKey }), 202);
  assert.ok(world.logged.some((line) => line.includes("changed their keys") && line.includes(next.uri)));
  await forget();
  await world.pool.query("update remote_keys set fetched_at = now() - interval '1 hour'");
  assert.equal(await next.sends(next.does("Create", next.note("y"))), 401, "the old one counts no more");
});

/** The activity with a proof of its author (FEP-8b32). */
function proven(author: Peer, activity: Record<string, unknown>) {
  const options = {
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-jcs-2022",
    verificationMethod: author.proofKeyId,
    proofPurpose: "assertionMethod",
    created: new Date().toISOString(),
  };
  const hash = (value: unknown) => createHash("sha256").update(canonicalJson(value)).digest();
  const config = { "@context": activity["@context"], ...options };
  const value = sign(null, Buffer.concat([hash(config), hash(activity)]), author.proofKey);
  return { ...activity, proof: { ...options, proofValue: `z${toBase58(value)}` } };
}

test("FED-37 What a relay passes on counts only with its author's own proof, unchanged", async () => {
  await forget();
  const bare = hello("Diteruskan polos");
  assert.equal(await carrier.sends(bare), 401);
  const activity = proven(budi, hello("Diteruskan"));
  const { object } = activity as unknown as { object: Record<string, unknown> };
  assert.equal(await carrier.sends({ ...activity, object: { ...object, content: "Diubah" } }), 401);
  assert.equal(
    await carrier.sends({ ...activity, signature: { type: "RsaSignature2017" }, proof: undefined }),
    401,
    "LD-Signatures say nothing",
  );
  await forget();
  assert.equal(await carrier.sends(proven(mallory, hello("Bukti orang lain"))), 401);
  assert.equal(await carrier.sends(activity), 202);
  await settle();
  const texts = (await postsNow()).map(({ text }) => text);
  assert.ok(texts.includes("Diteruskan") && !texts.includes("Diubah") && !texts.includes("Diteruskan polos"));
});

test("SSRF-12 Nobody makes us ask another server at will by naming keys there", async () => {
  const target = servers.server("target.test");
  target.person("ada");
  await forget();
  servers.asked.length = 0;
  const statuses = new Set<number>();
  for (let nth = 0; nth < 1000; nth++) {
    const actor = `${target.origin}/users/${nth % 2 ? `orang${nth}` : "ada"}`;
    const body = JSON.stringify({
      "@context": nth % 3 ? "https://www.w3.org/ns/activitystreams" : `${target.origin}/context/${nth}`,
      id: `${actor}/a${nth}`,
      type: "Create",
      actor,
      object: `${actor}/1`,
      signature: { creator: `${actor}#ld${nth}` },
    });
    const headers = signed(body, "/inbox", { keyId: `${actor}#k${nth}`, key: mallory.privateKey });
    statuses.add((await post(headers, body, "/inbox", `10.${nth % 50}.0.1`)).status);
  }
  assert.deepEqual(
    [...statuses].filter((status) => ![400, 401, 429].includes(status)),
    [],
  );
  const asked = servers.asked.filter(({ host }) => host === target.host);
  assert.ok(asked.length >= 1 && asked.length <= 5, `${asked.length} questions`);
  assert.ok(asked.every(({ path }) => path.startsWith("/users/")));
});

test("DOS-17 Whoever is refused again and again from one address is told to wait", async () => {
  await forget();
  const statuses: number[] = [];
  for (let nth = 0; nth < 130; nth++) statuses.push((await post({}, "{}", "/inbox", "10.9.9.9")).status);
  assert.equal(statuses[0], 400);
  assert.equal(statuses.at(-1), 429);
  assert.ok((await post({ "x-forwarded-for": "1.2.3.4" }, "{}", "/inbox", "10.9.9.9")).headers.get("Retry-After"));
});
