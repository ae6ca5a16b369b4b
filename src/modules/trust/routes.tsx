import { Hono } from "hono";
import { getAccount } from "#modules/accounts";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { evenFrozen, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { blockAccount, unblockAccount } from "./block-account.ts";
import { houseRoutes } from "./moderation/house-routes.tsx";
import { muteAccount, muteDays, unmuteAccount } from "./mute-account.ts";
import { muteWord, unmuteWord, wordForm } from "./mute-word.ts";
import { listMutedWords } from "./muted-words.ts";
import { getBlocked, listBlocked, listMuted } from "./queries.ts";
import { serverRoutes } from "./servers/routes.tsx";
import { DistancePage, QuietPage } from "./views/pages.tsx";
import { WordsPage } from "./views/words-page.tsx";

const accountOf = (c: RequestContext, ctx = c.var.ctx) => getAccount(ctx, c.req.param("handle") ?? "", viewerOf(c));

async function wordsPage(c: RequestContext, filled: Filled) {
  return <WordsPage shell={c.var.shell} muted={await listMutedWords(c.var.ctx, viewerOf(c))} filled={filled} />;
}

/** Keeping someone at a distance, and letting them back. */
export const trustRoutes = new Hono<Env>()
  .route("/", houseRoutes)
  .route("/", serverRoutes)
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
  .get("/settings/words", member, async (c) => show(c, await wordsPage(c, emptyForm)))
  .post("/settings/words", evenFrozen, limit("write"), (c) =>
    submit(c, {
      schema: wordForm,
      run: async (ctx, wish) => {
        await muteWord(ctx, viewerOf(c), wish);
        return "/settings/words";
      },
      again: (filled) => wordsPage(c, filled),
    }),
  )
  .post("/settings/words/:id/removal", evenFrozen, limit("write"), (c) =>
    press(c, async (ctx) => {
      await unmuteWord(ctx, viewerOf(c), readId(c.req.param("id")) ?? "0");
      return "/settings/words";
    }),
  )
  .get("/settings/quiet", member, async (c) => {
    const { ctx, shell } = c.var;
    const [blocked, muted] = await Promise.all([listBlocked(ctx, viewerOf(c)), listMuted(ctx, viewerOf(c))]);
    return show(c, <QuietPage shell={shell} blocked={blocked} muted={muted} />);
  });
