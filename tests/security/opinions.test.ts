import assert from "node:assert/strict";
import { test } from "node:test";
import { askQuestion } from "#modules/deliberation";
import { openServers, type Peer } from "../other-servers.ts";
import { makesGroup } from "../signing.ts";
import { makeWorld, type Person } from "../world.ts";

const world = await makeWorld();
const servers = await openServers(world);
const jauh = servers.server("jauh.test");
const budi = jauh.person("budi");
const siti = await world.person("siti");
const tono = await world.person("tono");
const rows = async (query: string, ...values: unknown[]) => (await world.pool.query(query, values)).rows;
const HERE = "http://localhost:3000";

async function hears(by: Peer, activity: Record<string, unknown>): Promise<void> {
  await world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
  assert.equal(await by.sends(activity), 202);
  await servers.settle();
}
const statement = (number: number, more: Record<string, unknown> = {}) => ({
  id: `${jauh.origin}/questions/1/statements#${number}`,
  type: "Statement",
  number,
  language: "id",
  name: `Pernyataan ke-${number}`,
  ...more,
});
const question = (items: unknown = [statement(1), statement(2)], more: Record<string, unknown> = {}) => ({
  id: `${jauh.origin}/questions/1`,
  type: "OpinionQuestion",
  name: "Sungai kita",
  participants: { member: 3, guest: 4, remote: 5 },
  acceptsStatements: true,
  statements: { type: "OrderedCollection", totalItems: 2, orderedItems: items },
  ...more,
});
async function asks(about: unknown, more: Record<string, unknown> = {}) {
  const note = budi.note("<p>Sungai kotor</p>", { opinionQuestion: about, ...more });
  await hears(budi, budi.does("Create", note));
  const [post] = await rows("select id from posts where uri = $1", note["id"]);
  return { id: post?.id as string, note };
}
const kept = async (id: string) => rows("select * from remote_statements where post_id = $1 order by number", id);

test("A question of another server is read and answered by exactly those who see its post", async () => {
  const { id: open } = await asks(question());
  const { id: narrow } = await asks(question(), {
    to: [`${HERE}/ap/users/${siti.account.id}`, budi.followers],
    cc: [],
  });
  const tries = async (person: Person, id: string) => [
    (await person.get(`/p/${id}/opinions`)).status,
    (await person.post(`/p/${id}/opinions`, { statement: "1", vote: "agree" })).status,
    (await person.post(`/p/${id}/opinions/1/removal`)).status,
    (await person.get(`/p/${id}/statements`)).status,
    (await person.post(`/p/${id}/statements`, { text: "Boleh?" })).status,
    (await person.post(`/p/${id}/statements/1/removal`)).status,
  ];
  assert.deepEqual(await tries(tono, open), [200, 303, 303, 200, 303, 404]);
  assert.deepEqual(await tries(siti, narrow), [200, 303, 303, 200, 303, 404]);
  assert.deepEqual(await tries(tono, narrow), [404, 404, 404, 404, 404, 404]);
  assert.deepEqual(await tries(tono, "999"), [404, 404, 404, 404, 404, 404]);
  assert.equal((await world.guest().get(`/p/${open}/opinions`)).status, 303);
  const wrong = [
    { statement: "9", vote: "agree" },
    { statement: "1", vote: "hacked" },
    { statement: "1" },
    { statement: "-1", vote: "agree" },
  ];
  for (const fields of wrong) assert.equal((await tono.post(`/p/${open}/opinions`, fields)).status, 422);
});

test("A question is taken only from the post of its own server, and only when it can be answered", async () => {
  const bad = [
    question([statement(1)], { id: "https://desa.test/questions/1" }),
    question([statement(1)], { id: `${HERE}/questions/1` }),
    question([statement(1)], { type: "Note" }),
    question([statement(1)], { name: "" }),
    question([]),
    question("x"),
    question({ 0: statement(1) }),
    question([[statement(1)]]),
    question([statement(1, { id: "https://desa.test/questions/1/statements#1" })]),
    question([statement(1, { id: `${HERE}/questions/1/statements#1` })]),
    question([statement(1, { name: ["a"] }), statement(0), statement(1.5), statement(10_001), statement(-1)]),
    question([statement(1, { number: "1" }), statement(2, { type: "Note" })]),
    question([statement(1)], { statements: [statement(1)] }),
    `${jauh.origin}/questions/1`,
    null,
    [],
  ];
  for (const about of bad) {
    const { id } = await asks(about);
    assert.ok(id);
    assert.deepEqual(await rows("select from remote_questions where post_id = $1", id), [], JSON.stringify(about));
  }
});

test("What is too long, too many or no number is brought within our limits, and HTML in a statement stays words", async () => {
  const many = Array.from({ length: 400 }, (_, index) => statement(index + 1));
  const { id } = await asks(
    question([statement(7, { name: "a".repeat(5000), language: "id'; --" }), statement(7), ...many], {
      name: "b".repeat(5000),
      participants: { member: -5, guest: "9", remote: 1e300 },
      endTime: "9999-12-31T00:00:00Z",
      updated: "9999-12-31T00:00:00Z",
    }),
  );
  const [asked] = await rows("select *, said_at <= now() as past from remote_questions where post_id = $1", id);
  assert.deepEqual(
    [asked.title.length, asked.by_member, asked.by_guest, asked.by_remote, asked.past],
    [160, 0, 0, 2_000_000_000, true],
  );
  const all = await kept(id);
  assert.equal(all.length, 100);
  assert.deepEqual([all[6].number, all[6].text.length, all[6].language], [7, 200, "und"]);
  const nameMap = Object.fromEntries([
    ...Array.from({ length: 20 }, (_, index) => [`a${String.fromCharCode(97 + index)}`, "c".repeat(2000)]),
    ["<b>", "x"],
    ["su", 7],
  ]);
  const { id: html } = await asks(question([statement(1, { name: "<img src=x onerror=alert(1)>", nameMap })]));
  const [one] = await kept(html);
  assert.equal(Object.keys(one.translations).length, 8);
  assert.ok(Object.values(one.translations).every((text) => String(text).length === 300));
  const page = await tono.get(`/p/${html}/opinions`);
  assert.match(page.text, /&lt;img src=x/);
  assert.doesNotMatch(page.text, /<img src=x/);
  const weight = JSON.stringify(
    question(Array.from({ length: 100 }, (_, index) => statement(index + 1, { name: "\u202e" + "d".repeat(199) }))),
  );
  const { id: controls } = await asks(JSON.parse(weight));
  assert.equal((await kept(controls)).length, 100);
});

test("How it stands follows what its author's server says last; what comes late and what others say changes nothing", async () => {
  const { id, note } = await asks(question([statement(1)], { updated: "2026-01-02T00:00:00Z" }));
  const told = async (text: string, updated: string, by = budi) => {
    await hears(
      by,
      by.does("Update", { ...note, opinionQuestion: question([statement(1, { name: text })], { updated }) }),
    );
    return (await kept(id)).map((one) => one.text).join();
  };
  assert.equal(await told("dua", "2026-01-03T00:00:00Z"), "dua");
  assert.equal(await told("satu", "2026-01-01T00:00:00Z"), "dua", "late");
  assert.equal(await told("jahat", "2026-01-04T00:00:00Z", jauh.person("wati")), "dua", "by somebody else there");
  await siti.post(`/p/${id}/opinions`, { statement: "1", vote: "agree" });
  await hears(budi, budi.does("Update", { ...note, opinionQuestion: question([statement(1)], { closed: true }) }));
  assert.equal((await siti.post(`/p/${id}/opinions`, { statement: "1", vote: "pass" })).status, 422);
  await hears(budi, budi.does("Update", { ...note, opinionQuestion: undefined }));
  assert.deepEqual(await rows("select from remote_questions where post_id = $1", id), []);
  assert.equal((await siti.get(`/p/${id}/opinions`)).status, 404);
});

const statements = ["Jalan pasar diperlebar", "Pedagang pindah", "Parkir dilarang"];
type Draft = Parameters<typeof askQuestion>[2];
const ask = (draft: Partial<Draft["draft"]> = {}, more: Omit<Draft, "draft"> = {}) =>
  askQuestion(world.ctx, siti.account, {
    draft: { title: "Jalan pasar", voters: "members", statements, ...draft },
    ...more,
  });
const votes = async (id: string) =>
  (
    await rows(
      `select accounts.handle, tier, number, vote from statement_votes
        join question_participants on question_participants.id = participant_id join accounts on accounts.id = account_id
        join statements on statements.id = statement_id where statement_votes.question_id = $1 order by accounts.handle, number`,
      id,
    )
  ).map(({ handle, tier, number, vote }) => `${String(handle).split("@")[0]} ${tier} ${number} ${vote}`);
const thinks = (by: Peer, { id }: { id: string }, more: Record<string, unknown> = {}, name = 1) => ({
  id: `${by.uri}/opinions/${name}`,
  type: "OpinionVote",
  attributedTo: by.uri,
  object: `${HERE}/questions/${id}/statements#1`,
  opinion: "agree",
  ...more,
});
const tells = (by: Peer, type: string, object: unknown) => hears(by, by.does(type, object));

test("Nobody votes for another, on what is not there, nor on what is not theirs to see", async () => {
  const wati = jauh.person("wati2");
  const evil = servers.server("evil.test").person("mallory");
  const asked = await ask();
  const group = await makesGroup(world, "ibu_ibu", "private");
  await world.pool.query(
    "insert into group_members (group_id, account_id, state, role) values ($1, $2, 'member', 'owner')",
    [group.id, siti.account.id],
  );
  const closed = await ask({ voters: "group" }, { group: "ibu_ibu" });
  const early = await ask({ joined_before: true });
  await world.pool.query(
    "insert into statements (question_id, number, state, language, text) values ($1, 4, 'waiting', 'id', 'Belum'), ($1, 5, 'out', 'id', 'Tidak jadi')",
    [asked.id],
  );
  const at = (number: unknown, id = asked.id) => ({ object: `${HERE}/questions/${id}/statements#${number}` });
  const forged: [Peer, Record<string, unknown>][] = [
    [evil, thinks(budi, asked)],
    [evil, { ...thinks(evil, asked), attributedTo: budi.uri }],
    [evil, { ...thinks(evil, asked), id: `${budi.uri}/opinions/9` }],
    [evil, { ...thinks(evil, asked), id: `${HERE}/ap/opinions/1` }],
    [wati, { ...thinks(wati, asked), attributedTo: [budi.uri, wati.uri] }],
    [budi, thinks(budi, closed)],
    [budi, thinks(budi, early)],
    ...[4, 5, 6, 0, -1, "1e0", "01", 99_999, "1/../2"].map((number): [Peer, Record<string, unknown>] => [
      budi,
      thinks(budi, asked, at(number)),
    ]),
    [budi, thinks(budi, asked, at(1, "999"))],
    [budi, thinks(budi, asked, { object: `https://desa.test/questions/${asked.id}/statements#1` })],
    [budi, thinks(budi, asked, { object: [at(1).object, at(2).object] })],
    [budi, thinks(budi, asked, { object: `${HERE}/questions/${asked.id}` })],
    ...["yes", "AGREE", "", 1, null, ["agree"], { agree: 1 }, "__proto__", "constructor"].map(
      (opinion): [Peer, Record<string, unknown>] => [budi, thinks(budi, asked, { opinion })],
    ),
  ];
  for (const [by, object] of forged) await tells(by, "Create", object);
  assert.deepEqual([await votes(asked.id), await votes(closed.id), await votes(early.id)], [[], [], []]);
  await tells(budi, "Create", thinks(budi, asked, {}, 77));
  assert.deepEqual(await votes(asked.id), ["budi remote 1 1"]);
});

test("One person has one vote on a statement, however often and under whatever name it comes; only they take it back", async () => {
  const eve = servers.server("evil.test").person("eve");
  const asked = await ask();
  const one = thinks(budi, asked, { published: "2026-01-02T00:00:00Z" }, 100);
  const create = budi.does("Create", one);
  const early = thinks(budi, asked, { published: "2026-01-01T00:00:00Z" }, 101);
  const replays = [create, create, budi.does("Create", one), budi.does("Create", early)];
  for (const activity of replays) await hears(budi, activity);
  assert.deepEqual(await votes(asked.id), ["budi remote 1 1"]);
  await tells(eve, "Delete", one["id"]);
  await tells(eve, "Undo", { ...create, actor: eve.uri });
  await tells(eve, "Create", { ...thinks(eve, asked), id: one["id"] });
  await tells(jauh.person("made"), "Delete", one["id"]);
  assert.deepEqual(await votes(asked.id), ["budi remote 1 1"]);
  await tells(budi, "Create", thinks(budi, asked, { opinion: "disagree", published: "2026-01-01T00:00:00Z" }, 102));
  assert.deepEqual(await votes(asked.id), ["budi remote 1 1"], "what was said earlier and comes late");
  const second = { object: `${HERE}/questions/${asked.id}/statements#2` };
  await tells(budi, "Create", thinks(budi, asked, second, 100));
  assert.deepEqual(await votes(asked.id), ["budi remote 1 1"], "a name stands for one vote");
  await tells(budi, "Delete", { id: one["id"], type: "Tombstone" });
  assert.deepEqual(await votes(asked.id), []);
  await tells(budi, "Create", one);
  assert.deepEqual(await votes(asked.id), [], "what was taken back does not count when it comes again");
  const again = budi.does("Create", thinks(budi, asked, {}, 103));
  await hears(budi, again);
  assert.deepEqual(await votes(asked.id), ["budi remote 1 1"]);
  await tells(budi, "Create", thinks(budi, asked, { opinion: "pass" }, 104));
  await tells(budi, "Undo", again);
  assert.deepEqual(await votes(asked.id), ["budi remote 1 0"], "the later one took its place");
  await tells(budi, "Delete", `${budi.uri}/opinions/104`);
  assert.deepEqual(await votes(asked.id), []);
});

test("A name that two people of one server give counts for the first alone", async () => {
  const asked = await ask();
  const wayan = jauh.person("wayan");
  await tells(budi, "Create", thinks(budi, asked, {}, 300));
  await tells(wayan, "Create", { ...thinks(wayan, asked), id: `${budi.uri}/opinions/300` });
  assert.deepEqual(await votes(asked.id), ["budi remote 1 1"]);
});

test("A plain reply from any software votes, public or to us alone; a question that is over hears nothing", async () => {
  const asked = await ask();
  const [post] = await rows("select id from posts where id = $1", asked.post_id);
  const inReplyTo = `${HERE}/ap/posts/${post.id}`;
  const mention = `<p><span class="h-card"><a href="${HERE}/@siti" class="u-url mention">@<span>siti</span></a></span> 1 ya<br>2 tidak setuju</p>`;
  const note = budi.note(mention, { inReplyTo });
  await tells(budi, "Create", note);
  assert.deepEqual(await votes(asked.id), ["budi remote 1 1", "budi remote 2 -1"]);
  await tells(budi, "Update", { ...note, content: "<p>1 lewati</p>", updated: new Date().toISOString() });
  assert.deepEqual(await votes(asked.id), ["budi remote 1 0"]);
  await tells(budi, "Delete", { id: note["id"], type: "Tombstone" });
  assert.deepEqual(await votes(asked.id), []);
  const answer = jauh.person("ketut");
  const narrow = answer.note("<p>3 ya</p>", { inReplyTo, to: [`${HERE}/ap/users/${siti.account.id}`], cc: [] });
  await tells(answer, "Create", narrow);
  assert.deepEqual(await votes(asked.id), ["ketut remote 3 1"]);
  await world.pool.query("update questions set closed_at = now() where id = $1", [asked.id]);
  await tells(budi, "Create", budi.note("<p>1 ya</p>", { inReplyTo }));
  await tells(budi, "Create", thinks(budi, asked, {}, 400));
  await tells(answer, "Delete", { id: narrow["id"], type: "Tombstone" });
  assert.deepEqual(await votes(asked.id), ["ketut remote 3 1"], "a map that is finished stays as it is");
});

test("Only the author of what was asked says that a vote counts", async () => {
  const { id } = await asks(question());
  await siti.post(`/p/${id}/opinions`, { statement: "1", vote: "agree" });
  const [sent] = await rows("select uri from opinions_elsewhere where post_id = $1", id);
  const state = async () => (await rows("select state from opinions_elsewhere where post_id = $1", id))[0].state;
  await tells(jauh.person("wati3"), "Accept", sent.uri);
  await tells(servers.server("evil.test").person("mal"), "Reject", sent.uri);
  assert.equal(await state(), "asked");
  await tells(budi, "Accept", sent.uri);
  assert.equal(await state(), "accepted");
});

test("What members answer goes to who asked, and to nobody else", async () => {
  const { id } = await asks(question());
  await siti.post(`/p/${id}/opinions`, { statement: "2", vote: "disagree" });
  await servers.settle();
  const [sent] = await rows("select uri from opinions_elsewhere where post_id = $1", id);
  const [out] = await rows(
    "select id, activity from outgoing_activities where activity::text like '%' || $1 || '%'",
    sent.uri,
  );
  const { object, to, type } = typeof out.activity === "string" ? JSON.parse(out.activity) : out.activity;
  assert.deepEqual([type, to, object.to], ["Create", [budi.uri], [budi.uri]]);
  assert.deepEqual([object.type, object.opinion, object.object], ["OpinionVote", "disagree", statement(2).id]);
  const inboxes = await rows("select inbox from deliveries where activity_id = $1", out.id);
  assert.deepEqual(
    inboxes.map(({ inbox }) => inbox),
    [`${budi.uri}/inbox`],
  );
});

type Collection = { totalItems: number; orderedItems: { number: number }[] };

test("The statements of a question are read by other servers where its post is, and nowhere else", async () => {
  const asked = await ask();
  const group = await ask({ voters: "group" }, { group: "ibu_ibu" });
  const read = async (path: string) => {
    const response = await world.app.request(path, { headers: { Accept: "application/activity+json" } });
    return { status: response.status, body: (response.status === 200 ? await response.json() : {}) as Collection };
  };
  const path = `/ap/posts/${asked.post_id}/statements`;
  assert.equal((await read(path)).body.totalItems, 3);
  const page = (await read(`${path}?page=1`)).body;
  assert.deepEqual(
    page.orderedItems.map(({ number }) => number),
    [2, 3],
  );
  assert.equal((await read(`${path}?page=x`)).status, 200);
  assert.equal((await read(`/ap/posts/${group.post_id}/statements`)).status, 404);
  const plain = await world.says(siti, "Cuma kabar");
  for (const id of [plain.id, "999", "x"]) assert.equal((await read(`/ap/posts/${id}/statements`)).status, 404);
  await world.pool.query("update questions set removed_at = now() where id = $1", [asked.id]);
  assert.equal((await read(path)).status, 404);
});

test("FED-44 When most of many who answer are of one server, its readers see a mark and the log says so", async () => {
  const asked = await ask();
  const flood = servers.server("banjir.test");
  for (let number = 0; number < 22; number++) {
    const one = flood.person(`orang${number}`);
    await tells(one, "Create", thinks(one, asked));
  }
  const marks = await rows("select kind, from_host from lopsided_counts where post_id = $1", asked.post_id);
  assert.deepEqual(marks, [{ kind: "opinions", from_host: 22 }]);
});

const proposes = (by: Peer, { id }: { id: string }, name: unknown, at: number, more: Record<string, unknown> = {}) => ({
  id: `${by.uri}/statements/${at}`,
  type: "Statement",
  attributedTo: by.uri,
  inReplyTo: `${HERE}/questions/${id}`,
  name,
  language: "id",
  ...more,
});
const saidOf = async ({ id }: { id: string }) =>
  (await rows("select text, state from statements where question_id = $1 and not is_seed order by number", id)).map(
    ({ text, state }) => `${state} ${text}`,
  );

test("Nobody proposes a statement for another, for what is not theirs to see, or one that is too long; each comes once", async () => {
  const ketut = jauh.person("ketut2");
  const evil = servers.server("evil.test").person("mallory2");
  await world.pool.query("update questions set closed_at = now() where closed_at is null");
  const asked = await ask();
  const closed = await ask({ voters: "group" }, { group: "ibu_ibu" });
  const hosts = await ask({ statements_from: "hosts" });
  const good = proposes(ketut, asked, "Pasar dibuka sampai malam", 1);
  const forged: [Peer, Record<string, unknown>][] = [
    [evil, good],
    [evil, { ...good, id: `${evil.uri}/statements/1` }],
    [evil, { ...good, attributedTo: evil.uri }],
    [evil, { ...proposes(evil, asked, "x y", 2), id: `${HERE}/ap/statements/2` }],
    [evil, { ...proposes(evil, asked, "x y", 3), attributedTo: [ketut.uri, evil.uri] }],
    [ketut, proposes(ketut, closed, "Tidak boleh", 4)],
    [ketut, proposes(ketut, hosts, "Tidak boleh", 5)],
    [ketut, proposes(ketut, { id: "999" }, "Tidak ada", 6)],
    ...["a".repeat(201), "", "  ", 7, null, ["a"], "…"].map((name, index): [Peer, Record<string, unknown>] => [
      ketut,
      proposes(ketut, asked, name, 10 + index),
    ]),
    ...[
      `${HERE}/questions/${asked.id}/map`,
      `https://desa.test/questions/${asked.id}`,
      [`${HERE}/questions/${asked.id}`, "x"],
      7,
    ].map((inReplyTo, index): [Peer, Record<string, unknown>] => [
      ketut,
      proposes(ketut, asked, "Salah alamat", 20 + index, { inReplyTo }),
    ]),
  ];
  for (const [by, object] of forged) await tells(by, "Create", object);
  assert.deepEqual([await saidOf(asked), await saidOf(closed), await saidOf(hosts)], [[], [], []]);
  for (const activity of [ketut.does("Create", good), ketut.does("Create", good)]) {
    await hears(ketut, activity);
    await hears(ketut, activity);
  }
  const html = proposes(ketut, asked, "<b>Parkir</b> \u202egratis", 30, { language: "'; --" });
  await tells(ketut, "Create", html);
  assert.deepEqual(await saidOf(asked), ["waiting Pasar dibuka sampai malam", "waiting <b>Parkir</b> gratis"]);
  const lain = jauh.person("lain");
  await tells(lain, "Create", {
    ...proposes(lain, asked, "Nama orang", 31),
    id: good["id"],
  });
  await tells(evil, "Delete", good["id"]);
  assert.equal((await saidOf(asked)).length, 2);
  assert.match((await siti.get(`/questions/${asked.id}/tend`)).text, /&lt;b&gt;Parkir/);
  await tells(ketut, "Delete", { id: good["id"], type: "Tombstone" });
  await tells(ketut, "Create", good);
  assert.deepEqual(await saidOf(asked), ["waiting <b>Parkir</b> gratis"], "what was taken back does not come again");
});

test("Only the author of what was asked says what became of a statement", async () => {
  const { id } = await asks(question());
  await siti.post(`/p/${id}/statements`, { text: "Sungai dikeruk" });
  const [sent] = await rows("select id from statements_elsewhere where post_id = $1", id);
  const object = `${HERE}/ap/statements/${sent.id}`;
  const state = async () =>
    (await rows("select state, number, reason from statements_elsewhere where post_id = $1", id))[0];
  const answer = (by: Peer, type: string, more: object = {}) => hears(by, { ...by.does(type, object), ...more });
  await answer(jauh.person("wati4"), "Accept", { result: `${jauh.origin}/questions/1/statements#9` });
  await answer(servers.server("evil.test").person("mal2"), "Reject", { reason: "duplicate" });
  assert.deepEqual(await state(), { state: "asked", number: null, reason: null });
  await answer(budi, "Reject", { reason: "'; drop table", result: "x#99999" });
  assert.deepEqual(await state(), { state: "refused", number: null, reason: null });
  await answer(budi, "Accept", { result: `${jauh.origin}/questions/1/statements#9` });
  assert.deepEqual(await state(), { state: "accepted", number: 9, reason: null });
});

test("A collection of statements that never ends, lies elsewhere or turns in a circle is read no further than our limits", async () => {
  const page = (path: string, items: unknown[], next: string) =>
    jauh.shows({
      id: jauh.origin + path,
      type: "OrderedCollectionPage",
      orderedItems: items,
      next: jauh.origin + next,
    });
  for (let number = 0; number < 60; number++)
    page(
      `/all/${number}`,
      Array.from({ length: 50 }, (_, index) => statement(number * 50 + index + 1)),
      `/all/${number + 1}`,
    );
  const large = (first: string) =>
    question([statement(1)], {
      statements: { type: "OrderedCollection", totalItems: 9000, first, orderedItems: [statement(1)] },
    });
  const { id } = await asks(large(`${jauh.origin}/all/0`));
  assert.equal((await kept(id)).length, 1000);
  const pages = servers.asked.filter(({ path }) => path.startsWith("/all/")).length;
  assert.ok(pages >= 20 && pages <= 30, `${pages} pages`);
  page("/circle", [statement(2), { type: "Note" }, "x", null], "/circle");
  const { id: circle } = await asks(large(`${jauh.origin}/circle`));
  assert.deepEqual(
    (await kept(circle)).map(({ number }) => number),
    [2],
  );
  const { id: elsewhere } = await asks(large("https://desa.test/all"));
  assert.deepEqual(
    (await kept(elsewhere)).map(({ number }) => number),
    [1],
  );
});
