import assert from "node:assert/strict";
import { test } from "node:test";
import { makeWorld, type Person } from "../../../tests/world.ts";
import { mayQuote, type QuotePolicy } from "./quote-rules.ts";
import { audiences } from "./rules.ts";

const world = await makeWorld();
const siti = await world.person("siti");
const tono = await world.person("tono");
const ratna = await world.person("ratna");
const guest = world.guest();
const GAP = /Kiriman yang dikutip sudah tidak ada, atau bukan untuk Anda/;

const says = (text: string, quote_policy: QuotePolicy = "everyone", rest = {}) =>
  world.says(siti, text, { quote_policy, ...rest });
const quotes = (person: Person, quoted: string, fields: Record<string, string> = {}) =>
  person.post("/posts", { text: "Baca ini", quoted, ...fields });
const idOf = ({ location }: { location: string }) => location.slice("/p/".length);
const eventsOf = async (name: string) =>
  (
    await world.pool.query(
      "select payload from graphile_worker._private_jobs join graphile_worker._private_tasks as tasks on tasks.id = task_id where identifier = $1",
      [name],
    )
  ).rows.map(({ payload }) => payload);
(world.ctx.listeners as Record<string, string[]>)["posts.quoted"] = ["quoted"];
(world.ctx.listeners as Record<string, string[]>)["posts.quote-asked"] = ["quote-asked"];

test("a quote shows the quoted post inside it, in lists and alone, and its author hears of it", async () => {
  const post = await says("Kabar panen dari Siti");
  const page = await tono.get(`/posts/new?quote=${post.id}`);
  assert.match(page.text, /Kabar panen dari Siti/);
  assert.match(page.text, new RegExp(`name="quoted" value="${post.id}"`));
  const id = idOf(await quotes(tono, post.id));
  for (const [person, path] of [
    [guest, `/p/${id}`],
    [ratna, "/community"],
    [guest, "/@tono"],
  ] as const) {
    assert.match(
      (await person.get(path)).text,
      /<blockquote class="card">.*Siti.*Kabar panen dari Siti.*Buka kiriman/s,
      path,
    );
  }
  assert.deepEqual(await eventsOf("quoted"), [
    { postId: id, quotedId: post.id, authorId: tono.account.id, quotedAuthorId: siti.account.id },
  ]);
  assert.match((await ratna.get(`/p/${post.id}/quotes`)).text, /Baca ini/);
});

test("where the author wants to be asked, nothing is shown until they agree, and they may take it back", async () => {
  const post = await says("Tanya saya dulu", "ask");
  assert.match((await tono.get(`/posts/new?quote=${post.id}`)).text, /Siti ditanya dulu/);
  const id = idOf(await quotes(tono, post.id));
  for (const person of [tono, ratna, guest]) {
    const { text } = await person.get(`/p/${id}`);
    assert.match(text, /menunggu persetujuan/);
    assert.doesNotMatch(text, /Tanya saya dulu/);
  }
  assert.equal((await eventsOf("quote-asked")).length, 1);
  assert.doesNotMatch((await ratna.get(`/p/${post.id}/quotes`)).text, /Baca ini/, "others do not see what waits");
  assert.match((await siti.get(`/p/${post.id}/quotes`)).text, new RegExp(`/p/${id}/quote/approval`));
  for (const other of [tono, ratna]) assert.equal((await other.post(`/p/${id}/quote/approval`)).status, 403);
  assert.equal((await siti.post(`/p/${id}/quote/approval`)).location, `/p/${post.id}/quotes#p${id}`);
  assert.match((await guest.get(`/p/${id}`)).text, /Tanya saya dulu/);
  assert.equal((await tono.post(`/p/${id}/quote/withdrawal`)).status, 403);
  await guest.get("/@tono");
  await siti.post(`/p/${id}/quote/withdrawal`);
  for (const path of [`/p/${id}`, "/@tono", "/community"]) {
    const { text } = await guest.get(path);
    assert.match(text, /menarik kiriman ini dari kutipan/, path);
    assert.equal(text.match(/Tanya saya dulu/g)?.length ?? 0, path === "/community" ? 1 : 0, path);
  }
  await siti.post(`/p/${id}/quote/refusal`);
  assert.match((await guest.get(`/p/${id}`)).text, /menarik kiriman/, "what was taken back cannot be refused");
});

test("a refused quote says so, and the author may think again", async () => {
  const post = await says("Boleh atau tidak", "ask");
  const id = idOf(await quotes(tono, post.id));
  await siti.post(`/p/${id}/quote/refusal`);
  assert.match((await guest.get(`/p/${id}`)).text, /tidak menyetujui kutipan ini/);
  await siti.post(`/p/${id}/quote/approval`);
  assert.match((await guest.get(`/p/${id}`)).text, /Boleh atau tidak/);
});

test("FED-25 who may not quote is told so with the words kept, and no text of the post comes along", async () => {
  const post = await says("Jangan dikutip", "nobody");
  await tono.post(`/p/${post.id}/share`);
  const refused = await quotes(tono, post.id, { text: "Coba mengutip" });
  assert.equal(refused.status, 403);
  assert.match(refused.text, /Coba mengutip/);
  const followers = await says("Untuk pengikut yang mengutip", "followers");
  assert.equal((await quotes(tono, followers.id)).status, 403);
  await tono.post("/people/siti/follow");
  assert.equal((await quotes(tono, followers.id)).status, 303);
  assert.equal((await quotes(siti, post.id)).status, 303, "one's own may always be quoted");
});

test("ACL-05 what one may not see cannot be quoted, and nothing says that it is there", async () => {
  const hidden = await world.says(siti, "Bisik untuk @ratna", { audience: "direct" });
  const before = (await world.pool.query("select count(*) from posts")).rows;
  assert.equal((await quotes(tono, hidden.id)).status, 404);
  assert.equal((await quotes(tono, "1")).status, 404);
  assert.equal((await quotes(ratna, hidden.id)).status, 403, "a message is quoted by nobody");
  assert.deepEqual((await world.pool.query("select count(*) from posts")).rows, before);
  assert.doesNotMatch((await tono.get(`/posts/new?quote=${hidden.id}`)).text, /Bisik|name="quoted"/);
});

test("a quote is never wider than what it quotes, and opens it to nobody", async () => {
  const local = await says("Hanya warga di sini", "everyone", { audience: "local" });
  assert.equal((await quotes(tono, local.id)).status, 422);
  assert.equal((await quotes(tono, local.id, { audience: "direct", text: "@ratna baca" })).status, 422);
  const id = idOf(await quotes(tono, local.id, { audience: "local" }));
  assert.match((await ratna.get(`/p/${id}`)).text, /Hanya warga di sini/);
  await world.pool.query("update posts set audience = 'public' where id = $1", [id]);
  const { text } = await guest.get(`/p/${id}`);
  assert.match(text, GAP, "even if it were wider, a guest would not see what is quoted");
  assert.doesNotMatch(text, /Hanya warga di sini/);
});

test("across a block, and after it was deleted, what was quoted leaves an honest gap", async () => {
  const post = await says("Sebelum ada blokir");
  const id = idOf(await quotes(tono, post.id));
  const budi = await world.person("budi");
  await budi.post("/people/siti/block");
  assert.match((await budi.get(`/p/${id}`)).text, GAP);
  const joko = await world.person("joko");
  await siti.post("/people/joko/block");
  assert.match((await joko.get(`/p/${id}`)).text, GAP);
  assert.match((await guest.get("/@tono")).text, /Sebelum ada blokir/);
  await siti.post(`/p/${post.id}/removal`);
  for (const path of [`/p/${id}`, "/@tono"]) {
    const { text } = await guest.get(path);
    assert.match(text, GAP, path);
    assert.doesNotMatch(text, /Sebelum ada blokir/, path);
  }
});

test("a quote for followers can be read by whom it quotes, so that they know what they agree to", async () => {
  const post = await says("Siapa mengutip saya", "ask");
  const id = idOf(await quotes(ratna, post.id, { audience: "followers" }));
  assert.equal((await siti.get(`/p/${id}`)).status, 200);
  assert.equal((await tono.get(`/p/${id}`)).status, 404);
});

test("a draft keeps what it quotes; a quote whose post is gone by its hour is held back and says so", async () => {
  const post = await says("Akan hilang");
  await quotes(tono, post.id, { text: "Nanti saja", "do.save": "" });
  const { rows } = await world.pool.query("select id from drafts order by id desc limit 1");
  const draft = `/drafts/${rows[0].id}`;
  assert.match((await tono.get(draft)).text, new RegExp(`Akan hilang.*name="quoted" value="${post.id}"`, "s"));
  await siti.post(`/p/${post.id}/removal`);
  const page = await tono.get(draft);
  assert.match(page.text, /akan terkirim tanpa kutipan/);
  assert.doesNotMatch(page.text, /name="quoted"/);
  await world.pool.query("update drafts set publish_at = now() - interval '1 minute' where id = $1", [rows[0].id]);
  await world.pool.query("select graphile_worker.add_job('posts.publish-scheduled', $1::json)", [
    JSON.stringify({ draftId: rows[0].id }),
  ]);
  await world.pool.query(
    "delete from graphile_worker._private_jobs where task_id in (select id from graphile_worker._private_tasks where identifier like 'quote%')",
  );
  await world.settle();
  assert.match((await tono.get(draft)).text, /Kiriman yang dikutip sudah tidak ada/);
});

test("who may quote: a table of every audience and policy", () => {
  const stranger = { id: "2", followsAuthor: false };
  const follower = { id: "3", followsAuthor: true };
  for (const audience of audiences) {
    const post = (quote_policy: QuotePolicy) => ({ author_id: "1", audience, quote_policy });
    const open = ["public", "quiet", "local"].includes(audience);
    assert.equal(mayQuote(post("nobody"), { id: "1", followsAuthor: false }), audience === "direct" ? "no" : "yes");
    for (const person of [stranger, follower]) {
      assert.equal(mayQuote(post("everyone"), person), open ? "yes" : "no");
      assert.equal(mayQuote(post("ask"), person), open ? "ask" : "no");
      assert.equal(mayQuote(post("followers"), person), open && person === follower ? "yes" : "no");
      assert.equal(mayQuote(post("nobody"), person), "no");
    }
  }
});
