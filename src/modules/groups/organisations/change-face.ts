import { chooseFace, removeFace } from "#modules/media";
import { type Context, inTransaction } from "#platform/context";
import { Forbidden } from "#platform/errors";
import { mayOrganise } from "../rules.ts";
import { noteInLog } from "./note-in-log.ts";
import type { Organisation } from "./queries.ts";

/** Owners and organisers say how it looks. @throws Forbidden for its helpers, and while it is frozen */
export function mustOrganise(organisation: Organisation): void {
  if (!mayOrganise(organisation.mine) || organisation.restriction === "frozen") throw new Forbidden();
}

/** Its picture is one that was kept for it before; none takes the picture away. @throws Forbidden; Invalid when it is gone */
export async function changeFace(
  ctx: Context,
  viewer: { readonly id: string },
  organisation: Organisation,
  change: { readonly to: string | undefined } | "away",
): Promise<void> {
  mustOrganise(organisation);
  await inTransaction(ctx, async (ctx) => {
    if (change === "away") await removeFace(ctx, organisation, "avatar");
    else await chooseFace(ctx, organisation, "avatar", change.to);
    await noteInLog(ctx, organisation, viewer, { deed: "profile" });
  });
}
