import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { test } from "node:test";
import { inviteCode } from "../../src/modules/accounts/invites.ts";
import { type Answer, makeWorld, PASSPHRASE, type Person } from "../world.ts";
import { miscounted } from "./counters.ts";

const CLIENTS = 64;
const world = await makeWorld();
const people = await Promise.all(Array.from({ length: CLIENTS }, (_, at) => world.person(`warga_${at}`)));
const author = await world.person("siti");

const statuses = (answers: readonly Answer[]) =>
  Object.fromEntries([...Map.groupBy(answers, ({ status }) => status)].map(([status, list]) => [status, list.length]));
const times = <Each>(count: number, make: (at: number) => Promise<Each>) =>
  Promise.all(Array.from({ length: count }, (_, at) => make(at)));
const count = async (what: string, values: unknown[] = []) =>
  Number((await world.pool.query(`select count(*) as n from ${what}`, values)).rows[0].n);

test("REL-16: of 64 people who want one handle at once exactly one gets it", async () => {
  const answers = await times(CLIENTS, (at) =>
    world
      .guest()
      .from(`10.0.0.${at}`)
      .post("/accounts", { name: `Ratna ${at}`, handle: "ratna", passphrase: PASSPHRASE }),
  );
  assert.deepEqual(statuses(answers), { 303: 1, 422: CLIENTS - 1 });
  assert.equal(await count("accounts where handle = 'ratna'"), 1);
});

test("REL-16: an invite with one use left lets exactly one of 64 in", async () => {
  await world.pool.query("update community set sign_up = 'invite'");
  const { rows } = await world.pool.query(
    "insert into invites (account_id, uses_left, expires_at) values ($1, 1, now() + interval '1 day') returning id",
    [author.account.id],
  );
  const invite = inviteCode(world.ctx, rows[0]);
  const answers = await times(CLIENTS, (at) =>
    world
      .guest()
      .from(`10.0.1.${at}`)
      .post("/accounts", { name: `Tamu ${at}`, handle: `tamu_${at}`, passphrase: PASSPHRASE, invite }),
  );
  assert.deepEqual(statuses(answers), { 303: 1, 422: CLIENTS - 1 });
  assert.equal(await count("accounts where handle like 'tamu\\_%'"), 1);
  assert.equal(await count("invites where uses_left = 0"), 1);
});

test("REL-16: 64 people who react to, share, keep and answer one post at once are all counted", async () => {
  const post = await world.says(author, "Gotong royong besok");
  const deeds = ["reaction/like", "share", "bookmark"].map((deed) =>
    times(CLIENTS, (at) => people[at]!.post(`/p/${post.id}/${deed}`)),
  );
  const replies = times(CLIENTS, (at) => people[at]!.post(`/p/${post.id}/replies`, { text: `Ikut, kata ${at}` }));
  assert.deepEqual(statuses((await Promise.all([...deeds, replies])).flat()), { 303: 4 * CLIENTS });
  const { rows } = await world.pool.query("select likes_count, shares_count, replies_count from posts where id = $1", [
    post.id,
  ]);
  assert.deepEqual(Object.values(rows[0]), [CLIENTS, CLIENTS, CLIENTS]);
  assert.deepEqual(await miscounted(world.pool), []);
});

test("REL-16: one person who presses and unpresses 64 times at once is counted once or not at all", async () => {
  const post = await world.says(author, "Tekan, lepas, tekan");
  const ratih = await world.person("ratih");
  const paths = [
    `/p/${post.id}/reaction/like`,
    `/p/${post.id}/reaction/removal`,
    `/p/${post.id}/share`,
    `/p/${post.id}/share/removal`,
    "/people/siti/follow",
    "/people/siti/follow/removal",
  ];
  const answers = await times(CLIENTS, (at) => ratih.post(paths[at % paths.length] ?? ""));
  assert.deepEqual(statuses(answers), { 303: CLIENTS });
  assert.deepEqual(await miscounted(world.pool), []);
});

test("REL-16: people who follow each other and leave again in every order are counted right, and nobody is locked out", async () => {
  const toggles = people.flatMap(
    (person, at) =>
      [
        [person, "siti", ""],
        [person, people[(at + 1) % CLIENTS]!.account.handle, ""],
        [person, people[(at + CLIENTS - 1) % CLIENTS]!.account.handle, ""],
        [person, "siti", "/removal"],
        [person, people[(at + 1) % CLIENTS]!.account.handle, "/removal"],
      ] as const,
  );
  const shuffled = toggles.toSorted(() => Math.random() - 0.5);
  const answers: Answer[] = [];
  for (let at = 0; at < shuffled.length; at += CLIENTS) {
    answers.push(
      ...(await Promise.all(
        shuffled.slice(at, at + CLIENTS).map(([person, handle, end]) => person.post(`/people/${handle}/follow${end}`)),
      )),
    );
  }
  assert.deepEqual(statuses(answers), { 303: toggles.length });
  assert.deepEqual(await miscounted(world.pool), []);
});

test("REL-16: one key sent 64 times at once has one effect and one answer", async () => {
  const post = await world.says(author, "Sekali saja");
  const [one] = people;
  const shares = await times(CLIENTS, () => one!.post(`/p/${post.id}/share`, { key: "kunci-sekali-bagi" }));
  assert.deepEqual(statuses(shares), { 303: CLIENTS });
  assert.equal(await count("shares where post_id = $1", [post.id]), 1);
  await world.pool.query("delete from rate_limits");
  const posts = await times(60, () => one!.post("/posts", { text: "Satu kabar", key: "kunci-sekali-tulis" }));
  assert.deepEqual([statuses(posts), new Set(posts.map(({ location }) => location)).size], [{ 303: 60 }, 1]);
  assert.equal(await count("posts where text = 'Satu kabar'"), 1);
  assert.deepEqual(await miscounted(world.pool), []);
});

test("REL-16: one key sent at once with two different texts makes one post, and the other text is refused with its words kept", async () => {
  await world.pool.query("delete from rate_limits");
  const answers = await times(60, (at) => people[1]!.post("/posts", { text: `Versi ${at % 2}`, key: "kunci-dua-isi" }));
  assert.deepEqual(statuses(answers), { 303: 30, 422: 30 });
  assert.equal(await count("posts where text like 'Versi _'"), 1);
});

test("REL-16: a limit of 60 posts lets exactly 60 of 64 through that come at once", async () => {
  await world.pool.query("delete from rate_limits");
  const answers = await times(CLIENTS, (at) => people[2]!.post("/posts", { text: `Banjir ${at}` }));
  assert.deepEqual(statuses(answers), { 303: 60, 429: 4 });
});

test("REL-16: of 64 posts pinned at once exactly five are", async () => {
  const posts = await times(CLIENTS, (at) => world.says(author, `Sematkan ${at}`));
  const answers = await times(CLIENTS, (at) => author.post(`/p/${posts[at]!.id}/pin`));
  assert.deepEqual(statuses(answers), { 303: 5, 422: CLIENTS - 5 });
  assert.equal(await count("posts where author_id = $1 and pinned_at is not null", [author.account.id]), 5);
});

test("REL-16: edits that come at once follow one another; no version is lost", async () => {
  await world.pool.query("delete from rate_limits");
  const post = await world.says(author, "Versi asli");
  const answers = await times(40, (at) => author.post(`/p/${post.id}/revisions`, { text: `Sunting ${at}` }));
  assert.deepEqual(statuses(answers), { 303: 40 });
  const { rows } = await world.pool.query(
    "select text from post_revisions where post_id = $1 union all select text from posts where id = $1",
    [post.id],
  );
  assert.deepEqual(
    new Set(rows.map(({ text }) => text)),
    new Set(["Versi asli", ...Array.from({ length: 40 }, (_, at) => `Sunting ${at}`)]),
  );
  assert.equal(rows.length, 41);
});

test("REL-16: after 64 clients did everything to the same few posts and people for ten seconds, every counter is right", {
  timeout: 120_000,
}, async (t) => {
  const forgiving = setInterval(() => void world.pool.query("delete from rate_limits"), 1000);
  const answers: Answer[] = [];
  const seen: string[] = [];
  const storm = async (person: Person, until: number) => {
    while (Date.now() < until) {
      const post = seen[randomInt(Math.max(1, seen.length))];
      const whom = people[randomInt(6)]!.account.handle;
      const { path, text } = oneOf(person, post, whom);
      const answer = await person.post(path, text ? { text } : {});
      answers.push(answer);
      if (path === "/posts" && answer.status === 303 && seen.length < 8) seen.push(answer.location.slice("/p/".length));
      if (answer.status === 404 && post) seen.splice(seen.indexOf(post), 1);
    }
  };
  await Promise.all(people.map((person) => storm(person, Date.now() + 10_000)));
  clearInterval(forgiving);
  const met = statuses(answers);
  t.diagnostic(`${answers.length} writes: ${JSON.stringify(met)}`);
  const unexpected = Object.keys(met).filter((status) => !["303", "403", "404", "422"].includes(status));
  assert.deepEqual(unexpected, []);
  assert.deepEqual(await miscounted(world.pool), []);
});

function oneOf(person: Person, post: string | undefined, whom: string): { path: string; text?: string } {
  if (!post) return { path: "/posts", text: `Badai dari ${person.account.handle}` };
  const deeds = [
    "reaction/like",
    "reaction/thank",
    "reaction/removal",
    "share",
    "share/removal",
    "bookmark",
    "bookmark/removal",
    "removal",
  ].map((deed) => ({ path: `/p/${post}/${deed}` }));
  const follow = { path: `/people/${whom}/follow` };
  const unfollow = { path: `/people/${whom}/follow/removal` };
  const said = [
    { path: "/posts", text: "Badai lagi" },
    { path: `/p/${post}/replies`, text: "Jawaban dalam badai" },
  ];
  const all = [...deeds, follow, unfollow, ...said];
  return all[randomInt(all.length)]!;
}

test("REL-16 negative control: who reads, checks and then writes goes over the limit and miscounts, and both are seen", async () => {
  const poor = await world.person("ceroboh");
  const posts = await times(20, (at) => world.says(poor, `Ceroboh ${at}`));
  const pinned = "posts where author_id = $1 and pinned_at is not null";
  await times(20, async (at) => {
    if ((await count(pinned, [poor.account.id])) >= 5) return;
    await world.pool.query("update posts set pinned_at = now() where id = $1", [posts[at]!.id]);
  });
  assert.ok((await count(pinned, [poor.account.id])) > 5);
  const { id } = posts[0]!;
  await times(CLIENTS, async (at) => {
    await world.pool.query("insert into reactions (post_id, account_id, kind) values ($1, $2, 'like')", [
      id,
      people[at]!.account.id,
    ]);
    const { rows } = await world.pool.query("select likes_count from posts where id = $1", [id]);
    await world.pool.query("update posts set likes_count = $2 where id = $1", [id, rows[0].likes_count + 1]);
  });
  assert.equal((await miscounted(world.pool)).length, 1);
});
