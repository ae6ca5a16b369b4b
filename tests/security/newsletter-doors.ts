import { endKeyOf } from "../../src/modules/campaigns/newsletters/end-news.ts";
import type { World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { SigningStage } from "./signature-doors.ts";
import type { Stage } from "./stage.ts";

/** News for the signers of Siti's demand: one that waits to be sent, one that is to be stopped. */
export type NewsletterStage = Awaited<ReturnType<typeof setNewsletters>>;

export async function setNewsletters({ pool }: World, { mineId }: SigningStage) {
  const letter = async () =>
    (
      await pool.query<{ id: string }>(
        "insert into newsletters (demand_id, subject, text) values ($1, 'Kabar baik', 'Tukang datang') returning id",
        [mineId],
      )
    ).rows[0]?.id ?? "";
  const { rows } = await pool.query<{ id: string }>(
    "update signatures set newsletter = true where demand_id = $1 and account_id is not null returning id",
    [mineId],
  );
  return { mineId, waitsId: await letter(), stopId: await letter(), signatureId: rows[0]?.id ?? "" };
}

/** The writes around news for signers. */
export function newsletterDoors({ world, siti, admin, newsletters }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  return {
    "POST /demands/:id/news": mine(`/demands/${newsletters.mineId}/news`, { subject: "Kabar", text: "Tukang datang" }),
    "POST /newsletters/:id/sending": mine(`/newsletters/${newsletters.waitsId}/sending`),
    "POST /newsletters/:id/stop": { by: admin, path: `/newsletters/${newsletters.stopId}/stop`, fields: {} },
    "POST /news-end/:secret": mine(`/news-end/${endKeyOf(world.ctx, newsletters.signatureId)}`),
  };
}
export const newsletterOtherwise = { "POST /news-end/:secret": 200 } as const;

/** Addresses that hold no post of anyone. */
export const newsletterPostFree: readonly string[] = [
  "GET /demands/:id/news",
  "POST /demands/:id/news",
  "GET /newsletters/:id",
  "POST /newsletters/:id/sending",
  "POST /newsletters/:id/stop",
  "GET /news-end/:secret",
  "POST /news-end/:secret",
];

/** What becomes of the columns of text of news for signers. */
export const newsletterColumns = { "newsletters.subject": "bait", "newsletters.text": "bait" } as const;
