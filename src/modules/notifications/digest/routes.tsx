import { Hono } from "hono";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { readForm } from "#platform/http/form";
import { anyone, limit } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { EndPage } from "../views/end-page.tsx";
import { endDigest, readDigestKey } from "./digest-key.ts";

function ownerOf(c: RequestContext): string {
  const owner = readDigestKey(c.var.ctx, c.req.param("secret") ?? "");
  if (!owner) throw new NotFound();
  return owner;
}

/**
 * Where a digest is ended without signing in. Mail programs press it themselves and say nothing of where they come from
 * (RFC 8058), so it stands outside the rule for forms of other sites: the key in the address is what lets in, no cookie.
 */
export const digestRoutes = new Hono<Env>()
  .get("/digest-end/:secret", anyone, (c) => {
    ownerOf(c);
    return show(c, <EndPage shell={c.var.shell} address={c.req.path} />);
  })
  .post("/digest-end/:secret", anyone, limit("signInFrom"), async (c) => {
    const owner = ownerOf(c);
    await readForm(c, []);
    await endDigest(c.var.ctx, owner);
    return show(c, <EndPage shell={c.var.shell} />);
  });
