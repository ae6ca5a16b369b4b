import { type DemandDraft, noteOnTrail, publishDemand } from "#modules/campaigns";
import { fingerprintOf, newSecret } from "#platform/secrets";
import type { House } from "./house.ts";
import { type Kind, send } from "./pages.ts";

/** Demands with pages of their own kind that answer with no page. */
export const demandPageless = ["/demands/log.json"];

/** Every kind of page of writing a demand, of its trail, and of those who look after both. */
export async function demandKinds(house: House, old: string): Promise<Kind[]> {
  const { ctx, pool } = house;
  const own = (name: string, path: string, route = path): Kind => ({ name, route, path, as: old });
  const guest = (name: string, path: string, route = path): Kind => ({ name, route, path });
  const wrong = (kind: Kind, form: string, fields = {}): Kind => ({
    ...kind,
    name: `${kind.name}, with mistakes`,
    status: 422,
    act: send(form, fields),
  });
  const one = async (query: string, values: unknown[] = []) =>
    (await pool.query<{ one: string }>(query, values)).rows[0]?.one ?? "";
  const author = await ctx.db.selectFrom("accounts").selectAll().where("handle", "=", old).executeTakeFirstOrThrow();
  const office = await one(
    "insert into addressees (name, kind, place) values ('Balai Dusun Dua', 'village', 'Dusun Dua') returning id as one",
  );
  await pool.query("insert into addressee_members values ($1, $2, 'administrator')", [office, author.id]);
  const draft: DemandDraft = {
    kind: "report",
    title: "Jembatan dusun dua putus sejak hujan besar",
    what: "Anak-anak menyeberang lewat sungai. Kalau air naik, mereka tidak sekolah.\n\nSudah dua minggu.",
    ask: "Perbaiki jembatan sebelum panen raya.",
    who: "Empat puluh keluarga",
    evidence: "Sudah lapor RT tanggal 3.",
    category: "road",
    place: "Dusun Dua",
    point: { latitude: -6.91474, longitude: 107.60981 },
    since: "2026-11-12",
    addressee: { id: office },
  };
  const walked = await publishDemand(ctx, author, draft);
  for (const [kind, part, said] of [
    ["forwarded", "author", { way: "hand", words: "Diterima Pak Joko di loket." }],
    ["acknowledged", "addressee", {}],
    ["answered", "addressee", { words: "Kami perbaiki bulan ini." }],
    ["milestone", "addressee", { title: "Pasang balok", percent: 40, due_on: "2026-11-20" }],
    ["late", "server", { missing: "step", due: "2026-11-20T16:59:00.000Z" }],
  ] as const)
    await noteOnTrail(ctx, { demand: walked, kind, part, actor: part === "server" ? undefined : author, said });
  await pool.query(
    "update demands set status = 'working', due_at = now() - interval '9 days', answered_at = now() where id = $1",
    [walked.id],
  );
  const step = await one(
    "insert into demand_milestones (demand_id, title, due_on, percent) values ($1, 'Pasang balok', '2026-11-20', 40) returning id as one",
    [walked.id],
  );
  const fresh = await publishDemand(ctx, author, { ...draft, title: "Lampu jalan padam" });
  const done = await publishDemand(ctx, author, { ...draft, title: "Selokan mampet" });
  await pool.query("update demands set status = 'done', round = 1, done_at = now(), due_at = null where id = $1", [
    done.id,
  ]);
  const key = newSecret();
  const guests = { keyHash: fingerprintOf(key), held: false };
  const kept = await publishDemand(ctx, undefined, { ...draft, title: "Sampah menumpuk di pasar" }, guests);
  await pool.query("update demands set status = 'done', round = 1, done_at = now(), due_at = null where id = $1", [
    kept.id,
  ]);
  await publishDemand(
    ctx,
    undefined,
    { ...draft, title: "Anjing liar" },
    { keyHash: fingerprintOf(newSecret()), held: true },
  );
  const writing = await one(
    "insert into demand_drafts (account_id, kind, writing, step) values ($1, 'petition', $2, 7) returning id as one",
    [
      author.id,
      JSON.stringify({ title: "Jembatan dusun dua rusak", what: "Tidak bisa menyeberang.", ask: "Bangun lagi." }),
    ],
  );
  const group = await one("select handle as one from accounts join groups using (id) where access = 'public' limit 1");
  const at = `/demands/${walked.id}`;
  const drafted = (number: number) =>
    own(`writing, question ${number}`, `/demands/drafts/${writing}/${number}`, "/demands/drafts/:id/:step");
  const page = (name: string, id: string, rest: string) => own(name, `/demands/${id}${rest}`, `/demands/:id${rest}`);
  return [
    own("demands", "/demands"),
    own("a search one may follow", "/demands?q=jalan", "/demands"),
    own("searches one follows", "/demands/searches"),
    guest("where demands are", "/demands/map"),
    guest("demands, nothing found", "/demands?q=tidakadasamasekali", "/demands"),
    page("a demand on its way, late", walked.id, ""),
    guest("the same for guests", at, "/demands/:id"),
    page("forwarding", fresh.id, "/forwarding"),
    wrong(page("forwarding", fresh.id, "/forwarding"), `/demands/${fresh.id}/forwarding`, { way: "hand" }),
    page("an answer", fresh.id, "/answer"),
    wrong(page("an answer", fresh.id, "/answer"), `/demands/${fresh.id}/answer`),
    page("promised steps", walked.id, "/milestones"),
    wrong(page("promised steps", walked.id, "/milestones"), `${at}/milestones`),
    own("a promised step", `${at}/milestones/${step}`, "/demands/:id/milestones/:milestone"),
    page("saying that it is done", fresh.id, "/done"),
    page("whether it was done", done.id, "/outcome"),
    wrong(page("whether it was done", done.id, "/outcome"), `/demands/${done.id}/outcome`),
    page("withdrawing", fresh.id, "/withdrawal"),
    page("versions", walked.id, "/versions"),
    page("changing the text", fresh.id, "/edit"),
    page("the log", walked.id, "/log"),
    own("beginning a demand", "/demands/new"),
    guest("beginning without an account", "/demands/new"),
    own("drafts of demands", "/demands/drafts"),
    ...[1, 2, 3, 4, 5, 6, 7].map(drafted),
    wrong(drafted(1), `/demands/drafts/${writing}/1`),
    guest("tracking", "/track"),
    guest("tracked", `/track?number=${walked.tracking}`, "/track"),
    guest("a report of one's own", `/reports/by/${key}`, "/reports/by/:secret"),
    guest("whether it was done, by key", `/reports/by/${key}/outcome`, "/reports/by/:secret/outcome"),
    guest("withdrawing, by key", `/reports/by/${key}/withdrawal`, "/reports/by/:secret/withdrawal"),
    guest("no report of one's own", "/reports/mine"),
    own("reports without an account", "/moderation/demands"),
    guest("demands of a group", `/groups/${group}/demands`, "/groups/:group/demands"),
    own("deadlines", "/admin/demands"),
    wrong(own("deadlines", "/admin/demands"), "/admin/demands"),
  ];
}
