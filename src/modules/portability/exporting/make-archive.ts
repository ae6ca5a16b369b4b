import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { sql } from "kysely";
import { ZipFile } from "yazl";
import { z } from "zod";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { syncFolder } from "#platform/durable-file";
import { publish } from "#platform/events";
import { archiveFolder, archivePath, makeArchiveFolder, newArchiveName } from "../archives.ts";
import { archiveLimits, Trouble } from "../rules.ts";
import { contentsOf, type Part } from "./contents.ts";

/**
 * Makes the archive a person asked for, streamed to disk. It is there whole or not at all; after three attempts that died
 * it is given up.
 */
export async function makeArchive(ctx: Context, payload: unknown): Promise<void> {
  const { exportId } = z.object({ exportId: z.string() }).parse(payload);
  const job = await ctx.db
    .updateTable("exports")
    .set((of) => ({ tries: of("tries", "+", 1) }))
    .where("id", "=", exportId)
    .where("state", "=", "asked")
    .returning(["id", "account_id", "tries"])
    .executeTakeFirst();
  if (!job) return;
  const file = newArchiveName();
  const draft = `${archivePath(ctx, file)}.part`;
  try {
    if (job.tries > archiveLimits.tries) throw new Trouble("crashed");
    const account = await ctx.db
      .selectFrom("accounts")
      .selectAll()
      .where("id", "=", job.account_id)
      .executeTakeFirstOrThrow();
    if (account.status === "refused") throw new Trouble("notNow");
    await makeArchiveFolder(ctx);
    await writeArchive(ctx, account, draft);
    await rename(draft, archivePath(ctx, file));
    await syncFolder(archiveFolder(ctx));
    const { size } = await stat(archivePath(ctx, file));
    await ctx.db
      .updateTable("exports")
      .set({ state: "ready", file, bytes: String(size), ready_at: sql`now()` })
      .where("id", "=", job.id)
      .execute();
    await publish(ctx, { name: "portability.archive-made", payload: { accountId: job.account_id } });
  } catch (error) {
    await rm(draft, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    const trouble = code === "ENOSPC" || code === "EDQUOT" ? new Trouble("noRoom") : error;
    if (!(trouble instanceof Trouble)) throw error;
    await ctx.db
      .updateTable("exports")
      .set({ state: "failed", trouble: trouble.code, ready_at: sql`now()` })
      .where("id", "=", job.id)
      .execute();
  }
}

type Noted = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** Each part is written, measured and hashed as it goes by; the list of them comes last. */
async function writeArchive(ctx: Context, account: Account, path: string): Promise<void> {
  const parts = await contentsOf(ctx, account);
  const zip = new ZipFile();
  const noted: Noted[] = [];
  let total = 0;
  const measured = (part: Part) => {
    const hash = createHash("sha256");
    let bytes = 0;
    const meter = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        total += chunk.length;
        hash.update(chunk);
        done(total > archiveLimits.bytes ? new Trouble("tooLarge") : null, chunk);
      },
      flush(done) {
        noted.push({ path: part.path, bytes, sha256: hash.digest("hex") });
        done();
      },
    });
    const source = Readable.from(part.content(), { objectMode: false });
    source.on("error", (error) => meter.destroy(error));
    return source.pipe(meter);
  };
  const failed = new Promise<never>((_, reject) => {
    zip.on("error", reject);
    const add = (part: Part) =>
      zip.addReadStreamLazy(part.path, { compress: !part.packed, mtime: ctx.now() }, (give) => {
        const stream = measured(part);
        stream.on("error", reject);
        give(null, stream);
      });
    for (const part of parts) add(part);
    add({
      path: "SHA256SUMS",
      content: () => [noted.map(({ path: name, sha256 }) => `${sha256}  ${name}\n`).join("")],
    });
    add({ path: "manifest.json", content: () => [JSON.stringify(toManifest(ctx, account, noted), undefined, 1)] });
    zip.end();
  });
  await Promise.race([failed, pipeline(zip.outputStream, createWriteStream(path, { flags: "wx", mode: 0o600 }))]);
  const file = await open(path, "r+");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

function toManifest(ctx: Context, account: Account, files: readonly Noted[]) {
  const { href } = ctx.config.baseUrl;
  return { format: "gaung-archive", version: 1, home: href, handle: account.handle, made: ctx.now(), files };
}
