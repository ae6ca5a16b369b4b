import { Hono } from "hono";
import { z } from "zod";
import { line } from "#modules/accounts";
import { keepPushKey } from "#modules/notifications";
import { Invalid } from "#platform/errors";
import { limit } from "#platform/http/guards";
import { answer } from "../answer.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { text } from "../fields.ts";
import { anyApp, open } from "../guards.ts";
import { take } from "../read-sent.ts";
import { readScopes } from "../scopes.ts";
import { type App, registerApp } from "./apps.ts";
import { mayRedirectTo } from "./redirect-uri.ts";

const registration = z.object({
  client_name: line(60).refine((name) => name.length > 0, "required"),
  redirect_uris: z.union([z.string(), z.array(z.string())], "required"),
  scopes: text,
  website: text,
});

function readRedirects(sent: string | readonly string[]): string[] {
  const uris = [...new Set((typeof sent === "string" ? sent.split(/\s+/) : [...sent]).filter(Boolean))];
  if (uris.length === 0) throw new Invalid({ redirect_uris: "required" });
  if (uris.length > 10 || !uris.every(mayRedirectTo)) throw new Invalid({ redirect_uris: "redirectShape" });
  return uris;
}

function readWebsite(sent: string | undefined): string {
  if (!sent) return "";
  if (sent.length > 500 || !/^https?:\/\//i.test(sent) || !URL.canParse(sent))
    throw new Invalid({ website: "websiteShape" });
  return new URL(sent).href.slice(0, 500);
}

/** What an app is told of itself. */
async function toApplication(c: ApiContext, app: App) {
  return {
    id: app.id,
    name: app.name,
    website: app.website || null,
    scopes: app.scopes,
    redirect_uri: app.redirect_uris.join("\n"),
    redirect_uris: app.redirect_uris,
    vapid_key: (await keepPushKey(c.var.ctx)).publicKey.toString("base64url"),
  };
}

/** Apps introduce themselves. */
export const appsGroup = new Hono<ApiEnv>()
  .post("/api/v1/apps", open, limit("apps"), async (c) => {
    const sent = await take(c, registration);
    const { secret, ...app } = await registerApp(c.var.ctx, {
      name: sent.client_name,
      website: readWebsite(sent.website),
      redirect_uris: readRedirects(sent.redirect_uris),
      scopes: readScopes(sent.scopes ?? "", ["read"]),
    });
    const told = await toApplication(c, app);
    return answer(c, { ...told, client_id: app.client_id, client_secret: secret, client_secret_expires_at: 0 });
  })
  .get("/api/v1/apps/verify_credentials", anyApp(), async (c) => {
    const app = await c.var.ctx.db
      .selectFrom("apps")
      .selectAll()
      .where("id", "=", c.var.token?.app_id ?? "0")
      .executeTakeFirstOrThrow();
    return answer(c, await toApplication(c, app));
  });
