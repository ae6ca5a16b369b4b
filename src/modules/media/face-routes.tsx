import { Hono } from "hono";
import { z } from "zod";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, press, submit } from "#platform/http/form";
import { limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { chooseFace, type Part, parts, removeFace } from "./faces.ts";
import { keepPictures, pictureFiles } from "./keep-pictures.ts";
import { FacesPage } from "./views/faces-page.tsx";

function partOf(c: RequestContext): Part {
  const part = parts.find((one) => one === c.req.param("part"));
  if (!part) throw new NotFound();
  return part;
}
const here = "/settings/pictures";

/** The pictures of one's own profile. */
export const faceRoutes = new Hono<Env>()
  .get(here, member, (c) => show(c, <FacesPage shell={c.var.shell} viewer={viewerOf(c)} filled={emptyForm} />))
  .post(`${here}/:part`, member, limit("write"), async (c) => {
    const part = partOf(c);
    return submit(c, {
      schema: z.object({}),
      files: pictureFiles(c.var.ctx, 1),
      check: async (ctx, _, uploads) => keepPictures(ctx, viewerOf(c), uploads, part === "avatar" ? "face" : "cover"),
      run: async (ctx, _, [picture]) => {
        await chooseFace(ctx, viewerOf(c), part, picture);
        return here;
      },
      again: (filled) => <FacesPage shell={c.var.shell} viewer={viewerOf(c)} filled={filled} wrong={part} />,
    });
  })
  .post(`${here}/:part/removal`, member, limit("write"), async (c) => {
    const part = partOf(c);
    return press(c, async (ctx) => {
      await removeFace(ctx, viewerOf(c), part);
      return here;
    });
  });
