import { HTTPException } from "hono/http-exception";
import { Forbidden, Invalid, KeyReused, NotFound, TooMany } from "#platform/errors";
import { foundNoRoom } from "#platform/room";
import { isPassing, namesNothing } from "#platform/trouble";
import { sayComplaints } from "#ui/complaints";
import type { ApiContext } from "./env.ts";
import { type ApiWord, words } from "./words.ts";

/** No token, or one that opens nothing (any more). */
export class BadToken extends Error {
  override readonly name = "BadToken";
  readonly code: "tokenNeeded" | "tokenBad" | "personNeeded";
  constructor(code: BadToken["code"] = "tokenNeeded") {
    super(code);
    this.code = code;
  }
}

/** What RFC 6750 answers to each. */
const challenges = {
  tokenNeeded: "Bearer",
  tokenBad: 'Bearer error="invalid_token"',
  personNeeded: 'Bearer error="invalid_token"',
} as const satisfies Record<BadToken["code"], string>;

/** What was sent cannot be read at all. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** What Mastodon can do and this server does not. */
export class NotOffered extends Error {
  override readonly name = "NotOffered";
  readonly word: ApiWord;
  constructor(word: ApiWord) {
    super(word);
    this.word = word;
  }
}

/** What OAuth 2.0 (RFC 6749, 5.2) answers to an app: one of its words, and a sentence. */
export class OAuthError extends Error {
  override readonly name = "OAuthError";
  readonly code: string;
  readonly word: ApiWord;
  readonly status: 400 | 401;
  constructor(code: string, word: ApiWord, status: 400 | 401 = 400) {
    super(code);
    this.code = code;
    this.word = word;
    this.status = status;
  }
}

/** Our codes by the names Mastodon gives them; all others are ERR_INVALID. */
const codes: Readonly<Record<string, string>> = {
  required: "ERR_BLANK",
  tooLong: "ERR_TOO_LONG",
  handleTaken: "ERR_TAKEN",
  unknownChoice: "ERR_INCLUSION",
};

/** Turns whatever was thrown into JSON as Mastodon's, in the words of whoever asks. */
export function sayTrouble(c: ApiContext, error: unknown): Response {
  const { locale } = c.var.shell.reader;
  const t = words(locale);
  const say = (status: number, body: object) => {
    c.header("Cache-Control", "no-store");
    return c.newResponse(JSON.stringify(body), status as 400, { "Content-Type": "application/json; charset=utf-8" });
  };
  const complain = (status: number, fields: Readonly<Record<string, string>>) => {
    const said = sayAll(c, fields);
    const details = Object.entries(fields).map(([field, code]) => [
      field,
      [{ error: codes[code] ?? "ERR_INVALID", description: said[field] ?? "" }],
    ]);
    return say(status, {
      error: Object.values(said).join(" "),
      ...(status === 422 && { details: Object.fromEntries(details) }),
    });
  };
  if (error instanceof BadToken) {
    c.header("WWW-Authenticate", challenges[error.code]);
    return say(401, { error: t(error.code) });
  }
  if (error instanceof OAuthError) return say(error.status, { error: error.code, error_description: t(error.word) });
  if (error instanceof NotOffered) return say(503, { error: t(error.word) });
  if (error instanceof Unreadable) return say(400, { error: t("unreadable") });
  if (error instanceof NotFound || namesNothing(error)) return say(404, { error: t("notFound") });
  if (error instanceof Forbidden) return complain(403, error.fields ?? { form: "notAllowed" });
  if (error instanceof Invalid) return complain(error.status, error.fields);
  if (error instanceof KeyReused) return complain(422, { form: "keyReused" });
  if (error instanceof TooMany) {
    c.header("Retry-After", String(error.retryAfter));
    return say(429, { error: t("tooMany", { seconds: error.retryAfter }) });
  }
  if (error instanceof HTTPException && error.status === 413) return say(413, { error: t("tooLarge") });
  if (foundNoRoom(error)) {
    c.var.ctx.room?.noteFull();
    return complain(507, { form: "onlyReading" });
  }
  if (isPassing(error)) {
    c.header("Retry-After", "5");
    return say(503, { error: t("busy") });
  }
  c.var.ctx.log.error("A request failed", { method: c.req.method, route: c.req.path, error });
  return say(500, { error: t("broken") });
}

/** Sentences by field: ours where the API has a word of its own, else those of the forms. */
function sayAll(c: ApiContext, fields: Readonly<Record<string, string>>): Record<string, string> {
  const { locale } = c.var.shell.reader;
  const t = words(locale);
  const said = sayComplaints(locale, fields);
  for (const [field, code] of Object.entries(fields)) if (words.has(code)) said[field] = t(code);
  return said;
}
