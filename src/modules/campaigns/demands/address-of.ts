import type { Context } from "#platform/context";
import { readId } from "#platform/paging";

/** What a demand of ours is called, for people and for servers alike: the address of its page. */
export const demandUri = ({ config }: Pick<Context, "config">, { id }: { readonly id: string }): string =>
  `${config.baseUrl.origin}/demands/${id}`;

/** The number in such an address; undefined for any other. */
export function demandIdIn({ config }: Pick<Context, "config">, uri: string): string | undefined {
  const start = `${config.baseUrl.origin}/demands/`;
  return uri.startsWith(start) ? readId(uri.slice(start.length)) : undefined;
}
