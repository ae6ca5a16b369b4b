import { Hono } from "hono";
import { z } from "zod";
import { describePictures, hangPictures, keepPictures, listPicturesOfDemandDraft, pictureFiles } from "#modules/media";
import type { Context } from "#platform/context";
import { Invalid, NotFound } from "#platform/errors";
import { clientAddress } from "#platform/http/client-address";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { anyone, limit } from "#platform/http/guards";
import type { Upload } from "#platform/http/multipart";
import { show } from "#platform/http/respond";
import { fingerprintOf } from "#platform/secrets";
import { type DemandDraftRow, getDraft } from "../demands/writing/drafts.ts";
import { keyOfCode } from "./talking/talk.ts";
import { PhotoPage } from "./views/photo-page.tsx";

const keyOf = (c: RequestContext): string => {
  const code = /^[\w-]{16}$/.exec(c.req.param("code") ?? "")?.[0];
  if (!code) throw new NotFound();
  return keyOfCode(c.var.ctx, code);
};

async function findDraft(c: RequestContext, ctx: Context = c.var.ctx): Promise<DemandDraftRow | undefined> {
  const key = keyOf(c);
  const row = await ctx.db
    .selectFrom("demand_drafts")
    .select("id")
    .where("key_hash", "=", fingerprintOf(key))
    .executeTakeFirst();
  return row && getDraft(ctx, { key }, row.id);
}
/** The draft of a short code. @throws NotFound */
async function draftOf(c: RequestContext, ctx: Context = c.var.ctx): Promise<DemandDraftRow> {
  const draft = await findDraft(c, ctx);
  if (!draft) throw new NotFound();
  return draft;
}

async function photoPage(c: RequestContext, draft: DemandDraftRow, filled: Filled) {
  const { ctx, shell } = c.var;
  const pictures = await listPicturesOfDemandDraft(ctx, draft);
  return <PhotoPage {...{ shell, pictures, filled }} title={draft.writing["title"] ?? ""} action={c.req.path} />;
}

/** The short link in a message: photos while the report is written, the report itself once it is sent. */
export const photoRoutes = new Hono<Env>()
  .get("/r/:code", anyone, limit("track"), async (c) => {
    const draft = await findDraft(c);
    return draft ? show(c, await photoPage(c, draft, emptyForm)) : c.redirect(`/reports/by/${keyOf(c)}`, 303);
  })
  .post("/r/:code", anyone, limit("ask"), async (c) => {
    const draft = await draftOf(c);
    const photographer = { from: clientAddress(c) };
    return submit(c, {
      schema: z.object({ alt: z.string().max(1500, "tooLong").default("") }),
      files: pictureFiles(c.var.ctx, 1),
      check: (ctx: Context, _: unknown, uploads: readonly Upload[]) => keepPictures(ctx, photographer, uploads),
      run: async (ctx, { alt }, pictures) => {
        if (pictures.length === 0) throw new Invalid({ pictures: "required" });
        const now = await draftOf(c, ctx);
        const before = await listPicturesOfDemandDraft(ctx, now);
        await hangPictures(ctx, photographer, pictures, { demand_draft_id: now.id }, before.length);
        await describePictures(
          ctx,
          photographer,
          pictures.map((id) => ({ id, alt })),
        );
        return c.req.path;
      },
      again: (filled) => photoPage(c, draft, filled),
    });
  });
