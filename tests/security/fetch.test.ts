import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { fetchOutside } from "#platform/fetch/fetch-outside";
import { checkAddress, checkRedirect, makeLookup, Refused } from "#platform/fetch/guard";
import { isPublicAddress } from "#platform/fetch/public-address";
import { makeWorld } from "../world.ts";
import { html, openInternet } from "./outside.ts";

const world = await makeWorld();
const internet = await openInternet();
const { canary, origin, pages, asked } = internet;
const ctx = internet.see(world.ctx);
const ask = (url: string, most = 1_000_000, beginning = false, context = ctx) =>
  fetchOutside(context, { url, types: ["text/html"], most, beginning });
const isRefused = (error: unknown) =>
  error instanceof Refused || (error as Error).cause instanceof Refused || (error as Error).name === "Refused";

const inside =
  "127.0.0.1 127.1 0 0.0.0.0 0x7f000001 2130706433 017700000001 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 192.0.0.1 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 240.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 100::1 2001::1 2001:db8::1 2002:7f00:1:: 3fff::1 5f00::1 fc00::1 fd00::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1".split(
    " ",
  );
const names = ["localhost", "localhost.", "foo.localhost", "basis.local", "db.internal", "sendiri", "router.home.arpa"];
const inUrl = (host: string) => (host.includes(":") ? `[${host}]` : host);

test("SSRF-01 No address of a network of one's own is ever asked, however it is written, nor a name that leads to one", async () => {
  for (const address of inside) assert.equal(isPublicAddress(address), false, address);
  for (const host of [...inside, ...names])
    for (const url of [
      `http://${inUrl(host)}:${canary.port}/`,
      `http://${inUrl(host).toUpperCase()}/`,
      `https://${inUrl(host)}/`,
    ])
      assert.throws(() => checkAddress(world.ctx, url), Refused, url);
  for (const address of inside.filter((each) => each.includes(".") && /^\d+(\.\d+){3}$/.test(each))) {
    const context = internet.see(world.ctx, async () => [{ address, family: 4 }]);
    await assert.rejects(ask(`http://nama.example:${canary.port}/`, 1000, false, context), isRefused, address);
  }
  assert.equal(canary.hits, 0);
});

test("SSRF-01 Other schemes, other ports, names and passwords in an address are refused", () => {
  for (const url of [
    "file:///etc/passwd",
    "gopher://desa.example/",
    "ftp://desa.example/",
    "data:text/html,x",
    "javascript:1",
    "http://desa.example:22/",
    "http://desa.example:5432/",
    "https://user@desa.example/",
    "http://:rahasia@desa.example/",
    "//desa.example/",
    "",
  ])
    assert.throws(() => checkAddress(world.ctx, url), Refused, url);
  for (const url of [
    "http://desa.example/",
    "https://desa.example:443/a?b",
    "http://8.8.8.8/",
    "http://[2606:4700::1111]/",
  ])
    assert.ok(checkAddress(world.ctx, url), url);
});

test("SSRF-02 A name is looked up once, and the connection goes to what was checked, also when the answer changes", async () => {
  let looked = 0;
  const changing = internet.see(world.ctx, async () => [
    { address: looked++ % 2 === 0 ? "127.0.0.2" : "127.0.0.1", family: 4 },
  ]);
  pages.set("/", html("<title>Desa</title>"));
  for (let turn = 0; turn < 100; turn++) {
    const answer = await ask(`http://desa.example:${internet.port}/`, 1000, false, changing).catch(
      (error: unknown) => error,
    );
    assert.ok(turn % 2 === 0 ? !(answer instanceof Error) : isRefused(answer), String(answer));
  }
  assert.equal(looked, 100);
  for (const mixed of [
    [
      { address: "127.0.0.2", family: 4 },
      { address: "::1", family: 6 },
    ],
    [
      { address: "8.8.8.8", family: 4 },
      { address: "10.0.0.1", family: 4 },
    ],
    [],
  ])
    await assert.rejects(
      ask(
        `http://desa.example:${canary.port}/`,
        1000,
        false,
        internet.see(world.ctx, async () => mixed),
      ),
      isRefused,
    );
  const lookup = makeLookup(internet.see(world.ctx, async () => [{ address: "127.0.0.1", family: 4 }]));
  for (let turn = 0; turn < 1000; turn++)
    lookup("desa.example", { all: turn % 2 === 0 }, (error) => assert.ok(error instanceof Refused));
  assert.equal(canary.hits, 0);
});

/** The special-purpose registries of IANA, as prefixes. Written from the registries, not from the code. */
const registry4 =
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4".split(
    " ",
  );
const registry6: readonly (readonly [bigint, number])[] = [
  [0n, 96],
  [0xffffn << 32n, 96],
  [0x64ff9bn << 96n, 96],
  [0x64ff9b0001n << 80n, 48],
  [0x100n << 112n, 64],
  [0x2001n << 112n, 23],
  [0x20010db8n << 96n, 32],
  [0x2002n << 112n, 16],
  [0x3fffn << 112n, 20],
  [0x5f00n << 112n, 16],
  [0xfcn << 120n, 7],
  [0xfe80n << 112n, 10],
  [0xfec0n << 112n, 10],
  [0xffn << 120n, 8],
];
const toNumber = (address: string) => address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
const dotted = (value: number) => [24, 16, 8, 0].map((bits) => Math.floor(value / 2 ** bits) % 256).join(".");
const groups = (value: bigint) =>
  Array.from({ length: 8 }, (_, at) => ((value >> BigInt(112 - 16 * at)) & 0xffffn).toString(16));
const compressed = (value: bigint) =>
  groups(value)
    .join(":")
    .replace(/(?:^|:)0(?::0)+(?=:|$)/, ":")
    .replace(/^:(?!:)|(?<!:):$/, "::")
    .replace(/^$/, "::");
const spellings4: readonly ((value: number) => string)[] = [
  dotted,
  (value) => `0x${value.toString(16)}`,
  (value) => `0${value.toString(8)}`,
  String,
  (value) =>
    dotted(value)
      .split(".")
      .map((part, at) => (at % 2 ? `0x${Number(part).toString(16)}` : part))
      .join("."),
  (value) => `::ffff:${dotted(value)}`,
  (value) => `0X${value.toString(16).toUpperCase()}`,
  (value) => `::FFFF:${(value >>> 16).toString(16).toUpperCase()}:${(value & 0xffff).toString(16)}`,
];
const spellings6: readonly ((value: bigint) => string)[] = [
  (value) => groups(value).join(":"),
  (value) => groups(value).join(":").toUpperCase(),
  (value) =>
    groups(value)
      .map((group) => group.padStart(4, "0"))
      .join(":"),
  (value) => `[${groups(value).join(":")}]`,
  compressed,
];

test("SSRF-03 100,000 addresses of the special registries in many spellings are none of the public's, and ordinary ones are", () => {
  const special4 = fc
    .tuple(fc.constantFrom(...registry4), fc.nat(0xffffffff), fc.constantFrom(...spellings4))
    .map(([net, rest, spell]) => {
      const [address = "", bits] = net.split("/");
      const size = 2 ** (32 - Number(bits));
      return spell(toNumber(address) + (rest % size));
    });
  const special6 = fc
    .tuple(fc.constantFrom(...registry6), fc.bigInt(0n, (1n << 128n) - 1n), fc.constantFrom(...spellings6))
    .map(([[start, bits], rest, spell]) => spell(start + (rest & ((1n << BigInt(128 - bits)) - 1n))));
  fc.assert(
    fc.property(fc.oneof(special4, special6), (address) => !isPublicAddress(address)),
    { numRuns: 100_000 },
  );
  const ordinary4 = fc.nat(0xffffffff).filter((value) =>
    registry4.every((net) => {
      const [address = "", bits] = net.split("/");
      const size = 2 ** (32 - Number(bits));
      return Math.floor(value / size) !== Math.floor(toNumber(address) / size);
    }),
  );
  const ordinary6 = fc
    .bigInt(0n, (1n << 125n) - 1n)
    .map((rest) => (1n << 125n) + rest)
    .filter((value) => registry6.every(([start, bits]) => value >> BigInt(128 - bits) !== start >> BigInt(128 - bits)))
    .filter((value) => value >> 80n !== 0x2620004f8000n);
  fc.assert(
    fc.property(
      fc.oneof(
        ordinary4.map(dotted),
        ordinary6.map((value) => groups(value).join(":")),
      ),
      isPublicAddress,
    ),
    { numRuns: 10_000 },
  );
  for (const none of ["", "desa.example", "1.2.3.4.5", "::1::", "256.1.1.1", "8.8.8.8/8", "8.8.8.8 ", "٨.8.8.8"])
    assert.equal(isPublicAddress(none), false, none);
});

test("SSRF-04 Every redirect is checked anew, three are followed, and none leads inside, to another scheme or out of https", async () => {
  const to =
    (location: string, status = 302) =>
    (_: unknown, response: import("node:http").ServerResponse) =>
      void response.writeHead(status, { location, "set-cookie": "a=b" }).end();
  for (const status of [301, 302, 303, 307, 308])
    for (const location of [
      `http://127.0.0.1:${canary.port}/`,
      `http://[::1]:${canary.port}/`,
      `//127.0.0.1:${canary.port}`,
      "file:///etc/passwd",
      "data:text/html,x",
      "gopher://127.0.0.1/",
      "http://localhost/",
      "http://0x7f000001/",
    ]) {
      pages.set("/pergi", to(location, status));
      await assert.rejects(ask(`${origin}/pergi`), isRefused, location);
    }
  assert.equal(canary.hits, 0);
  for (const hop of [1, 2, 3, 4]) pages.set(`/hop${hop}`, to(`/hop${hop - 1}`));
  pages.set("/hop0", html("<title>Sampai</title>"));
  assert.equal((await ask(`${origin}/hop3`)).url, `${origin}/hop0`);
  await assert.rejects(ask(`${origin}/hop4`), isRefused);
  pages.set("/putar", to("/putar"));
  await assert.rejects(ask(`${origin}/putar`), isRefused);
  const from = new URL("https://desa.example/");
  assert.throws(() => checkRedirect(world.ctx, from, "http://desa.example/"), Refused);
  assert.equal(checkRedirect(world.ctx, from, "/lain").href, "https://desa.example/lain");
  for (const { headers } of asked) {
    for (const ours of ["cookie", "authorization", "signature", "referer", "x-forwarded-for"])
      assert.ok(!(ours in headers), ours);
    assert.match(headers["user-agent"] ?? "", /^Gaung \(\+http/);
  }
});

test("DOS-10 MED-14 Endless, slow, packed and lying answers are given up at the limit, in time, and cost no memory", async () => {
  const zeros = Buffer.alloc(50_000_000);
  const packed = gzipSync(zeros);
  const brotli = brotliCompressSync(zeros, { params: { 1: 4 } });
  pages.set(
    "/gzip",
    (_, response) =>
      void response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" }).end(packed),
  );
  pages.set(
    "/br",
    (_, response) =>
      void response.writeHead(200, { "content-type": "text/html", "content-encoding": "br" }).end(brotli),
  );
  pages.set("/besar", (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536, 97)));
    };
    response.on("drain", more);
    more();
  });
  pages.set("/bohong", (request, response) => {
    request.socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 10\r\n\r\n");
    request.socket.end("a".repeat(100_000));
    response.on("error", () => {});
  });
  pages.set(
    "/aneh",
    (_, response) => void response.writeHead(200, { "content-type": "text/html", "content-encoding": "zstd" }).end("x"),
  );
  pages.set(
    "/kepala",
    (_, response) =>
      void response.writeHead(200, { "content-type": "text/html", "x-panjang": "a".repeat(60_000) }).end(),
  );
  pages.set("/jenis", (_, response) => void response.writeHead(200, { "content-type": "image/png" }).end("x"));
  pages.set("/tanpa", (_, response) => void response.writeHead(200).end("x"));
  const before = process.memoryUsage().rss;
  for (const path of ["/gzip", "/br", "/besar"]) {
    await assert.rejects(ask(`${origin}${path}`, 1_048_576), isRefused, path);
    assert.equal((await ask(`${origin}${path}`, 1_048_576, true)).body.length, 1_048_576, path);
  }
  for (const path of ["/aneh", "/kepala", "/jenis", "/tanpa"]) await assert.rejects(ask(`${origin}${path}`), path);
  const lied = await ask(`${origin}/bohong`).catch((error: unknown) => error);
  assert.ok(lied instanceof Error || (lied as { body: Buffer }).body.length <= 10);
  assert.ok(
    process.memoryUsage().rss - before < 60_000_000,
    "the buffers of this test's own server stand in this process too",
  );
});

test("MED-14 A server that sends a letter each second is left after ten seconds", { timeout: 30_000 }, async () => {
  pages.set("/lambat", (_, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const timer = setInterval(() => response.write("a"), 1000);
    response.on("close", () => clearInterval(timer));
  });
  const start = performance.now();
  await assert.rejects(ask(`${origin}/lambat`));
  assert.ok(performance.now() - start < 15_000);
});

test("SSRF-13 What tests may ask on this machine is refused wherever the community is open to the internet", () => {
  const baseUrl = new URL("https://gaung.example");
  for (const url of ["https://gaung.example", "http://gaung.example", "https://localhost"]) {
    const open = { ...ctx, config: { ...ctx.config, baseUrl: new URL(url) } };
    assert.throws(() => checkAddress(open, `http://127.0.0.2:${internet.port}/`), Refused, url);
    assert.throws(() => makeLookup(open), Refused);
  }
  const ordinary = { ...world.ctx, config: { ...world.ctx.config, baseUrl } };
  assert.throws(() => checkAddress(ordinary, `http://127.0.0.2:${internet.port}/`), Refused);
});

/** Who may speak to the network, and why. */
const speakers: Readonly<Record<string, string>> = {
  "src/platform/fetch/fetch-outside.ts": "the one way out",
  "src/platform/fetch/send-outside.ts": "the same way out, for what is sent",
  "src/platform/fetch/guard.ts": "looks names up for it",
  "src/platform/fetch/public-address.ts": "tells addresses apart; opens nothing",
  "src/platform/config.ts": "tells addresses apart; opens nothing",
  "src/platform/http/client-address.ts": "tells addresses apart; opens nothing",
  "src/platform/embedded-postgres.ts": "finds a free port of this machine for the database",
  "src/platform/single-instance.ts": "a socket of this machine: one Gaung for each folder",
  "src/platform/reach-database.ts": "the administrator's database",
  "src/platform/database.ts": "the administrator's database",
  "src/platform/send-mail.ts": "the administrator's mail server",
  "src/platform/storage/s3-bucket.ts": "the administrator's bucket",
  "src/platform/hear.ts": "the administrator's database",
  "src/start.ts": "listens",
  "src/platform/http/upgrade.ts": "takes over connections that came in",
  "src/platform/http/listen.ts": "listens",
  "src/platform/http/admit.ts": "hands requests on within the house",
  "src/app.ts": "hands requests on within the house",
  "src/modules/mastodon-api/make-api.ts": "hands requests on within the house",
  "src/modules/trust/moderation/sign-up-desk.ts": "tells addresses apart; opens nothing",
  "src/modules/notifications/push/post-push.ts": "posts to push services through the checks of the guard",
};
const speaks =
  /from "(?:node:)?(?:https?|http2|net|tls|dgram|dns|undici|ws|nodemailer|aws4fetch|@hono\/node-server|pg)(?:\/[^"]*)?"|(?<![\w.#])fetch\s*\(|\.fetch\(|new (?:WebSocket|EventSource)\b/;

test("SSRF-09 Nothing but the guarded way out, and what the administrator names, speaks to the network", () => {
  const root = join(import.meta.dirname, "../..");
  const found = globSync("src/**/*.{ts,tsx}", { cwd: root })
    .filter((file) => !file.includes(".test."))
    .filter((file) => {
      const text = readFileSync(join(root, file), "utf8");
      return speaks.test(text.replaceAll(/import type [^;]*;/g, "").replaceAll(/\/\*\*?[^]*?\*\//g, ""));
    });
  assert.deepEqual(
    found.filter((file) => !(file in speakers)),
    [],
    "ask the outside through src/platform/fetch",
  );
  assert.ok(speaks.test('import { request } from "node:https";') && speaks.test("await fetch(url)"));
});
