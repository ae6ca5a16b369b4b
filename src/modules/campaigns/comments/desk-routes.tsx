import { Hono } from "hono";
import { Invalid } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { limit, may, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { decideComments } from "./decide-comments.ts";
import { countPiles, listPile } from "./queries.ts";
import { deskForm, type Pile, piles, readPress } from "./rules.ts";
import { DeskPage } from "./views/desk-page.tsx";

const pileOf = (c: RequestContext): Pile => piles.find((pile) => pile === c.req.query("pile")) ?? "readable";

async function deskPage(c: RequestContext, filled: Filled = emptyForm) {
  const { ctx, shell } = c.var;
  const pile = pileOf(c);
  const [comments, counts] = await Promise.all([listPile(ctx, pile, readId(c.req.query("before"))), countPiles(ctx)]);
  return <DeskPage shell={shell} pile={pile} comments={comments} counts={counts} filled={filled} />;
}

/** Where comments wait for those trusted with posts. */
export const deskRoutes = new Hono<Env>()
  .get("/admin/comments", may("posts"), async (c) => show(c, await deskPage(c)))
  .post("/admin/comments", may("posts"), limit("write"), (c) =>
    submit(c, {
      schema: deskForm,
      lists: ["chosen"],
      run: async (ctx, sent) => {
        const pressed = readPress(sent);
        if (!pressed) throw new Invalid({ form: "chooseComments" });
        await decideComments(ctx, viewerOf(c), pressed);
        return `/admin/comments?pile=${pileOf(c)}`;
      },
      again: (filled) => deskPage(c, filled),
    }),
  );
