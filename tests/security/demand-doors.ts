import { publishDemand } from "#modules/campaigns";
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
  };
}

export function demandDoors({ siti, demands }: Stage): Record<string, Door> {
  const at = (id: string, step: string, fields: Record<string, string> = {}): Door => ({
    by: siti,
    path: `/demands/${id}/${step}`,
    fields,
  });
  const step = { title: "Beli bola lampu", due_on: "2031-01-02", percent: "20" };
  return {
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
