import { publishDemand } from "#modules/campaigns";
import { fingerprintOf, newSecret } from "#platform/secrets";
import type { Person, World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** What Siti asks of an office she answers for herself, once for each step that can be taken. */
export type DemandStage = Awaited<ReturnType<typeof setDemands>>;

export async function setDemands(world: World, siti: Person) {
  const one = async (text: string, values: unknown[] = []) =>
    (await world.pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  const office = await one(
    "insert into addressees (name, kind, place) values ('Balai Warga', 'village', 'RW 9') returning id",
  );
  await one("insert into addressee_members values ($1, $2, 'administrator') returning addressee_id as id", [
    office,
    siti.account.id,
  ]);
  const ask = async () => {
    const { id } = await publishDemand(world.ctx, siti.account, {
      kind: "report",
      title: "Lampu jalan mati",
      what: "Gelap sejak Senin.",
      ask: "Nyalakan lagi.",
      addressee: { id: office },
      openness: "anonymous",
    });
    return id;
  };
  const begun = () =>
    one("insert into demand_drafts (account_id, kind, writing) values ($1, 'report', $2) returning id", [
      siti.account.id,
      JSON.stringify({ title: "Selokan mampet", what: "Banjir tiap hujan", ask: "Bersihkan" }),
    ]);
  const report = async (key: string, isHeld: boolean) =>
    publishDemand(
      world.ctx,
      undefined,
      { kind: "report", title: "Sampah menumpuk", what: "Di pasar", ask: "Angkut" },
      { keyHash: fingerprintOf(key), held: isHeld },
    );
  const kept = async (key: string, status: string) => {
    const { id } = await report(key, false);
    return one("update demands set status = $2, round = 1, done_at = now() where id = $1 returning id", [id, status]);
  };
  const held = async () => (await report(newSecret(), true)).id;
  const steps = await ask();
  const done = await ask();
  await one("update demands set status = 'done', round = 1, done_at = now() where id = $1 returning id", [done]);
  return {
    forwarding: await ask(),
    acknowledgement: await ask(),
    answer: await ask(),
    steps,
    milestone: await one(
      "insert into demand_milestones (demand_id, title) values ($1, 'Ganti bola lampu') returning id",
      [steps],
    ),
    done: await ask(),
    outcome: done,
    withdrawal: await ask(),
    draft: await begun(),
    published: await begun(),
    spare: await begun(),
    search: await one(
      "insert into followed_searches (account_id, q, kind, category) values ($1, 'selokan', '', '') returning id",
      [siti.account.id],
    ),
    kept: await kept("a".repeat(43), "done"),
    taken: await kept("b".repeat(43), "published"),
    held: [await held(), await held()] as const,
  };
}

export function demandDoors({ siti, admin, world, demands }: Stage): Record<string, Door> {
  const at = (id: string, step: string, fields: Record<string, string> = {}): Door => ({
    by: siti,
    path: `/demands/${id}/${step}`,
    fields,
  });
  const guest = (path: string, fields: Record<string, string>): Door => ({ by: world.guest(), path, fields });
  const writing = (id: string, step: string, fields: Record<string, string> = {}): Door => ({
    by: siti,
    path: `/demands/drafts/${id}/${step}`,
    fields,
  });
  const step = { title: "Beli bola lampu", due_on: "2031-01-02", percent: "20" };
  return {
    "POST /demands/drafts": { by: siti, path: "/demands/drafts", fields: { kind: "report" } },
    "POST /demands/drafts/:id/:step": writing(demands.draft, "1", {
      title: "Selokan mampet",
      what: "Banjir tiap hujan",
      category: "water",
    }),
    "POST /demands/drafts/:id/publication": writing(demands.published, "publication"),
    "POST /demands/drafts/:id/removal": writing(demands.spare, "removal"),
    "POST /reports/by/:secret/outcome": guest(`/reports/by/${"a".repeat(43)}/outcome`, { done: "yes" }),
    "POST /reports/by/:secret/withdrawal": guest(`/reports/by/${"b".repeat(43)}/withdrawal`, { words: "Sudah bersih" }),
    "POST /demands/searches": { by: siti, path: "/demands/searches", fields: { q: "lampu" } },
    "POST /demands/searches/:id/removal": {
      by: siti,
      path: `/demands/searches/${demands.search}/removal`,
      fields: {},
    },
    "POST /moderation/demands/:id/approval": {
      by: admin,
      path: `/moderation/demands/${demands.held[0]}/approval`,
      fields: {},
    },
    "POST /moderation/demands/:id/refusal": {
      by: admin,
      path: `/moderation/demands/${demands.held[1]}/refusal`,
      fields: {},
    },
    "POST /admin/demands": {
      by: admin,
      path: "/admin/demands",
      fields: {
        report_forward: "3",
        report_answer: "5",
        petition_forward: "3",
        petition_answer: "5",
        petition_at: "0",
      },
    },
    "POST /admin/demands/holidays": {
      by: admin,
      path: "/admin/demands/holidays",
      fields: { day: "2031-03-14", name: "Panen" },
    },
    "POST /admin/demands/holidays/:day/removal": {
      by: admin,
      path: "/admin/demands/holidays/2030-01-01/removal",
      fields: {},
    },
    "POST /demands/:id/versions": at(demands.steps, "versions", { title: "Lampu", what: "Mati", ask: "Nyalakan" }),
    "POST /demands/:id/forwarding": at(demands.forwarding, "forwarding", {
      way: "hand",
      words: "Diterima Bu Rini",
      alt: "",
    }),
    "POST /demands/:id/acknowledgement": at(demands.acknowledgement, "acknowledgement"),
    "POST /demands/:id/answer": at(demands.answer, "answer", { words: "Minggu ini diperbaiki", alt: "" }),
    "POST /demands/:id/milestones": at(demands.steps, "milestones", step),
    "POST /demands/:id/milestones/:milestone": at(demands.steps, `milestones/${demands.milestone}`, step),
    "POST /demands/:id/done": at(demands.done, "done", { words: "Sudah menyala", alt: "" }),
    "POST /demands/:id/outcome": at(demands.outcome, "outcome", { done: "yes" }),
    "POST /demands/:id/withdrawal": at(demands.withdrawal, "withdrawal", { words: "Sudah beres sendiri" }),
  };
}
