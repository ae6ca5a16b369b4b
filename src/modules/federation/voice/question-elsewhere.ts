import { type Selectable, sql } from "kysely";
import { getPost, type Post } from "#modules/posts";
import type { Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { RemoteQuestionsTable } from "#platform/schema";

/** A statement at another server, in the reader's language where people there translated it, and what the reader thinks of it. */
export type StatementElsewhere = {
  readonly number: number;
  readonly text: string;
  /** The language it was written in. */
  readonly language: string;
  readonly translated: boolean;
  readonly original: string;
  readonly mine: { readonly vote: 1 | 0 | -1; readonly state: "asked" | "accepted" | "refused" } | null;
};

export type QuestionElsewhere = Selectable<RemoteQuestionsTable> & {
  readonly post: Post;
  readonly host: string;
  /** Whether it still takes answers. */
  readonly open: boolean;
  /** In an order of each reader's own, so that not everybody answers the first ones and nobody the last. */
  readonly statements: readonly StatementElsewhere[];
};

type Row = Omit<QuestionElsewhere, "post" | "host" | "statements">;

/**
 * What a post of another server asks the opinion of many about, as its reader may answer it.
 * @throws NotFound where nothing is asked, or nothing seen
 */
export async function getQuestionElsewhere(
  ctx: Context,
  looker: Looker,
  postId: string,
  language: string,
): Promise<QuestionElsewhere> {
  const post = await getPost(ctx, looker, postId);
  const { rows } = await sql<Row>`
    select *, not closed and coalesce(closes_at > now(), true) as open
    from remote_questions where post_id = ${post.id}`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new NotFound();
  const statements = await listStatements(ctx, looker, post, language);
  return { ...row, post, host: URL.parse(row.uri)?.host ?? "", statements };
}

async function listStatements(
  ctx: Context,
  looker: Looker,
  post: Post,
  language: string,
): Promise<StatementElsewhere[]> {
  const me = looker?.id ?? "0";
  const { rows } = await sql<StatementElsewhere>`
    select number, coalesce(translations ->> ${language}, text) as text, text as original, language,
      translations -> ${language} is not null as translated,
      (select jsonb_build_object('vote', vote, 'state', state) from opinions_elsewhere as mine
        where mine.post_id = said.post_id and mine.number = said.number and mine.account_id = ${me}) as mine
    from remote_statements as said where post_id = ${post.id}
    order by md5(concat(${me}::bigint, ' ', number)), number`.execute(ctx.db);
  return rows;
}

/** One of its statements, by its number. @throws NotFound where it has none such */
export function statementOf(question: Pick<QuestionElsewhere, "statements">, number: number): StatementElsewhere {
  const found = question.statements.find((one) => one.number === number);
  if (!found) throw new NotFound();
  return found;
}
