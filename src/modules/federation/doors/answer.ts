import { Forbidden, NotFound, TooMany } from "#platform/errors";
import type { RequestContext } from "#platform/http/env";
import { ACTIVITY_TYPE, alone, type JsonObject } from "../documents/context.ts";
import { toGone } from "../documents/to-actor.ts";
import { BadSignature } from "../inbound/signature/signed.ts";
import { type Asker, findAsker } from "./find-asker.ts";
import { wantsPage } from "./negotiate.ts";

/** Somebody or something that was here and will not come back, by the name others know it by. */
export class Gone extends Error {
  override readonly name = "Gone";
  readonly uri: string;
  constructor(uri: string) {
    super("gone");
    this.uri = uri;
  }
}

const VARY = "Accept, Signature, Signature-Input";
/** So long a cache may keep what everybody gets. */
const OPEN_SECONDS = 30;

type Document = (asker: Asker) => Promise<JsonObject>;
type Wishes = {
  /** Where a browser is sent. */
  readonly page?: string;
  /** Answered also where nobody may read without a name: whoever wants to know our key must be able to. */
  readonly always?: boolean;
};

/**
 * Answers with a document as whoever asks may see it. What depends on who signed the request is kept by no cache. While
 * documents are for those alone who say who they are, others get 401.
 */
export async function answerDocument(
  c: RequestContext,
  find: Document,
  { page, always }: Wishes = {},
): Promise<Response> {
  const { ctx, community } = c.var;
  if (page !== undefined && wantsPage(c.req.header("Accept"))) return c.redirect(page, 303);
  const isListed = community.federation === "listed";
  const mustBeKnown = !always && (ctx.config.signedFetch || isListed);
  try {
    if (community.federation === "closed") throw new NotFound();
    const asker = await findAsker(ctx, c.req.raw, mustBeKnown);
    if (mustBeKnown && !asker.isKnown) return refuse(c, 401, "say who you are");
    return send(
      c,
      alone(await find(asker)),
      200,
      asker.isSigned ? "private, no-store" : `public, max-age=${OPEN_SECONDS}`,
    );
  } catch (error) {
    if (error instanceof Gone) return send(c, alone(toGone(error.uri)), 410, "no-store");
    if (error instanceof BadSignature) return refuse(c, 401, error.message);
    if (error instanceof TooMany) return refuse(c, 429, "too many unknown keys");
    if (error instanceof Forbidden) return refuse(c, 403, "not talked with");
    if (error instanceof NotFound) return refuse(c, 404, "not found");
    throw error;
  }
}

/** JSON without a single `<`, so that nothing in it can be taken for a page. */
const write = (body: JsonObject): string => JSON.stringify(body).replaceAll("<", "\\u003c");

function send(c: RequestContext, document: JsonObject, status: 200 | 410, cache: string): Response {
  return c.newResponse(write(document), status, {
    "Content-Type": `${ACTIVITY_TYPE}; charset=utf-8`,
    "Cache-Control": cache,
    Vary: VARY,
  });
}

function refuse(c: RequestContext, status: 401 | 403 | 404 | 429, error: string): Response {
  return c.newResponse(JSON.stringify({ error }), status, {
    "Content-Type": "application/json",
    "Cache-Control": "no-store",
    Vary: VARY,
  });
}

/** What is the same for everyone and may be read from any page on the web. */
export function answerOpen(c: RequestContext, type: string, body: JsonObject, seconds = 300): Response {
  return c.newResponse(write(body), 200, {
    "Content-Type": `${type}; charset=utf-8`,
    "Cache-Control": `public, max-age=${seconds}`,
    "Access-Control-Allow-Origin": "*",
    Vary: "Accept",
  });
}
