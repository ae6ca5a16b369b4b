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
  return { id, mineId, asked, stands };
}

/** The writes of signing. */
export function signatureDoors({ world, siti, signing }: Stage): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const open = (path: string, fields: Record<string, string> = {}): Door => ({ by: world.guest(), path, fields });
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
  "signatures.uri": "unseen",
  "signatures.words": "bait",
  "weak_mail_hosts.host": "choice",
} as const;
