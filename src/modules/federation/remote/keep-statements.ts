import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { RemoteStatement } from "./to-question.ts";

/** Keeps statements of a question of another server as they are said now; the others stay. */
export async function writeStatements(
  ctx: Context,
  postId: string,
  statements: readonly RemoteStatement[],
): Promise<void> {
  await sql`insert into remote_statements (post_id, number, uri, language, text, translations)
    select ${postId}, number, uri, language, text, translations
    from jsonb_to_recordset(${JSON.stringify(statements)}::jsonb)
      as said (number integer, uri text, language text, text text, translations jsonb)
    on conflict (post_id, number) do update set uri = excluded.uri, language = excluded.language, text = excluded.text,
      translations = excluded.translations`.execute(ctx.db);
}
