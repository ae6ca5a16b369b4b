import { webcrypto } from "node:crypto";
import { signRequest } from "@fedify/fedify/sig";
import type { Context } from "#platform/context";
import { rsaKeyUri } from "./addresses.ts";
import { actorIdOf, findPrivateKeys } from "./keys.ts";

/** The two kinds of signatures servers take: the draft that all know, and the standard that took its place. */
export type SignatureKind = "cavage" | "rfc9421";
type Wish = {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly kind: SignatureKind;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};
/** Signs requests in the name of one actor. */
export type Sign = (wish: Wish) => Promise<Record<string, string>>;

const specs = { cavage: "draft-cavage-http-signatures-12", rfc9421: "rfc9421" } as const;

/** @throws Error when the server's own key was changed since the actor's were made. */
export async function signFor(ctx: Context, owner: { readonly id: string } | "server"): Promise<Sign> {
  const { rsa } = await findPrivateKeys(ctx, actorIdOf(owner));
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
  const key = await webcrypto.subtle.importKey("pkcs8", new Uint8Array(rsa), algorithm, true, ["sign"]);
  const keyId = new URL(rsaKeyUri(ctx, owner));
  return async ({ method, url, kind, headers = {}, body }) => {
    const request = new Request(url, { method, headers, ...(body !== undefined && { body }) });
    const bytes = new TextEncoder().encode(body ?? "");
    const signed = await signRequest(request, key, keyId, {
      spec: specs[kind],
      ...(body !== undefined && { body: bytes.buffer }),
    });
    return Object.fromEntries(signed.headers);
  };
}
