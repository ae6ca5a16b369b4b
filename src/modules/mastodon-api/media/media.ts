import { Hono } from "hono";
import { z } from "zod";
import { altField, describePictures, keepPictures, mediaUseCases, pictureFiles } from "#modules/media";
import { Invalid, NotFound } from "#platform/errors";
import { viewerOf } from "#platform/http/guards";
import type { Upload } from "#platform/http/multipart";
import { answer } from "../answer.ts";
import { toMediaAttachment } from "../entities/media-attachment.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { text } from "../fields.ts";
import { scope } from "../guards.ts";
import { check, type Sent, withFiles } from "../read-sent.ts";
import { idOf } from "../statuses/post-of.ts";

const write = scope("write:media");

/** Two numbers from -1 to 1, as Mastodon writes them: "-0.42,0.69". */
const focus = text
  .refine(
    (value) =>
      !value || /^\s*[+-]?(\d+(\.\d{0,20})?|\.\d{1,20})\s*,\s*[+-]?(\d+(\.\d{0,20})?|\.\d{1,20})\s*$/.test(value),
    "focusShape",
  )
  .transform((value) => {
    const [x, y] = (value || "").split(",").map(Number);
    return x === undefined || y === undefined ? undefined : { x, y };
  });
const about = z.object({
  description: text.transform((value) => value ?? undefined).pipe(z.union([z.undefined(), altField])),
  focus,
});

/** What is wrong with the file is said of the field `file`. */
const ofFile = (error: unknown): never => {
  if (error instanceof Invalid && error.fields["pictures"])
    throw new Invalid({ file: error.fields["pictures"] }, error.status);
  throw error;
};

async function describe(c: ApiContext, id: string, sent: Sent): Promise<void> {
  const { description, focus } = check(about, sent);
  const { ctx } = c.var;
  if (description !== undefined) await describePictures(ctx, viewerOf(c), [{ id, alt: description }]);
  if (focus) await mediaUseCases.focusPicture(ctx, viewerOf(c), id, focus);
}

const tell = async (c: ApiContext, id: string) =>
  answer(c, toMediaAttachment(c.var, await mediaUseCases.getOwnPicture(c.var.ctx, viewerOf(c), id)));

/** Takes a picture; it is made small before the answer goes, so it is ready at once and never 202. */
async function take(c: ApiContext): Promise<Response> {
  const { ctx } = c.var;
  const rules = { ...pictureFiles(ctx, 1), field: "file" };
  return withFiles(c, rules, async (sent, uploads: readonly Upload[]) => {
    check(about, sent);
    if (uploads.length === 0) throw new Invalid({ file: "required" });
    const [id = ""] = await keepPictures(ctx, viewerOf(c), uploads).catch(ofFile);
    await describe(c, id, sent);
    return tell(c, id);
  });
}

/** Pictures on their way into a post. They are their owner's alone until then. */
export const mediaGroup = new Hono<ApiEnv>()
  .post("/api/v2/media", write, take)
  .post("/api/v1/media", write, take)
  .get("/api/v1/media/:id", write, (c) => tell(c, idOf(c)))
  .put("/api/v1/media/:id", write, async (c) => {
    const picture = await mediaUseCases.getOwnPicture(c.var.ctx, viewerOf(c), idOf(c));
    if (picture.hangs) throw new NotFound();
    return withFiles(c, { ...pictureFiles(c.var.ctx, 1), field: "thumbnail" }, async (sent) => {
      await describe(c, picture.id, sent);
      return tell(c, picture.id);
    });
  })
  .delete("/api/v1/media/:id", write, async (c) => {
    const { ctx } = c.var;
    const picture = await mediaUseCases.getOwnPicture(ctx, viewerOf(c), idOf(c));
    if (picture.hangs) throw new Invalid({ form: "pictureInUse" });
    await mediaUseCases.removePictures(ctx, viewerOf(c), [picture.id]);
    return answer(c, {});
  });
