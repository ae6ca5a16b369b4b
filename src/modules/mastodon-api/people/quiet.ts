import { Hono } from "hono";
import { z } from "zod";
import { hostUseCases, listBlocked, listMuted } from "#modules/trust";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import { toAccounts } from "../entities/account.ts";
import type { ApiEnv } from "../env.ts";
import { scope } from "../guards.ts";
import { pageOf, rangeOf } from "../paging.ts";
import { take } from "../read-sent.ts";

const hostForm = z.object({ domain: z.string("required").trim().min(1, "required").max(255, "tooLong") });

/** Whom and what the viewer keeps at a distance. */
export const quietGroup = new Hono<ApiEnv>()
  .get("/api/v1/blocks", scope("read:blocks"), async (c) =>
    answer(c, await toAccounts(c.var, pageOf(c, await listBlocked(c.var.ctx, viewerOf(c)), 40))),
  )
  .get("/api/v1/mutes", scope("read:mutes"), async (c) => {
    const muted = pageOf(c, await listMuted(c.var.ctx, viewerOf(c)), 40);
    const until = new Map(muted.map(({ id, until }) => [id, until]));
    const accounts = await toAccounts(c.var, muted);
    return answer(
      c,
      accounts.map((account) => ({ ...account, mute_expires_at: until.get(account.id)?.toISOString() ?? null })),
    );
  })
  .get("/api/v1/domain_blocks", scope("read:blocks"), async (c) => {
    const { size } = rangeOf(c, 100);
    return answer(c, (await hostUseCases.listMutedHosts(c.var.ctx, viewerOf(c))).slice(0, size));
  })
  .post("/api/v1/domain_blocks", scope("write:blocks"), async (c) => {
    const { domain } = await take(c, hostForm);
    await hostUseCases.muteHost(c.var.ctx, viewerOf(c), hostUseCases.readHost(c.var.ctx, domain));
    return answer(c, {});
  })
  .delete("/api/v1/domain_blocks", scope("write:blocks"), async (c) => {
    const { domain } = await take(c, hostForm);
    await hostUseCases.unmuteHost(c.var.ctx, viewerOf(c), domain.toLowerCase());
    return answer(c, {});
  })
  // Nobody is endorsed here.
  .get("/api/v1/endorsements", scope("read:accounts"), (c) => answer(c, []));
