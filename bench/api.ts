import { createHash } from "node:crypto";
import type { Asked } from "autocannon";
import { type Bench, someOf } from "./bench.ts";
import { type Figure, figure } from "./figure.ts";
import { measure } from "./load.ts";

/** Guests of the API come from so many addresses, since each has 300 requests in five minutes. */
const ADDRESSES = 3000;

/** What apps ask for most: the public timeline of 20 for guests, and the homes of members. */
export async function measureApi(bench: Bench): Promise<Figure[]> {
  const guests: Asked[] = Array.from({ length: ADDRESSES }, (_, index) => ({
    path: "/api/v1/timelines/public?limit=20",
    headers: { "x-forwarded-for": `10.${1 + (index >> 16)}.${(index >> 8) & 255}.${index & 255}` },
  }));
  const homes = (await signInApps(bench)).map(
    (secret): Asked => ({ path: "/api/v1/timelines/home?limit=20", headers: { authorization: `Bearer ${secret}` } }),
  );
  for (const request of [...guests.slice(0, 2), ...homes.slice(0, 3)]) await checkStatuses(bench, request);
  const open = await measure(bench.server.origin, guests);
  const home = await measure(bench.server.origin, homes);
  return [
    figure("API, public timeline of 20, guests", open.perSecond, "requests/s", { atLeast: 3500 }),
    figure("API, public timeline of 20, guests: p99", open.p99, "ms"),
    figure("API, public timeline of 20: size", open.bytes, "bytes"),
    figure("API, home of 20, signed in", home.perSecond, "requests/s", { atLeast: 1200 }),
    figure("API, home of 20, signed in: p99", home.p99, "ms"),
    figure("API, home of 20: size", home.bytes, "bytes"),
  ];
}

/** The usual two hundred, each with an app; counted fewer than allowed, so the limits of requests are cleared before. */
async function signInApps(bench: Bench): Promise<string[]> {
  const { rows } = await bench.pool.query<{ id: string }>(
    "insert into apps (client_id, secret_hash, name, redirect_uris, scopes) values ($1, sha256('bench'), 'bench', '{urn:ietf:wg:oauth:2.0:oob}', '{read}') on conflict (client_id) do update set name = 'bench' returning id",
    ["b".repeat(43)],
  );
  const secrets: string[] = [];
  for (const { id } of someOf(bench)) {
    const secret = createHash("sha256").update(`bench app ${id}`).digest("base64url");
    await bench.pool.query(
      "insert into app_tokens (token_hash, app_id, account_id, scopes) values ($1, $2, $3, '{read}') on conflict do nothing",
      [createHash("sha256").update(secret).digest(), rows[0]?.id, id],
    );
    secrets.push(secret);
  }
  return secrets;
}

/** @throws Error when an answer does not hold twenty posts: then a fast one would mean nothing. */
async function checkStatuses({ server }: Bench, { path, headers = {} }: Asked): Promise<void> {
  const answer = await fetch(server.origin + path, { headers });
  const found = (await answer.json()) as unknown;
  if (!Array.isArray(found) || found.length !== 20)
    throw new Error(`${path} was answered with ${answer.status}: ${JSON.stringify(found).slice(0, 200)}`);
}
