import { fingerprintOf } from "#platform/secrets";
import type { Person, World } from "../world.ts";
import type { Door } from "./doors.ts";

const OOB = "urn:ietf:wg:oauth:2.0:oob";
export const CLIENT = "c".repeat(43);

/** Adds an app that Siti let in. @returns its id */
export async function setApps(world: World, siti: Person): Promise<string> {
  const { rows } = await world.pool.query<{ id: string }>(
    "insert into apps (client_id, secret_hash, name, website, redirect_uris, scopes) values ($1, $2, 'Phanpy', 'https://phanpy.example', $3, '{read,write}') returning id",
    [CLIENT, fingerprintOf("unused"), [OOB]],
  );
  await world.pool.query(
    "insert into app_tokens (token_hash, app_id, account_id, scopes) values (sha256('izin'), $1, $2, '{read}')",
    [rows[0]?.id, siti.account.id],
  );
  return rows[0]?.id ?? "";
}

/** What an app asks for, as its form on the consent page sends it. */
export const wish = {
  response_type: "code",
  client_id: CLIENT,
  redirect_uri: OOB,
  scope: "read",
  state: "s",
  code_challenge: "d".repeat(43),
  code_challenge_method: "S256",
};

export function coreDoors({ siti, appId }: { readonly siti: Person; readonly appId: string }): Record<string, Door> {
  return {
    "POST /oauth/authorize": { by: siti, path: "/oauth/authorize", fields: wish },
    "POST /settings/apps/:id/removal": { by: siti, path: `/settings/apps/${appId}/removal`, fields: {} },
  };
}

/** What becomes of the columns of text that apps brought. */
export const coreColumns = {
  "apps.client_id": "unseen",
  "apps.name": "bait",
  "apps.redirect_uris": "unseen",
  "apps.scopes": "choice",
  "apps.website": "unseen",
  "app_codes.challenge": "unseen",
  "app_codes.redirect_uri": "unseen",
  "app_codes.scopes": "unseen",
  "app_tokens.scopes": "choice",
  "notes_about.words": "unseen",
} as const;
