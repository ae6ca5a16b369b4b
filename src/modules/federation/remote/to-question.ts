import type { Insertable } from "kysely";
import type { Context } from "#platform/context";
import type { RemoteQuestionsTable, RemoteStatementsTable } from "#platform/schema";
import { canonicalUri } from "./canonical-uri.ts";
import { countOf, idOf, isNode, lineOf, momentOf, type Node, nodesOf, typeOf } from "./read-node.ts";

/** What a post of another server asks the opinion of many about, as its server says it. */
export type RemoteQuestion = Omit<Insertable<RemoteQuestionsTable>, "post_id"> & {
  readonly statements: readonly RemoteStatement[];
};
export type RemoteStatement = Omit<Insertable<RemoteStatementsTable>, "post_id" | "translations"> & {
  readonly translations: Readonly<Record<string, string>>;
};

export const questionLimits = {
  title: 160,
  statements: 100,
  all: 1000,
  text: 200,
  translation: 300,
  languages: 8,
  years: 20,
};
const MOST_NUMBER = 10_000;
const isLanguage = (code: unknown): code is string => typeof code === "string" && /^[a-z]{2,3}$/.test(code);

/**
 * Reads the question a post of this host asks. Undefined where there is none, where it is said to be another host's, and where it has no
 * title or no statement that one could answer.
 */
export function toQuestion(ctx: Context, object: Node, host: string): RemoteQuestion | undefined {
  const node = object["opinionQuestion"];
  if (!isNode(node) || typeOf(node) !== "OpinionQuestion") return undefined;
  const id = canonicalUri(ctx, node["id"]);
  const title = lineOf(node["name"], questionLimits.title);
  const collection = isNode(node["statements"]) ? node["statements"] : {};
  const statements = toStatements(ctx, collection["orderedItems"], host);
  if (!id || id.host !== host || !title || statements.length === 0) return undefined;
  const counts = isNode(node["participants"]) ? node["participants"] : {};
  const now = ctx.now();
  const latest = new Date(now.getTime() + questionLimits.years * 366 * 86_400_000);
  return {
    uri: id.uri,
    title,
    closes_at: momentOf(node["endTime"], latest) ?? null,
    closed: node["closed"] !== undefined && node["closed"] !== null && node["closed"] !== false,
    takes_statements: node["acceptsStatements"] === true,
    statements_from: fromOf(ctx, collection, host),
    statements_count: Math.max(statements.length, countOf(collection["totalItems"], MOST_NUMBER) ?? 0),
    by_member: countOf(counts["member"]) ?? 0,
    by_guest: countOf(counts["guest"]) ?? 0,
    by_remote: countOf(counts["remote"]) ?? 0,
    said_at: momentOf(node["updated"], now) ?? now,
    statements,
  };
}

/** Where all of them are read: at its own server. */
function fromOf(ctx: Context, collection: Node, host: string): string | null {
  const from = canonicalUri(ctx, idOf(collection["first"])) ?? canonicalUri(ctx, collection["id"]);
  return from?.host === host ? from.uri : null;
}

/** Its statements, each number and each name once; what is no statement of this host is left out. */
function toStatements(ctx: Context, items: unknown, host: string): readonly RemoteStatement[] {
  const read = new Map<number, RemoteStatement>();
  const names = new Set<string>();
  for (const item of nodesOf(items).slice(0, 5 * questionLimits.statements)) {
    const one = toStatement(ctx, item, host);
    if (!one || read.has(one.number) || names.has(one.uri)) continue;
    if (read.size === questionLimits.statements) break;
    read.set(one.number, one);
    names.add(one.uri);
  }
  return [...read.values()];
}

/** A statement of this host. Undefined for what is none. */
export function toStatement(ctx: Context, node: Node, host: string): RemoteStatement | undefined {
  const { number } = node;
  const id = canonicalUri(ctx, node["id"]);
  const text = lineOf(node["name"], questionLimits.text);
  if (typeOf(node) !== "Statement" || !id || id.host !== host || !text) return undefined;
  if (typeof number !== "number" || !Number.isInteger(number) || number < 1 || number > MOST_NUMBER) return undefined;
  const language = isLanguage(node["language"]) ? node["language"] : "und";
  return { number, uri: id.uri, language, text, translations: translationsOf(node["nameMap"], language) };
}

function translationsOf(map: unknown, original: string): Readonly<Record<string, string>> {
  const entries = Object.entries(isNode(map) ? map : {})
    .filter(([language]) => isLanguage(language) && language !== original)
    .map(([language, text]) => [language, lineOf(text, questionLimits.translation)] as const)
    .filter(([, text]) => text !== "");
  return Object.fromEntries(entries.slice(0, questionLimits.languages));
}
