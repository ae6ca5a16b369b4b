import { rename } from "node:fs/promises";
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { syncFolder } from "#platform/durable-file";
import { Invalid, NotFound } from "#platform/errors";
import { queueTask } from "#platform/events";
import type { Upload } from "#platform/http/multipart";
import { archiveFolder, archivePath, newArchiveName } from "../archives.ts";
import type { PeopleKind } from "./take-people.ts";

type Person = { readonly id: string };
export type ImportKind = "archive" | PeopleKind;

/** Keeps what was sent under a name of ours. @throws Invalid "noArchive" */
export async function keepUpload(ctx: Context, uploads: readonly Upload[]): Promise<string> {
  const [upload] = uploads;
  if (!upload) throw new Invalid({ archive: "noArchive" });
  const file = newArchiveName();
  await rename(upload.path, archivePath(ctx, file));
  await syncFolder(archiveFolder(ctx));
  return file;
}

/** A person sends what they took along from elsewhere. One at a time; a worker takes it in. @throws Invalid "importRunning" */
export async function sendArchive(ctx: Context, person: Person, file: string, kind: ImportKind): Promise<string> {
  const sent = await ctx.db
    .insertInto("imports")
    .values({ account_id: person.id, file, kind, done: "{}" })
    .onConflict((conflict) => conflict.column("account_id").where(sql<boolean>`state = 'asked'`).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (!sent) throw new Invalid({ form: "importRunning" });
  await queueTask(ctx, "portability.take-import", { importId: sent.id });
  return sent.id;
}

export async function listImports(ctx: Context, person: Person) {
  return ctx.db
    .selectFrom("imports")
    .selectAll()
    .where("account_id", "=", person.id)
    .orderBy("id", "desc")
    .limit(20)
    .execute();
}

/** @throws NotFound for another's and for none, alike */
export async function getImport(ctx: Context, person: Person, id: string) {
  const row = await ctx.db
    .selectFrom("imports")
    .selectAll()
    .where("account_id", "=", person.id)
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new NotFound();
  return row;
}
