import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { markUp } from "#platform/marked-text";
import { postLimits } from "./rules.ts";

/**
 * The words of a post as HTML. Letters from outside ASCII take twelve signs in an address, so a post of nothing
 * but links can outgrow its place. @throws Invalid when it does.
 */
export function toHtml(ctx: Context, text: string, mentioned: readonly { readonly handle: string }[]): string {
  const html = markUp(text, new Set(mentioned.map(({ handle }) => handle)), ctx.config.baseUrl.host);
  if (html.length > postLimits.html) throw new Invalid({ text: "tooLong" });
  return html;
}
