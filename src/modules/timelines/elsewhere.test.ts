import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld } from "../../../tests/world.ts";

const world = await makeWorld();
const { ctx, pool } = world;
const siti = await world.person("siti");
const budi = await world.remote("budi@desa.test", { name: "Budi", bio_html: "<p>Petani</p>" });

/** Budi's post as it lies here once it came in. */
async function says(html: string, change: Record<string, unknown> = {}): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `insert into posts (id, thread_id, author_id, text, html, audience, uri, url, kind, title)
     select id, id, $1, $2, $3, $4, $5 || id, $5 || id, $6, $7 from next_id() as id returning id`,
    [
      budi.id,
      html.replace(/<[^>]*>/g, " "),
      html,
      change["audience"] ?? "public",
      "https://desa.test/notes/",
      change["kind"] ?? "Note",
      change["title"] ?? "",
    ],
  );
  return rows[0]?.id ?? "";
}

test("A neighbour at another server has a page here, which says so and leads there, and stands in no list of this community", async () => {
  await says("<p>Halo dari desa sebelah</p>");
  const page = await siti.get("/@budi@desa.test");
  assert.equal(page.status, 200);
  assert.match(page.text, /@budi@desa\.test/);
  assert.match(page.text, /Orang ini ada di server lain, desa\.test/);
  assert.match(page.text, /href="https:\/\/desa\.test\/users\/budi"/);
  assert.match(page.text, /Halo dari desa sebelah/);
  assert.match(page.text, /noindex/);
  assert.doesNotMatch((await siti.get("/community")).text, /Halo dari desa sebelah/);
  assert.doesNotMatch((await siti.get("/people")).text, /budi@desa/);
  assert.equal((await siti.get("/@budi@lain.test")).status, 404);
  assert.equal((await siti.get("/@budi@desa.test/followers")).status, 200);
});

test("What hangs on a post of another server loads only when asked for, and a film says where it plays", async () => {
  const id = await says("<p>Panen <strong>raya</strong></p>", { kind: "Article", title: "Panen di sawah timur" });
  await pool.query(
    `insert into remote_media (post_id, position, url, kind, alt) values ($1, 0, 'https://desa.test/m/1.jpg', 'image', 'Padi menguning'),
      ($1, 1, 'https://desa.test/m/2.mp4', 'video', '')`,
    [id],
  );
  const page = await siti.get(`/p/${id}`);
  assert.match(page.text, /<h3 class="p-name"[^>]*>Panen di sawah timur/);
  assert.match(page.text, /href="\/proxy\/[^"]+\/720"/);
  assert.match(page.text, /Padi menguning/);
  assert.match(page.text, /Tonton film di desa\.test/);
  assert.match(page.text, /Buka di desa\.test/);
  assert.doesNotMatch(page.text, /<img/);
  assert.doesNotMatch(page.text, /(src|href)="https:\/\/desa\.test\/m\//);
});

test("A long post of another server is cut with every element closed", async () => {
  await says(`<ul><li><strong>${"kata ".repeat(200)}</strong></li></ul>`);
  const page = await siti.get("/@budi@desa.test");
  assert.match(page.text, /…<\/strong><\/li><\/ul>/);
});

test("A post of a suspended server's person is not shown", async () => {
  const id = await says("<p>Pinjaman kilat</p>");
  assert.equal((await siti.get(`/p/${id}`)).status, 200);
  await ctx.db.updateTable("accounts").set({ status: "suspended" }).where("id", "=", budi.id).execute();
  assert.equal((await siti.get(`/p/${id}`)).status, 404);
  assert.equal((await siti.get("/@budi@desa.test")).status, 404);
});
