import {
  findToldQuestion,
  listTold,
  listToldAfter,
  questionUri,
  statementUri,
  type ToldQuestion,
  type ToldStatement,
} from "#modules/deliberation";
import { type Post, postUri } from "#modules/posts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { JsonObject } from "./context.ts";

/** A post carries so many statements at most, in so many bytes; all of them stand in a collection of their own. */
const INSIDE = { statements: 100, bytes: 30_000 } as const;
const A_PAGE = 50;

type Telling = Pick<Post, "id" | "audience" | "group_id">;

/**
 * What a post that tells of a question says of it, for servers that know such questions: its statements by their numbers, in every
 * language people translated them to, and how many take part. For all others it is a post like any, whose words say how one answers.
 */
export async function questionParts(ctx: Context, post: Telling): Promise<JsonObject> {
  const question = await findToldQuestion(ctx, post);
  if (!question) return {};
  const opinionQuestion = { ...(await standingOf(ctx, post, question)), updated: ctx.now().toISOString() };
  return { opinionQuestion };
}

/** The same without the moment it was said. */
export async function standingOf(ctx: Context, post: Telling, question: ToldQuestion): Promise<JsonObject> {
  const ends = question.closes_at?.toISOString();
  return {
    id: questionUri(ctx, question),
    type: "OpinionQuestion",
    name: question.title,
    participants: question.participants,
    ...(ends && { endTime: ends }),
    acceptsStatements: question.statements_from === "voters" && !question.is_over,
    ...(question.is_over && { closed: question.closed_at?.toISOString() ?? ends ?? true }),
    statements: {
      ...collectionOf(ctx, post, question),
      orderedItems: within(await listTold(ctx, question, INSIDE.statements), (one) => toStatement(ctx, question, one)),
    },
  };
}

/** As many as there is room for, the first ones first. */
function within(statements: readonly ToldStatement[], toNode: (one: ToldStatement) => JsonObject): JsonObject[] {
  const nodes: JsonObject[] = [];
  let bytes = 0;
  for (const node of statements.map(toNode)) {
    bytes += Buffer.byteLength(JSON.stringify(node));
    if (bytes > INSIDE.bytes) break;
    nodes.push(node);
  }
  return nodes;
}

const statementsUri = (ctx: Context, post: Telling) => `${postUri(ctx, { id: post.id, uri: null })}/statements`;

const collectionOf = (ctx: Context, post: Telling, { statements_count: totalItems }: ToldQuestion): JsonObject => {
  const id = statementsUri(ctx, post);
  return { id, type: "OrderedCollection", totalItems, first: `${id}?page=0` };
};

function toStatement(ctx: Context, question: ToldQuestion, one: ToldStatement): JsonObject {
  const { number, language, text, translations } = one;
  return {
    id: statementUri(ctx, question, number),
    type: "Statement",
    number,
    language,
    name: text,
    ...(Object.keys(translations).length > 0 && { nameMap: { [language]: text, ...translations } }),
  };
}

/** All statements of the question a post tells of: how many, or a page of them after a number. @throws NotFound where it asks nothing */
export async function toStatements(ctx: Context, post: Telling, after: number | undefined): Promise<JsonObject> {
  const question = await findToldQuestion(ctx, post);
  if (!question) throw new NotFound();
  const whole = collectionOf(ctx, post, question);
  if (after === undefined) return whole;
  const listed = await listToldAfter(ctx, question, after, A_PAGE);
  const last = listed.length === A_PAGE ? listed.at(-1)?.number : undefined;
  const id = statementsUri(ctx, post);
  return {
    id: `${id}?page=${after}`,
    type: "OrderedCollectionPage",
    partOf: id,
    totalItems: question.statements_count,
    ...(last && { next: `${id}?page=${last}` }),
    orderedItems: listed.map((one) => toStatement(ctx, question, one)),
  };
}
