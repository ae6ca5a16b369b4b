import type { World } from "../world.ts";

/** One of each thing of moderation, so that its doors and pages have something in them. */
export type ModerationStage = Awaited<ReturnType<typeof setModeration>>;

export async function setModeration(world: World) {
  const one = async (text: string, values: unknown[] = []) =>
    (await world.pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  const rule = (number: number) =>
    one(
      "insert into rules (number, title, words) values ($1, 'Jangan menipu', 'Juga tidak lewat pesan') returning id",
      [number],
    );
  const announcement = () =>
    one(
      "insert into announcements (title, words, ends_at) values ('Kerja bakti', 'Minggu pagi', now() + interval '1 day') returning id",
    );
  return {
    ruleId: await rule(1),
    spareRuleId: await rule(2),
    announcementId: await announcement(),
    spareAnnouncementId: await announcement(),
  };
}
