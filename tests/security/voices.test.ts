import assert from "node:assert/strict";
import { test } from "node:test";
import { openServers, PUBLIC } from "../other-servers.ts";
import { asksForBridge, makesGroup } from "../signing.ts";
import { makeWorld, type Person } from "../world.ts";

const world = await makeWorld();
const servers = await openServers(world);
const jauh = servers.server("jauh.test");
const budi = jauh.person("budi");
const siti = await world.person("siti");
const tono = await world.person("tono");
const rows = async (query: string, ...values: unknown[]) => (await world.pool.query(query, values)).rows;

const demand = (id = "1", more: Record<string, unknown> = {}) => ({
  id: `${jauh.origin}/demands/${id}`,
  type: "Petition",
  name: "Bersihkan sungai",
  addressee: "Dinas Air",
  demandStatus: "published",
  textHash: "ab".repeat(32),
  signatures: { member: 3, email: 4, paper: 5, remote: 6 },
  ...more,
});
async function hears(activity: Record<string, unknown>): Promise<void> {
  await world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
  assert.equal(await budi.sends(activity), 202);
  await servers.settle();
}
async function asks(
  about: unknown,
  more: Record<string, unknown> = {},
): Promise<{ id: string; note: Record<string, unknown> }> {
  const note = budi.note("<p>Sungai kotor</p>", { demand: about, ...more });
  await hears(budi.does("Create", note));
  const [post] = await rows("select id from posts where uri = $1", note["id"]);
  return { id: post?.id, note };
}

test("What a post of another server asks is read and signed by exactly those who see the post", async () => {
  const { id: open } = await asks(demand("1"));
  const { id: narrow } = await asks(demand("2"), {
    to: [`http://localhost:3000/ap/users/${siti.account.id}`, budi.followers],
    cc: [],
  });
  const tries = async (person: Person, id: string) => [
    (await person.get(`/p/${id}/signature`)).status,
    (await person.post(`/p/${id}/signature`)).status,
    (await person.post(`/p/${id}/signature/removal`)).status,
  ];
  const speaks = async (person: Person, id: string) => [
    (await person.post(`/p/${id}/signature/by/warga_satu`)).status,
    (await person.post(`/p/${id}/signature/by/warga_satu/removal`)).status,
  ];
  const group = await makesGroup(world, "warga_satu", "public", "Warga Satu");
  await world.pool.query(
    "insert into group_members (group_id, account_id, state, role) values ($1, $2, 'member', 'organiser'), ($1, $3, 'member', 'member')",
    [group.id, tono.account.id, siti.account.id],
  );
  assert.deepEqual(await speaks(tono, open), [303, 303]);
  assert.deepEqual(await speaks(tono, narrow), [404, 404], "who leads a group sees no more by it");
  assert.deepEqual(await speaks(siti, open), [404, 404], "a member speaks for no group");
  assert.deepEqual(await tries(tono, open), [200, 303, 303]);
  assert.deepEqual(await tries(siti, narrow), [200, 303, 303]);
  assert.deepEqual(await tries(tono, narrow), [404, 404, 404]);
  assert.deepEqual(await tries(tono, "999"), [404, 404, 404]);
  const guest = await world.guest().get(`/p/${open}/signature`);
  assert.equal(guest.status, 303);
});

test("A demand is taken only from the post of its own server, and only when it can be signed", async () => {
  const bad = [
    demand("3", { id: "https://desa.test/demands/3" }),
    demand("3", { id: "http://localhost:3000/demands/3" }),
    demand("3", { type: "Note" }),
    demand("3", { name: "" }),
    demand("3", { textHash: "ab" }),
    demand("3", { textHash: ["ab".repeat(32)] }),
    "https://desa.test/demands/3",
    null,
  ];
  for (const about of bad) {
    const { id } = await asks(about);
    assert.ok(id);
    assert.deepEqual(await rows("select from remote_demands where post_id = $1", id), [], JSON.stringify(about));
  }
});

test("What is too long, too many or no number is brought within our limits", async () => {
  const { id } = await asks(
    demand("4", {
      name: "a".repeat(50_000),
      addressee: "b".repeat(50_000),
      goal: 1e300,
      demandStatus: "hacked",
      signatures: { member: -5, email: "9", paper: 1e12, remote: null },
      endTime: "9999-12-31T00:00:00Z",
      updated: "9999-12-31T00:00:00Z",
    }),
  );
  const [kept] = await rows("select *, said_at <= now() as past from remote_demands where post_id = $1", id);
  assert.equal(kept.title.length, 120);
  assert.equal(kept.addressee.length, 120);
  assert.deepEqual(
    [kept.goal, kept.status, kept.by_member, kept.by_email, kept.by_paper, kept.by_remote, kept.past],
    [10_000_000, "published", 0, 0, 2_000_000_000, 0, true],
  );
});

test("How it stands follows what its author's server says last; what comes late and what others say changes nothing", async () => {
  const { id, note } = await asks(demand("5", { updated: "2026-01-02T00:00:00Z" }));
  const told = async (status: string, updated: string, by = budi) => {
    const object = { ...note, demand: demand("5", { demandStatus: status, updated }) };
    await world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
    await by.sends(by.does("Update", object));
    await servers.settle();
    return (await rows("select status from remote_demands where post_id = $1", id))[0]?.status;
  };
  assert.equal(await told("forwarded", "2026-01-03T00:00:00Z"), "forwarded");
  assert.equal(await told("published", "2026-01-01T00:00:00Z"), "forwarded", "late");
  assert.equal(
    await told("withdrawn", "2026-01-04T00:00:00Z", jauh.person("wati")),
    "forwarded",
    "by somebody else there",
  );
  assert.equal(await told("withdrawn", "2026-01-05T00:00:00Z"), "withdrawn");
  assert.equal((await tono.post(`/p/${id}/signature`)).status, 422);
  assert.ok(PUBLIC);
});

/** What a demand of Siti's has of signatures from elsewhere. */
const signers = async (id: string) =>
  (
    await rows(
      "select handle, state from signatures join accounts on accounts.id = account_id where demand_id = $1 order by handle",
      id,
    )
  ).map(({ handle, state }) => `${String(handle).split("@")[0]} ${state}`);
const signs = (
  by: typeof budi,
  to: { id: string; text_hash: Buffer },
  more: Record<string, unknown> = {},
  number = 1,
) => ({
  id: `${by.uri}/signatures/${number}`,
  type: "Signature",
  attributedTo: by.uri,
  object: `http://localhost:3000/demands/${to.id}`,
  textHash: to.text_hash.toString("hex"),
  content: "Saya mendukung",
  ...more,
});
async function tells(
  by: typeof budi,
  type: string,
  object: unknown,
  more: Record<string, unknown> = {},
): Promise<void> {
  await world.pool.query("truncate rate_limits, missing_documents, asked_hosts");
  await by.sends(by.does(type, object, more));
  await servers.settle();
}

test("Nobody signs for another, for a text that never was, nor what is not theirs to see", async () => {
  const wati = jauh.person("wati2");
  const evil = servers.server("evil.test").person("mallory");
  await tells(budi, "Create", budi.note("Kenal"));
  const asked = await asksForBridge(world, siti);
  const secret = await asksForBridge(world, siti, { openness: "confidential" });
  const forged: [typeof budi, Record<string, unknown>][] = [
    [evil, signs(budi, asked)],
    [evil, { ...signs(evil, asked), attributedTo: budi.uri }],
    [evil, { ...signs(evil, asked), id: `${budi.uri}/signatures/9` }],
    [evil, { ...signs(evil, asked), id: "http://localhost:3000/ap/signatures/1" }],
    [wati, { ...signs(wati, asked), attributedTo: [budi.uri, wati.uri] }],
    [budi, signs(budi, asked, { textHash: "00".repeat(32) })],
    [budi, signs(budi, asked, { textHash: "short" })],
    [budi, signs(budi, asked, { object: "https://desa.test/demands/1" })],
    [budi, signs(budi, asked, { object: [`http://localhost:3000/demands/${asked.id}`, "https://a.test/"] })],
    [budi, signs(budi, secret)],
  ];
  for (const [by, object] of forged) await tells(by, "Create", object);
  assert.deepEqual([await signers(asked.id), await signers(secret.id)], [[], []]);
  await tells(budi, "Create", signs(budi, asked, {}, 77));
  assert.deepEqual(await signers(asked.id), ["budi valid"]);
});

test("One person counts once, however often and under whatever name it comes; only they take it back", async () => {
  const other = servers.server("evil.test").person("eve");
  const asked = await asksForBridge(world, siti);
  const one = signs(budi, asked, {}, 100);
  const create = budi.does("Create", one);
  for (const activity of [create, create, budi.does("Create", one), budi.does("Create", signs(budi, asked, {}, 101))])
    await hears(activity);
  assert.deepEqual(await signers(asked.id), ["budi valid"]);
  await tells(other, "Delete", one["id"]);
  await tells(other, "Undo", { ...create, actor: other.uri });
  await tells(other, "Create", { ...signs(other, asked), id: one["id"] });
  assert.deepEqual(await signers(asked.id), ["budi valid"]);
  await tells(budi, "Delete", { id: one["id"], type: "Tombstone" });
  assert.deepEqual(await signers(asked.id), ["budi withdrawn"]);
  await tells(budi, "Create", one);
  assert.deepEqual(
    await signers(asked.id),
    ["budi withdrawn"],
    "what was taken back does not count when it comes again",
  );
  const again = budi.does("Create", signs(budi, asked, {}, 102));
  await hears(again);
  assert.deepEqual(await signers(asked.id), ["budi valid"]);
  await tells(budi, "Undo", again);
  assert.deepEqual(await signers(asked.id), ["budi withdrawn"]);
});

test("Only the author of what was signed says that it counts", async () => {
  const { id } = await asks(demand("8"));
  await siti.post(`/p/${id}/signature`);
  const [sent] = await rows("select uri from answers_elsewhere where post_id = $1", id);
  const state = async () => (await rows("select state from answers_elsewhere where post_id = $1", id))[0].state;
  await tells(jauh.person("wati3"), "Accept", sent.uri);
  await tells(servers.server("evil.test").person("mal"), "Reject", sent.uri);
  assert.equal(await state(), "asked");
  await tells(budi, "Accept", sent.uri);
  assert.equal(await state(), "accepted");
});

test("FED-44 When most of many signatures come from one server, its readers see a mark and the log says so", async () => {
  const asked = await asksForBridge(world, siti);
  const flood = servers.server("banjir.test");
  for (let number = 0; number < 22; number++) {
    const one = flood.person(`orang${number}`);
    await tells(one, "Create", signs(one, asked));
  }
  const marks = await rows("select kind, from_host from lopsided_counts where post_id = $1", asked.post_id);
  assert.deepEqual(marks, [{ kind: "signatures", from_host: 22 }]);
});
