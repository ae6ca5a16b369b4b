import type { Person, World } from "../world.ts";

/** One of each thing of moderation, so that its doors and pages have something in them. */
export type ModerationStage = Awaited<ReturnType<typeof setModeration>>;

export async function setModeration(world: World, people: Readonly<Record<"siti" | "tono" | "admin", Person>>) {
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
  const { siti, tono, admin } = people;
  const told = { text: '"Kata yang dilaporkan"', name: '"Tono"', handle: '"tono"' };
  const content = `{"name": ${told.name}, "handle": ${told.handle}, "text": ${told.text}, "isPrivate": true}`;
  /** A case about someone, reported by another, with what was said. */
  const opened = async (subject: Person, reporter: Person, thing: number) => {
    const id = await one(
      "insert into moderation_cases (kind, thing_id, subject_id, reports_count, state) values ('story', $1, $2, 1, 'handled') returning id",
      [thing, subject.account.id],
    );
    await one(
      "insert into reports (case_id, reporter_id, category, words) values ($1, $2, 'hoax', 'Tidak benar') returning id",
      [id, reporter.account.id],
    );
    await one(
      "insert into case_snapshots (case_id, kind, thing_id, fingerprint, content) values ($1, 'story', $2, sha256('x'), $3) returning id",
      [id, thing, content],
    );
    return id;
  };
  const decided = (caseId: string, subject: Person, state: string, by: Person) =>
    one(
      "insert into decisions (case_id, subject_id, on_thing, on_person, reason, state, made_by) values ($1, $2, 'none', 'warn', 'Alasan', $3, $4) returning id",
      [caseId, subject.account.id, state, by.account.id],
    );
  const caseId = await opened(tono, siti, 1);
  const decisionId = await decided(await opened(tono, siti, 2), tono, "active", siti);
  const agreeId = await opened(tono, siti, 3);
  await decided(agreeId, tono, "proposed", siti);
  const declineId = await opened(tono, siti, 4);
  await decided(declineId, tono, "proposed", siti);
  const appealed = await decided(await opened(tono, siti, 5), tono, "active", siti);
  const appealId = await one(
    "insert into appeals (decision_id, account_id, words) values ($1, $2, 'Saya keberatan') returning id",
    [appealed, tono.account.id],
  );
  const mine = await opened(siti, tono, 6);
  const noticeId = await one(
    "insert into notices (account_id, kind, decision_id, case_id) values ($1, 'decided', $2, $3) returning id",
    [siti.account.id, await decided(mine, siti, "active", admin), mine],
  );
  return {
    refusedId: await one(
      "insert into accounts (handle, name, status, refusal) values ('pernah_ditolak', 'Pernah Ditolak', 'refused', 'Alasan') returning id",
    ),
    networkId: await one(
      "insert into sign_up_blocks (network, reason, expires_at) values ('198.51.100.0/24', 'Pendaftar palsu', now() + interval '1 day') returning id",
    ),
    caseId,
    decisionId,
    agreeId,
    declineId,
    appealId,
    noticeId,
    ruleId: await rule(1),
    spareRuleId: await rule(2),
    announcementId: await announcement(),
    spareAnnouncementId: await announcement(),
  };
}
