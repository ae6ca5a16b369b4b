import { Hono } from "hono";
import { getAccount } from "#modules/accounts";
import type { Env, RequestContext } from "#platform/http/env";
import { press } from "#platform/http/form";
import { evenFrozen, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { blockAccount, unblockAccount } from "./block-account.ts";
import { houseRoutes } from "./moderation/house-routes.tsx";
import { muteAccount, muteDays, unmuteAccount } from "./mute-account.ts";
import { getBlocked, listBlocked, listMuted } from "./queries.ts";
import { DistancePage, QuietPage } from "./views/pages.tsx";

const accountOf = (c: RequestContext, ctx = c.var.ctx) => getAccount(ctx, c.req.param("handle") ?? "", viewerOf(c));

/** Keeping someone at a distance, and letting them back. */
export const trustRoutes = new Hono<Env>()
  .route("/", houseRoutes)
  .get("/people/:handle/distance", member, async (c) =>
    show(c, <DistancePage shell={c.var.shell} account={await accountOf(c)} />),
  )
  .post("/people/:handle/block", evenFrozen, limit("write"), (c) =>
    press(c, async (ctx) => {
      await blockAccount(ctx, viewerOf(c), await accountOf(c, ctx));
      return "/settings/quiet";
    }),
  )
  .post("/people/:handle/block/removal", evenFrozen, limit("write"), (c) =>
    press(c, async (ctx) => {
      const account = await getBlocked(ctx, viewerOf(c), c.req.param("handle"));
      await unblockAccount(ctx, viewerOf(c), account.id);
      return "/settings/quiet";
    }),
  )
  .post("/people/:handle/mute", evenFrozen, limit("write"), (c) =>
    press(c, async (ctx, sent) => {
      const days = muteDays.find((known) => String(known) === sent["days"]) ?? 0;
      await muteAccount(ctx, viewerOf(c), await accountOf(c, ctx), days);
      return "/settings/quiet";
    }),
  )
  .post("/people/:handle/mute/removal", evenFrozen, limit("write"), (c) =>
    press(c, async (ctx) => {
      const account = await accountOf(c, ctx);
      await unmuteAccount(ctx, viewerOf(c), account.id);
      return "/settings/quiet";
    }),
  )
  .get("/settings/quiet", member, async (c) => {
    const { ctx, shell } = c.var;
    const [blocked, muted] = await Promise.all([listBlocked(ctx, viewerOf(c)), listMuted(ctx, viewerOf(c))]);
    return show(c, <QuietPage shell={shell} blocked={blocked} muted={muted} />);
  });
