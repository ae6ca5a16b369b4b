import type { Context } from "#platform/context";
import { Forbidden, NotFound } from "#platform/errors";
import type { RequestContext } from "#platform/http/env";
import { type Group, getGroup, isMember } from "./queries.ts";
import { isClosed, mayHelp, mayOrganise } from "./rules.ts";

/** The group an address names, as far as the viewer may know of it. */
export const groupOf = (c: RequestContext, ctx: Context = c.var.ctx): Promise<Group> =>
  getGroup(ctx, c.var.viewer, c.req.param("group") ?? "");

/** The same for what is inside: in a closed group for members alone. @throws NotFound */
export async function openGroupOf(c: RequestContext, ctx: Context = c.var.ctx): Promise<Group> {
  const group = await groupOf(c, ctx);
  if (isClosed(group) && !isMember(group)) throw new NotFound();
  return group;
}

/** The same for its members. @throws NotFound */
export async function ownGroupOf(c: RequestContext, ctx: Context = c.var.ctx): Promise<Group> {
  const group = await groupOf(c, ctx);
  if (!isMember(group)) throw new NotFound();
  return group;
}

/** The same for those who look after it. Its other members find no such page, and may not send what it sends. */
export async function ledGroupOf(
  c: RequestContext,
  ctx: Context = c.var.ctx,
  least: "helper" | "organiser" = "organiser",
): Promise<Group> {
  const group = await ownGroupOf(c, ctx);
  const may = least === "helper" ? mayHelp : mayOrganise;
  if (!may(group.mine?.role)) throw c.req.method === "POST" ? new Forbidden() : new NotFound();
  return group;
}
