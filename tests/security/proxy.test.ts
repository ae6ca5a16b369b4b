import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { proxyPath } from "#modules/media";
import { makeApp } from "../../src/app.ts";
import { copyPicture } from "../../src/modules/media/proxy/copy-picture.ts";
import { forgetCopies } from "../../src/modules/media/proxy/forget-copies.ts";
import { Browser, makeWorld } from "../world.ts";
import { openInternet } from "./outside.ts";

const world = await makeWorld();
const internet = await openInternet();
const ctx = internet.see(world.ctx);
const app = makeApp(ctx, world.assets);
const guest = new Browser(app);
const photo = await sharp({ create: { width: 1600, height: 900, channels: 3, background: "#285" } })
  .withExif({ IFD0: { Copyright: "rumah Bu Siti" } })
  .jpeg()
  .toBuffer();
const answers =
  (body: Buffer | string, type: string, status = 200, headers: Record<string, string> = {}) =>
  (_: unknown, response: import("node:http").ServerResponse) =>
    void response.writeHead(status, { "content-type": type, ...headers }).end(body);
const at = (path: string) => `${internet.origin}${path}`;

test("A picture of another server is seen through us: drawn anew, small, asked for once, and its server never learns who looks", async () => {
  internet.pages.set("/foto.jpg", answers(photo, "image/jpeg"));
  const path = proxyPath(ctx, at("/foto.jpg"), 320);
  const seen = await Promise.all([1, 2, 3, 4].map(() => guest.get(path, { Accept: "image/avif,*/*" })));
  for (const { status, headers } of seen) {
    assert.equal(status, 200);
    assert.match(headers.get("Content-Type") ?? "", /^image\/(avif|webp)$/);
    assert.equal(headers.get("X-Content-Type-Options"), "nosniff");
    assert.equal(headers.get("Content-Security-Policy"), "default-src 'none'; sandbox");
  }
  assert.equal((await guest.get(path, { Accept: "image/*" })).headers.get("Content-Type"), "image/webp");
  assert.equal((await guest.get(proxyPath(ctx, at("/foto.jpg"), 720))).status, 200);
  const asked = internet.asked.filter(({ path }) => path === "/foto.jpg");
  assert.equal(asked.length, 1);
  assert.deepEqual(
    Object.keys(asked[0]?.headers ?? {}).filter((name) => /cookie|referer|forwarded|authorization/.test(name)),
    [],
  );
  const { rows } = await world.pool.query<{ bytes: number }>("select bytes from picture_copies");
  assert.ok((rows[0]?.bytes ?? 99_999) < 60_000);
});

test("SSRF-18 The proxy fetches only addresses that were signed here and still stand, only pictures, and passes nothing else on", async () => {
  const right = proxyPath(ctx, at("/foto.jpg"), 320);
  const [, , until = "", mark = "", packed = "", width = ""] = right.split("/");
  const other = Buffer.from(at("/lain.jpg")).toString("base64url");
  const long = proxyPath({ ...ctx, now: () => new Date(Date.now() - 70 * 86_400_000) }, at("/foto.jpg"), 320);
  const before = internet.asked.length;
  for (const path of [
    `/proxy/${until}/${mark}/${other}/${width}`,
    `/proxy/${until}/${"A".repeat(22)}/${packed}/${width}`,
    `/proxy/${until}/${mark.slice(1)}/${packed}/${width}`,
    `/proxy/${(Number.parseInt(until, 36) + 1).toString(36)}/${mark}/${packed}/${width}`,
    long,
  ])
    assert.equal((await guest.get(path)).status, 403, path);
  assert.equal(internet.asked.length, before);

  internet.pages.set("/gambar.svg", answers("<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"));
  internet.pages.set("/halaman", answers("<h1>halo</h1>", "text/html"));
  internet.pages.set("/bohong.jpg", answers("<script>alert(1)</script>", "image/jpeg"));
  internet.pages.set("/png-bohong.jpg", answers(photo, "image/png"));
  internet.pages.set("/besar.jpg", answers(Buffer.alloc(33 * 1024 * 1024, photo), "image/jpeg"));
  internet.pages.set(
    "/masuk.jpg",
    answers("", "text/plain", 302, { location: `http://127.0.0.1:${internet.canary.port}/` }),
  );
  for (const [path, status] of [
    ["/gambar.svg", 415],
    ["/halaman", 415],
    ["/bohong.jpg", 415],
    ["/png-bohong.jpg", 415],
    ["/besar.jpg", 413],
    ["/masuk.jpg", 404],
    ["/tidak-ada.jpg", 404],
  ] as const) {
    const answer = await guest.get(proxyPath(ctx, at(path), 320));
    assert.equal(answer.status, status, path);
    assert.equal(answer.headers.get("Location"), null, path);
    assert.doesNotMatch(answer.text, /alert|halo/, path);
  }
  for (const url of [`http://127.0.0.1:${internet.canary.port}/`, "file:///etc/passwd", "data:image/png,x"])
    assert.equal((await guest.get(proxyPath(ctx, url, 320))).status, 404, url);
  assert.equal(internet.canary.hits, 0);
});

test("SSRF-14 No way of writing the proxy's path leads elsewhere in the house or outside it", async () => {
  const right = proxyPath(ctx, at("/foto.jpg"), 320);
  const before = internet.asked.length;
  for (const path of [
    "/proxy/../settings/profile",
    "/proxy/%2e%2e/settings/profile",
    "/proxy/%252e%252e/settings/profile",
    "/proxy/..\\settings",
    right.replace("/320", "/320/../../settings"),
    right.replace("/320", "/9999"),
    right.replace("/proxy/", "/proxy//"),
  ]) {
    const { status, text } = await guest.get(path);
    assert.ok([303, 400, 403, 404].includes(status), `${path}: ${status}`);
    assert.doesNotMatch(text, /JFIF/);
  }
  assert.equal(internet.asked.length, before);
});

test("A server whose media the community does not want is not asked for any", async () => {
  await world.ctx.db
    .insertInto("server_policies")
    .values({ host: "desa.example", severity: "silence", reject_media: true })
    .execute();
  internet.pages.set("/baru.jpg", answers(photo, "image/jpeg"));
  const before = internet.asked.length;
  assert.equal((await guest.get(proxyPath(ctx, at("/baru.jpg"), 320))).status, 404);
  assert.equal(internet.asked.length, before);
  await world.pool.query("delete from server_policies");
});

test("Copies nobody looks at go, the least used first, with their files", async () => {
  internet.pages.set("/kedua.jpg", answers(photo, "image/jpeg"));
  await copyPicture(ctx, at("/kedua.jpg"));
  await world.pool.query(
    "update picture_copies set used_at = now() - interval '3 days' where stem <> (select max(stem) from picture_copies)",
  );
  const files = async () => {
    let count = 0;
    for await (const _ of ctx.storage.list()) count++;
    return count;
  };
  const before = await files();
  await forgetCopies(ctx);
  assert.equal(await files(), before, "there is room, and all were looked at this month");
  const { rows } = await world.pool.query<{ bytes: number }>(
    "select bytes from picture_copies order by used_at desc limit 1",
  );
  await forgetCopies(ctx, { bytes: rows[0]?.bytes ?? 0, days: 30 });
  const left = await world.pool.query("select from picture_copies where used_at > now() - interval '1 day'");
  assert.equal(left.rowCount, 1);
  assert.ok((await files()) < before);
});
