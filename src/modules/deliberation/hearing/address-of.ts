import type { Context } from "#platform/context";
import { readId } from "#platform/paging";

type Settings = Pick<Context, "config">;

/** What a question of ours is called, for people and for servers alike: the address of its page. */
export const questionUri = ({ config }: Settings, { id }: { readonly id: string }): string =>
  `${config.baseUrl.origin}/questions/${id}`;

/** And one of its statements: its place in their list. */
export const statementUri = (ctx: Settings, question: { readonly id: string }, number: number): string =>
  `${questionUri(ctx, question)}/statements#${number}`;

/** The question in such an address; undefined for any other. */
export function questionIn({ config }: Settings, uri: string): string | undefined {
  const start = `${config.baseUrl.origin}/questions/`;
  return uri.startsWith(start) ? readId(uri.slice(start.length)) : undefined;
}

/** The question and the number in such an address; undefined for any other. */
export function statementIn(
  { config }: Settings,
  uri: string,
): { readonly questionId: string; readonly number: number } | undefined {
  const start = `${config.baseUrl.origin}/questions/`;
  const [, id = "", number = ""] =
    (uri.startsWith(start) && /^(\d{1,19})\/statements#([1-9]\d{0,4})$/.exec(uri.slice(start.length))) || [];
  const questionId = readId(id);
  return questionId && Number(number) <= 10_000 ? { questionId, number: Number(number) } : undefined;
}
