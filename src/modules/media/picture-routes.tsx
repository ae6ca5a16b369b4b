import { Hono } from "hono";
import { z } from "zod";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { altField } from "./album-form.ts";
import { answerSuggestion, describePicture, suggestAlt } from "./describe-picture.ts";
import { getShownPicture } from "./show-picture.ts";
import { PicturePage } from "./views/picture-page.tsx";

/** The picture an address names, if its viewer may see it. @throws NotFound */
function pictureOf(c: RequestContext, ctx: Context = c.var.ctx) {
  const id = readId(c.req.param("id"));
  const number = Number(c.req.param("number"));
  if (!id || !(number >= 1)) throw new NotFound();
  return getShownPicture(ctx, c.var.viewer, id, number);
}

const picturePage = async (c: RequestContext, filled: Filled) => (
  <PicturePage shell={c.var.shell} shown={await pictureOf(c)} filled={filled} />
);
const altForm = z.object({ alt: altField });
const suggestionForm = z.object({ alt: altField.refine((text) => text.length > 0, "required") });
const path = "/p/:id/pictures/:number{\\d{1,2}}" as const;
const backTo = (c: RequestContext) => `/p/${c.req.param("id")}/pictures/${c.req.param("number")}`;

const answer = (approved: boolean) => (c: RequestContext) =>
  press(c, async (ctx) => {
    const suggestion = readId(c.req.param("suggestion"));
    if (!suggestion) throw new NotFound();
    await answerSuggestion(ctx, viewerOf(c), await pictureOf(c, ctx), suggestion, approved);
    return backTo(c);
  });

/** Pages about one picture, and the words for it. */
export const pictureRoutes = new Hono<Env>()
  .get(path, anyone, async (c) => show(c, await picturePage(c, emptyForm)))
  .post(`${path}/alt`, member, limit("write"), async (c) => {
    await pictureOf(c);
    return submit(c, {
      schema: altForm,
      run: async (ctx, { alt }) => {
        await describePicture(ctx, viewerOf(c), await pictureOf(c, ctx), alt);
        return backTo(c);
      },
      again: (filled) => picturePage(c, filled),
    });
  })
  .post(`${path}/suggestions`, member, limit("write"), async (c) => {
    await pictureOf(c);
    return submit(c, {
      schema: suggestionForm,
      run: async (ctx, { alt }) => {
        await suggestAlt(ctx, viewerOf(c), await pictureOf(c, ctx), alt);
        return backTo(c);
      },
      again: (filled) => picturePage(c, filled),
    });
  })
  .post(`${path}/suggestions/:suggestion/approval`, member, limit("write"), answer(true))
  .post(`${path}/suggestions/:suggestion/refusal`, member, limit("write"), answer(false));
