import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { fingerprintOf } from "#platform/secrets";
import type { Person, World } from "../world.ts";
import { conforms } from "./conforms.ts";

/** An answer of the API; its JSON has been checked against Mastodon's schema. */
export type ApiAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** As JSON gives it; a test looks wherever it likes. */
  readonly body: ReturnType<typeof JSON.parse>;
};
export type AppClient = {
  readonly secret: string | undefined;
  readonly send: (
    method: string,
    path: string,
    body?: object | URLSearchParams | FormData | string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<ApiAnswer>;
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<ApiAnswer>;
  readonly post: (
    path: string,
    body?: object | URLSearchParams | FormData | string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<ApiAnswer>;
};

/** An app with a token for a person, or for itself alone, without the way through the consent page. */
export async function makeClient(
  world: World,
  person: Person | undefined,
  scopes: readonly string[] = ["read", "write", "follow", "push"],
): Promise<AppClient> {
  const secret = randomBytes(32).toString("base64url");
  const { rows } = await world.pool.query<{ id: string }>(
    "insert into apps (client_id, secret_hash, name, redirect_uris, scopes) values ($1, $2, 'Tes', '{urn:ietf:wg:oauth:2.0:oob}', $3) returning id",
    [randomBytes(32).toString("base64url"), fingerprintOf("unused"), scopes],
  );
  await world.pool.query("insert into app_tokens (token_hash, app_id, account_id, scopes) values ($1, $2, $3, $4)", [
    fingerprintOf(secret),
    rows[0]?.id,
    person?.account.id ?? null,
    scopes,
  ]);
  return clientWith(world, secret);
}

/** An app that brings this token, or none. */
export function clientWith(world: World, secret?: string, address = "127.0.0.1"): AppClient {
  const send: AppClient["send"] = async (method, path, body, more = {}) => {
    const headers = new Headers({ "Accept-Language": "id", ...more });
    if (secret !== undefined) headers.set("Authorization", `Bearer ${secret}`);
    const isWhole = typeof body === "string" || body instanceof URLSearchParams || body instanceof FormData;
    if (body && !isWhole && !headers.has("Content-Type")) headers.set("Content-Type", "application/json");
    const response = await world.app.request(
      path,
      { method, headers, ...(body !== undefined && { body: isWhole ? body : JSON.stringify(body) }) },
      { incoming: { socket: { remoteAddress: address } } } as never,
    );
    const text = await response.text();
    assert.notEqual(response.status, 500, `${method} ${path}: ${world.logged.at(-1)}`);
    const isJson = response.headers.get("Content-Type")?.startsWith("application/json") ?? false;
    const found: unknown = isJson ? JSON.parse(text) : undefined;
    if (isJson) conforms(method, path, response.status, found);
    return { status: response.status, headers: response.headers, text, body: found };
  };
  return {
    secret,
    send,
    get: (path, headers) => send("GET", path, undefined, headers),
    post: (path, body = {}, headers) => send("POST", path, body, headers),
  };
}
