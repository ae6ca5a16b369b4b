import assert from "node:assert/strict";
import { test } from "node:test";
import { followAccount } from "#modules/accounts";
import { makeWorld } from "../../../tests/world.ts";
import { toActor } from "./documents/to-actor.ts";
import { toNote } from "./documents/to-note.ts";

const world = await makeWorld();
const { ctx } = world;
const siti = await world.person("siti");
const tono = await world.person("tono");
const budi = await world.remote("budi@desa.test");
const OURS = "http://localhost:3000";
const PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

test("A post goes out as a Note with whole addresses, whom it names and its tags", async () => {
  const post = await world.says(siti, "Halo @tono, lihat #sawah", { warning: "Lumpur" });
  const note = await toNote(ctx, post);
  const me = `${OURS}/ap/users/${siti.account.id}`;
  assert.equal(note["id"], `${OURS}/ap/posts/${post.id}`);
  assert.equal(note["type"], "Note");
  assert.equal(note["attributedTo"], me);
  assert.equal(note["url"], `${OURS}/p/${post.id}`);
  assert.equal(note["summary"], "Lumpur");
  assert.equal(note["sensitive"], true);
  assert.deepEqual(note["to"], [PUBLIC]);
  assert.deepEqual(note["cc"], [`${me}/followers`, `${OURS}/ap/users/${tono.account.id}`]);
  assert.equal(
    note["content"],
    `<p>Halo <a href="${OURS}/@tono" class="u-url mention">@tono</a>, lihat <a rel="tag" class="mention hashtag" href="${OURS}/tags/sawah">#sawah</a></p>`,
  );
  assert.deepEqual(note["contentMap"], { id: note["content"] });
  assert.deepEqual(note["tag"], [
    { type: "Mention", href: `${OURS}/ap/users/${tono.account.id}`, name: "@tono@localhost:3000" },
    { type: "Hashtag", href: `${OURS}/tags/sawah`, name: "#sawah" },
  ]);
  const reply = await toNote(ctx, await world.says(tono, "Halo juga", {}, post));
  assert.equal(reply["inReplyTo"], note["id"]);
  assert.equal(reply["context"], note["context"]);
});

test("What is for this server only never leaves the house", async () => {
  await assert.rejects(toNote(ctx, await world.says(siti, "Rapat RT", { audience: "local" })));
});

test("Each audience says whom it is for, and who may answer and quote", async () => {
  const me = `${OURS}/ap/users/${siti.account.id}`;
  await followAccount(ctx, { ...tono.account, session_id: "0" }, siti.account);
  const quiet = await toNote(ctx, await world.says(siti, "Pelan", { audience: "quiet", reply_policy: "followers" }));
  assert.deepEqual([quiet["to"], quiet["cc"]], [[`${me}/followers`], [PUBLIC]]);
  const followers = await toNote(
    ctx,
    await world.says(siti, "Teman", { audience: "followers", reply_policy: "nobody" }),
  );
  assert.deepEqual([followers["to"], followers["cc"]], [[`${me}/followers`], []]);
  assert.deepEqual(followers["interactionPolicy"], {
    canLike: { automaticApproval: [PUBLIC] },
    canReply: { automaticApproval: [me] },
    canAnnounce: { automaticApproval: [me] },
    canQuote: { automaticApproval: [me] },
  });
  const asks = await toNote(ctx, await world.says(siti, "Boleh dikutip", { quote_policy: "ask" }));
  assert.deepEqual((asks["interactionPolicy"] as { canQuote: unknown }).canQuote, {
    automaticApproval: [me],
    manualApproval: [PUBLIC],
  });
});

test("A member is a Person with two keys, and nothing that is not for everyone", async () => {
  await ctx.db.updateTable("accounts").set({ place: "Dusun Krajan", place_seen_by: "members" }).execute();
  const actor = await toActor(ctx, siti.account);
  assert.equal(actor["type"], "Person");
  assert.equal(actor["preferredUsername"], "siti");
  assert.match((actor["publicKey"] as { publicKeyPem: string }).publicKeyPem, /^-----BEGIN PUBLIC KEY-----\n/);
  const [key] = actor["assertionMethod"] as [{ publicKeyMultibase: string; type: string }];
  assert.equal(key.type, "Multikey");
  assert.match(key.publicKeyMultibase, /^z6Mk/);
  assert.ok(!JSON.stringify(actor).includes("Krajan"));
  assert.deepEqual((await toActor(ctx, siti.account))["publicKey"], actor["publicKey"], "kept, not made anew");
  assert.ok(budi);
});
