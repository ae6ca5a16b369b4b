import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import { ownIdIn, uriOf } from "../addresses.ts";
import { ACTIVITY_TYPE, type JsonObject } from "../documents/context.ts";
import { getOwner } from "./get-owner.ts";

/** Who is asked for: a member, or the server itself, by handle or by any of their addresses. @throws Gone, NotFound */
export async function toDescriptor(ctx: Context, resource: string): Promise<JsonObject> {
  const { origin, host, hostname } = ctx.config.baseUrl;
  if (resource.length > 2048) throw new NotFound();
  const [, user = "", domain = ""] = /^(?:acct:)?@?([\w.:-]{1,300})@([^@/\s]{1,255})$/i.exec(resource) ?? [];
  const isServer =
    (domain.toLowerCase() === host && [host, hostname].includes(user.toLowerCase())) ||
    resource === uriOf(ctx, "server");
  if (isServer) return describe(`acct:${hostname}@${host}`, uriOf(ctx, "server"), `${origin}/about`);
  const [, handle = ""] = resource.startsWith(`${origin}/`)
    ? (/^\/@(\w{2,30})$/.exec(resource.slice(origin.length)) ?? [])
    : [];
  const id = ownIdIn(ctx, resource, "users");
  const named = domain.toLowerCase() === host ? user : handle;
  if (!id && !named) throw new NotFound();
  const account: Account = await getOwner(ctx, undefined, id ? { id } : { handle: named });
  return describe(`acct:${account.handle}@${host}`, uriOf(ctx, account), `${origin}/@${account.handle}`);
}

function describe(subject: string, uri: string, page: string): JsonObject {
  return {
    subject,
    aliases: [page, uri],
    links: [
      { rel: "self", type: ACTIVITY_TYPE, href: uri },
      { rel: "http://webfinger.net/rel/profile-page", type: "text/html", href: page },
    ],
  };
}
