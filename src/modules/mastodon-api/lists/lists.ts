import { Hono } from "hono";
import { z } from "zod";
import { accountUseCases, line } from "#modules/accounts";
import { listUseCases } from "#modules/timelines";
import { inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import { toAccounts } from "../entities/account.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { flag, ids } from "../fields.ts";
import { scope } from "../guards.ts";
import { pageOf } from "../paging.ts";
import { take } from "../read-sent.ts";
import { idOf } from "../statuses/post-of.ts";

const read = scope("read:lists");
const write = scope("write:lists");
const listForm = z.object({
  title: line(listUseCases.listLimits.name).refine((name) => name.length > 0, "required"),
  replies_policy: z.enum(["followed", "list", "none"], "unknownChoice").optional(),
  exclusive: flag,
});
const people = z.object({ account_ids: ids(listUseCases.listLimits.people) });

/** Our lists hold what people wrote, without their answers, and take nothing away from home. */
const toList = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  id,
  title: name,
  replies_policy: "none",
  exclusive: false,
});
const listAt = (c: ApiContext) => listUseCases.getList(c.var.ctx, viewerOf(c), idOf(c));
/** What is wrong is said of the field apps know. */
const renamed = (from: string, to: string) => (error: unknown) => {
  const code = error instanceof Invalid ? error.fields[from] : undefined;
  throw code ? new Invalid({ [to]: code }) : error;
};

/** Lists of people; for their owner alone. */
export const listGroup = new Hono<ApiEnv>()
  .get("/api/v1/lists", read, async (c) =>
    answer(c, (await listUseCases.listLists(c.var.ctx, viewerOf(c))).map(toList)),
  )
  .get("/api/v1/lists/:id", read, async (c) => answer(c, toList(await listAt(c))))
  .post("/api/v1/lists", write, async (c) => {
    const { title: name } = await take(c, listForm);
    const id = await listUseCases.makeList(c.var.ctx, viewerOf(c), name).catch(renamed("name", "title"));
    return answer(c, toList({ id, name }));
  })
  .put("/api/v1/lists/:id", write, async (c) => {
    const list = await listAt(c);
    const { title: name } = await take(c, listForm);
    await listUseCases.renameList(c.var.ctx, viewerOf(c), list, name).catch(renamed("name", "title"));
    return answer(c, toList({ ...list, name }));
  })
  .delete("/api/v1/lists/:id", write, async (c) => {
    await listUseCases.deleteList(c.var.ctx, await listAt(c));
    return answer(c, {});
  })
  .get("/api/v1/lists/:id/accounts", read, async (c) => {
    const list = await listAt(c);
    const members = await listUseCases.listMembers(c.var.ctx, viewerOf(c), list);
    // An app that asks for 0 wants all.
    if (c.req.query("limit") === "0") return answer(c, await toAccounts(c.var, members));
    return answer(c, await toAccounts(c.var, pageOf(c, members, 40)));
  })
  .post("/api/v1/lists/:id/accounts", write, async (c) => {
    const list = await listAt(c);
    const { account_ids } = await take(c, people);
    await inTransaction(c.var.ctx, async (ctx) => {
      for (const id of account_ids) {
        const person = await accountUseCases.getAccountById(ctx, id, viewerOf(c));
        await listUseCases.addToList(ctx, viewerOf(c), list, person.handle).catch(renamed("handle", "account_ids"));
      }
    });
    return answer(c, {});
  })
  .delete("/api/v1/lists/:id/accounts", write, async (c) => {
    const list = await listAt(c);
    const { account_ids } = await take(c, people);
    const members = await listUseCases.listMembers(c.var.ctx, viewerOf(c), list);
    for (const { id, handle } of members)
      if (account_ids.includes(id)) await listUseCases.removeFromList(c.var.ctx, list, handle);
    return answer(c, {});
  });
