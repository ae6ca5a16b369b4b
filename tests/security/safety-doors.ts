import { type Browser, PASSPHRASE, type Person, type World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

type Hands = Pick<Stage, "siti" | "leaver" | "leaving" | "recoveryId"> & {
  readonly guest: () => Browser;
  readonly another: Person;
};

/** The writes that keep an account safe. Codes from an app are wrong here, since a right one soon is not. */
export function safetyDoors({ siti, guest, another, leaver, leaving, recoveryId }: Hands): Record<string, Door> {
  const mine = (path: string, fields: Record<string, string> = {}): Door => ({ by: siti, path, fields });
  const open = (path: string, fields: Record<string, string>): Door => ({ by: guest(), path, fields });
  const link = "a".repeat(43);
  return {
    "POST /settings/mail-address": mine("/settings/mail-address", { email: "siti@desa.example" }),
    "POST /settings/mail-address/removal": mine("/settings/mail-address/removal"),
    "POST /mail-address/:secret": open(`/mail-address/${link}`, {}),
    "POST /session/mail-recovery": open("/session/mail-recovery", { whom: "siti" }),
    "POST /session/mail-recovery/:secret": open(`/session/mail-recovery/${link}`, { passphrase: PASSPHRASE }),
    "POST /settings/trusted-people": mine("/settings/trusted-people", { handle: "tono" }),
    "POST /settings/trusted-people/:handle/removal": mine("/settings/trusted-people/tono/removal"),
    "POST /people/:handle/trust/acceptance": mine("/people/peminta/trust/acceptance"),
    "POST /people/:handle/trust/refusal": mine("/people/peminta/trust/refusal"),
    "POST /settings/recoveries/removal": mine("/settings/recoveries/removal"),
    "POST /recoveries/:id/vouch": mine(`/recoveries/${recoveryId}/vouch`, { code: "000000" }),
    "POST /recoveries/:id/refusal": mine(`/recoveries/${recoveryId}/refusal`),
    "POST /session/trusted-recovery": open("/session/trusted-recovery", { handle: "siti" }),
    "POST /session/trusted-recovery/removal": open("/session/trusted-recovery/removal", {}),
    "POST /session/trusted-recovery/passphrase": open("/session/trusted-recovery/passphrase", {
      passphrase: PASSPHRASE,
    }),
    "POST /settings/archive": mine("/settings/archive"),
    "POST /settings/imports": mine("/settings/imports", { kind: "archive" }),
    "POST /session/switch": mine("/session/switch", { to: "1" }),
    "POST /session/others/removal": mine("/session/others/removal", { to: "1" }),
    "POST /session/all/removal": { by: another, path: "/session/all/removal", fields: {} },
    "POST /settings/passkeys": mine("/settings/passkeys", { answer: "{}", name: "HP" }),
    "POST /settings/passkeys/:id/removal": mine("/settings/passkeys/1/removal"),
    "POST /session/passkey": open("/session/passkey", { answer: "{}", next: "/" }),
    "POST /session/second-step/passkey": open("/session/second-step/passkey", { answer: "{}", next: "/" }),
    "POST /session/confirmation/passkey": mine("/session/confirmation/passkey", { answer: "{}", next: "/" }),
    "POST /session/second-step": { by: guest(), path: "/session/second-step", fields: { code: "000000", next: "/" } },
    "POST /session/confirmation": mine("/session/confirmation", { current: PASSPHRASE, code: "", next: "/" }),
    "POST /settings/second-step": mine("/settings/second-step", { draft: "a".repeat(22), code: "000000" }),
    "POST /settings/second-step/removal": mine("/settings/second-step/removal"),
    "POST /settings/removal": { by: leaver, path: "/settings/removal", fields: { current: PASSPHRASE, code: "" } },
    "POST /leaving/removal": { by: leaving, path: "/leaving/removal", fields: {} },
  };
}

/** Addresses about the safety of an account; none holds a post. */
export const safetyRoutes = [
  "GET /settings/mail-address",
  "POST /settings/mail-address",
  "POST /settings/mail-address/removal",
  "GET /settings/trusted-people",
  "POST /settings/trusted-people",
  "POST /settings/trusted-people/:handle/removal",
  "POST /people/:handle/trust/acceptance",
  "POST /people/:handle/trust/refusal",
  "POST /settings/recoveries/removal",
  "GET /recoveries/:id",
  "POST /recoveries/:id/vouch",
  "POST /recoveries/:id/refusal",
  "GET /session/trusted-recovery",
  "POST /session/trusted-recovery",
  "POST /session/trusted-recovery/removal",
  "POST /session/trusted-recovery/passphrase",
  "GET /settings/archive",
  "POST /settings/archive",
  "GET /settings/archive/:id/file",
  "POST /settings/imports",
  "GET /settings/imports/:id",
  "GET /settings/accounts",
  "POST /session/switch",
  "POST /session/others/removal",
  "POST /session/all/removal",
  "GET /settings/passkeys",
  "POST /settings/passkeys",
  "POST /settings/passkeys/:id/removal",
  "POST /session/passkey",
  "POST /session/second-step/passkey",
  "POST /session/confirmation/passkey",
  "GET /mail-address",
  "GET /mail-address/:secret",
  "POST /mail-address/:secret",
  "GET /session/mail-recovery",
  "POST /session/mail-recovery",
  "GET /session/mail-recovery/:secret",
  "POST /session/mail-recovery/:secret",
];

/** What a form of these ends in from our own page where it is not 303. */
export const safetyOtherwise: Readonly<Record<string, number>> = {
  "POST /settings/imports": 422,
  "POST /session/switch": 404,
  "POST /settings/trusted-people": 422,
  "POST /recoveries/:id/vouch": 422,
  "POST /settings/passkeys": 422,
  "POST /settings/passkeys/:id/removal": 404,
  "POST /session/passkey": 422,
  "POST /session/second-step/passkey": 422,
  "POST /session/confirmation/passkey": 422,
};

/** Siti trusts Tono; one asks to be trusted by her, another lost the way in. Gives that one's request. */
export async function setTrust(
  { pool }: World,
  siti: Person,
  tono: Person,
  asker: Person,
  lost: Person,
): Promise<string> {
  await pool.query(
    `insert into trusted_people (account_id, trusted_id, accepted_at) values
      ($1, $2, now() - interval '9 days'), ($3, $1, null), ($4, $1, now() - interval '9 days')`,
    [siti, tono, asker, lost].map(({ account }) => account.id),
  );
  const { rows } = await pool.query<{ id: string }>(
    "insert into recoveries (account_id, token_hash, code_hash) values ($1, sha256('hilang'), sha256('000001')) returning id",
    [lost.account.id],
  );
  return rows[0]?.id ?? "";
}
