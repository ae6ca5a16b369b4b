import { HTTPException } from "hono/http-exception";
import type { z } from "zod";
import { Invalid } from "#platform/errors";
import { clean } from "#platform/http/form";
import { type FileRules, LARGEST_BODY, readMultipart, type Upload } from "#platform/http/multipart";
import type { ApiContext } from "./env.ts";
import { Unreadable } from "./trouble.ts";

/** How deep JSON may nest, and names such as `poll[options][]`. */
const DEEPEST = 32;
const DEEPEST_NAME = 8;
const MOST_FIELDS = 300;

/** What came with a request, from its address and its body, as one object. */
export type Sent = { readonly [name: string]: unknown };
type Pair = readonly [string, string];

/**
 * Reads what came: the query, and a JSON, urlencoded or multipart body, with names as Rails nests them (`ids[]`,
 * `poll[options][]`, `fields_attributes[0][name]`). Text is cleaned as that of forms.
 * @throws Unreadable for what is none of these or nests too deep; HTTPException 413.
 */
export async function readSent(c: ApiContext): Promise<Sent> {
  return (await receive(c)).sent;
}

/** As `readSent`, with files; `work` is done with them and they are gone afterwards. */
export async function withFiles<Result>(
  c: ApiContext,
  rules: FileRules,
  work: (sent: Sent, uploads: readonly Upload[]) => Promise<Result>,
): Promise<Result> {
  const { sent, uploads, problem, discard } = await receive(c, rules);
  try {
    if (problem) throw problem;
    return await work(sent, uploads);
  } finally {
    await discard();
  }
}

/** What came, as the schema says it must be. @throws Invalid with the codes of what is wrong, by field */
export async function take<Schema extends z.ZodType>(c: ApiContext, schema: Schema): Promise<z.infer<Schema>> {
  return check(schema, await readSent(c));
}

export function check<Schema extends z.ZodType>(schema: Schema, sent: Sent): z.infer<Schema> {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  const errors: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const issue of parsed.error.issues) errors[String(issue.path[0] ?? "form")] ??= issue.message;
  throw new Invalid(errors);
}

type Received = {
  readonly sent: Sent;
  readonly uploads: readonly Upload[];
  readonly problem: Invalid | undefined;
  readonly discard: () => Promise<void>;
};

async function receive(c: ApiContext, rules?: FileRules): Promise<Received> {
  const type = c.req.header("Content-Type")?.toLowerCase() ?? "";
  const query = [...new URL(c.req.url).searchParams];
  const none = { uploads: [], problem: undefined, discard: async () => {} };
  if (c.req.method === "GET" || c.req.method === "HEAD") return { ...none, sent: nest(query) };
  if (type.startsWith("multipart/form-data")) {
    const { fields, ...files } = await readMultipart(c as never, rules);
    return { ...files, sent: nest([...query, ...fields]) };
  }
  const text = await readText(c);
  if (text.trim() === "") return { ...none, sent: nest(query) };
  if (/^application\/(.+\+)?json\b/.test(type)) return { ...none, sent: { ...nest(query), ...readJson(text) } };
  if (!type.startsWith("application/x-www-form-urlencoded")) throw new Unreadable();
  return { ...none, sent: nest([...query, ...new URLSearchParams(text)]) };
}

async function readText(c: ApiContext): Promise<string> {
  if (Number(c.req.header("Content-Length") ?? 0) > LARGEST_BODY) throw new HTTPException(413);
  const text = await c.req.text();
  if (text.length > LARGEST_BODY) throw new HTTPException(413);
  return text;
}

/** @throws Unreadable also for what nests deeper than any app needs, before it is parsed */
function readJson(text: string): Record<string, unknown> {
  let depth = 0;
  for (const [mark] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/gs)) {
    if (mark === "{" || mark === "[") depth++;
    else if (mark === "}" || mark === "]") depth--;
    if (depth > DEEPEST) throw new Unreadable();
  }
  let found: unknown;
  try {
    found = JSON.parse(text, (_, value: unknown) => (typeof value === "string" ? clean(value) : value));
  } catch {
    throw new Unreadable();
  }
  if (typeof found !== "object" || found === null || Array.isArray(found)) throw new Unreadable();
  return found as Record<string, unknown>;
}

type Nest = { [name: string]: unknown };

/** Puts fields together as Rails does. @throws Unreadable for more fields or deeper names than any app sends */
function nest(pairs: readonly Pair[]): Nest {
  if (pairs.length > MOST_FIELDS) throw new Unreadable();
  const root = Object.create(null) as Nest;
  for (const [name, value] of pairs) {
    const [, first = "", rest = ""] = /^([^[]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? [];
    if (!first) continue;
    const keys = [first, ...Array.from(rest.matchAll(/\[([^[\]]*)\]/g), ([, key = ""]) => key)];
    if (keys.length > DEEPEST_NAME) throw new Unreadable();
    put(root, keys, clean(value));
  }
  return root;
}

function put(into: Nest, [key = "", ...rest]: readonly string[], value: string): void {
  const [next] = rest;
  if (next === undefined) into[key] = value;
  else if (next !== "") put(childOf(into, key), rest, value);
  else {
    const list = Array.isArray(into[key]) ? (into[key] as unknown[]) : (into[key] = []);
    const deeper = rest.slice(1);
    if (deeper.length === 0) return void (list as unknown[]).push(value);
    const last = (list as Nest[]).at(-1);
    const element = last && !((deeper[0] ?? "") in last) ? last : (Object.create(null) as Nest);
    if (element !== last) (list as Nest[]).push(element);
    put(element, deeper, value);
  }
}

function childOf(into: Nest, key: string): Nest {
  const found = into[key];
  if (typeof found === "object" && found !== null && !Array.isArray(found)) return found as Nest;
  const made = Object.create(null) as Nest;
  into[key] = made;
  return made;
}
