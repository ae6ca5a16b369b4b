import { type Context, inTransaction } from "#platform/context";
import { Forbidden, Invalid } from "#platform/errors";
import { publish } from "#platform/events";
import type { Viewer } from "#platform/http/env";
import { lockDemand } from "../../trail/move-demand.ts";
import { noteOnTrail } from "../../trail/note-on-trail.ts";
import { isOver } from "../../trail/rules.ts";
import type { DemandRow } from "../queries.ts";
import { tellAnew } from "../tell-of-demand.ts";
import { hashText } from "../text-hash.ts";

/** Versions of one demand. */
const MOST = 50;

/**
 * Its author changes the text of a demand. What stood there before stays for everyone to read, with its fingerprint, and
 * signatures stay under the text they were given to.
 * @throws Forbidden for anyone else; Invalid when it is over, or was changed too often. Nothing happens when nothing changes.
 */
export async function editDemand(
  ctx: Context,
  viewer: Viewer,
  { id }: Pick<DemandRow, "id">,
  text: { readonly title: string; readonly what: string; readonly ask: string },
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const demand = await lockDemand(ctx, id);
    if (demand.author_id !== viewer.id) throw new Forbidden();
    if (isOver(demand)) throw new Invalid({ form: "demandOver" });
    const { title, what, ask } = text;
    const text_hash = hashText(text);
    if (text_hash.equals(demand.text_hash)) return;
    if (demand.version >= MOST) throw new Invalid({ form: "tooManyEdits" });
    const version = demand.version + 1;
    await ctx.db
      .updateTable("demands")
      .set({ title, what, ask, version, text_hash })
      .where("id", "=", demand.id)
      .execute();
    await ctx.db
      .insertInto("demand_versions")
      .values({ demand_id: demand.id, version, title, what, ask, text_hash })
      .execute();
    const said = { version, text: text_hash.toString("hex") };
    await noteOnTrail(ctx, { demand, kind: "edited", actor: viewer, part: "author", said });
    await tellAnew(ctx, demand, { ...demand, title, what });
    await publish(ctx, { name: "campaigns.edited", payload: { demandId: demand.id } });
  });
}
