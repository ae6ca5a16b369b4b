import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { makeWorld } from "../../../../../tests/world.ts";
import { publishDemand } from "../publish-demand.ts";

const world = await makeWorld();
const [siti, tono] = [await world.person("siti"), await world.person("tono")];
const first = { title: "Jembatan putus", what: "Putus sejak Senin.", ask: "Perbaiki." };
const { id } = await publishDemand(world.ctx, siti.account, { kind: "petition", ...first });
const at = `/demands/${id}`;

test("a text that is changed keeps its older versions, each with a fingerprint anyone can make again", async () => {
  const second = { ...first, ask: "Perbaiki sebelum panen raya." };
  assert.equal((await siti.post(`${at}/versions`, second)).status, 303);
  const page = (await world.guest().get(`${at}/versions`)).text;
  for (const { title, what, ask } of [first, second])
    assert.match(
      page,
      new RegExp(
        createHash("sha256")
          .update(JSON.stringify([title, what, ask]))
          .digest("hex"),
      ),
    );
  assert.match(page, /Perbaiki\.</);
  assert.match(page, /<mark>Perbaiki sebelum panen raya/);
  assert.match((await tono.get(at)).text, /Tulisan diubah/);
});

test("the post of a demand says what its text says now, unless its author wrote the post anew", async () => {
  const demand = await publishDemand(world.ctx, siti.account, { kind: "petition", ...first });
  const postOf = async () =>
    (await world.pool.query("select text, edited_at from posts where id = $1", [demand.post_id])).rows[0];
  await siti.post(`/demands/${demand.id}/versions`, { ...first, ask: "Perbaiki segera." });
  assert.equal((await postOf()).edited_at, null, "what is asked does not stand in the post");
  await siti.post(`/demands/${demand.id}/versions`, { ...first, title: "Jembatan hanyut" });
  const changed = await postOf();
  assert.match(changed.text, /^Jembatan hanyut\n\nPutus sejak Senin\.\n\nhttp/);
  assert.ok(changed.edited_at);
  await world.pool.query("update posts set text = 'Tolong dukung ya' where id = $1", [demand.post_id]);
  await siti.post(`/demands/${demand.id}/versions`, { ...first, title: "Jembatan baru" });
  assert.equal((await postOf()).text, "Tolong dukung ya");
});

test("saving without a change makes no version, and nobody else changes it", async () => {
  const { rows: before } = await world.pool.query("select version from demands where id = $1", [id]);
  assert.equal((await siti.post(`${at}/versions`, { ...first, ask: "Perbaiki sebelum panen raya." })).status, 303);
  const { rows: after } = await world.pool.query("select version from demands where id = $1", [id]);
  assert.deepEqual(after, before);
  assert.equal((await tono.get(`${at}/edit`)).status, 403);
  assert.equal((await tono.post(`${at}/versions`, first)).status, 403);
  assert.equal((await siti.post(`${at}/versions`, { ...first, title: "" })).status, 422);
});
