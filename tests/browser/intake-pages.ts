import { fingerprintOf } from "#platform/secrets";
import { keyOfCode } from "../../src/modules/campaigns/intake/talking/talk.ts";
import type { House } from "./house.ts";
import { type Kind, send } from "./pages.ts";

/** Every kind of page around reports that come by message. */
export async function intakeKinds({ ctx, pool }: House, old: string): Promise<Kind[]> {
  const desk: Kind = { name: "ways for messages", route: "/admin/intake", path: "/admin/intake", as: old };
  await pool.query(
    `with made as (insert into intake_gateways (name, channel, token_hash, daily_limit, used_at)
       values ('HP posko, kartu 0812', 'sms', sha256('posko'), 300, now()) returning id)
     insert into intake_days select id, current_date, 41, 38 from made`,
  );
  const code = "qrstuvwxyzabcdef";
  await pool.query("insert into demand_drafts (key_hash, kind, writing) values ($1, 'report', $2)", [
    fingerprintOf(keyOfCode(ctx, code)),
    JSON.stringify({ title: "Tiang listrik miring", what: "Tiang listrik miring di gang lima" }),
  ]);
  const photo: Kind = { name: "a photo for a report by message", route: "/r/:code", path: `/r/${code}` };
  return [
    desk,
    { ...desk, name: "ways for messages, with mistakes", status: 422, act: send("/admin/intake") },
    {
      ...desk,
      name: "the key of a way for messages",
      route: "/admin/intake/:id/:sheet",
      act: send("/admin/intake", { name: "HP balai", daily_limit: "300" }),
    },
    photo,
    { ...photo, name: "a photo for a report by message, with mistakes", status: 422, act: send(`/r/${code}`) },
  ];
}
