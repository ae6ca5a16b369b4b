import { Hono } from "hono";
import { z } from "zod";
import { viewerOf } from "#platform/http/guards";
import { absolute, addressOfAccount } from "../addresses.ts";
import { answer } from "../answer.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { text } from "../fields.ts";
import { open, scope } from "../guards.ts";
import { take } from "../read-sent.ts";
import { covers, readScopes, scopes } from "../scopes.ts";
import { OAuthError } from "../trouble.ts";
import { type App, findAppBySecret } from "./apps.ts";
import { exchangeCode } from "./codes.ts";
import { grantToken, revokeToken } from "./tokens.ts";

const asked = z.object({
  grant_type: text,
  client_id: text,
  client_secret: text,
  code: text,
  redirect_uri: text,
  code_verifier: text,
  scope: text,
  token: text,
});
type Asked = z.infer<typeof asked>;

/** The app that asks, by its id and secret in the form or as Basic (RFC 6749, 2.3.1). @throws OAuthError */
async function appOf(c: ApiContext, { client_id = "", client_secret = "" }: Asked): Promise<App> {
  const basic = /^Basic +([\w+/=-]{1,300})$/i.exec(c.req.header("Authorization") ?? "")?.[1];
  const [id = "", secret = ""] = basic
    ? Buffer.from(basic, "base64").toString("latin1").split(":").map(decode)
    : [client_id, client_secret];
  const app = await findAppBySecret(c.var.ctx, id, secret);
  if (!app) throw new OAuthError("invalid_client", "appUnknown", 401);
  return app;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** There is no password grant: nobody's passphrase is an app's business. */
async function grant(c: ApiContext, sent: Asked) {
  const { ctx } = c.var;
  const app = await appOf(c, sent);
  if (sent.grant_type === "authorization_code") {
    const { code = "", redirect_uri: redirectUri = "", code_verifier: verifier = "" } = sent;
    const token = await exchangeCode(ctx, app, { code, redirectUri, verifier });
    if (!token) throw new OAuthError("invalid_grant", "codeBad");
    return token;
  }
  if (sent.grant_type !== "client_credentials") throw new OAuthError("unsupported_grant_type", "grantUnknown");
  const wanted = readScopes(sent.scope ?? "", ["read"]);
  if (!wanted.every((one) => covers(app.scopes, one))) throw new OAuthError("invalid_scope", "unknownScope");
  return grantToken(ctx, app, wanted);
}

const plain = { "Cache-Control": "no-store", Pragma: "no-cache" };

/** Where codes become tokens, and tokens end (RFC 6749, 7009); and what a program reads first (RFC 8414). */
export const tokenGroup = new Hono<ApiEnv>()
  .post("/oauth/token", open, async (c) => {
    const token = await grant(c, await take(c, asked));
    for (const [name, value] of Object.entries(plain)) c.header(name, value);
    return answer(c, token);
  })
  .post("/oauth/revoke", open, async (c) => {
    const sent = await take(c, asked);
    const app = await appOf(c, sent);
    await revokeToken(c.var.ctx, app, sent.token ?? "");
    return answer(c, {});
  })
  .get("/oauth/userinfo", scope("profile", "read:accounts"), (c) => {
    const { ctx } = c.var;
    const account = viewerOf(c);
    const url = addressOfAccount(ctx, account);
    return answer(c, {
      iss: ctx.config.baseUrl.origin,
      sub: url,
      name: account.name,
      preferred_username: account.handle,
      profile: url,
      ...(account.avatar && { picture: absolute(ctx, `/media/${account.avatar}-320.webp`) }),
    });
  })
  .get("/.well-known/oauth-authorization-server", open, (c) => {
    const at = (path: string) => absolute(c.var.ctx, path);
    c.header("Cache-Control", "public, max-age=3600");
    return answer(c, {
      issuer: at("/"),
      authorization_endpoint: at("/oauth/authorize"),
      token_endpoint: at("/oauth/token"),
      revocation_endpoint: at("/oauth/revoke"),
      userinfo_endpoint: at("/oauth/userinfo"),
      app_registration_endpoint: at("/api/v1/apps"),
      service_documentation: "https://docs.joinmastodon.org/",
      scopes_supported: scopes,
      response_types_supported: ["code"],
      response_modes_supported: ["query"],
      grant_types_supported: ["authorization_code", "client_credentials"],
      token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
      code_challenge_methods_supported: ["S256"],
    });
  });
