/** What the village meets for: a gathering about the market road, and who said that they come. */

import type { Context } from "#platform/context";
import { createEvent } from "../src/modules/campaigns/events/create-event.ts";
import { answerInvitation } from "../src/modules/campaigns/events/guests/answer-invitation.ts";
import { type Ids, memberOf } from "./member-of.ts";

const DAY = 86_400_000;

const guests = [
  ["warung_bu_jum", "yes", 1, 0],
  ["rudi_truk", "yes", 0, 0],
  ["ojek_parman", "yes", 0, 0],
  ["tini_katering", "yes", 0, 2],
  ["pak_rt03", "yes", 0, 0],
  ["fitri_bunda", "yes", 0, 1],
  ["wulan_isyarat", "yes", 1, 0],
  ["slamet_sawah", "maybe", 0, 0],
  ["bagas_taruna", "maybe", 0, 0],
  ["agus_listrik", "no", 0, 0],
] as const;

/** Half past seven in the evening of the third day from now, in the west of the country. */
function thirdEvening(now: Date): Date {
  const day = new Date(now.getTime() + 3 * DAY).toISOString().slice(0, 10);
  return new Date(`${day}T19:30:00+07:00`);
}

export async function plantEvent(ctx: Context, ids: Ids, demands: Ids): Promise<void> {
  const starts_at = thirdEvening(ctx.now());
  const event = await createEvent(ctx, await memberOf(ctx, ids, "toko_hasan"), {
    group: "pasar_krajan",
    demand: demands.get("saluran") ?? "",
    draft: {
      title: "Musyawarah saluran dan jalan pasar",
      about: "Kita dengar jawaban dinas, lalu susun langkah bersama. Pedagang, sopir, dan pembeli boleh bicara.",
      agenda: "19.30 pembukaan\n19.45 laporan warung yang kebanjiran\n20.15 jawaban dinas\n20.45 pembagian tugas",
      starts_at,
      ends_at: new Date(starts_at.getTime() + 2 * 3_600_000),
      time_zone: "WIB",
      place: "Balai Desa Sukamaju",
      address: "Jalan Raya Krajan 1",
      map_url: "",
      online_url: "",
      audience: "public",
      capacity: 60,
      access_note: "Ada juru bahasa isyarat dan bangku di depan.",
      childcare: true,
      access_facts: ["wheelchair", "sign", "seats"],
    },
  });
  for (const [handle, answer, companions, children] of guests)
    await answerInvitation(ctx, await memberOf(ctx, ids, handle), event, { answer, companions, children, shown: true });
}
