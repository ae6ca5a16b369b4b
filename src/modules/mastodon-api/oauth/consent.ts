import { z } from "zod";
import type { Context } from "#platform/context";
import { Invalid } from "#platform/errors";
import { covers, readScopes, type Scope } from "../scopes.ts";
import { type App, findApp } from "./apps.ts";

/** What an app asks a person for. */
export type Wish = {
  readonly app: App;
  readonly redirectUri: string;
  readonly scopes: readonly Scope[];
  readonly challenge: string;
  readonly state: string;
};

const said = (longest: number) => z.string().max(longest, "unknown").default("");
/** What stands in the address of the consent page, and in its form. */
export const wishFields = z.object({
  response_type: said(40),
  client_id: said(100),
  redirect_uri: said(1000),
  scope: said(1000),
  state: said(1000),
  code_challenge: said(200),
  code_challenge_method: said(20),
});
export type WishFields = z.infer<typeof wishFields>;

/**
 * What is asked for, once all of it is in order. The address must be one the app registered, letter by letter; scopes
 * no more than it registered; a challenge only as S256.
 * @throws Invalid, which is said on a page of ours: nothing leads to an address nobody registered
 */
export async function readWish(ctx: Context, fields: WishFields): Promise<Wish> {
  const app = await findApp(ctx, fields.client_id);
  if (!app) throw new Invalid({ form: "appUnknown" });
  if (!app.redirect_uris.includes(fields.redirect_uri)) throw new Invalid({ form: "redirectUnknown" });
  if (fields.response_type !== "code") throw new Invalid({ form: "wishShape" });
  const challenge = fields.code_challenge;
  const method = fields.code_challenge_method;
  const wanted = challenge ? "S256" : "";
  if (method !== wanted || (challenge && !/^[\w-]{43}$/.test(challenge))) throw new Invalid({ form: "wishShape" });
  const scopes = knownScopes(fields.scope);
  if (!scopes.every((scope) => covers(app.scopes, scope))) throw new Invalid({ form: "wishTooWide" });
  return { app, redirectUri: fields.redirect_uri, scopes, challenge, state: fields.state };
}

function knownScopes(text: string): Scope[] {
  try {
    return readScopes(text, ["read"]);
  } catch {
    throw new Invalid({ form: "wishTooWide" });
  }
}
