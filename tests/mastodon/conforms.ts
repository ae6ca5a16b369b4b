import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

type Answers = Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> }>>;
type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Answers }>>>>;
  readonly components: object;
};

const file = join(import.meta.dirname, "../data/mastodon-openapi/schema.json");
// A Quote is a ShallowQuote too, since neither is closed: "exactly one of them" could never hold.
const document = JSON.parse(readFileSync(file, "utf8").replaceAll('"oneOf"', '"anyOf"')) as Document;
const isDate = /^\d{4}-\d{2}-\d{2}$/;
const ajv = new Ajv2020({
  strict: false,
  allErrors: true,
  formats: {
    "date-time": (text: string) =>
      /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-][\d:]+)$/.test(text) && !Number.isNaN(Date.parse(text)),
    date: (text: string) => isDate.test(text) || !Number.isNaN(Date.parse(text)),
    // Mastodon itself says "" where a card has no author or nothing to embed.
    uri: (text: string) => text === "" || URL.canParse(text),
    email: true,
    "iso-639-1": /^[a-z]{2,3}$/,
  },
});
ajv.addSchema({ $id: "mastodon", ...document });

const patterns = Object.keys(document.paths)
  .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, "([^/]+)")}$`) }))
  .sort((a, b) => a.path.split("{").length - b.path.split("{").length);
const compiled = new Map<string, ValidateFunction | undefined>();

/** Older addresses the document no longer knows, and takes for others, or calls one thing where many are. */
const forgotten = /^\/api\/v1\/(notifications\/policy|filters)$/;

/** The check for one answer of Mastodon's API; undefined when the document says nothing of it. */
function checkOf(method: string, path: string, status: number): ValidateFunction | undefined {
  if (status >= 400) return compile("#/components/schemas/Error");
  if (forgotten.test(path)) return undefined;
  const template = patterns.find(
    ({ pattern, path: name }) => pattern.test(path) && document.paths[name]?.[method.toLowerCase()],
  );
  if (!template) return undefined;
  const found = document.paths[template.path]?.[method.toLowerCase()]?.responses[status];
  if (!found?.content?.["application/json"]?.schema) return undefined;
  const escape = (part: string) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
  return compile(
    `#/paths/${escape(template.path)}/${method.toLowerCase()}/responses/${status}/content/${escape("application/json")}/schema`,
  );
}

function compile(pointer: string): ValidateFunction | undefined {
  if (!compiled.has(pointer)) compiled.set(pointer, ajv.compile({ $ref: `mastodon${pointer}` }));
  return compiled.get(pointer);
}

/** Addresses of ours the document does not know, or of which it says nothing. */
export type Unknown = "unknown";

/** What is wrong with an answer by Mastodon's own schema, as sentences; "unknown" when the schema says nothing of it. */
export function complaintsOf(method: string, path: string, status: number, body: unknown): readonly string[] | Unknown {
  const check = checkOf(method, path.split("?")[0] ?? "", status);
  if (!check) return "unknown";
  if (check(body)) return [];
  return (check.errors ?? []).slice(0, 8).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Fails with what is wrong when an answer is not as Mastodon's schema says. What the schema does not know passes. */
export function conforms(method: string, path: string, status: number, body: unknown): void {
  const complaints = complaintsOf(method, path, status, body);
  if (complaints === "unknown") return;
  assert.deepEqual(complaints, [], `${method} ${path} ${status}: ${JSON.stringify(body).slice(0, 1500)}`);
}
