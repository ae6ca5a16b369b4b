import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { Hono } from "hono";
import { z } from "zod";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, submit } from "#platform/http/form";
import { fresh } from "#platform/http/fresh";
import { evenFrozen, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { archiveFiles, archivePath } from "./archives.ts";
import { askForArchive, getArchive, listArchives } from "./exporting/ask-for-archive.ts";
import { getImport, keepUpload, listImports, sendArchive } from "./importing/send-archive.ts";
import { readTally } from "./importing/tally.ts";
import { ArchivePage } from "./views/archive-page.tsx";
import { ImportPage } from "./views/import-page.tsx";

const importForm = z.object({ kind: z.enum(["archive", "follows", "blocks", "mutes"], "unknownChoice") });
/** What is said of pictures in general is said of archives. */
const codes: Readonly<Record<string, string>> = { pictureTooLarge: "archiveTooLarge", tooManyPictures: "oneArchive" };

async function archivePage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const viewer = viewerOf(c);
  const [archives, imports] = await Promise.all([listArchives(ctx, viewer), listImports(ctx, viewer)]);
  const errors = Object.fromEntries(Object.entries(filled.errors).map(([field, code]) => [field, codes[code] ?? code]));
  return <ArchivePage shell={shell} filled={{ ...filled, errors }} archives={archives} imports={imports} />;
}

function idOf(c: RequestContext): string {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return id;
}

/** Taking along all one has, and bringing in what one had elsewhere. */
export const portabilityRoutes = new Hono<Env>()
  .get("/settings/archive", member, fresh, async (c) => show(c, await archivePage(c, emptyForm)))
  .post("/settings/archive", evenFrozen, fresh, limit("archive"), (c) =>
    submit(c, {
      schema: z.object({}),
      run: async (ctx) => {
        await askForArchive(ctx, viewerOf(c));
        return "/settings/archive";
      },
      again: (filled) => archivePage(c, filled),
    }),
  )
  .get("/settings/archive/:id/file", member, fresh, async (c) => {
    const { ctx } = c.var;
    const { file, bytes, made } = await getArchive(ctx, viewerOf(c), idOf(c));
    const name = `gaung-${viewerOf(c).handle}-${made.toISOString().slice(0, 10)}.zip`;
    const stream = createReadStream(archivePath(ctx, file));
    const isThere = new Promise<boolean>((resolve) => {
      stream.once("open", () => resolve(true)).once("error", () => resolve(false));
    });
    if (!(await isThere)) throw new NotFound();
    return c.newResponse(Readable.toWeb(stream) as ReadableStream, 200, {
      "Content-Type": "application/zip",
      "Content-Length": String(bytes),
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "private, no-store",
      "X-Content-Type-Options": "nosniff",
    });
  })
  .post("/settings/imports", member, limit("archive"), (c) =>
    submit(c, {
      schema: importForm,
      files: archiveFiles(c.var.ctx),
      check: (ctx, _, uploads) => keepUpload(ctx, uploads),
      run: async (ctx, { kind }, file) => `/settings/imports/${await sendArchive(ctx, viewerOf(c), file, kind)}`,
      again: (filled) => archivePage(c, filled),
    }),
  )
  .get("/settings/imports/:id", member, async (c) => {
    const found = await getImport(c.var.ctx, viewerOf(c), idOf(c));
    return show(c, <ImportPage shell={c.var.shell} found={found} tally={readTally(found.done)} />);
  });
