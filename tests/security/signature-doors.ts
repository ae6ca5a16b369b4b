import { fingerprintOf, newSecret } from "#platform/secrets";
import { asksForBridge } from "../signing.ts";
import type { Person, World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** A demand to sign, one that Siti signed, and links in mails about a signature that waits and one that is there. */
export type SigningStage = Awaited<ReturnType<typeof setSigning>>;

export async function setSigning(world: World, siti: Person, tono: Person) {
  const { id } = await asksForBridge(world, tono);
  const { id: mineId } = await asksForBridge(world, siti);
  const row = { version: 1, name: "Bu Sri", words: "Kami lewat sana", place: "Krajan", shown: true } as const;
  await world.ctx.db
    .insertInto("signatures")
    .values({ ...row, demand_id: mineId, tier: "member", state: "valid", account_id: siti.account.id })
    .execute();
  const [asked, stands] = [newSecret(), newSecret()];
  const mailbox = (secret: string) => ({ mailbox: fingerprintOf(`mail ${secret}`), token_hash: fingerprintOf(secret) });
  await world.ctx.db
    .insertInto("signature_requests")
    .values({ ...row, ...mailbox(asked), demand_id: id, mail_host: "desa.example" })
    .execute();
  await world.ctx.db
    .insertInto("signatures")
    .values({ ...row, ...mailbox(stands), demand_id: id, tier: "email", state: "valid" })
    .execute();
  const one = async (text: string, demand = mineId) =>
    (await world.pool.query<{ id: string }>(text, [demand])).rows[0]?.id ?? "";
  const { id: doneId } = await asksForBridge(world, siti);
  const answers = newSecret();
  await world.ctx.db
    .insertInto("signatures")
    .values({ ...row, ...mailbox(answers), demand_id: doneId, tier: "email", state: "valid", affected: true })
    .execute();
  const doneEntryId = await one(
    "insert into signatures (demand_id, tier, state, version, name, place, affected) values ($1, 'paper', 'valid', 1, 'Bu Ketut', 'RT 1', true) returning id",
    doneId,
  );
  await one(
    "update demands set status = 'done', round = 1, done_at = now() + interval '1 minute' where id = $1",
    doneId,
  );
  const invalidation = (change: string) =>
    one(
      `insert into signature_invalidations (demand_id, reason, chosen, ${change}) values ($1, 'Percobaan', '{"tier":"email"}', now()) returning id`,
    );
  return {
    id,
    mineId,
    asked,
    stands,
    answers,
    doneId,
    doneEntryId,
    entryId: await one(
      "insert into signatures (demand_id, tier, state, version, name, place) values ($1, 'paper', 'valid', 1, 'Pak Made', 'RT 1') returning id",
    ),
    sheetId: await one(
      "insert into signature_sheets (demand_id, version, label, counted, witness, collected_on) values ($1, 1, 'RT 1', 9, 'Pak RT', '2026-11-20') returning id",
    ),
    invalidationId: await invalidation("done_at"),
  };
}

/** The writes of signing. */
export function signatureDoors({ world, siti, admin, signing }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const open = (path: string, fields: Record<string, string> = {}): Door => ({ by: world.guest(), path, fields });
  const byAdmin = (path: string, fields: Record<string, string> = {}): Door => ({ by: admin, path, fields });
  const [desk, held] = [`/demands/${signing.mineId}/desk`, `/demands/${signing.mineId}/signatures`];
  const wishes = { words: "Setuju", shown: "on", affected: "on", newsletter: "on" };
  return {
    "POST /demands/:id/signature": mine(`/demands/${signing.id}/signature`, wishes),
    "POST /demands/:id/signature/removal": mine(`/demands/${signing.mineId}/signature/removal`),
    "POST /demands/:id/signature/mail": open(`/demands/${signing.id}/signature/mail`, {
      ...wishes,
      name: "Bu Tini",
      email: "tini@desa.example",
      place: "Krajan",
    }),
    "POST /signature/:secret": open(`/signature/${signing.asked}`),
    "POST /signature/:secret/removal": open(`/signature/${signing.stands}/removal`),
    "POST /demands/:id/desk/signatures": mine(`${desk}/signatures`, { name: "Bu Ayu", place: "RT 2", affected: "on" }),
    "POST /demands/:id/desk/signatures/:number/removal": mine(`${desk}/signatures/${signing.entryId}/removal`),
    "POST /signature/:secret/outcome": open(`/signature/${signing.answers}/outcome`, { done: "yes" }),
    "POST /demands/:id/desk/signatures/:number/outcome": mine(
      `/demands/${signing.doneId}/desk/signatures/${signing.doneEntryId}/outcome`,
      { done: "yes" },
    ),
    "POST /demands/:id/desk/sheets": mine(`${desk}/sheets`, {
      label: "RT 2",
      counted: "12",
      collected_on: "2026-11-20",
      witness: "Bu RT",
    }),
    "POST /demands/:id/desk/sheets/:number/removal": mine(`${desk}/sheets/${signing.sheetId}/removal`),
    "POST /demands/:id/signatures/invalidations": byAdmin(`${held}/invalidations`, {
      tier: "email",
      from_day: "2026-11-20",
      from_time: "07:30",
      to_day: "2026-11-21",
      to_time: "07:30",
      origin: "0011223344556677",
      mail_host: "desa.example",
      host: "",
      sheet: "",
      waiting: "",
      reason: "Dibuat mesin",
    }),
    "POST /demands/:id/signatures/invalidations/:number/removal": byAdmin(
      `${held}/invalidations/${signing.invalidationId}/removal`,
    ),
    "POST /demands/:id/signatures/waiting": byAdmin(`${held}/waiting`, { host: "mailinator.com" }),
    "POST /admin/mail-hosts": byAdmin("/admin/mail-hosts", { host: "surelsebentar.example" }),
    "POST /admin/mail-hosts/:host/removal": byAdmin("/admin/mail-hosts/yopmail.fr/removal"),
  };
}

/** Pages of signatures show no post of anyone. */
export const signaturePostFree: readonly string[] = [
  "GET /demands/:id/signature",
  "POST /demands/:id/signature",
  "POST /demands/:id/signature/removal",
  "POST /demands/:id/signature/mail",
  "GET /demands/:id/signature/sent",
  "GET /demands/:id/signatures",
  "GET /signature/:secret",
  "POST /signature/:secret",
  "POST /signature/:secret/removal",
  "GET /signature/:secret/outcome",
  "POST /signature/:secret/outcome",
  "GET /demands/:id/signatures.json",
  "GET /demands/:id/signatures.csv",
  "GET /demands/:id/desk",
  "POST /demands/:id/desk/signatures",
  "POST /demands/:id/desk/signatures/:number/removal",
  "POST /demands/:id/desk/signatures/:number/outcome",
  "GET /demands/:id/desk/sheets",
  "POST /demands/:id/desk/sheets",
  "POST /demands/:id/desk/sheets/:number/removal",
  "GET /demands/:id/signatures/check",
  "GET /demands/:id/signatures/invalidations/new",
  "POST /demands/:id/signatures/invalidations",
  "POST /demands/:id/signatures/invalidations/:number/removal",
  "POST /demands/:id/signatures/waiting",
  "GET /admin/mail-hosts",
  "POST /admin/mail-hosts",
  "POST /admin/mail-hosts/:host/removal",
];

/** What becomes of the columns of text of signatures. */
export const signatureColumns = {
  "counted_signatures.tier": "choice",
  "signature_counts.tier": "choice",
  "signature_invalidations.chosen": "ours",
  "signature_invalidations.reason": "bait",
  "signature_requests.mail_host": "unseen",
  "signature_requests.name": "bait",
  "signature_requests.place": "bait",
  "signature_requests.words": "bait",
  "signature_sheets.label": "bait",
  "signature_sheets.witness": "bait",
  "signatures.mail_host": "bait",
  "signatures.name": "bait",
  "signatures.place": "bait",
  "signatures.state": "choice",
  "signatures.tier": "choice",
  "signature_uris.uri": "unseen",
  "signatures.uri": "unseen",
  "signatures.words": "bait",
  "weak_mail_hosts.host": "choice",
} as const;
