import { fingerprintOf } from "#platform/secrets";
import { keyOfCode } from "../../src/modules/campaigns/intake/talking/talk.ts";
import type { World } from "../world.ts";
import type { Door } from "./doors.ts";
import type { Stage } from "./stage.ts";

/** A way for messages that is to be closed, and a report that is written by message. */
export type IntakeStage = Awaited<ReturnType<typeof setIntake>>;

const CODE = "abcdefghijklmnop";

export async function setIntake({ ctx, pool }: World) {
  const { rows } = await pool.query<{ id: string }>(
    "insert into intake_gateways (name, channel, token_hash, daily_limit) values ('Posko', 'sms', sha256('x'), 300) returning id",
  );
  await pool.query("insert into demand_drafts (key_hash, kind, writing) values ($1, 'report', $2)", [
    fingerprintOf(keyOfCode(ctx, CODE)),
    JSON.stringify({ title: "Tiang miring", what: "Tiang miring di gang" }),
  ]);
  return { gatewayId: rows[0]?.id ?? "" };
}

/** The writes around messages, but for the door of gateways, which no browser comes to. */
export function intakeDoors({ world, admin, intake }: Stage): Record<string, Door> {
  return {
    "POST /admin/intake": {
      by: admin,
      path: "/admin/intake",
      fields: { channel: "sms", name: "HP balai", daily_limit: "300" },
    },
    "POST /admin/intake/:id/removal": { by: admin, path: `/admin/intake/${intake.gatewayId}/removal`, fields: {} },
    "POST /r/:code": { by: world.guest(), path: `/r/${CODE}`, fields: { alt: "Tiang di gang" } },
  };
}
/** A photo is asked for. */
export const intakeOtherwise = { "POST /r/:code": 422 } as const;

/** Addresses that hold no post of anyone. */
export const intakePostFree: readonly string[] = [
  "POST /intake/:gateway",
  "GET /admin/intake",
  "POST /admin/intake",
  "GET /admin/intake/:id/:sheet",
  "POST /admin/intake/:id/removal",
  "GET /r/:code",
  "POST /r/:code",
];

/** What becomes of the columns of text of messages. */
export const intakeColumns = {
  "demands.came_by": "choice",
  "intake_gateways.channel": "choice",
  "intake_gateways.name": "bait",
  "intake_talks.language": "choice",
} as const;
