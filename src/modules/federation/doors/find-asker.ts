import { findServerStanding, type Looker } from "#modules/trust";
import type { Context } from "#platform/context";
import { Forbidden } from "#platform/errors";
import { findSigner } from "../inbound/find-signer.ts";
import { meetSigner } from "../inbound/meet-signer.ts";
import { BadSignature } from "../inbound/signature/signed.ts";
import { checkHour, isSignedBy, readSignature } from "../inbound/signature/verify.ts";
import { canonicalUri, isOurs } from "../remote/canonical-uri.ts";

/** Who asks for a document. Without a signature, or with one of somebody we never heard of, it is anybody. */
export type Asker = { readonly isSigned: boolean; readonly isKnown: boolean; readonly looker: Looker };

const anybody: Asker = { isSigned: false, isKnown: false, looker: undefined };

/**
 * Who signed a request for a document. A key we do not have is asked for only when nobody may read without a name
 * (`mustBeKnown`): otherwise they get what everybody gets, and cannot make us ask.
 *
 * @throws BadSignature; Forbidden for a server or a person that is suspended
 */
export async function findAsker(ctx: Context, request: Request, mustBeKnown: boolean): Promise<Asker> {
  if (request.headers.get("Signature") === null) return anybody;
  const { pathname, search } = new URL(request.url);
  const read = (target: string) =>
    readSignature({
      method: request.method === "HEAD" ? "HEAD" : "GET",
      target,
      origin: ctx.config.baseUrl.origin,
      headers: request.headers,
      body: Buffer.alloc(0),
    });
  const signature = read(pathname + search);
  // Many that sign by the draft leave the query out, as Mastodon did for years.
  const short = search && request.headers.get("Signature-Input") === null ? read(pathname) : undefined;
  const key = canonicalUri(ctx, signature.keyUri);
  if (!key || isOurs(ctx, key.host)) throw new BadSignature("a key that is nobody's");
  if ((await findServerStanding(ctx, key.host)).severity === "suspend") throw new Forbidden();
  const { now, signer: known } = await findSigner(ctx, key.uri);
  checkHour(signature, now);
  const isRight = (candidate: Parameters<typeof isSignedBy>[1]) =>
    isSignedBy(signature, candidate) || (short !== undefined && isSignedBy(short, candidate));
  const signer = known && isRight(known.key) ? known : undefined;
  const met = signer ?? (mustBeKnown || known ? await meetSigner(ctx, key.uri, isRight) : undefined);
  if (!met) {
    if (known || mustBeKnown) throw new BadSignature("not signed with the key it names");
    return { ...anybody, isSigned: true };
  }
  if (met.status !== "remote") throw new Forbidden();
  return { isSigned: true, isKnown: true, looker: { id: met.accountId, status: "remote" } };
}
