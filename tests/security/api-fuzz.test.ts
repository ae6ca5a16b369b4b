import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type ApiAnswer, type AppClient, clientWith, makeClient } from "../mastodon/app-client.ts";
import { makeWorld } from "../world.ts";
import { apiRoutesOf } from "./api-routes.ts";

const world = await makeWorld();
const routes = apiRoutesOf({ world }).filter(({ path }) => !path.startsWith("/api/v1/streaming"));
const EACH = 12;
/** Somebody asks at most so often before another takes their place, so that no limit is met. */
const TURNS = 120;

let turns = 0;
let people = 0;
let taken = 0;
let someone: AppClient | undefined;
async function anybody(): Promise<AppClient> {
  if (!someone || ++turns % TURNS === 0) someone = await makeClient(world, await world.person(`warga${++people}`));
  return someone;
}

const ids = [
  "1",
  "0",
  "-1",
  "9223372036854775807",
  "9223372036854775808",
  "1e9",
  "null",
  "__proto__",
  "%00",
  "ungrouped-1",
];
const junkId = fc.oneof(fc.constantFrom(...ids), fc.string({ maxLength: 20 }).map(encodeURIComponent).filter(Boolean));
const leaf = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constantFrom(
    null,
    "",
    "\u0000",
    "\ud800",
    "9".repeat(2000),
    "x".repeat(20_000),
    "true",
    "[]",
    "{}",
    "2026-13-45T99:99",
  ),
);
const value = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 4 }),
  fc.dictionary(fc.string({ maxLength: 8 }), leaf, { maxKeys: 4 }),
);
const fields = [
  "status",
  "media_ids",
  "media_ids[]",
  "poll",
  "poll[options][]",
  "id",
  "id[]",
  "title",
  "name",
  "context",
  "context[]",
  "limit",
  "offset",
  "max_id",
  "since_id",
  "min_id",
  "q",
  "type",
  "types[]",
  "exclude_types",
  "choices",
  "choices[]",
  "account_id",
  "account_ids",
  "status_ids",
  "keywords_attributes",
  "expires_in",
  "filter_action",
  "domain",
  "description",
  "focus",
  "home",
  "notifications",
  "home[last_read_id]",
  "timeline[]",
  "subscription",
  "data",
  "scheduled_at",
  "rule_ids",
  "category",
  "comment",
  "for_not_following",
  "visibility",
  "language",
  "in_reply_to_id",
  "duration",
  "fields_attributes",
  "display_name",
  "client_name",
  "redirect_uris",
  "scopes",
  "grant_type",
  "keyword",
];
const body = fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 8 });
const request = fc.record({ body, junkId, isForm: fc.boolean() });

function toForm(sent: Readonly<Record<string, unknown>>): URLSearchParams {
  const text = (one: unknown) => (typeof one === "object" ? JSON.stringify(one) : String(one)).toWellFormed();
  return new URLSearchParams(
    Object.entries(sent).flatMap(([name, one]): [string, string][] =>
      Array.isArray(one) ? one.map((each): [string, string] => [`${name}[]`, text(each)]) : [[name, text(one)]],
    ),
  );
}

/** An answer is no fault of ours, and who is refused is told why; what is not offered may say so with 503. */
function judge(name: string, { status, text, body }: Pick<ApiAnswer, "status" | "text" | "body">): void {
  assert.ok(status < 500 || (status === 503 && /translate/.test(name)), `${name} ${status}: ${world.logged.at(-1)}`);
  if (status >= 400) assert.ok(body?.error?.length > 0, `${name} ${status} ${text}`);
}

test("DOS-21 whatever is sent to any address of the API is answered with JSON and a sentence, and nothing breaks", async () => {
  for (const { method, path, name } of routes) {
    await fc.assert(
      fc.asyncProperty(request, async ({ body, junkId, isForm }) => {
        const address = path.replace(/\{[^{}]*\}/g, "").replace(/:\w+/g, () => junkId);
        const client = await anybody();
        const query = toForm(body).toString().slice(0, 4000);
        const sent = method === "GET" ? undefined : isForm ? toForm(body) : body;
        const answer = await client.send(method, method === "GET" ? `${address}?${query}` : address, sent);
        judge(name, answer);
        if (answer.status < 300) taken++;
      }),
      { numRuns: EACH, seed: 20_261_126, endOnFailure: true },
    );
  }
  assert.ok(taken >= 200, `${taken} requests were taken, so not everything was refused at the door`);
  assert.ok(routes.length >= 150, `${routes.length} addresses`);
});

test("DOS-23 ids and limits of a million digits, and JSON a thousand levels deep, are refused at once", async () => {
  const long = "9".repeat(1_000_000);
  const deep = `${"[".repeat(1000)}${"]".repeat(1000)}`;
  for (const { method, path, name } of routes) {
    const client = await anybody();
    const begun = performance.now();
    if (path.includes(":id")) {
      const answer = await client.send(method, path.replace(/\{[^{}]*\}/g, "").replace(/:\w+/g, long));
      assert.ok(answer.status >= 400 && answer.status < 500, `${name} ${answer.status}`);
    }
    if (method === "GET") {
      const { status } = await client.get(
        `${path.replace(/\{[^{}]*\}/g, "").replace(/:\w+/g, "1")}?limit=${long}&max_id=${long}`,
      );
      assert.ok(status < 500, `${name} ${status}`);
    } else {
      const headers = { "Content-Type": "application/json" };
      const { status } = await client.send(
        method,
        path.replace(/\{[^{}]*\}/g, "").replace(/:\w+/g, "1"),
        `{"a":${deep}}`,
        headers,
      );
      assert.ok(status < 500, `${name} ${status}`);
    }
    assert.ok(performance.now() - begun < 2000, name);
  }
  const deepest = await (await anybody()).send("POST", "/api/v1/statuses", `{"status":${deep}}`, {
    "Content-Type": "application/json",
  });
  assert.equal(deepest.status, 400);
  assert.equal((await clientWith(world).get("/api/v1/statuses/1?limit=9")).status, 404);
});

test("the judge would notice a fault, and a refusal without a word", () => {
  assert.throws(() => judge("GET /api/v1/x", { status: 500, text: "", body: { error: "Rusak" } }));
  assert.throws(() => judge("GET /api/v1/x", { status: 404, text: "{}", body: {} }));
  judge("GET /api/v1/x", { status: 422, text: "", body: { error: "Bagian ini belum benar." } });
});
