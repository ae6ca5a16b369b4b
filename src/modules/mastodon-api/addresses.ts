import { proxyPath } from "#modules/media";
import type { Context } from "#platform/context";

/** An address of ours as another server or an app needs it. */
export const absolute = (ctx: Context, path: string): string => ctx.config.baseUrl.origin + path;

/** Where a person is read here. */
export const addressOfAccount = (ctx: Context, { handle }: { readonly handle: string }): string =>
  absolute(ctx, `/@${handle}`);

/** Where a post is read here. */
export const addressOfPost = (ctx: Context, { id }: { readonly id: string }): string => absolute(ctx, `/p/${id}`);

/** HTML of ours with its addresses made whole, since an app shows it elsewhere. */
export const outwardHtml = (ctx: Context, html: string): string =>
  html.replaceAll('href="/', `href="${ctx.config.baseUrl.origin}/`);

/** Where a picture of another server is read through ours, so that nobody's address is shown to that server. */
export const proxied = (ctx: Context, url: string, width: 320 | 720): string =>
  absolute(ctx, proxyPath(ctx, url, width));
