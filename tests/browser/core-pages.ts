import { fingerprintOf } from "#platform/secrets";
import type { House } from "./house.ts";
import type { Kind } from "./pages.ts";

const HOME = "https://phanpy.example/";
const client = "c".repeat(43);

/** Every kind of page about apps. */
export async function coreKinds({ pool }: House, old: string): Promise<Kind[]> {
  await pool.query(
    `with app as (insert into apps (client_id, secret_hash, name, website, redirect_uris, scopes)
       values ($1, $2, 'Phanpy', 'https://phanpy.example/', $3, '{read,write,follow,push}') returning id)
     insert into app_tokens (token_hash, app_id, account_id, scopes)
     select sha256('izin'), app.id, accounts.id, '{read,write}' from app, accounts where handle = $4`,
    [client, fingerprintOf("unused"), [HOME], old],
  );
  const wish = new URLSearchParams({
    response_type: "code",
    client_id: client,
    redirect_uri: HOME,
    scope: "read write",
  });
  const own = (name: string, path: string, route: string, status = 200): Kind => ({
    name,
    path,
    route,
    as: old,
    status,
  });
  return [
    own("an app asks to come in", `/oauth/authorize?${wish}`, "/oauth/authorize"),
    own("an app that is not known", "/oauth/authorize?client_id=x", "/oauth/authorize", 404),
    own("a code for an app", `/oauth/authorize/code?code=${client}`, "/oauth/authorize/code"),
    own("apps", "/settings/apps", "/settings/apps"),
  ];
}
