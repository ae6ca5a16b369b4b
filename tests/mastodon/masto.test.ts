import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { test } from "node:test";
import { createOAuthAPIClient, createRestAPIClient, type mastodon } from "masto";
import { photo } from "../photos.ts";
import { Browser } from "../world.ts";
import { listenTo } from "./listening.ts";

const { world, url, asked } = await listenTo();
const siti = await world.person("siti");
const tono = await world.person("tono");

/** Signs somebody in as an app does: introduces itself, sends them to the page that asks, and exchanges the code. */
async function signIn(person: Browser): Promise<mastodon.rest.Client> {
  const app = await createRestAPIClient({ url }).v1.apps.create({
    clientName: "masto.js",
    redirectUris: `${url}/callback`,
    scopes: "read write follow push",
  });
  const verifier = randomBytes(32).toString("base64url");
  const { location } = await person.post(
    "/oauth/authorize",
    {
      response_type: "code",
      client_id: app.clientId ?? "",
      redirect_uri: `${url}/callback`,
      scope: "read write follow push",
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
    },
    { Origin: url, Referer: `${url}/` },
  );
  const token = await createOAuthAPIClient({ url }).token.create({
    grantType: "authorization_code",
    clientId: app.clientId ?? "",
    clientSecret: app.clientSecret ?? "",
    redirectUri: `${url}/callback`,
    code: new URL(location).searchParams.get("code") ?? "",
    codeVerifier: verifier,
    scope: "read write follow push",
  } as never);
  return createRestAPIClient({ url, accessToken: token.accessToken });
}

test("masto.js lives a day with us: more than sixty calls, each answer as Mastodon's schema says", async () => {
  const app = await signIn(siti);
  const other = await signIn(tono);
  const guest = createRestAPIClient({ url });
  const { v1 } = app;

  const me = await v1.accounts.verifyCredentials();
  assert.equal(me.username, "siti");
  const changed = await v1.accounts.updateCredentials({
    displayName: "Siti Rahmah",
    note: "Bidan desa",
    locked: false,
    fieldsAttributes: [{ name: "Situs", value: "https://bidan.example" }],
    avatar: await photo("wajah.jpg"),
  });
  assert.equal(changed.displayName, "Siti Rahmah");
  const him = await v1.accounts.lookup({ acct: "tono" });
  const person = v1.accounts.$select(him.id);
  assert.equal((await person.fetch()).acct, "tono");
  assert.equal((await v1.accounts.search.list({ q: "tono" }))[0]?.id, him.id);
  assert.equal((await person.follow({ reblogs: true })).following, true);
  await person.follow({ reblogs: false });
  assert.equal((await person.note.create({ comment: "Tetangga" })).note, "Tetangga");
  assert.equal((await v1.accounts.relationships.fetch({ id: [him.id] }))[0]?.following, true);
  assert.equal((await person.followers.list())[0]?.username, "siti");
  await person.following.list();
  await person.lists.list();
  await person.featuredTags.list();
  await v1.accounts.familiarFollowers.fetch([him.id]);
  await person.mute({ duration: 60, notifications: true });
  assert.equal((await person.unmute()).muting, false);
  await person.block();
  assert.equal((await person.unblock()).blocking, false);
  await person.follow();
  await other.v1.accounts.$select(me.id).removeFromFollowers();
  await person.follow();
  await person.unfollow();
  await person.follow({ reblogs: true });

  const first = await v1.statuses.create({ status: "Panen raya #sawah @tono", visibility: "public", language: "id" });
  const status = v1.statuses.$select(first.id);
  const theirs = other.v1.statuses.$select(first.id);
  assert.equal((await guest.v1.statuses.$select(first.id).fetch()).tags[0]?.name, "sawah");
  const answer = await other.v1.statuses.create({ status: "Selamat", inReplyToId: first.id, visibility: "public" });
  const deeper = await v1.statuses.create({ status: "Terima kasih", inReplyToId: answer.id, visibility: "public" });
  const context = await status.context.fetch();
  assert.deepEqual(
    context.descendants.map(({ id }) => id),
    [answer.id, deeper.id],
  );
  const share = await theirs.reblog();
  assert.equal(share.reblog?.id, first.id);
  assert.equal((await theirs.favourite()).favourited, true);
  assert.equal((await theirs.bookmark()).bookmarked, true);
  assert.equal((await status.rebloggedBy.list())[0]?.username, "tono");
  assert.equal((await status.favouritedBy.list())[0]?.username, "tono");
  assert.equal((await other.v1.favourites.list())[0]?.id, first.id);
  assert.equal((await other.v1.bookmarks.list())[0]?.id, first.id);
  await theirs.unbookmark();
  await theirs.unfavourite();
  await other.v1.statuses.$select(share.id).unreblog();
  assert.equal((await status.pin()).pinned, true);
  assert.equal((await v1.accounts.$select(me.id).statuses.list({ pinned: true }))[0]?.id, first.id);
  await status.unpin();
  await status.mute();
  await status.unmute();
  const edited = await status.update({ status: "Panen raya sekali #sawah @tono" });
  assert.ok(edited.editedAt);
  assert.equal((await status.history.list()).length, 2);
  assert.match((await status.source.fetch()).text, /sekali/);
  await assert.rejects(status.translate({ lang: "en" }));
  const poll = await v1.statuses.create({
    status: "Kapan rapat?",
    visibility: "public",
    poll: { options: ["Sabtu", "Minggu"], expiresIn: 3600 },
  });
  assert.equal(poll.poll?.options.length, 2);
  const quote = await other.v1.statuses.create({
    status: "Lihat",
    quotedStatusId: first.id,
    visibility: "public",
  } as never);
  assert.equal(quote.quote?.state, "accepted");
  const waiting = await v1.statuses.create({
    status: "Nanti",
    scheduledAt: new Date(Date.now() + 7_200_000).toISOString(),
  });
  assert.ok("scheduledAt" in waiting);

  await world.settle();
  assert.ok((await v1.timelines.home.list()).length > 0);
  assert.ok((await guest.v1.timelines.public.list({ local: true })).length > 0);
  assert.equal((await guest.v1.timelines.tag.$select("sawah").list())[0]?.id, first.id);
  for (let count = 0; count < 5; count++) await v1.statuses.create({ status: `Kabar ${count}`, visibility: "public" });
  const seen: string[] = [];
  for await (const page of guest.v1.accounts.$select(me.id).statuses.list({ limit: 2 }))
    seen.push(...page.map(({ id }) => id));
  assert.equal(new Set(seen).size, seen.length);
  assert.equal(seen.length, 8);

  const gone = await v1.statuses.$select(deeper.id).remove();
  assert.equal(gone.text, "Terima kasih");
  await assert.rejects(v1.statuses.$select(deeper.id).fetch(), /./);
  await assert.rejects(async () => guest.v1.timelines.home.list());

  assert.ok(asked.length >= 60, `${asked.length} calls`);
  assert.deepEqual(
    asked.filter((line) => /5\d\d$/.test(line)),
    [`POST /api/v1/statuses/${first.id}/translate 503`],
  );
});
